import type { NormalItem } from '../../normalise/fold/normal-item.js'

/** What the features are taken from: the columns of the training data, in a fixed order. */
export interface FeatureColumns {
  readonly texts: readonly string[]
  readonly categories: readonly string[]
  readonly numbers: readonly BinnedColumn[]
  /** Columns of any kind with few enough values that pairs of them say something. */
  readonly crossed: readonly string[]
  /** The mean of each dimension of the embeddings; empty where there are none. */
  readonly embedding: readonly number[]
}

/** A numeric column with what was learned of it. */
export interface BinnedColumn {
  readonly name: string
  readonly mean: number
  readonly deviation: number
  /** Upper ends of equally full bins, ascending; the last bin has none. */
  readonly edges: readonly number[]
}

/** Where a column has more distinct values than this share of its rows, it is not crossed. */
const MOST_DISTINCT = 0.25

/** More crossed columns than this would give thousands of pairs a row. */
const MOST_CROSSED = 6

const BINS = 16

/** The columns of these items, and what their values look like; of embeddings nothing yet. */
export function learnColumns(items: readonly NormalItem[]): FeatureColumns {
  const texts = namesOf(items, ({ item }) => item.texts)
  const categories = namesOf(items, ({ item }) => item.categories)
  const numbers = namesOf(items, ({ item }) => item.numbers).map((name) =>
    learnNumber(
      name,
      items.flatMap(({ item }) => item.numbers[name] ?? []),
    ),
  )
  const valued = [
    ...categories.map((name) => valuesOf(name, items, ({ item }) => item.categories[name])),
    ...numbers.map(({ name }) => valuesOf(name, items, ({ item }) => item.numbers[name])),
    ...texts.map((name) => valuesOf(name, items, ({ item }) => item.texts[name])),
  ]
  const crossed = valued
    .filter(({ share, distinct }) => distinct > 1 && share <= MOST_DISTINCT)
    .slice(0, MOST_CROSSED)
    .map(({ name }) => name)
  return { texts, categories, numbers, crossed, embedding: [] }
}

/** The mean of each dimension; of none where there are no embeddings. */
export function meanOf(embeddings: readonly Float32Array[]): number[] {
  const sums = new Float64Array(embeddings[0]?.length ?? 0)
  for (const embedding of embeddings) {
    for (let at = 0; at < sums.length; at++) {
      sums[at] = (sums[at] as number) + (embedding[at] as number)
    }
  }
  return Array.from(sums, (sum) => sum / embeddings.length)
}

type Valued = (item: NormalItem) => Readonly<Record<string, unknown>>

function namesOf(items: readonly NormalItem[], record: Valued): string[] {
  const names = new Set<string>()
  for (const item of items) {
    const values = record(item)
    for (const name in values) if (values[name] !== undefined) names.add(name)
  }
  return [...names].toSorted()
}

function valuesOf(
  name: string,
  items: readonly NormalItem[],
  valueOf: (item: NormalItem) => string | number | undefined,
): { readonly name: string; readonly distinct: number; readonly share: number } {
  const distinct = new Set<string | number>()
  let present = 0
  for (const item of items) {
    const value = valueOf(item)
    if (value === undefined) continue
    present++
    distinct.add(value)
  }
  return { name, distinct: distinct.size, share: distinct.size / Math.max(1, present) }
}

/** No square of a number of these overflows, nor the sum of a billion. */
const MOST = 1e140

function bounded(value: number): number {
  return Math.max(-MOST, Math.min(MOST, value))
}

function learnNumber(name: string, values: readonly number[]): BinnedColumn {
  const sorted = values.map(bounded).toSorted((a, b) => a - b)
  const mean = sorted.reduce((sum, value) => sum + value, 0) / Math.max(1, sorted.length)
  const square = sorted.reduce((sum, value) => sum + (value - mean) ** 2, 0)
  const ends = Array.from(
    { length: BINS - 1 },
    (_, bin) => sorted[Math.floor(((bin + 1) * sorted.length) / BINS)] ?? 0,
  )
  return {
    name,
    mean,
    deviation: Math.sqrt(square / Math.max(1, sorted.length)) || 1,
    edges: [...new Set(ends)],
  }
}
