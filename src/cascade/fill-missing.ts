import { detectLanguage, detectsLanguage } from '../normalise/language/item-language.js'
import type { ColumnFill, FillValue, FillWish } from '../types/fill.js'
import type { Item } from '../types/item.js'

/** Gives items the values that they lack. */
export type FillItem = (item: Item) => Item

/**
 * Fills are made one after the other, so the column that chooses a later fill may be filled itself.
 * An item that lacks nothing is given back as it is.
 */
export function createFiller(fills: readonly ColumnFill[] = []): FillItem {
  const ready = fills.map((fill) => {
    const { column, by, values, otherwise } = fill
    return { column, by, values: new Map(values), otherwise, detects: detectsLanguage(fill) }
  })
  return (item) => {
    let filled = item
    for (const { column, by, values, otherwise, detects } of ready) {
      if (valueOf(filled, column) !== undefined) continue
      const chooser = by === undefined ? undefined : valueOf(filled, by)
      const chosen = chooser === undefined ? undefined : values.get(String(chooser))
      const value = detects ? detectLanguage(item.texts) : (chosen ?? otherwise)
      if (value === undefined) continue
      filled =
        typeof value === 'number'
          ? { ...filled, numbers: { ...filled.numbers, [column]: value } }
          : { ...filled, categories: { ...filled.categories, [column]: value } }
    }
    return filled
  }
}

function valueOf({ numbers, categories }: Item, column: string): FillValue | undefined {
  return numbers[column] ?? categories[column]
}

/** Learns fills from rows, one after the other; memory is the different values of the columns. */
export interface FillLearner {
  readonly add: (item: Item) => void
  /** The fills, in the order of the wishes, and the columns of which no row had a value. */
  readonly fills: () => {
    readonly fills: readonly ColumnFill[]
    readonly unknown: readonly string[]
  }
}

type Counts = Map<FillValue, number>

/** Counts values as they are: what is missing in these rows is not filled before it is counted. */
export function learnFills(wishes: readonly FillWish[]): FillLearner {
  const counted = wishes.map(() => ({
    all: new Map() as Counts,
    groups: new Map<string, Counts>(),
  }))
  return {
    add: (item) => {
      for (const [at, { column, how }] of wishes.entries()) {
        const counts = counted[at]
        const value = valueOf(item, column)
        if (how.kind === 'value' || value === undefined || !counts) continue
        count(counts.all, value)
        const chooser = how.by === undefined ? undefined : valueOf(item, how.by)
        if (chooser === undefined) continue
        const group = counts.groups.get(String(chooser)) ?? new Map()
        counts.groups.set(String(chooser), group)
        count(group, value)
      }
    },
    fills: () => {
      const fills: ColumnFill[] = []
      const unknown: string[] = []
      for (const [at, { column, how }] of wishes.entries()) {
        if (how.kind === 'value') {
          fills.push({ column, values: [], otherwise: how.value })
          continue
        }
        const { all, groups } = counted[at] ?? { all: new Map(), groups: new Map() }
        const otherwise = middleOf(all, how.kind)
        const values = [...groups].flatMap(([name, group]): [string, FillValue][] => {
          const value = middleOf(group, how.kind)
          return value === undefined ? [] : [[name, value]]
        })
        if (otherwise === undefined) unknown.push(column)
        else
          fills.push({ column, ...(how.by === undefined ? {} : { by: how.by }), values, otherwise })
      }
      return { fills, unknown }
    },
  }
}

function count(counts: Counts, value: FillValue): void {
  counts.set(value, (counts.get(value) ?? 0) + 1)
}

/**
 * The most frequent value, the smaller of two that tie; or the median, of two in the middle the
 * lower one, so that a column of 0 and 1 gets one of these. Undefined where there is none.
 */
function middleOf(counts: Counts, kind: 'mode' | 'median'): FillValue | undefined {
  const sorted = [...counts].toSorted(([a], [b]) => (a < b ? -1 : 1))
  if (kind === 'mode') {
    let best: readonly [FillValue, number] | undefined
    for (const each of sorted) if (!best || each[1] > best[1]) best = each
    return best?.[0]
  }
  const numbers = sorted.filter(([value]) => typeof value === 'number')
  const half = numbers.reduce((sum, [, times]) => sum + times, 0) / 2
  let passed = 0
  return numbers.find(([, times]) => (passed += times) >= half)?.[0]
}
