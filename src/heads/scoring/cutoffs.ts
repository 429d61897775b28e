import { promisedCut, type ClaimedRow } from './promised-cut.js'
import { logit, sigmoid } from '../../numbers/logistic.js'

/** What the cut-offs are to be best for. */
export type Goal =
  /** The mean over projects of F-beta; beta 1 is F1. */
  | { readonly kind: 'f'; readonly beta: number }
  /** The lowest cut-off whose accepted rows are right this often, with this confidence: 0.95 by default. */
  | {
      readonly kind: 'precision'
      readonly wanted: number
      readonly confidence?: number | undefined
    }
  /** The harmonic mean of accuracy on projects' rows and recall of none. */
  | { readonly kind: 'balance' }

/** A goal that says what any cut-off is worth. */
type ScoredGoal = Exclude<Goal, { readonly kind: 'precision' }>

/** An out-of-fold row: its best head, the chance of that head, and the truth. */
export interface CutRow extends ClaimedRow {
  /** Index of the best head. */
  readonly head: number
  /** Whether the row is no project's. */
  readonly none: boolean
}

/** How to choose cut-offs. */
export interface CutSettings {
  readonly goal: Goal
  /** A head's own best cut-off counts as its rows, the common one as this many. */
  readonly shrinkage: number
  /** Share of all rows that may lie between reject and accept; with 0 no row is left open, near-ties neither. */
  readonly deferred: number
}

/** What is best by default: macro F0.5, as a false claim costs more than a row left to none. */
export const USUAL_GOAL = { kind: 'f', beta: 0.5 } as const

/** The defaults. */
export const CUTS: CutSettings = { goal: USUAL_GOAL, shrinkage: 40, deferred: 0.02 }

/** For each head: at or above `accept` it claims the row, at or below `reject` it does not. */
export interface Cutoffs {
  readonly accept: Float64Array
  readonly reject: Float64Array
}

/**
 * Cut-offs for every head from out-of-fold rows.
 *
 * In a closed world, where every row has a project, the best head is taken
 * whatever its chance, unless a precision is wanted.
 *
 * @param supports - Rows of each head's project, those it is not best on included.
 */
export function fitCutoffs(
  rows: readonly CutRow[],
  supports: readonly number[],
  settings: CutSettings & { readonly closed?: boolean },
): Cutoffs {
  if (settings.closed && settings.goal.kind !== 'precision') {
    return { accept: new Float64Array(supports.length), reject: new Float64Array(supports.length) }
  }
  const sorted = byChance(rows)
  const { goal, deferred } = settings
  if (goal.kind === 'precision') return promisedCutoffs(sorted, supports, { goal, deferred })
  const common = cutOfSorted(sorted, supports, goal)
  const accept = Float64Array.from(supports, (support, head) => {
    if (goal.kind === 'balance') return common
    const own = sorted.filter((row) => row.head === head)
    const best = cutOfSorted(
      own.map((row) => ({ ...row, head: 0 })),
      [support],
      goal,
    )
    const share = own.length === 0 ? 0 : support / (support + settings.shrinkage)
    return sigmoid(share * logit(best) + (1 - share) * logit(common))
  })
  const gap = rejectGap(sorted, accept, deferred)
  return { accept, reject: accept.map((cut) => sigmoid(logit(cut) - gap)) }
}

/**
 * One cut-off for all heads whose precision can be promised; no head accepts where none can. Rows
 * that would be accepted without the promise are left open, unless none may be.
 */
function promisedCutoffs(
  sorted: readonly CutRow[],
  supports: readonly number[],
  { goal, deferred }: Promised,
): Cutoffs {
  const { wanted, confidence = CONFIDENCE } = goal
  const cut = promisedCut(sorted, { wanted, risk: 1 - confidence }) ?? NEVER
  const usual = cutOfSorted(sorted, supports, { kind: 'f', beta: 1 })
  const reject = deferred === 0 ? cut : Math.min(cut, usual)
  return {
    accept: new Float64Array(supports.length).fill(cut),
    reject: new Float64Array(supports.length).fill(reject),
  }
}

interface Promised extends Pick<CutSettings, 'deferred'> {
  readonly goal: Extract<Goal, { readonly kind: 'precision' }>
}

/** How surely a precision is promised where nothing else is said. */
export const CONFIDENCE = 0.95

/** The cut-off of a head that accepts no row. */
export const NEVER = 1

/**
 * The cut-off that serves the goal best when all heads share it: the middle of
 * those that are nearly best, so that one row more or less moves it little.
 */
export function commonCutoff(
  rows: readonly CutRow[],
  supports: readonly number[],
  goal: ScoredGoal,
): number {
  return cutOfSorted(byChance(rows), supports, goal)
}

function byChance(rows: readonly CutRow[]): readonly CutRow[] {
  return rows.toSorted((a, b) => b.chance - a.chance)
}

function cutOfSorted(
  sorted: readonly CutRow[],
  supports: readonly number[],
  goal: ScoredGoal,
): number {
  if (sorted.length === 0) return 0.5
  const worths = worthOf(sorted, supports, goal)
  const best = worths.reduce((most, worth) => Math.max(most, worth), -Infinity)
  const ceiling = ceilingOf(goal)
  let sum = 0
  let many = 0
  for (const [at, { chance }] of sorted.entries()) {
    if ((worths[at] as number) < best - NEARLY) continue
    sum += logit(Math.min(ceiling, (chance + (sorted[at + 1]?.chance ?? chance)) / 2))
    many++
  }
  return sigmoid(sum / many)
}

/** Cut-offs whose worth differs by less cannot be told apart on so few rows. */
const NEARLY = 0.005

/**
 * No cut-off above this can be best: with calibrated chances the one that is
 * best for F-beta is F / (1 + beta²), whatever F can be reached.
 *
 * @see Lipton, Elkan and Naryanaswamy, "Optimal thresholding of classifiers to maximize F1 measure", 2014.
 */
function ceilingOf(goal: ScoredGoal): number {
  return goal.kind === 'f' ? 1 / (1 + goal.beta * goal.beta) : 1 - 1e-9
}

/** For each row, what accepting it and all before it is worth. */
function worthOf(
  sorted: readonly CutRow[],
  supports: readonly number[],
  goal: ScoredGoal,
): number[] {
  switch (goal.kind) {
    case 'f':
      return meanF(sorted, supports, goal.beta)
    case 'balance':
      return balance(sorted, supports)
    default:
      return goal satisfies never
  }
}

function meanF(sorted: readonly CutRow[], supports: readonly number[], beta: number): number[] {
  const right = new Float64Array(supports.length)
  const taken = new Float64Array(supports.length)
  const parts = new Float64Array(supports.length)
  const square = beta * beta
  let sum = 0
  return sorted.map((row) => {
    const { head } = row
    taken[head] = (taken[head] as number) + 1
    if (row.right) right[head] = (right[head] as number) + 1
    const part =
      ((1 + square) * (right[head] as number)) /
      (taken[head] + square * Math.max(1, supports[head] as number))
    sum += part - (parts[head] as number)
    parts[head] = part
    return sum / supports.length
  })
}

function balance(sorted: readonly CutRow[], supports: readonly number[]): number[] {
  const inside = supports.reduce((sum, support) => sum + support, 0)
  const outside = sorted.filter(({ none }) => none).length
  let right = 0
  let missed = 0
  return sorted.map((row) => {
    if (row.right) right++
    if (row.none) missed++
    const accuracy = right / Math.max(1, inside)
    const recall = 1 - missed / Math.max(1, outside)
    return accuracy + recall === 0 ? 0 : (2 * accuracy * recall) / (accuracy + recall)
  })
}

/** How far below accept, in logits, reject lies for the wanted share of rows to fall between. */
function rejectGap(rows: readonly CutRow[], accept: Float64Array, deferred: number): number {
  if (deferred === 0) return 0
  const below = rows
    .map(({ head, chance }) => logit(accept[head] as number) - logit(chance))
    .filter((gap) => gap > 0)
    .toSorted((a, b) => a - b)
  return below[Math.min(below.length - 1, Math.floor(deferred * rows.length))] ?? 0
}
