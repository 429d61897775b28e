import type { Arena } from './arena.js'
import type { FoldSteps } from './fold-steps.js'
import type { NormalText } from './normal-text.js'

/** Folds texts by one set of steps. */
export interface Folder {
  readonly steps: FoldSteps
  /**
   * Folds a text in one pass, behind the texts that the arena holds.
   *
   * @returns A view of the arena; it lasts until the arena is reset.
   */
  readonly fold: (raw: string, arena: Arena) => NormalText
  /**
   * Where each folded unit begins in the raw text, by folding it again, so
   * that folding keeps no map.
   *
   * @returns `to − from + 1` offsets in UTF-16 units, never falling; the last is the raw length.
   */
  readonly places: (text: NormalText) => Int32Array
  /**
   * Where each folded unit ends in the raw text; `to − from` offsets.
   *
   * A hit ends where its last unit does: `places` would count the
   * separators behind it in.
   */
  readonly ends: (text: NormalText) => Int32Array
}
