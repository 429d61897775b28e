/** A place between two rows of a text file. */
export interface FileCut {
  /** Bytes before it. */
  readonly end: number
  /** The line that begins there. */
  readonly line: number
}

/** The rows of a text file between two places. */
export interface FilePart {
  /** Bytes at the beginning of the file that show its columns, up to a place between rows. */
  readonly head: number
  readonly from: number
  readonly to: number
  /** The line at `from`. */
  readonly line: number
}
