import { hashOf, mix } from '../../numbers/mix.js'
import type { NormalText } from '../../normalise/fold/normal-text.js'
import type { FeatureColumns } from './columns.js'
import type { Evidence } from './features.js'
import type { FeatureSettings } from './settings.js'
import { hashWords } from './texts.js'
import { valueColumns, valueHash } from './values.js'
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
  columns: FeatureColumns,
): NamedFeature[] {
  const mask = 2 ** settings.bits - 1
  const named: NamedFeature[] = []
  for (const field of columns.texts) {
    const text = item.texts[field]
    if (!text) continue
    const hashes = wordHashes(text, hashOf(field))
    for (const [at, { written }] of wordsOf(text).entries()) {
      const column = mix(hashes[at] ?? 0) & mask
      named.push({ field, what: written, column })
    }
  }
  for (const valued of valueColumns(columns)) {
    const { column: field } = valued
    const value = item.item.categories[field] ?? item.item.numbers[field]
    if (value === undefined) continue
    named.push({ field, what: String(value), column: mix(valueHash(item, valued)) & mask })
  }
  return named
}

/** The hash each word of a text is counted under. @param seed - The field's. */
function wordHashes(text: NormalText, seed: number): Int32Array {
  const hashes = new Int32Array(text.to - text.from)
  return hashes.subarray(0, hashWords({ text, seed, most: Infinity }, hashes))
}
