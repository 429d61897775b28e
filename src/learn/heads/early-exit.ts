import { NO_EARLY_EXIT } from '../../heads/scoring/head.js'
import type { DecisionRule, JudgedMargins } from './judged-margins.js'
import { bestOf } from './learn-decision.js'

/** When rows leave early: rejected after their base features, before character n-grams are computed. */
export interface EarlyExit {
  /** A row leaves if the best margin minus the margin of none is below this. */
  readonly below: number
  /** Share of the rows of none that leave. */
  readonly leavesEarly: number
}

/** Safety distance to the rows that stay: rounding the weights moves margins a little. */
const SLACK = 0.01

/** Cost of a lost project row in rows of none: 0.1 % of the one is worth 20 % of the other. */
const PRICE = 200

/** Least share of the rows of none that must leave; below it the check costs more than it saves. */
const LEAST_SHARE = 0.1

/** No row leaves early. */
export const NO_EXIT: EarlyExit = { below: NO_EARLY_EXIT, leavesEarly: 0 }

/**
 * Learns the bound of the early exit from out-of-fold margins.
 *
 * It maximises the share of the rows of none that leave, minus the cost of the
 * project rows that leave too: each costs the chance that its own head gives it,
 * if that head is the best. Rows settled by rules count too, as heads also run
 * without rules. One more lost row is assumed, so few rows give no early exit. The
 * bound is never above 0.
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
    const below = Math.min(0, bound - SLACK)
    while (leaving < none.length && (none[leaving] as number) < below) leaving++
    const share = none.length === 0 ? 0 : leaving / none.length
    const worth = share - (PRICE * (lost + 1)) / (all + 1)
    if (worth > most && share >= LEAST_SHARE) {
      most = worth
      best = { below, leavesEarly: share }
    }
    lost += loss
  }
  return best
}

/** Whether a row leaves early at this bound, which is the same for all folds. */
export function leavesEarly({ outOfFold }: JudgedMargins, row: number, below: number): boolean {
  return (outOfFold.bounds[row] as number) < below
}

/** The labels rows get where none is for those that leave early, and `decided` for the others. */
export function withExit(judged: JudgedMargins, decided: Int32Array, below: number): Int32Array {
  return decided.map((label, row) => (leavesEarly(judged, row, below) ? judged.projects : label))
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
