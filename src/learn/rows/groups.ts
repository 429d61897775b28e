import type { NormalItem } from '../../normalise/fold/normal-item.js'
import { sha256Of } from '../../numbers/sha256.js'
import { KaskadError } from '../../types/error.js'
import { nearDuplicateGroups } from './near-duplicates.js'

/** Which rows are kept in one fold. */
export type Grouping =
  /** Rows whose texts are the same after folding, whatever channel shows them. */
  | { readonly by: 'duplicates' }
  /** Rows whose title, or first text field, is nearly the same. */
  | { readonly by: 'near-duplicates' }
  /** Rows with the same value in a column, such as the channel. */
  | { readonly by: 'column'; readonly column: string }

/**
 * A group for each item; `''` where it stands alone.
 *
 * @param title - The field near duplicates are sought in.
 * @throws KaskadError `input` where no item has the column to group by.
 */
export function groupsOf(
  items: readonly NormalItem[],
  title: string,
  grouping: Grouping,
): string[] {
  switch (grouping.by) {
    case 'duplicates':
      return items.map(keyOfTexts)
    case 'near-duplicates':
      return nearDuplicateGroups(items.map(({ texts }) => texts[title]))
    case 'column':
      return groupsOfColumn(items, grouping.column)
    default:
      return grouping satisfies never
  }
}

function groupsOfColumn(items: readonly NormalItem[], column: string): string[] {
  const groups = items.map(
    ({ item: { categories, texts, numbers } }) =>
      categories[column] ?? texts[column] ?? String(numbers[column] ?? ''),
  )
  if (groups.some((group) => group !== '')) return groups
  throw new KaskadError('input', `rows cannot be kept together by ${column}: none has one`)
}

/** Left out of the comparison: the same text on another channel is a copy. */
const CHANNEL = 'channel'

/** The same for items whose folded texts are the same; `''` for one without. */
function keyOfTexts({ texts }: NormalItem): string {
  const pieces = Object.entries(texts).flatMap(([name, text]) =>
    name === CHANNEL || !text || text.from === text.to
      ? []
      : [`${name}\t`, text.units.subarray(text.from, text.to)],
  )
  return pieces.length > 0 ? sha256Of(pieces) : ''
}
