import { countsOf } from '../../numbers/counts.js'
import type { Item } from '../../types/item.js'

/** A numeric column as it was fitted: what fills a gap, and how it is brought to mean 0. */
export interface ScaledColumn {
  readonly kind: 'number'
  readonly name: string
  readonly fill: Fill<number>
  /** True where the logarithm of 1 + value is taken first. */
  readonly log: boolean
  readonly mean: number
  readonly deviation: number
}

/** A categorical column: one output per known value and one for all others. */
export interface CategoryColumn {
  readonly kind: 'category'
  readonly name: string
  readonly fill: Fill<string>
  readonly values: readonly string[]
}

/** What stands in for a missing value: that of the row's group, or the one for all. */
export interface Fill<T> {
  readonly all: T
  /** A categorical column; its values choose among `groups`. */
  readonly by: string | undefined
  readonly groups: Readonly<Record<string, T>>
}

/** Turns a row's columns into numbers. Plain data: it is stored with the model. */
export interface FeatureEncoder {
  readonly columns: readonly (ScaledColumn | CategoryColumn)[]
  /** Numbers per row. */
  readonly width: number
}

/** Which columns become features, and by which group gaps are filled. */
export interface FeaturePlan {
  /** Column names; all that the rows have where absent. */
  readonly fields?: readonly string[] | undefined
  /** Column → the categorical column by whose value its gaps are filled; as the studio filled them where absent. */
  readonly fillBy?: Readonly<Record<string, string>> | undefined
}

/** A value seen less often than this is an unknown one. */
const RARE = 2
/** Values of a category beyond the most frequent ones are unknown. */
const MOST_VALUES = 64

/** The studio filled lengths and kinds of broadcast by the type of the channel, all else by the middle of all. */
const STUDIO_FILL: Readonly<Record<string, string>> = {
  seconds: 'yt_channel_type',
  broadcast: 'yt_channel_type',
}

/**
 * Learns the columns of the training rows: medians and most frequent values
 * for gaps, mean and deviation of numbers, the values of categories.
 *
 * A column that never varies is left out.
 */
export function fitFeatures(items: readonly Item[], plan: FeaturePlan = {}): FeatureEncoder {
  const { fields, fillBy = STUDIO_FILL } = plan
  const wanted = fields && new Set(fields)
  const namesOf = (columns: (item: Item) => object): string[] => {
    const names = new Set(items.flatMap((item) => Object.keys(columns(item))))
    return [...names].filter((name) => !wanted || wanted.has(name)).toSorted()
  }
  const columns = [
    ...namesOf((item) => item.numbers).map((name) => fitNumber(items, name, fillBy[name])),
    ...namesOf((item) => item.categories).map((name) => fitCategory(items, name, fillBy[name])),
  ].filter((column) => column !== undefined)
  const width = columns.reduce((sum, column) => sum + widthOf(column), 0)
  return { columns, width }
}

function widthOf(column: ScaledColumn | CategoryColumn): number {
  return column.kind === 'number' ? 2 : column.values.length + 1
}

function fitNumber(items: readonly Item[], name: string, by?: string): ScaledColumn | undefined {
  const present = items.flatMap((item) => item.numbers[name] ?? [])
  const middle = median(present)
  const log =
    present.every((value) => value >= 0) && Math.max(...topOf(present)) > 10 * (middle + 1)
  const values = present.map((value) => (log ? Math.log1p(value) : value))
  const mean = values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length)
  const square = values.reduce((sum, value) => sum + (value - mean) ** 2, 0)
  const deviation = Math.sqrt(square / Math.max(1, values.length))
  if (!(deviation > 0)) return undefined
  const fill = fitFill({ items, by, read: (item) => item.numbers[name] }, median)
  return { kind: 'number', name, fill, log, mean, deviation }
}

/** The largest value alone: a spread of many rows would overflow the stack. */
function topOf(values: readonly number[]): [number] {
  return [values.reduce((most, value) => Math.max(most, value), 0)]
}

function fitCategory(
  items: readonly Item[],
  name: string,
  by?: string,
): CategoryColumn | undefined {
  const read = (item: Item): string | undefined => item.categories[name]
  const counts = countValues(items.flatMap((item) => read(item) ?? []))
  const values = counts
    .filter(([, count]) => count >= RARE)
    .slice(0, MOST_VALUES)
    .map(([value]) => value)
  if (values.length === 0) return undefined
  return { kind: 'category', name, fill: fitFill({ items, by, read }, mostFrequent), values }
}

interface Filling<T> {
  readonly items: readonly Item[]
  readonly by: string | undefined
  readonly read: (item: Item) => T | undefined
}

function fitFill<T>({ items, by, read }: Filling<T>, middle: (values: readonly T[]) => T): Fill<T> {
  const groups = new Map<string, T[]>()
  for (const item of items) {
    const group = by === undefined ? undefined : item.categories[by]
    const value = read(item)
    if (group === undefined || value === undefined) continue
    const members = groups.get(group) ?? []
    groups.set(group, members)
    members.push(value)
  }
  return {
    all: middle(items.flatMap((item) => read(item) ?? [])),
    by,
    groups: Object.fromEntries([...groups].map(([group, values]) => [group, middle(values)])),
  }
}

/** The middle value; of an even number the mean of both; 0 of none. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const half = sorted.length / 2
  return ((sorted[Math.floor(half)] ?? 0) + (sorted[Math.ceil(half) - 1] ?? sorted[0] ?? 0)) / 2
}

function mostFrequent(values: readonly string[]): string {
  return countValues(values)[0]?.[0] ?? ''
}

/** Values with their counts, the most frequent first, ties in alphabetical order. */
function countValues(values: readonly string[]): [string, number][] {
  return [...countsOf(values)].toSorted(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))
}

/**
 * The features of many rows, `[items × width]`, row-major.
 *
 * A number gives two: its standardised value, gaps filled, and 1 where it was
 * missing. A category gives one per value and a last one for a value that
 * training did not see.
 */
export function encodeFeatures(items: readonly Item[], encoder: FeatureEncoder): Float32Array {
  const out = new Float32Array(items.length * encoder.width)
  for (const [row, item] of items.entries()) {
    let at = row * encoder.width
    for (const column of encoder.columns) {
      if (column.kind === 'number') {
        const value = item.numbers[column.name] ?? filled(column.fill, item)
        const scaled = column.log ? Math.log1p(Math.max(0, value)) : value
        out[at] = (scaled - column.mean) / column.deviation
        out[at + 1] = item.numbers[column.name] === undefined ? 1 : 0
      } else {
        const value = item.categories[column.name] ?? filled(column.fill, item)
        const known = column.values.indexOf(value)
        out[at + (known === -1 ? column.values.length : known)] = 1
      }
      at += widthOf(column)
    }
  }
  return out
}

function filled<T>(fill: Fill<T>, item: Item): T {
  const group = fill.by === undefined ? undefined : item.categories[fill.by]
  const known = group !== undefined && Object.hasOwn(fill.groups, group)
  return (known ? fill.groups[group] : undefined) ?? fill.all
}
