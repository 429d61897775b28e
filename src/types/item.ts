/**
 * One video as it was read: raw text by field, columns by name.
 *
 * A value that is missing is an absent key, never `''`, `NaN` or `'NA'`.
 */
export interface Item {
  /** Identifier of the decision; normally unique within a file. */
  readonly id: string
  /** Text fields (`title`, `description`, `channel`, …), as written. */
  readonly texts: Readonly<Record<string, string | undefined>>
  /** When the words of the text field `subtitles` are said; absent where its text says no times. */
  readonly cues?: Cues | undefined
  /** Numeric and boolean columns; a boolean is 0 or 1. */
  readonly numbers: Readonly<Record<string, number | undefined>>
  /** Categorical columns, as written. */
  readonly categories: Readonly<Record<string, string | undefined>>
  /** The date or start, in milliseconds since 1970 (UTC); absent where it is not known. */
  readonly when?: number | undefined
  /** The label given in labelled data: a project, or the word that stands for none. */
  readonly gold: string | undefined
  /** Input columns carried to the output (`--keep`), in the order asked for; a missing one is ''. */
  readonly kept: readonly string[]
  /** Where the row stands, for messages. */
  readonly place: Place
}

/**
 * When the parts of a text are said: columns of the same length, one entry a cue, in the order of
 * the text.
 */
export interface Cues {
  /** Where the cue begins in the text, in UTF-16 units; never falling. */
  readonly offsets: readonly number[]
  /** Milliseconds from the start of the video. They begin anew where another language begins. */
  readonly starts: readonly number[]
  readonly ends: readonly number[]
}

/** A place in a file. */
export interface Place {
  readonly file: string
  /** 1-based; 0 where the file as a whole is meant. */
  readonly line: number
  /** 1-based, in UTF-16 units; 0 where the line as a whole is meant. */
  readonly column: number
}
