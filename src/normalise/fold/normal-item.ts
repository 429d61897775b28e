import type { Item } from '../../types/item.js'
import type { NormalText } from './normal-text.js'

/** An item whose texts are folded; all that a stage accepts. */
export interface NormalItem {
  readonly item: Item
  /** One entry per text field that is present. */
  readonly texts: Readonly<Record<string, NormalText | undefined>>
}
