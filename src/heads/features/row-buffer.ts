import { mix } from '../../numbers/mix.js'
import { BLOCK_KINDS, type BlockKind } from './settings.js'

/**
 * The features of one row as they are gathered: columns and counts, block by
 * block. Reused from row to row; grows when it must.
 */
export interface RowBuffer {
  columns: Int32Array
  counts: Float32Array
  size: number
  /** Block `b` has the entries `blockStarts[b] … blockStarts[b + 1]`, and its kind. */
  blockStarts: Int32Array
  blockKinds: Uint8Array
  blocks: number
  /**
   * Hash table of the open block, small enough for the nearest cache: the
   * ticket of each entry, `firstTicket` + its place. Tickets only grow, so one
   * below that of the block's first entry is of a closed block, and its slot is free.
   */
  tickets: Int32Array
  firstTicket: number
  readonly mask: number
}

/** An empty buffer for columns below 2^bits. */
export function createRowBuffer(bits: number): RowBuffer {
  return {
    columns: new Int32Array(1024),
    counts: new Float32Array(1024),
    size: 0,
    blockStarts: new Int32Array(64),
    blockKinds: new Uint8Array(64),
    blocks: 0,
    tickets: new Int32Array(4096),
    firstTicket: 1,
    mask: 2 ** bits - 1,
  }
}

const LAST_TICKET = 2 ** 30

/** Forgets the row. */
export function resetRow(row: RowBuffer): void {
  row.firstTicket += row.size
  if (row.firstTicket > LAST_TICKET) {
    row.tickets.fill(0)
    row.firstTicket = 1
  }
  row.size = 0
  row.blocks = 0
}

/** Opens a block of one kind; what is counted from here on belongs to it. */
export function openBlock(row: RowBuffer, kind: number): void {
  if (row.blocks + 2 > row.blockStarts.length) {
    row.blockStarts = copyInto(new Int32Array(2 * row.blockStarts.length), row.blockStarts)
    row.blockKinds = copyInto(new Uint8Array(2 * row.blockKinds.length), row.blockKinds)
  }
  row.blockStarts[row.blocks] = row.size
  row.blockKinds[row.blocks] = kind
}

/** Opens a block of a kind by its name. */
export function openKind(row: RowBuffer, kind: BlockKind): void {
  openBlock(row, BLOCK_KINDS.indexOf(kind))
}

/** Closes the open block: the next one may hold the same columns. An empty block is dropped. */
export function closeBlock(row: RowBuffer): void {
  if (row.blockStarts[row.blocks] === row.size) return
  row.blocks++
  row.blockStarts[row.blocks] = row.size
}

/** Adds a feature, named by any 32-bit hash, to the open block. */
export function addFeature(row: RowBuffer, hash: number, amount: number): void {
  const { columns, counts, tickets, firstTicket } = row
  const column = mix(hash) & row.mask
  const opened = firstTicket + (row.blockStarts[row.blocks] as number)
  const last = tickets.length - 1
  let at = column & last
  for (;;) {
    const ticket = tickets[at] as number
    if (ticket < opened) break
    const place = ticket - firstTicket
    if (columns[place] === column) {
      counts[place] = (counts[place] as number) + amount
      return
    }
    at = (at + 1) & last
  }
  const { size } = row
  tickets[at] = firstTicket + size
  columns[size] = column
  counts[size] = amount
  row.size = size + 1
  if (row.size === columns.length) growEntries(row)
  if (2 * (firstTicket + size - opened) > last) growTickets(row)
}

function growEntries(row: RowBuffer): void {
  row.columns = copyInto(new Int32Array(2 * row.columns.length), row.columns)
  row.counts = copyInto(new Float32Array(2 * row.counts.length), row.counts)
}

function growTickets(row: RowBuffer): void {
  const tickets = new Int32Array(2 * row.tickets.length)
  const last = tickets.length - 1
  for (let place = row.blockStarts[row.blocks] as number; place < row.size; place++) {
    let at = (row.columns[place] as number) & last
    while (tickets[at] !== 0) at = (at + 1) & last
    tickets[at] = row.firstTicket + place
  }
  row.tickets = tickets
}

function copyInto<T extends Int32Array | Float32Array | Uint8Array>(wider: T, old: T): T {
  wider.set(old)
  return wider
}
