import type { InducedCondition } from '../candidates/condition.js'

/** A keyword with the way it is searched for. */
export interface InducedKeyword {
  /** As most rows write it. */
  readonly text: string
  readonly match: 'anywhere' | 'start' | 'word'
  /** Whether a slip in it is forgiven as the typo policy says. */
  readonly typos: 'auto' | 'off'
  /** Whether it is looked for in other alphabets and keyboard layouts too. */
  readonly variants: boolean
}

/** What a claim is worth on the rows it was induced from. */
export interface ClaimFigures {
  /** The project's rows it takes, of those earlier levels left. */
  readonly right: number
  /** All rows it takes, of those earlier levels left. */
  readonly claimed: number
}

/** One alternative of an induced rule. */
export interface InducedClaim {
  readonly fields: readonly string[]
  /** The one that brings most rows first. */
  readonly keywords: readonly InducedKeyword[]
  readonly conditions: readonly InducedCondition[]
  readonly figures: ClaimFigures
  /** Whether it rests on the project's name alone, no rows. */
  readonly seeded: boolean
}

/** A row as a rule file's example has it: texts and columns by name. */
export type InducedExample = Readonly<Record<string, string | number>>

/** A rule as it is written to a file of its own. */
export interface InducedRule {
  readonly project: string
  readonly level: number
  /** Share of its rows that are right, measured on rows held out; undefined without any. */
  readonly precision: number | undefined
  readonly claims: readonly InducedClaim[]
  readonly match: readonly InducedExample[]
  readonly miss: readonly InducedExample[]
}
