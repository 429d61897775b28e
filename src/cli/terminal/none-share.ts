import { logit } from '../../numbers/logistic.js'
import { percent } from '../../numbers/counts.js'
import type { RunTally } from './tally.js'

/** With fewer decisions the share of none is chance. */
const LEAST_ROWS = 200
/** The odds of none are far off where they are so many times higher or lower. */
const FAR = Math.log(2)

/**
 * Warns where the share of rows without a project is far from the one that chances rest on.
 *
 * @param expected - The share in training, or the one that `--prior` stated; undefined says nothing.
 */
export function noneShareDoubt({ stages }: RunTally, expected: number | undefined): string[] {
  let none = 0
  let rows = 0
  for (const kinds of stages.values()) {
    none += kinds.none + kinds.abstained
    rows += kinds.none + kinds.abstained + kinds.assigned + kinds.collection
  }
  if (expected === undefined || rows < LEAST_ROWS) return []
  const found = (none + 1) / (rows + 2)
  if (Math.abs(logit(found) - logit(expected)) < FAR) return []
  return [
    `warning: ${percent(found)} of the rows were given no project, and chances rest on ${percent(expected)}: --prior none=SHARE, or --prior DECISIONS with the decisions of this run, moves them`,
  ]
}
