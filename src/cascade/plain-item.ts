import { textFieldsOf, type LearnedNames } from '../read/columns/columns.js'
import type { Item } from '../types/item.js'

/** A video as a plain object: its id, and values by field or column name. */
export interface PlainItem {
  readonly id: string | number
  readonly [name: string]: string | number | boolean | null | undefined
}

/** The fields that are texts where nothing else is said. */
export const TEXT_FIELDS = textFieldsOf()

/** The columns of a model as names that the reading of a file looks for first. */
export function learnedNamesOf(columns: {
  readonly texts: readonly string[]
  readonly numbers: readonly { readonly name: string }[]
  readonly categories: readonly string[]
}): LearnedNames {
  const { texts, numbers, categories } = columns
  return { texts, numeric: numbers.map(({ name }) => name), categorical: categories }
}

/**
 * Makes an item of a plain object.
 *
 * Numbers and booleans are numeric columns; a string is a text where its name
 * is one of `textFields`, else categorical. `null`, `undefined`, `NaN` and
 * blank strings are absent.
 */
export function itemOf(plain: PlainItem, textFields: readonly string[] = TEXT_FIELDS): Item {
  const texts: Record<string, string> = {}
  const numbers: Record<string, number> = {}
  const categories: Record<string, string> = {}
  for (const [name, value] of Object.entries(plain)) {
    if (name === 'id' || value === null || value === undefined) continue
    if (typeof value === 'boolean') numbers[name] = value ? 1 : 0
    else if (typeof value === 'number') {
      if (!Number.isNaN(value)) numbers[name] = value
    } else if (value.trim() !== '') {
      if (textFields.includes(name)) texts[name] = value
      else categories[name] = value
    }
  }
  const place = { file: '', line: 0, column: 0 }
  return { id: String(plain.id), texts, numbers, categories, gold: undefined, kept: [], place }
}
