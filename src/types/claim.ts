import type { Place } from './item.js'
import type { Probability } from './verdict.js'

/** Where a keyword matched, in the original text. */
export interface Hit {
  readonly field: string
  /** The keyword as the rule file has it. */
  readonly keyword: string
  /** Offsets into the original text, UTF-16 units, end exclusive. */
  readonly start: number
  readonly end: number
  /** Edit distance between the folded keyword and the folded text; 0 is exact. */
  readonly typos: number
  /** Where the keyword stands in its rule file. */
  readonly place: Place
  /** Of a hit in talk: when it is said and in which words. */
  readonly said?: Spoken
}

/** A place in subtitles. */
export interface Spoken {
  /** Milliseconds from the start of the video; undefined where the text says no times. */
  readonly at: number | undefined
  /** The words around the keyword. */
  readonly quote: string
}

/** One project's rule held for a video. */
export interface Claim {
  readonly project: string
  /** Order level: lower is asked first, and what it claims stays claimed. */
  readonly level: number
  /** Position of the rule file in the folder: the last resort of the tie policy. */
  readonly rank: number
  /** Measured share of this claim's rows that are right, where it was measured. */
  readonly precision: Probability | undefined
  /** Where the claim stands in its rule file. */
  readonly place: Place
  /** What the claim rests on: its positive keywords (any, all), never its stops. */
  readonly hits: readonly Hit[]
  /**
   * Empty for a claim that holds. Otherwise the columns whose value is absent,
   * and for that reason alone the claim does not hold: a possible claim.
   */
  readonly absent: readonly string[]
}

/**
 * Why one project's claim gave way to another's.
 *
 * - `said-only` — the loser is named in subtitles alone, the winner elsewhere too
 * - `earlier-level` — the winner is asked on an earlier level
 * - `longer-evidence` — the loser's words lie across longer words of the winner's
 * - `measured-precision` — a tie, and the winner's measured precision is higher
 * - `file-order` — a tie, and the winner's rule file comes first
 */
export type ConflictReason =
  'said-only' | 'earlier-level' | 'longer-evidence' | 'measured-precision' | 'file-order'

/** Two projects claimed one item, and how that was settled. */
export interface Conflict {
  readonly reason: ConflictReason
  readonly winner: string
  readonly loser: string
}
