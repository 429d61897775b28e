import { hashOf, mix, mixIn } from '../../numbers/mix.js'
import type { NormalItem } from '../../normalise/fold/normal-item.js'
import type { NormalText } from '../../normalise/fold/normal-text.js'
import type { FeatureColumns } from './columns.js'
import { addFeature, type RowBuffer } from './row-buffer.js'

/** A column whose value is a feature, with the hashes its values begin with. */
export interface ValueColumn {
  readonly column: string
  readonly kind: 'text' | 'category' | 'number'
  readonly seed: number
  /** Hash of the value of a row that has none. */
  readonly missing: number
}

/** Every column as one whose value is a feature of its own: texts, categories, numbers. */
export function valueColumns({ texts, categories, numbers }: FeatureColumns): ValueColumn[] {
  const textColumns = texts.map((column): ValueColumn => {
    return { column, kind: 'text', seed: hashOf(column), missing: hashOf(column + '\0') }
  })
  const plain = (kind: ValueColumn['kind']) => {
    return (column: string): ValueColumn => {
      const seed = hashOf(column)
      return { column, kind, seed, missing: hashOf('\0', seed) }
    }
  }
  return [
    ...textColumns,
    ...categories.map(plain('category')),
    ...numbers.map(({ name }) => name).map(plain('number')),
  ]
}

/** The hash a row's value is counted under; missing is a value too. */
export function valueHash(
  { item, texts }: NormalItem,
  { column, kind, seed, missing }: ValueColumn,
): number {
  if (kind === 'text') {
    const text = texts[column]
    return text ? wholeHash(text, seed) : missing
  }
  const value = kind === 'category' ? item.categories[column] : item.numbers[column]
  return value === undefined ? missing : hashOf(String(value), seed)
}

function wholeHash({ units, from, to }: NormalText, seed: number): number {
  let hash = mixIn(seed, 4)
  for (let at = from; at < to; at++) hash = mixIn(hash, units[at] as number)
  return hash
}

/** Counts every value. */
export function countValues(row: RowBuffer, values: Int32Array): void {
  for (let at = 0; at < values.length; at++) addFeature(row, values[at] as number, 1)
}

/** Counts every two and every three values that stand together. @param crossed - Places in `values`. */
export function countCrosses(row: RowBuffer, values: Int32Array, crossed: readonly number[]): void {
  for (let one = 0; one < crossed.length; one++) {
    const first = mix(values[crossed[one] as number] as number)
    for (let other = one + 1; other < crossed.length; other++) {
      const pair = mixIn(first, values[crossed[other] as number] as number)
      addFeature(row, pair, 1)
      for (let third = other + 1; third < crossed.length; third++) {
        addFeature(row, mixIn(mix(pair), values[crossed[third] as number] as number), 1)
      }
    }
  }
}

/** Counts how large each number is: its bin, and what it lies off the mean. */
export function countNumbers(
  row: RowBuffer,
  { item }: NormalItem,
  { numbers }: FeatureColumns,
): void {
  for (const { name, mean, deviation, edges } of numbers) {
    const value = item.numbers[name]
    if (value === undefined) continue
    const seed = hashOf(name, 77)
    let bin = 0
    for (const edge of edges) if (value > edge) bin++
    addFeature(row, mixIn(seed, bin), 1)
    addFeature(row, mixIn(seed, 1000), Math.max(-3, Math.min(3, (value - mean) / deviation)))
  }
}

/** Counts how far the embedding lies off the mean in each of its dimensions. */
export function countEmbedding(
  row: RowBuffer,
  embedding: Float32Array,
  { embedding: mean }: FeatureColumns,
): void {
  for (let at = 0; at < mean.length; at++) {
    addFeature(row, mixIn(EMBEDDING, at), (embedding[at] as number) - (mean[at] as number))
  }
}

const EMBEDDING = hashOf('embedding', 93)
