import { probability, type Probability } from './verdict.js'

/** Rows that something decided, and how many of them it was right on. */
export interface Seen {
  readonly rows: number
  readonly right: number
}

/** What stages that have no margins were worth on the training rows of a model. */
export interface SeenRows {
  /** By project: rows that its rule settled. */
  readonly rules: readonly SeenRule[]
  /** Rows that rules left open; right are those of no project. */
  readonly unclaimed: Seen
  /** Rows that left the heads early; right are those of no project. */
  readonly early: Seen
  /** All rows; right are those of no project. */
  readonly none: Seen
  /** Percentiles of the chances of all answers out of fold, 0 to 100: below which chance what share lies. */
  readonly chances: readonly number[]
}

/** The rows that one project's rule settled. */
export interface SeenRule extends Seen {
  readonly project: string
  /** Hash of what the rule claimed by: another rule of the project was not measured. */
  readonly sha256: string
}

/** What is believed of an answer that no row was seen of: it is right nine times in ten. */
const BELIEVED = 0.9

/** As how many rows that belief counts. */
const BELIEVED_ROWS = 2

/**
 * The chance that an answer is right again: its share of right rows, where two rows more are
 * counted as nine tenths right. So few rows make no certainty, no rows make 0.9, and it is never 1.
 *
 * @see Laplace's rule of succession, here with a stated share.
 */
export function chanceSeen({ rows, right }: Seen = { rows: 0, right: 0 }): Probability {
  return atMost((right + BELIEVED_ROWS * BELIEVED) / (rows + BELIEVED_ROWS))
}

/** A chance whose log-odds are moved. */
export function oddsMoved(chance: number, by: number): Probability {
  return by === 0 ? atMost(chance) : atMost(1 / (1 + Math.exp(-by) * (1 / chance - 1)))
}

/** The highest chance of what a rule says: with four decimals it is not 1. */
const HIGHEST = 0.9999

/** A chance as it is, or the highest that a rule may have. */
export function atMost(chance: number): Probability {
  return probability(Math.min(HIGHEST, chance))
}
