/**
 * A text as the stages see it: folded, squashed to letters and digits, with
 * the starts of its tokens kept.
 *
 * The units lie in an arena shared by the texts of a batch; this text's are
 * `units[from … to)`. At least {@link PADDING} zero units follow each text, so
 * a matcher may read past the end.
 *
 *          «#Маша и  Медведь!»
 *   units   м а ш а и м е д в е д ь      (folded codes, UTF-16)
 *   starts  1 0 0 0 1 1 0 0 0 0 0 0 1    (1 where a token starts; 1 at `to`)
 */
export interface NormalText {
  /** The text as it was read. */
  readonly raw: string
  readonly units: Uint16Array
  readonly starts: Uint8Array
  readonly from: number
  readonly to: number
}

/** Zero units behind every text in an arena. */
export const PADDING = 32
