import { foldedString } from '../normalise/normalise.js'
import type { NormalItem } from '../normalise/normal-item.js'
import { nearDuplicateGroups } from './near-duplicates.js'

/** Which rows are kept in one fold. */
export type Grouping =
  /** Rows whose first text field is the same after folding. */
  | { readonly by: 'duplicates' }
  /** Rows whose first text field is nearly the same. */
  | { readonly by: 'near-duplicates' }
  /** Rows with the same value in a column, such as the channel. */
  | { readonly by: 'column'; readonly column: string }

/** A group for each item; `''` where it stands alone. @param field - The title. */
export function groupsOf(
  items: readonly NormalItem[],
  field: string,
  grouping: Grouping,
): string[] {
  switch (grouping.by) {
    case 'duplicates':
      return items.map(({ texts }) => {
        const text = texts[field]
        return text ? foldedString(text) : ''
      })
    case 'near-duplicates':
      return nearDuplicateGroups(items.map(({ texts }) => texts[field]))
    case 'column':
      return items.map(({ item }) => {
        const { column } = grouping
        return item.categories[column] ?? item.texts[column] ?? String(item.numbers[column] ?? '')
      })
    default:
      return grouping satisfies never
  }
}
