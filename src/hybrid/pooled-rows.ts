import * as tf from '@tensorflow/tfjs-core'
import { roomFor } from './encoder-config.js'
import { overBatches, type FitRows } from './fit-rows.js'
import { sha256 } from './hash.js'
import { ENCODER_PREFIX, pooled, type Network, type NetworkInput } from './network.js'
import { writeOnnx } from './onnx.js'
import { hashParameters, toWeights } from './parameters.js'
import { hasRuntime, openRuntime } from './runtime.js'
import type { TokenRows } from './tokenizer.js'
import { openVectorStore } from './vector-store.js'
import { rawBytes } from './weights.js'

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
 * A text's vector does not hang on its neighbours.
 */
export async function poolRows(
  network: Network,
  rows: FitRows,
  { padId, folder }: PoolPlan,
): Promise<FitRows> {
  const { texts } = rows
  const { dim } = network.config.encoder
  if (texts.kind === 'pooled') return rows
  const place = folder && `${folder}/${await encoderKey(network)}`
  const store = await openVectorStore(place)
  const keys = texts.rows.map(keyOf)
  const missing = new Map<string, Int32Array>()
  for (const [row, key] of keys.entries()) {
    if (!store.get(key)) missing.set(key, texts.rows[row] ?? new Int32Array())
  }
  if (missing.size > 0) {
    const encoder = await openEncoder(network)
    const plan = { batch: BATCH, padId, room: roomFor(network.config.encoder) }
    try {
      for (const part of parts(missing)) {
        const own = tokenRows(part.map(([, tokens]) => tokens))
        const vectors = await overBatches(own, { ...plan, width: dim }, encoder.run)
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

function tokenRows(rows: TokenRows): FitRows {
  const labels = new Int32Array(rows.length)
  return { texts: { kind: 'tokens', rows }, features: new Float32Array(), labels }
}

interface PoolingEncoder {
  readonly run: (input: NetworkInput) => Promise<Float32Array>
  readonly close: () => Promise<void>
}

/** In onnxruntime where it is installed and no GPU runs: several times faster on a cpu. */
async function openEncoder(network: Network): Promise<PoolingEncoder> {
  const { config, parameters } = network
  if (engine() !== 'onnxruntime') {
    return { run: (input) => onBackend(network, input), close: async () => undefined }
  }
  const weights = await toWeights(parameters)
  const runtime = await openRuntime(
    writeOnnx({ network: config, weights, precision: 'fp32', output: 'vectors' }),
  )
  return {
    run: async ({ texts }) =>
      (texts.kind === 'tokens' && (await runtime?.run(texts.batch))) || new Float32Array(),
    close: async () => runtime?.close(),
  }
}

function engine(): string {
  const { backendName } = tf.engine()
  return hasRuntime() && backendName !== 'tensorflow' ? 'onnxruntime' : backendName
}

async function onBackend(network: Network, input: NetworkInput): Promise<Float32Array> {
  const vectors = tf.tidy(() => pooled(network, input))
  const values = await vectors.data<'float32'>()
  vectors.dispose()
  return values
}

/** Of all that a vector hangs on but its text: engine, pooling, shape and weights. */
async function encoderKey({ config, parameters }: Network): Promise<string> {
  const encoder = [...parameters].filter(([name]) => name.startsWith(ENCODER_PREFIX))
  const weights = await hashParameters(new Map(encoder))
  const told = JSON.stringify([engine(), config.pooling, config.encoder, weights])
  return sha256(new TextEncoder().encode(told)).slice(0, 32)
}

function keyOf(tokens: Int32Array): string {
  return sha256(rawBytes(tokens)).slice(0, 32)
}
