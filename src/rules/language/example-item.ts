import type { Item } from '../../types/item.js'
import type { Example } from './rule.js'

/**
 * The item an example describes: what a text field is named like is a text,
 * a number without quotes (or true, false) is a numeric column, the rest are
 * categorical.
 */
export function exampleItem({ values, name, place }: Example, fields: readonly string[]): Item {
  const texts: Record<string, string> = {}
  const numbers: Record<string, number> = {}
  const categories: Record<string, string> = {}
  for (const [column, { text, number }] of values) {
    if (fields.includes(column)) texts[column] = text
    else if (number !== undefined) numbers[column] = number
    else categories[column] = text
  }
  return { id: name, texts, numbers, categories, gold: undefined, kept: [], place }
}
