import * as tf from '@tensorflow/tfjs-core'
import type { TokenBatch } from './encoder.js'
import type { FitRows } from './fit-rows.js'
import { sha256, sha256Of } from './hash.js'
import { ENCODER_PREFIX, pooled, type Network } from './network.js'
import { writeOnnx } from './onnx.js'
import { toWeights } from './parameters.js'
import { hasRuntime, openRuntime } from './runtime.js'
import { padTokens, type TokenRows } from './tokenizer.js'
import { openVectorStore } from './vector-store.js'
import { bytesOf, rawBytes } from './weights.js'

/** How a frozen encoder is run. */
export interface PoolPlan {
  readonly padId: number
  /**
   * Where vectors are kept under a hash of the encoder and of a text's tokens,
   * so that no text is run twice. Nothing is kept where absent.
   */
  readonly folder?: string | undefined
}

/**
 * Runs a frozen encoder once over all rows, so that each epoch of the branches
 * costs next to nothing.
 *
 * Only texts of one length share a batch: nothing is spent on padding, and a
 * text's vector does not hang on its neighbours.
 */
export async function poolRows(
  network: Network,
  rows: FitRows,
  { padId, folder }: PoolPlan,
): Promise<FitRows> {
  const { texts } = rows
  if (texts.kind === 'pooled') return rows
  const place = folder && `${folder}/${await encoderKey(network)}`
  const store = await openVectorStore(place)
  const keys = texts.rows.map(keyOf)
  const missing = new Map<string, Int32Array>()
  for (const [row, key] of keys.entries()) {
    if (!store.get(key)) missing.set(key, texts.rows[row] ?? new Int32Array())
  }
  if (missing.size > 0) {
    const encoder = await openEncoder(network, padId)
    try {
      for (const part of parts(missing)) await store.add(await vectorsOf(encoder, part))
    } finally {
      await encoder.close()
    }
  }

  const { dim } = network.config.encoder
  const vectors = new Float32Array(keys.length * dim)
  for (const [row, key] of keys.entries()) {
    vectors.set(store.get(key) ?? new Float32Array(), row * dim)
  }
  return { ...rows, texts: { kind: 'pooled', vectors } }
}

type Texts = readonly (readonly [key: string, tokens: Int32Array])[]

/** Texts between two files: what a run that is killed loses at most. */
const PART = 512
const BATCH = 16

/** The shortest first, so that batches are of one length. */
function parts(texts: ReadonlyMap<string, Int32Array>): Texts[] {
  const sorted = [...texts].toSorted(([, a], [, b]) => a.length - b.length)
  const count = Math.ceil(sorted.length / PART)
  return Array.from({ length: count }, (_, i) => sorted.slice(i * PART, (i + 1) * PART))
}

async function vectorsOf(
  encoder: PoolingEncoder,
  texts: Texts,
): Promise<Map<string, Float32Array>> {
  const vectors = new Map<string, Float32Array>()
  for (let from = 0; from < texts.length;) {
    const length = texts[from]?.[1].length
    const batch = texts.slice(from, from + BATCH).filter(([, row]) => row.length === length)
    const values = await encoder.run(batch.map(([, tokens]) => tokens))
    const width = values.length / batch.length
    for (const [row, [key]] of batch.entries()) {
      vectors.set(key, values.slice(row * width, (row + 1) * width))
    }
    from += batch.length
  }
  return vectors
}

interface PoolingEncoder {
  readonly run: (rows: TokenRows) => Promise<Float32Array>
  readonly close: () => Promise<void>
}

/** In onnxruntime where it is installed and no GPU runs: several times faster on a cpu. */
async function openEncoder(network: Network, padId: number): Promise<PoolingEncoder> {
  if (engine() !== 'onnxruntime') {
    const run = async (rows: TokenRows): Promise<Float32Array> =>
      onBackend(network, padTokens(rows, padId))
    return { run, close: async () => undefined }
  }
  const { config, parameters } = network
  const weights = await toWeights(parameters)
  const runtime = await openRuntime(
    writeOnnx({ network: config, weights, precision: 'fp32', output: 'vectors' }),
  )
  return {
    run: async (rows) => (await runtime?.run(padTokens(rows, padId))) ?? new Float32Array(),
    close: async () => runtime?.close(),
  }
}

function engine(): string {
  const { backendName } = tf.engine()
  return hasRuntime() && backendName !== 'tensorflow' ? 'onnxruntime' : backendName
}

async function onBackend(network: Network, batch: TokenBatch): Promise<Float32Array> {
  const input = { texts: { kind: 'tokens', batch }, features: new Float32Array() } as const
  const vectors = tf.tidy(() => pooled(network, { ...input, rows: batch.rows }))
  const values = await vectors.data<'float32'>()
  vectors.dispose()
  return values
}

/** Of all that a vector hangs on but its text: engine, pooling, shape and weights. */
async function encoderKey({ config, parameters }: Network): Promise<string> {
  const encoder = [...parameters].filter(([name]) => name.startsWith(ENCODER_PREFIX))
  const told = JSON.stringify([engine(), config.pooling, config.encoder])
  const weights = await toWeights(new Map(encoder))
  return sha256Of([new TextEncoder().encode(told), ...bytesOf(weights)]).slice(0, 32)
}

function keyOf(tokens: Int32Array): string {
  return sha256(rawBytes(tokens)).slice(0, 32)
}
