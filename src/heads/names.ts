import type { Columns } from './columns.js'
import { valuesOf, wordsWithHashes, type Evidence } from './features.js'
import { hashOf, mix } from './row-buffer.js'
import type { FeatureSettings } from './settings.js'
import { wordsOf } from './words.js'

/** A feature that a person can read: a word of a field, or a column's value. */
export interface NamedFeature {
  readonly field: string
  readonly what: string
  /** Its hashed column. */
  readonly column: number
}

/** The words and values of a row with their columns; runs and pairs have no name. */
export function namedFeatures(
  { item }: Evidence,
  settings: FeatureSettings,
  columns: Columns,
): NamedFeature[] {
  const mask = 2 ** settings.bits - 1
  const named: NamedFeature[] = []
  for (const field of columns.texts) {
    const text = item.texts[field]
    if (!text) continue
    const hashes = wordsWithHashes(text, hashOf(field))
    for (const [at, { written }] of wordsOf(text).entries()) {
      const column = mix(hashes[at]?.hash ?? 0) & mask
      named.push({ field, what: written, column })
    }
  }
  for (const { column, hash } of valuesOf(item, columns)) {
    const value = item.item.categories[column] ?? item.item.numbers[column]
    if (value === undefined) continue
    named.push({ field: column, what: String(value), column: mix(hash) & mask })
  }
  return named
}
