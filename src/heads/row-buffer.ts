/**
 * The features of one row as they are gathered: columns and counts, block by
 * block. Reused from row to row; grows when it must.
 */
export interface RowBuffer {
  columns: Int32Array
  counts: Float32Array
  size: number
  /** Where each block begins, and its kind. */
  readonly blockStarts: number[]
  readonly blockKinds: number[]
  /** Place of a column in the open block, + 1; all 0 between blocks. */
  readonly places: Int32Array
  readonly mask: number
}

/** An empty buffer for columns below 2^bits. */
export function createRowBuffer(bits: number): RowBuffer {
  return {
    columns: new Int32Array(1024),
    counts: new Float32Array(1024),
    size: 0,
    blockStarts: [],
    blockKinds: [],
    places: new Int32Array(2 ** bits),
    mask: 2 ** bits - 1,
  }
}

/** Forgets the row. */
export function resetRow(row: RowBuffer): void {
  row.size = 0
  row.blockStarts.length = 0
  row.blockKinds.length = 0
}

/** Opens a block of one kind; what is counted from here on belongs to it. */
export function openBlock(row: RowBuffer, kind: number): void {
  row.blockStarts.push(row.size)
  row.blockKinds.push(kind)
}

/** Closes the open block, so that a column may come again in the next one. */
export function closeBlock(row: RowBuffer): void {
  const from = row.blockStarts[row.blockStarts.length - 1] ?? 0
  for (let at = from; at < row.size; at++) row.places[row.columns[at] as number] = 0
  if (from !== row.size) return
  row.blockStarts.pop()
  row.blockKinds.pop()
}

/** Adds a feature, named by any 32-bit hash, to the open block. */
export function count(row: RowBuffer, hash: number, amount: number): void {
  const column = mix(hash) & row.mask
  const place = row.places[column] as number
  if (place > 0) {
    row.counts[place - 1] = (row.counts[place - 1] as number) + amount
    return
  }
  if (row.size === row.columns.length) grow(row)
  row.columns[row.size] = column
  row.counts[row.size] = amount
  row.size++
  row.places[column] = row.size
}

function grow(row: RowBuffer): void {
  const columns = new Int32Array(row.columns.length * 2)
  const counts = new Float32Array(row.counts.length * 2)
  columns.set(row.columns)
  counts.set(row.counts)
  row.columns = columns
  row.counts = counts
}

/** Spreads a 32-bit number over all its bits (the finaliser of MurmurHash3). */
export function mix(hash: number): number {
  let h = hash
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return (h ^ (h >>> 16)) >>> 0
}

/** Takes one more 16-bit unit, or other small number, into a hash. */
export function step(hash: number, unit: number): number {
  return Math.imul((hash ^ unit) + 0x9e3779b9, 0x01000193) ^ (hash >>> 15)
}

/** Hash of a string, to begin a feature's name with. */
export function hashOf(text: string, seed = 0x811c9dc5): number {
  let hash = seed
  for (let at = 0; at < text.length; at++) hash = step(hash, text.charCodeAt(at))
  return hash
}
