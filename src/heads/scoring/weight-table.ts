import type { SparseBoundary } from './head.js'
import type { RowBuffer } from '../features/row-buffer.js'

/**
 * The weights of many heads by column, close together: a row touches one place
 * and one record for each of its features, those of frequent columns side by side.
 *
 *     column ──► place: where its record begins, and the code of its frequency
 *     record     n, head, weight, head, weight …    n heads have a weight for the column
 *                CROWDED, weight, weight …          one weight for every head
 */
export interface WeightTable {
  /** Column → unit of its record (24 bits) and code of its frequency (8 bits). */
  readonly places: Int32Array
  readonly records: Int16Array
  /** Records begin at multiples of this. */
  readonly unit: number
  /** What a step of a head's weights in `records` is worth. */
  readonly steps: Float64Array
  readonly intercepts: Float64Array
}

/** Replaces the number of heads in a record that holds one weight for every head. */
const CROWDED = -1

/** Weights are kept in this many steps to either side. */
const STEPS = 32767

const MOST_UNITS = 2 ** 24

/** A table of these boundaries. @param frequencies - A code for each column. */
export function createWeightTable(
  boundaries: readonly SparseBoundary[],
  frequencies: Uint8Array,
): WeightTable {
  const counts = headsByColumn(boundaries, frequencies.length)
  const order = hotFirst(counts, frequencies)
  const lengthOf = (column: number): number => {
    const many = counts[column] as number
    return 1 + (isCrowded(many, boundaries.length) ? boundaries.length : 2 * many)
  }
  let size = 1
  for (const column of order) size += lengthOf(column)
  const unit = 2 ** Math.ceil(Math.log2(Math.max(1, (2 * size) / MOST_UNITS)))
  const places = Int32Array.from(frequencies)
  let next = 1
  for (const column of order) {
    places[column] = (frequencies[column] as number) | (next << 8)
    next += Math.ceil(lengthOf(column) / unit)
  }
  const table: WeightTable = {
    places,
    records: new Int16Array(next * unit),
    unit,
    steps: Float64Array.from(boundaries, ({ weights }) => largestOf(weights) / STEPS || 1),
    intercepts: Float64Array.from(boundaries, ({ intercept }) => intercept),
  }
  for (const [head, boundary] of boundaries.entries()) {
    for (let at = 0; at < boundary.columns.length; at++) {
      const column = boundary.columns[at] as number
      const begin = ((places[column] as number) >>> 8) * unit
      const weight = Math.round((boundary.weights[at] as number) / (table.steps[head] as number))
      const crowded = isCrowded(counts[column] as number, boundaries.length)
      write(table, { begin, head, weight, crowded })
    }
  }
  return table
}

function isCrowded(many: number, heads: number): boolean {
  return 2 * many >= heads
}

interface Entry {
  readonly begin: number
  readonly head: number
  readonly weight: number
  readonly crowded: boolean
}

function write({ records }: WeightTable, { begin, head, weight, crowded }: Entry): void {
  if (crowded) {
    records[begin] = CROWDED
    records[begin + 1 + head] = weight
    return
  }
  const many = records[begin] as number
  records[begin] = many + 1
  records[begin + 1 + 2 * many] = head
  records[begin + 2 + 2 * many] = weight
}

/** The largest size of a weight, whatever its sign; 0 where there are none. */
export function largestOf(weights: ArrayLike<number> & Iterable<number>): number {
  let most = 0
  for (const weight of weights) most = Math.max(most, Math.abs(weight))
  return most
}

/** How many heads have a weight for each column. */
function headsByColumn(boundaries: readonly SparseBoundary[], columns: number): Uint16Array {
  const counts = new Uint16Array(columns)
  for (const boundary of boundaries) {
    for (const column of boundary.columns) counts[column] = (counts[column] as number) + 1
  }
  return counts
}

/** The columns with a weight, the most frequent first. */
function hotFirst(counts: Uint16Array, frequencies: Uint8Array): Int32Array {
  const next = new Int32Array(257)
  for (let column = 0; column < counts.length; column++) {
    const after = 256 - (frequencies[column] as number)
    if (counts[column] !== 0) next[after] = (next[after] as number) + 1
  }
  for (let code = 1; code <= 256; code++) {
    next[code] = (next[code] as number) + (next[code - 1] as number)
  }
  const columns = new Int32Array(next[256] as number)
  for (let column = 0; column < counts.length; column++) {
    if (counts[column] === 0) continue
    const code = 255 - (frequencies[column] as number)
    const at = next[code] as number
    next[code] = at + 1
    columns[at] = column
  }
  return columns
}

/** The features of a row on their way to its margins; reused, one entry for each. */
export interface ScoreBuffer {
  /** Code of the frequency of each entry's column. */
  readonly codes: Uint8Array
  /** Where each entry's record begins; 0, a record of no head, where no head has a weight. */
  readonly begins: Int32Array
  /** What each entry counts. */
  readonly values: Float32Array
  /** Entries whose record has a weight for every head, and for some. */
  readonly crowded: Int32Array
  readonly few: Int32Array
}

/** Buffers for rows with up to `size` features. @param old - Buffers whose codes and values are copied. */
export function createScoreBuffer(size: number, old?: ScoreBuffer): ScoreBuffer {
  const buffer = {
    codes: new Uint8Array(size),
    begins: new Int32Array(size),
    values: new Float32Array(size),
    crowded: new Int32Array(size),
    few: new Int32Array(size),
  }
  if (old) {
    buffer.codes.set(old.codes)
    buffer.values.set(old.values)
  }
  return buffer
}

/** Features of a row that are scored together: those of `buffer` from `from` to below `to`. */
export interface FeatureRange {
  readonly buffer: ScoreBuffer
  readonly from: number
  readonly to: number
}

/** Finds the code and the record of each feature: writes `codes` and `begins`. */
export function findPlaces(
  { places, unit }: WeightTable,
  { columns }: RowBuffer,
  { buffer: { codes, begins }, from, to }: FeatureRange,
): void {
  for (let at = from; at < to; at++) {
    const place = places[columns[at] as number] as number
    codes[at] = place
    begins[at] = Math.imul(place >>> 8, unit)
  }
}

/**
 * Adds what the features are worth to the sums, one for each boundary, in its steps.
 *
 * The records are sorted by kind before one is added, and that without a
 * branch: so the processor waits for many at a time, as most are in no near cache.
 */
export function addUp(
  { records }: WeightTable,
  { buffer, from, to }: FeatureRange,
  sums: Float64Array,
): void {
  const { begins, crowded, few } = buffer
  let manyCrowded = 0
  let manyFew = 0
  for (let at = from; at < to; at++) {
    const heads = records[begins[at] as number] as number
    crowded[manyCrowded] = at
    few[manyFew] = at
    manyCrowded += heads >>> 31
    manyFew += (0 - heads) >>> 31
  }
  addCrowded(records, { buffer, size: manyCrowded }, sums)
  addFew(records, { buffer, size: manyFew }, sums)
}

/** Writes the margins that the sums so far amount to. */
export function writeMargins(
  { steps, intercepts }: WeightTable,
  sums: Float64Array,
  margins: Float64Array,
): void {
  for (let head = 0; head < margins.length; head++) {
    const sum = (steps[head] as number) * (sums[head] as number)
    margins[head] = (intercepts[head] as number) + sum
  }
}

/** Features of one kind: so many in `buffer.crowded` or `buffer.few`. */
interface Sorted {
  readonly buffer: ScoreBuffer
  readonly size: number
}

/** Adds records with a weight for every head, four at a time: a quarter of the stores. */
function addCrowded(records: Int16Array, { buffer, size }: Sorted, sums: Float64Array): void {
  const { begins, values, crowded } = buffer
  const width = sums.length
  const whole = size & ~3
  for (let at = 0; at < whole; at += 4) {
    const a = crowded[at] as number
    const b = crowded[at + 1] as number
    const c = crowded[at + 2] as number
    const d = crowded[at + 3] as number
    let [ofA, ofB] = [(begins[a] as number) + 1, (begins[b] as number) + 1]
    let [ofC, ofD] = [(begins[c] as number) + 1, (begins[d] as number) + 1]
    const [timesA, timesB] = [values[a] as number, values[b] as number]
    const [timesC, timesD] = [values[c] as number, values[d] as number]
    for (let head = 0; head < width; head++) {
      const front = timesA * (records[ofA++] as number) + timesB * (records[ofB++] as number)
      const back = timesC * (records[ofC++] as number) + timesD * (records[ofD++] as number)
      sums[head] = (sums[head] as number) + (front + back)
    }
  }
  for (let at = whole; at < size; at++) {
    const entry = crowded[at] as number
    const first = (begins[entry] as number) + 1
    const value = values[entry] as number
    for (let head = 0; head < width; head++) {
      sums[head] = (sums[head] as number) + value * (records[first + head] as number)
    }
  }
}

/** Adds records with a weight for some heads. */
function addFew(records: Int16Array, { buffer, size }: Sorted, sums: Float64Array): void {
  const { begins, values, few } = buffer
  for (let at = 0; at < size; at++) {
    const entry = few[at] as number
    const begin = begins[entry] as number
    const value = values[entry] as number
    const end = begin + 2 * (records[begin] as number)
    for (let next = begin + 1; next < end; next += 2) {
      const head = records[next] as number
      sums[head] = (sums[head] as number) + value * (records[next + 1] as number)
    }
  }
}
