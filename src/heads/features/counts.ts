import type { Evidence, Gather } from './features.js'
import { createRowBuffer } from './row-buffer.js'

/** The counted features of many rows, not yet weighed. Linear in rows: 8 bytes an entry. */
export interface FeatureCounts {
  readonly rows: number
  readonly offsets: Int32Array
  /** End of each row's base features; its character n-grams and embedding follow. */
  readonly baseEnds: Int32Array
  readonly indices: Int32Array
  readonly counts: Float32Array
  /** Row `r` has the blocks `blockOffsets[r] … blockOffsets[r + 1]`. */
  readonly blockOffsets: Int32Array
  /** Where each block begins among the entries; one more at the end. */
  readonly blockStarts: Int32Array
  readonly blockKinds: Uint8Array
}

/** Counts the features of all rows. */
export function countFeatures(
  rows: readonly Evidence[],
  gather: Gather,
  bits: number,
): FeatureCounts {
  const row = createRowBuffer(bits)
  const offsets = new Int32Array(rows.length + 1)
  const baseEnds = new Int32Array(rows.length)
  const blockOffsets = new Int32Array(rows.length + 1)
  const blockStarts: number[] = []
  const blockKinds: number[] = []
  let indices = new Int32Array(rows.length * 64)
  let counts = new Float32Array(rows.length * 64)
  let size = 0
  for (const [at, evidence] of rows.entries()) {
    gather.base(evidence, row)
    baseEnds[at] = size + row.size
    gather.extend(evidence, row)
    if (size + row.size > indices.length) {
      const capacity = Math.ceil((size + row.size) * 1.5)
      const [oldIndices, oldCounts] = [indices, counts]
      indices = new Int32Array(capacity)
      counts = new Float32Array(capacity)
      indices.set(oldIndices)
      counts.set(oldCounts)
    }
    indices.set(row.columns.subarray(0, row.size), size)
    counts.set(row.counts.subarray(0, row.size), size)
    for (let block = 0; block < row.blocks; block++) {
      blockStarts.push(size + (row.blockStarts[block] as number))
      blockKinds.push(row.blockKinds[block] as number)
    }
    size += row.size
    offsets[at + 1] = size
    blockOffsets[at + 1] = blockStarts.length
  }
  blockStarts.push(size)
  return {
    rows: rows.length,
    offsets,
    baseEnds,
    indices: indices.subarray(0, size),
    counts: counts.subarray(0, size),
    blockOffsets,
    blockStarts: Int32Array.from(blockStarts),
    blockKinds: Uint8Array.from(blockKinds),
  }
}
