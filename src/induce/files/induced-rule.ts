import type { InducedCondition } from '../candidates/condition.js'

/** A keyword with its match options. */
export interface InducedKeyword {
  /** As most rows write it. */
  readonly text: string
  readonly match: 'anywhere' | 'start' | 'word'
  /** Whether typos are tolerated: as the typo policy says, none, or one. */
  readonly typos: 'auto' | 'off' | 1
  /** Words of other rows that it is not, though a typo or an ending apart. */
  readonly except: readonly string[]
  /** Whether it is also matched in other alphabets and keyboard layouts. */
  readonly variants: boolean
  /** Other words that may stand between two of its words; undefined for none. */
  readonly between?: number
}

/** Counts of a claim on the rows it was induced from. */
export interface ClaimFigures {
  /** Rows of the project that it claims, among those that earlier levels left open. */
  readonly right: number
  /** All rows that it claims, among those that earlier levels left open. */
  readonly claimed: number
}

/** A row that a claim matches. */
export interface MatchedRow {
  readonly title: string
  /** The row's label. */
  readonly label: string
}

/** One alternative of an induced rule. */
export interface InducedClaim {
  readonly fields: readonly string[]
  /** Ordered by rows matched, most first. */
  readonly keywords: readonly InducedKeyword[]
  readonly conditions: readonly InducedCondition[]
  readonly figures: ClaimFigures
  /** Some of the rows it matches: of the project, then of others. */
  readonly rows: readonly MatchedRow[]
  /** Whether it was made from the project's name alone, without rows. */
  readonly seeded: boolean
}

/** A row as a rule file's example has it: texts and columns by name. */
export type InducedExample = Readonly<Record<string, string | number>>

/** A rule as it is written to a file of its own. */
export interface InducedRule {
  readonly project: string
  readonly level: number
  /** Wilson's lower bound of the share of its rows that are right, on rows held out; undefined without any. */
  readonly precision: number | undefined
  readonly claims: readonly InducedClaim[]
  readonly match: readonly InducedExample[]
  readonly miss: readonly InducedExample[]
}
