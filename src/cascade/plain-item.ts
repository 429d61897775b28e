import type { Item } from '../types/item.js'

/** A video as a plain object: its id, and values by field or column name. */
export interface PlainItem {
  readonly id: string | number
  readonly [name: string]: string | number | boolean | null | undefined
}

/** The fields that are texts where nothing else is said. */
export const TEXT_FIELDS: readonly string[] = ['title', 'description', 'channel']

/** The text fields of an input that a model is asked of: its own, and the usual ones that are no columns of it. */
export function textFieldsBeside(
  model: { readonly texts: readonly string[]; readonly categories: readonly string[] } | undefined,
): readonly string[] {
  if (!model) return TEXT_FIELDS
  const usual = TEXT_FIELDS.filter((name) => !model.categories.includes(name))
  return [...new Set([...model.texts, ...usual])]
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
