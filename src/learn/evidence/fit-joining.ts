import { logisticStart, type JudgedBallots } from './judged-ballots.js'
import { fitLogistic, type LogisticRow } from '../../numbers/logistic.js'
import { CUTS, fitCutoffs, type CutRow, type CutSettings } from '../../heads/scoring/cutoffs.js'
import { candidatesOf, joinedChance, partsOfCandidate } from '../../heads/scoring/join-row.js'
import type { AskedBetween } from '../../heads/scoring/joining.js'

/** What the joining step learned: slopes, and for each project an offset and cut-offs. */
export interface LearnedJoining {
  readonly slopes: readonly number[]
  readonly offsets: Float64Array
  readonly accept: Float64Array
  readonly reject: Float64Array
}

/** Which rows are learned from, and how cut-offs are chosen. */
export interface JoiningPlan {
  readonly rows: Int32Array
  readonly cuts: Partial<CutSettings>
}

/** Learns the curve from the candidates of rows that are asked, the cut-offs from all rows. */
export function learnJoining(judged: JudgedBallots, plan: JoiningPlan): LearnedJoining {
  const { labels, projects } = judged
  const supports = Array.from({ length: projects }, () => 0)
  const examples: LogisticRow[] = []
  for (const row of plan.rows) {
    const own = labels[row] as number
    if (own < projects) supports[own] = (supports[own] ?? 0) + 1
    const ballot = judged.ballots[row]
    if (!ballot) continue
    for (const label of candidatesOf(ballot)) {
      const parts = partsOfCandidate(ballot, label)
      examples.push({ parts, group: label, right: own === label, weight: 1 })
    }
  }
  const { slopes, offsets } = fitLogistic(examples, { groups: projects, ...logisticStart() })
  const learned = { slopes, offsets }
  const cutRows = Array.from(plan.rows, (row): CutRow => {
    const { head, chance } = bestJoined(judged, row, learned)
    return { head, chance, right: labels[row] === head, none: labels[row] === projects }
  }).filter(({ head }) => head >= 0 && head < projects)
  const closed = !plan.rows.some((row) => labels[row] === projects)
  const settings = { ...CUTS, ...plan.cuts, closed }
  return { ...learned, ...fitCutoffs(cutRows, supports, settings) }
}

/** The likeliest project of a row: the joining step's where it is asked, else the answer before the step. */
export function bestJoined(
  { ballots, before }: JudgedBallots,
  row: number,
  { slopes, offsets }: Pick<LearnedJoining, 'slopes' | 'offsets'>,
): { readonly head: number; readonly chance: number } {
  const ballot = ballots[row]
  if (!ballot) return before[row] ?? { head: -1, chance: 0 }
  let best = { head: -1, chance: -1 }
  for (const label of candidatesOf(ballot)) {
    const chance = joinedChance(slopes, partsOfCandidate(ballot, label), offsets[label] as number)
    if (chance > best.chance) best = { head: label, chance }
  }
  return best
}

/** The label number of each row, by a curve and cut-offs learned on the other folds. */
export function crossJoin(judged: JudgedBallots, plan: JoiningPlan): Int32Array {
  const { foldOf, projects } = judged
  const answers = new Int32Array(foldOf.length).fill(projects)
  for (const fold of new Set(plan.rows.map((row) => foldOf[row] as number))) {
    const others = plan.rows.filter((row) => foldOf[row] !== fold)
    const learned = learnJoining(judged, { ...plan, rows: others })
    for (const [row, own] of foldOf.entries()) {
      if (own === fold) answers[row] = answerJoined(judged, row, learned)
    }
  }
  return answers
}

/** The label of one row. */
function answerJoined(judged: JudgedBallots, row: number, learned: LearnedJoining): number {
  if (!judged.ballots[row]) return judged.answered[row] as number
  const { head, chance } = bestJoined(judged, row, learned)
  return chance >= (learned.accept[head] ?? 2) ? head : judged.projects
}

/** Rows in the middle are asked: this share of all rows, more only where so many are in doubt. */
const MOST_ASKED = 0.25
/** A best head with a chance above this leaves its row in doubt. */
const DOUBT = 0.05
/** A best head above this is certain whatever the cut-offs are. */
const CERTAIN = 0.97

/**
 * The range of the best head's chance in which the joining step is asked about a row. Its lower end is
 * 0.05, or lower where fewer than a quarter of all rows would lie in it.
 */
export function askedBetween(chances: readonly number[], accept: ArrayLike<number>): AskedBetween {
  const highest = Array.from(accept).reduce((most, cut) => Math.max(most, cut), CERTAIN)
  const open = chances.filter((chance) => chance < highest).toSorted((a, b) => b - a)
  const most = Math.floor(MOST_ASKED * chances.length)
  return { above: Math.min(DOUBT, open[most] ?? 0), below: highest }
}
