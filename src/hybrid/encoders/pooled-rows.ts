import * as tf from '../files/tensorflow.js'
import { maximumTokensOf } from '../network/encoder-config.js'
import type { FitRows } from './fit-rows.js'
import { sha256 } from '../../numbers/sha256.js'
import { ENCODER_PREFIX, pooled, type Network, type NetworkInput } from '../network/network.js'
import { writeOnnx } from '../runtimes/onnx.js'
import { hashParameters, toWeights } from '../network/parameters.js'
import { poolTokens, type OpenEncoder } from './pooled-tokens.js'
import { hasRuntime, openRuntime } from '../runtimes/runtime.js'

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
 * A text's vector does not depend on the other texts.
 */
export async function poolRows(
  network: Network,
  rows: FitRows,
  { padId, folder }: PoolPlan,
): Promise<FitRows> {
  const { texts } = rows
  const { encoder } = network.config
  if (texts.kind === 'pooled') return rows
  const place = folder && `${folder}/${await encoderKey(network)}`
  const open = (): Promise<OpenEncoder> => openTokenEncoder(network)
  const plan = { dim: encoder.dim, padId, maximumTokens: maximumTokensOf(encoder), open }
  return { ...rows, texts: { kind: 'pooled', vectors: await poolTokens(texts.rows, plan, place) } }
}

/** In onnxruntime where it is installed and no GPU runs: several times faster on a cpu. */
export async function openTokenEncoder(network: Network): Promise<OpenEncoder> {
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

/** What runs an encoder. */
export function engine(): string {
  const { backendName } = tf.engine()
  return hasRuntime() && backendName !== 'tensorflow' ? 'onnxruntime' : backendName
}

async function onBackend(network: Network, input: NetworkInput): Promise<Float32Array> {
  const vectors = tf.tidy(() => pooled(network, input))
  const values = await vectors.data<'float32'>()
  vectors.dispose()
  return values
}

/** Hash of every input of a vector except its text: engine, pooling, shape and weights. */
async function encoderKey({ config, parameters }: Network): Promise<string> {
  const encoder = [...parameters].filter(([name]) => name.startsWith(ENCODER_PREFIX))
  const weights = await hashParameters(new Map(encoder))
  const told = JSON.stringify([engine(), config.pooling, config.encoder, weights])
  return sha256(told).slice(0, 32)
}
