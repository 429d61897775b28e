/** An answer of a reviewer about one row, or the withdrawal of one. */
export type Correction = CorrectionAnswer | CorrectionUndo

/** The projects that a person says a row is of. */
export interface CorrectionAnswer {
  readonly id: string
  /** The title that the person saw; rows without ids are known by it. */
  readonly title?: string | undefined
  /** One project, several for a compilation, or the word for none alone. */
  readonly labels: readonly string[]
  readonly who: string
  /** ISO 8601 with milliseconds, in UTC; tells this answer from others of the same person. */
  readonly when: string
}

/** Takes an answer back that the same person gave. */
export interface CorrectionUndo {
  readonly id: string
  /** The `when` of the answer. */
  readonly undo: string
  readonly who: string
  readonly when: string
}
