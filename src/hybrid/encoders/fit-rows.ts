import type { NetworkInput } from '../network/network.js'
import { padTokens, type TokenRows } from '../text/tokenizer.js'
import { rawBytes } from '../files/weights.js'

/** Rows as the network takes them. */
export interface FitRows {
  readonly texts:
    | { readonly kind: 'tokens'; readonly rows: TokenRows }
    | { readonly kind: 'pooled'; readonly vectors: Float32Array }
  /** `[rows × features]`. */
  readonly features: Float32Array
  readonly labels: Int32Array
}

/** How rows of tokens are padded: to `length`, or to the longest of a batch. */
export interface Padding {
  readonly padId: number
  readonly length?: number
}

/** The chosen rows as one batch. */
export function inputOf(
  rows: FitRows,
  chosen: Int32Array,
  { padId, length }: Padding,
): NetworkInput {
  const width = rows.features.length / Math.max(1, rows.labels.length)
  const features = gather(rows.features, chosen, width)
  const count = chosen.length
  if (rows.texts.kind === 'pooled') {
    const dim = rows.texts.vectors.length / Math.max(1, rows.labels.length)
    const vectors = gather(rows.texts.vectors, chosen, dim)
    return { texts: { kind: 'pooled', vectors }, features, rows: count }
  }
  const all = rows.texts.rows
  const tokens = Array.from(chosen, (row) => all[row] ?? new Int32Array())
  return {
    texts: { kind: 'tokens', batch: padTokens(tokens, padId, length) },
    features,
    rows: count,
  }
}

function gather(values: Float32Array, chosen: Int32Array, width: number): Float32Array {
  const out = new Float32Array(chosen.length * width)
  for (const [i, row] of chosen.entries()) {
    out.set(values.subarray(row * width, (row + 1) * width), i * width)
  }
  return out
}

/** How many rows are run at a time, and how many numbers come back for each. */
export interface BatchPlan {
  readonly batch: number
  readonly padId: number
  /** Most tokens a text may have. */
  readonly maximumTokens: number
  readonly width: number
  /** Rows are padded to a multiple of so many tokens; with 1 a batch is of one length. */
  readonly stride?: number
}

/**
 * Runs all rows, batch by batch: `[rows × width]`, in their order.
 *
 * Rows of about one length share a batch, so little is spent on padding; how far a row is padded
 * depends on its own length alone, not on the other rows.
 */
export async function overBatches(
  rows: FitRows,
  { batch, padId, maximumTokens, width, stride = STRIDE }: BatchPlan,
  run: (input: NetworkInput) => Promise<Float32Array>,
): Promise<Float32Array<ArrayBuffer>> {
  const out = new Float32Array(rows.labels.length * width)
  const lengths = rows.labels.map((_, row) => Math.min(maximumTokens, padded(rows, row, stride)))
  const order = Int32Array.from(lengths.keys()).toSorted(
    (a, b) => (lengths[a] ?? 0) - (lengths[b] ?? 0) || a - b,
  )
  for (let from = 0; from < order.length;) {
    const length = lengths[order[from] ?? 0] ?? 0
    const chosen = order.slice(from, from + batch).filter((row) => lengths[row] === length)
    const values = await run(inputOf(rows, chosen, { padId, length }))
    for (const [i, row] of chosen.entries()) {
      out.set(values.subarray(i * width, (i + 1) * width), row * width)
    }
    from += chosen.length
  }
  return out
}

const STRIDE = 8

/** The tokens of a row, rounded up; rows that are pooled are all alike. */
function padded({ texts }: FitRows, row: number, stride: number): number {
  if (texts.kind === 'pooled') return 1
  return stride * Math.ceil(Math.max(1, texts.rows[row]?.length ?? 0) / stride)
}

/** Some of the rows, in the order given. */
export function pickRows({ texts, features, labels }: FitRows, chosen: Int32Array): FitRows {
  const cut = (values: Float32Array): Float32Array =>
    gather(values, chosen, values.length / Math.max(1, labels.length))
  return {
    texts:
      texts.kind === 'tokens'
        ? { kind: 'tokens', rows: Array.from(chosen, (row) => texts.rows[row] ?? new Int32Array()) }
        : { kind: 'pooled', vectors: cut(texts.vectors) },
    features: cut(features),
    labels: chosen.map((row) => labels[row] ?? 0),
  }
}

/** All that rows say, piece by piece, to be hashed; a row's length goes before its tokens. */
export function rowBytes({ texts, features, labels }: FitRows): Uint8Array[] {
  const own =
    texts.kind === 'tokens'
      ? texts.rows.flatMap((row) => [rawBytes(Int32Array.of(row.length)), rawBytes(row)])
      : [rawBytes(texts.vectors)]
  return [...own, rawBytes(features), rawBytes(labels)]
}
