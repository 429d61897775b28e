import { createGather, type Evidence } from './features.js'
import type { HeadsModel, SparseBoundary } from './head.js'
import { createRowBuffer } from './row-buffer.js'
import { codeOf, weighRow } from './weighting.js'

/** The margins of one row. */
export interface Margins {
  /** One per enabled head, in the model's order; overwritten by the next row. */
  readonly heads: Float64Array
  readonly none: number
  /** Share of the row's features that training has seen. */
  readonly known: number
  /** False where no head could reach the floor: then only bounds were computed. */
  readonly scored: boolean
}

/** Scores a row against every enabled head. */
export type Score = (evidence: Evidence) => Margins

/**
 * Prepares a model for scoring: the weights of all heads, column by column.
 *
 * A row first adds up the largest weight any head has for each feature. Where
 * that bound stays below the floor no head is asked. Cost of a row: its
 * features, and for each the heads that have a weight for it.
 */
export function createScore(model: HeadsModel): Score {
  const heads = model.heads.filter(({ enabled }) => enabled)
  const boundaries = heads.map(({ boundary }) => boundary)
  const table = createTable([...boundaries, ...(model.none ? [model.none] : [])], model)
  const gather = createGather(model.features, model.columns)
  const row = createRowBuffer(model.features.bits)
  const sums = new Float64Array(heads.length + (model.none ? 1 : 0))
  const highest = Math.max(...boundaries.map(({ intercept }) => intercept))
  const least = codeOf(model.fitting.leastRows)
  let values = new Float32Array(1024)

  return (evidence) => {
    gather(evidence, row)
    if (values.length < row.size) values = new Float32Array(row.columns.length)
    weighRow(model.weighting, row, values)
    const { columns, size } = row
    const { frequencies } = model.weighting
    let known = 0
    let all = 0
    let bound = highest
    for (let at = 0; at < size; at++) {
      const column = columns[at] as number
      const value = values[at] as number
      all += value * value
      if ((frequencies[column] as number) >= least) known += value * value
      const slot = table.slots[column] as number
      bound += slot < 0 ? 0 : boundOf(table, slot, value)
    }
    const share = all === 0 ? 0 : known / all
    const result = { heads: sums.subarray(0, heads.length), known: share }
    if (bound < model.floor) return { ...result, none: 0, scored: false }
    sums.set(table.intercepts)
    addUp(table, { columns, values, size }, sums)
    return { ...result, none: model.none ? (sums[heads.length] as number) : -1, scored: true }
  }
}

/** Weights by column: slot `s` has the entries `starts[s] … starts[s + 1]`. */
interface Table {
  /** Hashed column → slot, or -1. */
  readonly slots: Int32Array
  readonly starts: Int32Array
  readonly heads: Uint16Array
  readonly weights: Float32Array
  /** Where a crowded slot's weights for all heads begin in `rows`; -1 for the others. */
  readonly crowded: Int32Array
  readonly rows: Float32Array
  /** The largest and the smallest weight of a project's head, at least / most 0. */
  readonly highs: Float32Array
  readonly lows: Float32Array
  readonly intercepts: Float64Array
}

function boundOf(table: Table, slot: number, value: number): number {
  return value * ((value > 0 ? table.highs[slot] : table.lows[slot]) as number)
}

/** The features of the row at hand. */
interface Weighed {
  readonly columns: Int32Array
  readonly values: Float32Array
  readonly size: number
}

function addUp(table: Table, { columns, values, size }: Weighed, sums: Float64Array): void {
  const { slots, starts, heads, weights, crowded, rows } = table
  const width = sums.length
  for (let at = 0; at < size; at++) {
    const slot = slots[columns[at] as number] as number
    if (slot < 0) continue
    const value = values[at] as number
    const row = crowded[slot] as number
    if (row >= 0) {
      for (let head = 0; head < width; head++) {
        sums[head] = (sums[head] as number) + value * (rows[row + head] as number)
      }
      continue
    }
    for (let entry = starts[slot] as number, to = starts[slot + 1] as number; entry < to; entry++) {
      const head = heads[entry] as number
      sums[head] = (sums[head] as number) + value * (weights[entry] as number)
    }
  }
}

function createTable(boundaries: readonly SparseBoundary[], model: HeadsModel): Table {
  const counts = weightsByColumn(boundaries, model.features.bits)
  const { slots, columns } = hotFirst(counts, model.weighting.frequencies)
  const starts = new Int32Array(columns.length + 1)
  for (const [slot, column] of columns.entries()) {
    starts[slot + 1] = (starts[slot] as number) + (counts[column] as number)
  }
  const size = starts[columns.length] as number
  const crowded = crowdedRows(starts, boundaries.length)
  const table: Table = {
    slots,
    starts,
    heads: new Uint16Array(size),
    weights: new Float32Array(size),
    crowded: crowded.begins,
    rows: new Float32Array(crowded.size),
    highs: new Float32Array(columns.length),
    lows: new Float32Array(columns.length),
    intercepts: Float64Array.from(boundaries, ({ intercept }) => intercept),
  }
  fillTable(table, boundaries, model.none ? boundaries.length - 1 : boundaries.length)
  return table
}

/** A slot with weights for more than this share of the heads keeps one for each: no head is looked up. */
const CROWDED = 0.3

function crowdedRows(
  starts: Int32Array,
  heads: number,
): { readonly begins: Int32Array; readonly size: number } {
  const begins = new Int32Array(starts.length - 1).fill(-1)
  let size = 0
  for (let slot = 0; slot < begins.length; slot++) {
    if ((starts[slot + 1] as number) - (starts[slot] as number) <= CROWDED * heads) continue
    begins[slot] = size
    size += heads
  }
  return { begins, size }
}

/** How many heads have a weight for each column. */
function weightsByColumn(boundaries: readonly SparseBoundary[], bits: number): Uint16Array {
  const counts = new Uint16Array(2 ** bits)
  for (const { columns } of boundaries) {
    for (const column of columns) counts[column] = (counts[column] as number) + 1
  }
  return counts
}

/** A slot for every column with a weight, the most frequent first: what is used most lies together. */
function hotFirst(
  counts: Uint16Array,
  frequencies: Uint8Array,
): { readonly slots: Int32Array; readonly columns: Int32Array } {
  const ends = new Int32Array(257)
  for (let column = 0; column < counts.length; column++) {
    if (counts[column] === 0) continue
    const place = 256 - (frequencies[column] as number)
    ends[place] = (ends[place] as number) + 1
  }
  for (let place = 1; place <= 256; place++) {
    ends[place] = (ends[place] as number) + (ends[place - 1] as number)
  }
  const slots = new Int32Array(counts.length).fill(-1)
  const columns = new Int32Array(ends[256] as number)
  const next = ends.slice()
  for (let column = 0; column < counts.length; column++) {
    if (counts[column] === 0) continue
    const place = 255 - (frequencies[column] as number)
    const slot = next[place] as number
    next[place] = slot + 1
    slots[column] = slot
    columns[slot] = column
  }
  return { slots, columns }
}

function fillTable(table: Table, boundaries: readonly SparseBoundary[], projects: number): void {
  const { slots, starts, heads, weights, crowded, rows, highs, lows } = table
  const next = starts.slice()
  for (const [head, boundary] of boundaries.entries()) {
    for (let at = 0; at < boundary.columns.length; at++) {
      const slot = slots[boundary.columns[at] as number] as number
      const entry = next[slot] as number
      const weight = boundary.weights[at] as number
      next[slot] = entry + 1
      heads[entry] = head
      weights[entry] = weight
      const row = crowded[slot] as number
      if (row >= 0) rows[row + head] = weight
      if (head >= projects) continue
      if (weight > (highs[slot] as number)) highs[slot] = weight
      if (weight < (lows[slot] as number)) lows[slot] = weight
    }
  }
}
