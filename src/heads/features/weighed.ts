import type { FeatureCounts } from './counts.js'
import { sharedCsr, squaresOf, type Csr } from './csr.js'
import { frequencyCode } from './frequency-codes.js'
import {
  knownShareOf,
  weighBlock,
  type Block,
  type KnownPart,
  type Weighting,
} from './weighting.js'

/** Rows of the training data, weighed, with only the columns that can have a weight. */
export interface Weighed {
  readonly matrix: Csr
  /** The hashed column of each column of the matrix, the most frequent first. */
  readonly hashed: Int32Array
  /** Where the runs of characters, and the embedding, of each row begin among the entries of the matrix. */
  readonly baseEnds: Int32Array
  /** Share of each row's features that training has seen: of all of the row, and of its base features. */
  readonly known: Float32Array
  readonly baseKnown: Float32Array
}

/** Which columns can have a weight: those with at least this frequency. */
export interface Frequent {
  readonly frequencies: Uint8Array
  readonly least: number
}

/** Weighs all rows; the matrix has the frequent columns only. */
export function weighAll(
  counts: FeatureCounts,
  weighting: Weighting,
  { frequencies, least }: Frequent,
): Weighed {
  const known = frequencyCode(least)
  const hashed = frequentColumns(frequencies, known)
  const rows = Int32Array.from({ length: counts.rows }, (_, row) => row)
  return weighRows(counts, weighting, { rows, hashed, known, kept: 0 })
}

/** Rows to weigh, and the columns of a matrix that boundaries were fitted on. */
export interface HeldRows {
  readonly rows: Int32Array
  readonly hashed: Int32Array
  /** A feature in fewer rows of the weighting is left out. */
  readonly least: number
}

/** Weighs some rows, in their order, as those ask that the weighting was learned on. */
export function weighHeld(
  counts: FeatureCounts,
  weighting: Weighting,
  { rows, hashed, least }: HeldRows,
): Weighed {
  const known = frequencyCode(least)
  return weighRows(counts, weighting, { rows, hashed, known, kept: known })
}

interface Chosen extends Omit<HeldRows, 'least'> {
  /** Code of the least frequency that makes a feature known, and of those that are kept. */
  readonly known: number
  readonly kept: number
}

function weighRows(counts: FeatureCounts, weighting: Weighting, chosen: Chosen): Weighed {
  const { rows, hashed, known: least, kept } = chosen
  const { offsets, indices } = counts
  const slots = new Int32Array(weighting.frequencies.length).fill(-1)
  for (let slot = 0; slot < hashed.length; slot++) slots[hashed[slot] as number] = slot
  const out = new Float32Array(indices.length)
  const codes = new Uint8Array(indices.length)
  const known = new Float32Array(rows.length)
  const baseKnown = new Float32Array(rows.length)
  for (const [place, row] of rows.entries()) {
    for (let at = offsets[row] as number; at < (offsets[row + 1] as number); at++) {
      codes[at] = weighting.frequencies[indices[at] as number] as number
    }
    const part = weighBlocks(counts, weighting, { row, codes, least, out })
    known[place] = knownShareOf(part.all)
    baseKnown[place] = knownShareOf(part.base)
  }
  const entries = { slots, values: out, codes, kept, columns: hashed.length }
  return { ...compact(counts, rows, entries), known, baseKnown, hashed }
}

function weighBlocks(
  counts: FeatureCounts,
  weighting: Weighting,
  { row, ...shared }: Pick<Block, 'codes' | 'least' | 'out'> & { readonly row: number },
): { readonly all: KnownPart; readonly base: KnownPart } {
  const { blockOffsets, blockStarts, blockKinds } = counts
  const baseEnd = counts.baseEnds[row] as number
  const part = { known: 0, all: 0 }
  let base: KnownPart = part
  for (let at = blockOffsets[row] as number; at < (blockOffsets[row + 1] as number); at++) {
    const [from, to] = [blockStarts[at] as number, blockStarts[at + 1] as number]
    const kind = blockKinds[at] as number
    const whole = (weighting.kindWeights[kind] as number) ** 2
    const block = { ...shared, counts: counts.counts, from, to, kind }
    if (from === baseEnd) base = { ...part }
    part.known += whole * weighBlock(weighting, block)
    part.all += whole
  }
  return { all: part, base }
}

/** The columns of at least this code, those of the highest code first. */
function frequentColumns(frequencies: Uint8Array, least: number): Int32Array {
  const ofCode = new Int32Array(256)
  for (const code of frequencies) ofCode[code] = (ofCode[code] as number) + 1
  const nexts = new Int32Array(256)
  let many = 0
  for (let code = 255; code >= least; code--) {
    nexts[code] = many
    many += ofCode[code] as number
  }
  const found = new Int32Array(many)
  for (let column = 0; column < frequencies.length; column++) {
    const code = frequencies[column] as number
    if (code < least) continue
    const next = nexts[code] as number
    found[next] = column
    nexts[code] = next + 1
  }
  return found
}

interface Entries {
  readonly slots: Int32Array
  readonly values: Float32Array
  readonly codes: Uint8Array
  /** The least code that is kept. */
  readonly kept: number
  readonly columns: number
}

function compact(
  counts: FeatureCounts,
  chosen: Int32Array,
  { slots, values, codes, kept, columns }: Entries,
): Pick<Weighed, 'matrix' | 'baseEnds'> {
  const { offsets, indices } = counts
  const isKept = (at: number): boolean =>
    (slots[indices[at] as number] as number) >= 0 && (codes[at] as number) >= kept
  let size = 0
  for (const row of chosen) {
    for (let at = offsets[row] as number; at < (offsets[row + 1] as number); at++) {
      if (isKept(at)) size++
    }
  }
  const matrix = sharedCsr({ rows: chosen.length, columns, size })
  const baseEnds = new Int32Array(chosen.length)
  let next = 0
  for (const [place, row] of chosen.entries()) {
    baseEnds[place] = next
    for (let at = offsets[row] as number; at < (offsets[row + 1] as number); at++) {
      if (!isKept(at)) continue
      matrix.indices[next] = slots[indices[at] as number] as number
      matrix.values[next] = values[at] as number
      next++
      if (at < (counts.baseEnds[row] as number)) baseEnds[place] = next
    }
    matrix.offsets[place + 1] = next
  }
  matrix.squares.set(squaresOf(matrix))
  return { matrix, baseEnds }
}
