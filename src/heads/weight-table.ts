import type { SparseBoundary } from './head.js'

/**
 * The weights of many heads by column, small enough to stay in a near cache.
 *
 *     column ──► presence: bit of the column, slots before its word ──► slot
 *     slot   ──► begins: where the column's record begins           ──► record
 *     record     n, head, weight, head, weight …    n heads have a weight for the column
 *                CROWDED, weight, weight …          one weight for every head
 */
export interface WeightTable {
  /** For every 32 columns: which of them have a weight, and the slot before the first of them. */
  readonly presence: Int32Array
  /** Slot → where its record begins. Slot 0 is that of a column without a weight. */
  readonly begins: Int32Array
  readonly records: Int16Array
  /** What a step of a head's weights in `records` is worth. */
  readonly steps: Float64Array
  readonly intercepts: Float64Array
}

/** Stands for the number of heads where there are so many that each has its place. */
const CROWDED = -1

/** Weights are kept in this many steps to either side. */
const STEPS = 32767

/** A table of these boundaries over columns below 2^bits. */
export function createWeightTable(
  boundaries: readonly SparseBoundary[],
  bits: number,
): WeightTable {
  const counts = headsByColumn(boundaries, bits)
  const { presence, begins } = layOut(counts, boundaries.length)
  const table: WeightTable = {
    presence,
    begins,
    records: new Int16Array(begins[begins.length - 1] as number),
    steps: Float64Array.from(boundaries, ({ weights }) => largest(weights) / STEPS || 1),
    intercepts: Float64Array.from(boundaries, ({ intercept }) => intercept),
  }
  for (const [head, boundary] of boundaries.entries()) {
    for (let at = 0; at < boundary.columns.length; at++) {
      const column = boundary.columns[at] as number
      const weight = Math.round((boundary.weights[at] as number) / (table.steps[head] as number))
      const crowded = isCrowded(counts[column] as number, boundaries.length)
      write(table, { begin: beginOf(table, column), head, weight, crowded })
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

function largest(weights: Float32Array): number {
  let most = 0
  for (const weight of weights) most = Math.max(most, Math.abs(weight))
  return most
}

/** How many heads have a weight for each column. */
function headsByColumn(boundaries: readonly SparseBoundary[], bits: number): Uint16Array {
  const counts = new Uint16Array(Math.max(32, 2 ** bits))
  for (const { columns } of boundaries) {
    for (const column of columns) counts[column] = (counts[column] as number) + 1
  }
  return counts
}

/** A place for every record, in the order of columns; the last of `begins` is where all end. */
function layOut(
  counts: Uint16Array,
  heads: number,
): { readonly presence: Int32Array; readonly begins: Int32Array } {
  const presence = new Int32Array(counts.length / 16)
  const begins = new Int32Array(counts.reduce((sum, many) => sum + (many > 0 ? 1 : 0), 2))
  let slot = 0
  begins[1] = 1
  for (let column = 0; column < counts.length; column++) {
    const word = (column >>> 5) * 2
    const many = counts[column] as number
    if ((column & 31) === 0) presence[word + 1] = slot
    if (many === 0) continue
    slot++
    presence[word] = (presence[word] as number) | (1 << (column & 31))
    begins[slot + 1] = (begins[slot] as number) + 1 + (isCrowded(many, heads) ? heads : 2 * many)
  }
  return { presence, begins }
}

/** Where the record of a column begins; 0, a record of no head, where no head has a weight for it. */
function beginOf({ presence, begins }: WeightTable, column: number): number {
  const word = (column >>> 5) * 2
  const present = presence[word] as number
  const before = onesOf(present & ((1 << (column & 31)) - 1))
  const isThere = (present >>> (column & 31)) & 1
  return begins[((presence[word + 1] as number) + before + 1) * isThere] as number
}

function onesOf(bits: number): number {
  const pairs = bits - ((bits >>> 1) & 0x55555555)
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333)
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}

/** The features of a row: hashed columns and what each counts. */
export interface Weighed {
  readonly columns: Int32Array
  readonly values: Float32Array
  readonly size: number
}

/** Adds a row's features up into one margin for each boundary of the table. */
export type AddUp = (row: Weighed, margins: Float64Array) => void

/** Prepares to add rows up. */
export function createAddUp(table: WeightTable): AddUp {
  let room = createRoom(1024)
  return (row, margins) => {
    if (room.begins.length < row.size) room = createRoom(2 * row.size)
    findRecords(table, row, room)
    margins.fill(0)
    addCrowded(table, room.crowded, margins)
    addFew(table, room.few, margins)
    for (let head = 0; head < margins.length; head++) {
      margins[head] =
        (table.intercepts[head] as number) +
        (table.steps[head] as number) * (margins[head] as number)
    }
  }
}

/** Records to add to the margins, and how many times each. */
interface Records {
  readonly begins: Int32Array
  readonly values: Float64Array
  size: number
}

/** Room for a row on its way to its margins. */
interface Room {
  readonly begins: Int32Array
  readonly crowded: Records
  readonly few: Records
}

function createRoom(size: number): Room {
  const begins = new Int32Array(size)
  const crowded = { begins: new Int32Array(size), values: new Float64Array(size), size: 0 }
  const few = { begins: new Int32Array(size), values: new Float64Array(size), size: 0 }
  return { begins, crowded, few }
}

/**
 * Sorts the features of a row by the kind of their record.
 *
 * Nothing is added yet and nothing branches, so the processor waits for many
 * records at a time: most are in no near cache.
 */
function findRecords(table: WeightTable, row: Weighed, { begins, crowded, few }: Room): void {
  const { columns, values, size } = row
  const { records } = table
  for (let at = 0; at < size; at++) begins[at] = beginOf(table, columns[at] as number)
  let manyCrowded = 0
  let manyFew = 0
  for (let at = 0; at < size; at++) {
    const begin = begins[at] as number
    const value = values[at] as number
    const heads = records[begin] as number
    crowded.begins[manyCrowded] = begin + 1
    crowded.values[manyCrowded] = value
    few.begins[manyFew] = begin
    few.values[manyFew] = value
    manyCrowded += heads >>> 31
    manyFew += -heads >>> 31
  }
  crowded.size = manyCrowded
  few.size = manyFew
}

/** Adds records with a weight for every head, four at a time: a quarter of the stores. */
function addCrowded(
  { records }: WeightTable,
  { begins, values, size }: Records,
  sums: Float64Array,
): void {
  const width = sums.length
  const whole = size & ~3
  for (let at = 0; at < whole; at += 4) {
    const one = begins[at] as number
    const two = begins[at + 1] as number
    const three = begins[at + 2] as number
    const four = begins[at + 3] as number
    const timesOne = values[at] as number
    const timesTwo = values[at + 1] as number
    const timesThree = values[at + 2] as number
    const timesFour = values[at + 3] as number
    for (let head = 0; head < width; head++) {
      const front =
        timesOne * (records[one + head] as number) + timesTwo * (records[two + head] as number)
      const back =
        timesThree * (records[three + head] as number) +
        timesFour * (records[four + head] as number)
      sums[head] = (sums[head] as number) + (front + back)
    }
  }
  for (let at = whole; at < size; at++) {
    const begin = begins[at] as number
    const value = values[at] as number
    for (let head = 0; head < width; head++) {
      sums[head] = (sums[head] as number) + value * (records[begin + head] as number)
    }
  }
}

/** Adds records with a weight for some heads. */
function addFew(
  { records }: WeightTable,
  { begins, values, size }: Records,
  sums: Float64Array,
): void {
  for (let at = 0; at < size; at++) {
    const begin = begins[at] as number
    const value = values[at] as number
    const end = begin + 2 * (records[begin] as number)
    for (let entry = begin + 1; entry < end; entry += 2) {
      const head = records[entry] as number
      sums[head] = (sums[head] as number) + value * (records[entry + 1] as number)
    }
  }
}
