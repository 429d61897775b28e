import { overBatches, type FitRows } from './fit-rows.js'
import { sha256 } from '../../numbers/sha256.js'
import type { NetworkInput } from '../network/network.js'
import type { Tokenizer, TokenRows } from '../text/tokenizer.js'
import { openVectorStore } from '../files/vector-store.js'
import { rawBytes } from '../files/weights.js'

/** What makes one vector of the tokens of a text. */
export interface TokenEncoder {
  readonly dim: number
  readonly padId: number
  /** Most tokens a text may have. */
  readonly maximumTokens: number
  /** Rows are padded to a multiple of so many tokens. */
  readonly stride?: number
  /** Starts the encoder; called only where a text has no kept vector. */
  readonly open: () => Promise<OpenEncoder>
}

/** An encoder whose weights were read, with its tokenizer. */
export interface TextEncoderOptions {
  readonly tokenizer: Tokenizer
  readonly encoder: TokenEncoder
  /** Name of what runs it: results differ a little from engine to engine. */
  readonly engine: string
  /** Of weights and tokenizer. */
  readonly sha256: string
  /** Gives the memory back. */
  readonly close: () => Promise<void>
}

/** An encoder that runs: `[rows × dim]` for a batch. */
export interface OpenEncoder {
  readonly run: (input: NetworkInput) => Promise<Float32Array>
  readonly close: () => Promise<void>
}

/**
 * The vector of each text, `[texts × dim]`; no text is run twice.
 *
 * A text's vector does not depend on the other texts.
 *
 * @param folder - Where vectors are kept between runs, under a hash of a text's tokens: of this
 *   encoder alone. Nothing is kept where absent.
 */
export async function poolTokens(
  texts: TokenRows,
  { dim, open, ...plan }: TokenEncoder,
  folder?: string,
): Promise<Float32Array> {
  const store = await openVectorStore(folder)
  const keys = texts.map(keyOf)
  const missing = new Map<string, Int32Array>()
  for (const [row, key] of keys.entries()) {
    if (!store.get(key)) missing.set(key, texts[row] ?? new Int32Array())
  }
  if (missing.size > 0) {
    const encoder = await open()
    try {
      for (const part of parts(missing)) {
        const own = tokenRows(part.map(([, tokens]) => tokens))
        const vectors = await overBatches(own, { ...plan, batch: BATCH, width: dim }, encoder.run)
        const named = part.map(
          ([key], row) => [key, vectors.slice(row * dim, (row + 1) * dim)] as const,
        )
        await store.add(new Map(named))
      }
    } finally {
      await encoder.close()
    }
  }

  const vectors = new Float32Array(keys.length * dim)
  for (const [row, key] of keys.entries()) {
    vectors.set(store.get(key) ?? new Float32Array(), row * dim)
  }
  return vectors
}

type Texts = readonly (readonly [key: string, tokens: Int32Array])[]

/** Texts per file that is kept; a run that is killed loses at most so many. */
const PART = 512
const BATCH = 16

/** The shortest first, so that batches are of one length. */
function parts(texts: ReadonlyMap<string, Int32Array>): Texts[] {
  const sorted = [...texts].toSorted(([, a], [, b]) => a.length - b.length)
  const count = Math.ceil(sorted.length / PART)
  return Array.from({ length: count }, (_, i) => sorted.slice(i * PART, (i + 1) * PART))
}

function tokenRows(rows: TokenRows): FitRows {
  const labels = new Int32Array(rows.length)
  return { texts: { kind: 'tokens', rows }, features: new Float32Array(), labels }
}

function keyOf(tokens: Int32Array): string {
  return sha256(rawBytes(tokens)).slice(0, 32)
}
