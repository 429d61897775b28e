import type { FeatureCounts } from './counts.js'
import { frequencyOf, quantise } from './frequency-codes.js'
import type { RowBuffer } from './row-buffer.js'
import { BLOCK_KINDS, type BlockKind, type FeatureSettings } from './settings.js'

/** How much each feature of a row counts, before any head has its say. */
export interface Weighting {
  /** Rows of the training data. */
  readonly rows: number
  /** For each column, in how many of them it occurs, as {@link quantise} writes it. */
  readonly frequencies: Uint8Array
  /** For each code, how much a column of that frequency counts: more when rarer. */
  readonly rarities: Float32Array
  readonly kindWeights: Float64Array
  /** Codes below this are of columns that do not count into the length of a block; 0 for none. */
  readonly leastInLength: number
}

/** The weighting that these rows of the training data ask for. */
export function learnWeighting(
  counts: FeatureCounts,
  rows: Int32Array,
  settings: FeatureSettings,
): Weighting {
  return weightingOf(quantise(rowFrequencies(counts, rows, settings.bits)), rows.length, settings)
}

/** The weighting with these frequencies, as a model folder keeps them. */
export function weightingOf(
  frequencies: Uint8Array,
  rows: number,
  settings: FeatureSettings,
): Weighting {
  const rarities = Float32Array.from(
    { length: 256 },
    (_, code) => 1 + Math.log((1 + rows) / frequencyOf(code)),
  )
  const kindWeights = Float64Array.from(BLOCK_KINDS, (kind) => settings.weights[kind])
  const leastInLength = settings.unseen === 'ignored' ? 1 : 0
  return { rows, frequencies, rarities, kindWeights, leastInLength }
}

/** In how many of the chosen rows each column occurs. */
export function rowFrequencies(
  { offsets, indices }: FeatureCounts,
  rows: Int32Array,
  bits: number,
): Int32Array {
  const frequencies = new Int32Array(2 ** bits)
  const last = new Int32Array(2 ** bits).fill(-1)
  for (const row of rows) {
    for (let at = offsets[row] as number; at < (offsets[row + 1] as number); at++) {
      const column = indices[at] as number
      if (last[column] === row) continue
      last[column] = row
      frequencies[column] = (frequencies[column] as number) + 1
    }
  }
  return frequencies
}

/** One block of counted features: the entries `from … to` and their kind. */
export interface Block {
  /** The code of the frequency of each entry's column. */
  readonly codes: Uint8Array
  readonly counts: Float32Array
  readonly from: number
  readonly to: number
  readonly kind: number
  /** Code of the least frequency that makes a feature known. */
  readonly least: number
  readonly out: Float32Array
}

/** Per kind, 1 where an amount is no count: it is taken as it is. */
const IS_AMOUNT = Uint8Array.from(BLOCK_KINDS, (kind) =>
  kind === 'number' || kind === 'embedding' ? 1 : 0,
)
const PLAIN: readonly BlockKind[] = ['value', 'cross', 'rule']

/** Per kind, 1 where every feature is as telling as another: rarity says nothing of it. */
const IS_PLAIN = Uint8Array.from(BLOCK_KINDS, (kind) => (PLAIN.includes(kind) ? 1 : 0))

/** 1 + ln count, for the counts that occur often. */
const SUBLINEAR = Float64Array.from({ length: 64 }, (_, count) => 1 + Math.log(count))

function sublinear(count: number): number {
  return count < SUBLINEAR.length ? (SUBLINEAR[count] as number) : 1 + Math.log(count)
}

/**
 * Writes what each entry of a block counts into `block.out`: (1 + ln count) ×
 * rarity, the block brought to length 1, times the weight of its kind.
 *
 * Features that training has not seen have no weight. Where they are ignored,
 * the length is that of the others alone: with few training rows most features
 * are unseen, and margins would shrink to nothing.
 *
 * @returns The squared share of the block that is known, by what all its features would count.
 */
export function weighBlock(weighting: Weighting, block: Block): number {
  const { codes, counts, from, to, kind, least, out } = block
  const { rarities, kindWeights, leastInLength } = weighting
  const plain = IS_PLAIN[kind] === 1
  const isAmount = IS_AMOUNT[kind] === 1
  let all = 0
  let known = 0
  let square = 0
  for (let entry = from; entry < to; entry++) {
    const amount = counts[entry] as number
    const code = codes[entry] as number
    let value = amount
    if (!isAmount) {
      value = sublinear(amount)
      if (!plain) value *= rarities[code] as number
    }
    out[entry] = value
    all += value * value
    if (code >= least) known += value * value
    if (code >= leastInLength) square += value * value
  }
  if (all === 0) return 0
  const scale = square === 0 ? 0 : (kindWeights[kind] as number) / Math.sqrt(square)
  for (let entry = from; entry < to; entry++) {
    out[entry] = (out[entry] as number) * scale
  }
  return known / all
}

/** How much of a row training has seen: squared kind weights of its blocks, and the part of them that is known. */
export interface KnownPart {
  readonly known: number
  readonly all: number
}

/** The share that is known, in [0, 1]. */
export function knownShareOf({ known, all }: KnownPart): number {
  return all === 0 ? 0 : known / all
}

/** Where the codes of a row's entries are, and where their values go. */
export interface RowValues {
  readonly codes: Uint8Array
  readonly values: Float32Array
}

/** Weighs the blocks of the row that begin at `from` or later: `values` get what each entry counts. */
export function weighRow(
  weighting: Weighting,
  { counts, blocks, blockStarts, blockKinds }: RowBuffer,
  { buffer: { codes, values }, from, least }: RowPart,
): KnownPart {
  let known = 0
  let all = 0
  for (let block = 0; block < blocks; block++) {
    const start = blockStarts[block] as number
    if (start < from) continue
    const kind = blockKinds[block] as number
    const to = blockStarts[block + 1] as number
    const whole = (weighting.kindWeights[kind] as number) ** 2
    const part = { codes, counts, from: start, to, kind, least, out: values }
    known += whole * weighBlock(weighting, part)
    all += whole
  }
  return { known, all }
}

/** The blocks of a row to weigh. */
export interface RowPart {
  readonly buffer: RowValues
  /** Where the first of them begins. */
  readonly from: number
  /** Code of the least frequency that makes a feature known. */
  readonly least: number
}
