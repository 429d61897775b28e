import { packItems, unpackItems } from '../../batch/pack-items.js'
import { hashOf, mix } from '../../numbers/mix.js'
import type { ReadBatch } from '../../read/read.js'
import { KaskadError } from '../../types/error.js'
import type { Item } from '../../types/item.js'
import type { Reject } from '../../types/reject.js'
import { wholeNumber } from '../terminal/numbers.js'

/** The options that say which rows of the inputs are wanted. */
export type RowChoiceOptions = {
  readonly limit?: string
  readonly sample?: string
  readonly seed: string
}

/** Which rows of the inputs are wanted. */
export interface RowChoice {
  /** The first rows; all where absent. */
  readonly limit: number | undefined
  /** A sample of those; all where absent. */
  readonly sample: Sample | undefined
}

/** So many rows, or a share of all; the seed and the id of a row alone say whether it is in. */
interface Sample {
  readonly seed: number
  readonly size: { readonly rows: number } | { readonly share: number }
}

/** @throws KaskadError `usage` where an option is no such number. */
export function rowChoiceOf({ limit, sample, seed }: RowChoiceOptions): RowChoice {
  const seeded = wholeNumber(seed, '--seed')
  return {
    limit: limit === undefined ? undefined : atLeastOne(limit, '--limit'),
    sample: sample === undefined ? undefined : { seed: seeded, size: sizeOf(sample) },
  }
}

function atLeastOne(text: string, option: string): number {
  const value = wholeNumber(text, option)
  if (value > 0) return value
  throw new KaskadError('usage', `${option}: expected at least 1`)
}

/** `1000` is rows; `0.1` and `10%` are shares. */
function sizeOf(text: string): Sample['size'] {
  const [, number, percent] = /^(\d*\.?\d+)(%?)$/.exec(text.trim()) ?? []
  if (number !== undefined && (percent === '%' || number.includes('.'))) {
    const share = Number(number) / (percent === '%' ? 100 : 1)
    if (share > 0 && share <= 1) return { share }
  } else if (Number(number) > 0) return { rows: atLeastOne(text, '--sample') }
  throw new KaskadError(
    'usage',
    `--sample: expected a number of rows or a share such as 0.1 or 10%, not "${text}"`,
  )
}

type Batches = AsyncIterable<ReadBatch>

/**
 * The wanted rows, in the order of the inputs; a refused row counts as a row.
 *
 * A sample of so many rows needs all of the input to be read first, and the memory of those rows.
 */
export async function* chosenRows(
  batches: Batches,
  { limit, sample }: RowChoice,
): AsyncGenerator<ReadBatch> {
  const first = limit === undefined ? batches : firstRows(batches, limit)
  if (!sample) yield* first
  else if ('rows' in sample.size) yield* sampleOf(first, sample.size.rows, sample.seed)
  else yield* shareOf(first, sample.size.share, sample.seed)
}

async function* firstRows(batches: Batches, limit: number): AsyncGenerator<ReadBatch> {
  let left = limit
  for await (const batch of batches) {
    const lines = [...batch.items, ...batch.rejects].map(({ place }) => place.line)
    if (lines.length < left) yield batch
    else {
      const last = lines.toSorted((a, b) => a - b)[left - 1] ?? 0
      yield withRows(batch, ({ place }) => place.line <= last)
      return
    }
    left -= lines.length
  }
}

type Row = Item | Reject

function withRows(batch: ReadBatch, isIn: (row: Row) => boolean): ReadBatch {
  return { ...batch, items: batch.items.filter(isIn), rejects: batch.rejects.filter(isIn) }
}

/** A number in [0, 1) that the seed and the id, or the place of a refused row, alone decide. */
function lotOf(row: Row, seed: number): number {
  const name = 'id' in row ? row.id : `${row.place.file}:${row.place.line}`
  return mix(hashOf(name, mix(seed + 1))) / 0x1_0000_0000
}

async function* shareOf(batches: Batches, share: number, seed: number): AsyncGenerator<ReadBatch> {
  for await (const batch of batches) yield withRows(batch, (row) => lotOf(row, seed) < share)
}

/** A row that may be in the sample, and what it came with. */
interface Drawn<Tag> {
  readonly row: Row
  readonly lot: number
  readonly at: number
  readonly tag: Tag
}

/** Keeps the rows with the smallest lots: at most `size` of all that were added. */
export function createSample<Tag = undefined>(size: number, seed: number) {
  let drawn: Drawn<Tag>[] = []
  let rows = 0
  let most = 1
  const cut = (): void => {
    drawn = drawn.toSorted((a, b) => a.lot - b.lot || a.at - b.at).slice(0, size)
    if (drawn.length === size) most = drawn.at(-1)?.lot ?? most
  }
  return {
    add: (row: Row, tag: Tag): void => {
      const lot = lotOf(row, seed)
      const at = rows++
      if (lot > most) return
      drawn.push({ row: onItsOwn(row), lot, at, tag })
      if (drawn.length >= 2 * size + 1000) cut()
    },
    /** The sample in the order in which it was added. */
    rows: (): readonly Omit<Drawn<Tag>, 'lot'>[] => {
      cut()
      return drawn.toSorted((a, b) => a.at - b.at)
    },
  }
}

/** The row without the memory of the piece of the file that its texts are parts of. */
function onItsOwn(row: Row): Row {
  return 'id' in row ? (unpackItems(packItems([row]))[0] ?? row) : row
}

/** Rows that are handed on together. */
const TOGETHER = 256

async function* sampleOf(batches: Batches, size: number, seed: number): AsyncGenerator<ReadBatch> {
  const sample = createSample<ReadBatch['has']>(size, seed)
  let taken = 0
  for await (const batch of batches) {
    const { items, rejects, has } = batch
    taken = batch.taken
    const rows: Row[] = [...items, ...rejects]
    for (const row of rows.toSorted((a, b) => a.place.line - b.place.line)) sample.add(row, has)
    if (batch.notes.length > 0) yield { ...batch, items: [], rejects: [] }
  }
  let open = { items: [] as Item[], rejects: [] as Reject[], has: undefined as ReadBatch['has'] }
  const closed = (): ReadBatch => ({ ...open, notes: [], taken })
  for (const { row, tag: has } of sample.rows()) {
    if (open.has !== has || open.items.length === TOGETHER) {
      yield closed()
      open = { items: [], rejects: [], has }
    }
    if ('id' in row) open.items.push(row)
    else open.rejects.push(row)
  }
  yield closed()
}
