import { NO_FLOOR } from '../heads/head.js'
import { bestOf, type DecisionRule, type Judged } from './learn-decision.js'

/** Below which margin rows leave before their runs of characters are asked, and how many do. */
export interface EarlyExit {
  readonly floor: number
  /** Share of all rows out of fold. */
  readonly leavesEarly: number
}

/**
 * How much lower than a row that must stay a row must be: the margins of most
 * rows of none lie within a few hundredths of each other, and rounding the
 * weights to 16 bits moves them by less than a thousandth.
 */
const SLACK = 0.01

/**
 * One in so many of the rows that should stay may leave, where their best head
 * is wrong anyway: without it a single mislabelled row would keep all others.
 */
const STRAY = 1000

/** An exit that fewer of the rows of none take costs more than it saves. */
const LEAST_SHARE = 0.1

/**
 * Learns the floor from rows that no head had seen.
 *
 * A row should stay where it has a project and was not rejected: a row of none
 * is right to leave, and a rejected one is none either way. No row leaves that
 * has its own project in front, and none of which nothing is known. Rows that
 * rules settle are not asked.
 */
export function learnExit({ judged, rule, blank }: Learned): EarlyExit {
  const { labels, projects, settled, outOfFold } = judged
  const staying: Staying[] = []
  const none: number[] = []
  const asked: number[] = []
  for (const [row, label] of labels.entries()) {
    if ((settled?.[row] ?? -1) >= 0) continue
    const bound = outOfFold.bounds[row] as number
    asked.push(bound)
    if (label === projects) {
      none.push(bound)
      continue
    }
    const { head, chance } = bestOf(judged, row, rule)
    if (chance <= (rule.cutoffs.reject[head] as number)) continue
    staying.push({ bound, right: label === head })
  }
  staying.sort((a, b) => a.bound - b.bound)
  let first = 0
  while (first < Math.floor(staying.length / STRAY) && !staying[first]?.right) first++
  const floor = Math.min(blank, staying[first]?.bound ?? -Infinity) - SLACK
  const leaving = (all: readonly number[]): number => all.filter((bound) => bound < floor).length
  if (leaving(none) < Math.max(1, LEAST_SHARE * none.length)) {
    return { floor: NO_FLOOR, leavesEarly: 0 }
  }
  return { floor, leavesEarly: leaving(asked) / labels.length }
}

/** What was learned out of fold so far. */
interface Learned {
  readonly judged: Judged
  readonly rule: DecisionRule
  /** The largest margin of a project on a row of which nothing is known. */
  readonly blank: number
}

/** A row that should stay; `right` where its own project is in front. */
interface Staying {
  readonly bound: number
  readonly right: boolean
}
