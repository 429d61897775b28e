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
  /** Where each folded unit comes from in the raw text, by folding it again, so that folding keeps no map. */
  readonly trace: (text: NormalText) => Traced
}

/** Where the units of a folded text come from: offsets in UTF-16 units of the raw text. */
export interface Traced {
  /** Where each unit begins, never falling; then the raw text's length. */
  readonly starts: Int32Array
  /** Where each unit ends: a hit ends where its last unit does, before the separators behind it. */
  readonly ends: Int32Array
}
