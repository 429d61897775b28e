import { NO_FLOOR } from '../../heads/scoring/head.js'
import { bestOf, type DecisionRule, type JudgedMargins } from './learn-decision.js'

/** How far a project must stand above none for a row not to leave before its runs of characters are asked. */
export interface EarlyExit {
  readonly floor: number
  /** Share of the rows of none that leave. */
  readonly leavesEarly: number
}

/**
 * How much lower than a row that stays a row must be: most rows of none lie within
 * a few hundredths of each other, and rounding the weights moves them a little.
 */
const SLACK = 0.01

/** One in a thousand of the rows of projects is given only for a fifth more of the rows of none. */
const PRICE = 200

/** An exit that fewer of the rows of none take costs more than it saves. */
const LEAST_SHARE = 0.1

/** An exit that lets no row leave. */
export const NO_EXIT: EarlyExit = { floor: NO_FLOOR, leavesEarly: 0 }

/**
 * Learns the floor from rows that no head had seen: the one where most rows of
 * none leave for what is lost by it.
 *
 * A row of a project that stands below the floor loses the chance that its own
 * head gives it, where that is in front of the others; a row of none is right to
 * leave. Rows that rules settle count too, as heads are also asked without rules.
 * New rows lose more than these: as many as if one more row were there and lost,
 * so few rows let none leave. Where a project stands above none no row does.
 */
export function learnExit({ judged, weights, rule }: Learned): EarlyExit {
  const { labels, projects, outOfFold } = judged
  const owned: Owned[] = []
  const none: number[] = []
  let all = 0
  for (const [row, label] of labels.entries()) {
    const bound = outOfFold.bounds[row] as number
    const weight = weights[row] as number
    if (weight === 0) continue
    if (label === projects) {
      none.push(bound)
      continue
    }
    all += weight
    const { head, chance } = bestOf(judged, row, rule)
    if (head === label) owned.push({ bound, loss: weight * chance })
  }
  owned.sort((a, b) => a.bound - b.bound)
  none.sort((a, b) => a - b)
  let best = NO_EXIT
  let most = 0
  let lost = 0
  let leaving = 0
  for (const { bound, loss } of owned) {
    if (bound === Infinity) break
    const floor = Math.min(0, bound - SLACK)
    while (leaving < none.length && (none[leaving] as number) < floor) leaving++
    const share = none.length === 0 ? 0 : leaving / none.length
    const worth = share - (PRICE * (lost + 1)) / (all + 1)
    if (worth > most && share >= LEAST_SHARE) {
      most = worth
      best = { floor, leavesEarly: share }
    }
    lost += loss
  }
  return best
}

/** Whether a row stands below the floor, which is one for all folds. */
export function leavesEarly({ outOfFold }: JudgedMargins, row: number, floor: number): boolean {
  return (outOfFold.bounds[row] as number) < floor
}

/** The labels rows get where none is for those that leave early, and `decided` for the others. */
export function withExit(judged: JudgedMargins, decided: Int32Array, floor: number): Int32Array {
  return decided.map((label, row) => (leavesEarly(judged, row, floor) ? judged.projects : label))
}

/** What was learned out of fold so far. */
interface Learned {
  /** All rows that heads were fitted on, copies with typos among them. */
  readonly judged: JudgedMargins
  /** What each row counts. */
  readonly weights: Float64Array
  readonly rule: DecisionRule
}

/** A row with its own project in front. */
interface Owned {
  readonly bound: number
  readonly loss: number
}
