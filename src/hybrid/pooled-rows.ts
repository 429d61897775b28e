import * as tf from '@tensorflow/tfjs-core'
import { isThere, readBytes, writeWhole } from './adapter.js'
import { inputOf, type FitRows, type Padding } from './fit.js'
import { sha256 } from './hash.js'
import { ENCODER_PREFIX, pooled, type Network, type NetworkInput } from './network.js'
import { writeOnnx } from './onnx.js'
import { toWeights } from './parameters.js'
import { hasRuntime, openRuntime, type Runtime } from './runtime.js'
import { readSafetensors, writeSafetensors } from './safetensors.js'

/**
 * Runs a frozen encoder once over all rows and keeps one vector per text, so
 * that each epoch of the branches costs next to nothing.
 *
 * @param folder - Where vectors are kept under a hash of the encoder and the
 *   tokens; the same rows are not run again. Nothing is kept where absent.
 */
export async function poolRows(
  network: Network,
  rows: FitRows,
  { folder, ...padding }: Padding & { readonly folder?: string | undefined },
): Promise<FitRows> {
  if (rows.texts.kind === 'pooled') return rows
  const path = folder && `${folder}/${await keyOf(network, rows)}.safetensors`
  if (path !== undefined && isThere(path)) {
    const kept = (await readSafetensors(await readBytes(path), path)).get('vectors')
    if (kept) return { ...rows, texts: { kind: 'pooled', vectors: kept.data } }
  }

  const vectors = await runEncoder(network, rows, padding)
  if (path !== undefined) {
    const shape = [rows.labels.length, network.config.encoder.dim]
    await writeWhole(path, writeSafetensors(new Map([['vectors', { shape, data: vectors }]])))
  }
  return { ...rows, texts: { kind: 'pooled', vectors } }
}

const BATCH = 16

/** Through onnxruntime where it is installed: several times faster on a cpu. */
async function runEncoder(
  network: Network,
  rows: FitRows,
  padding: Padding,
): Promise<Float32Array<ArrayBuffer>> {
  const { dim } = network.config.encoder
  const runtime = await encoderRuntime(network)
  const out = new Float32Array(rows.labels.length * dim)
  for (let from = 0; from < rows.labels.length; from += BATCH) {
    const count = Math.min(BATCH, rows.labels.length - from)
    const chosen = Int32Array.from({ length: count }, (_, i) => from + i)
    const input = inputOf(rows, chosen, padding)
    const vectors =
      runtime && input.texts.kind === 'tokens'
        ? await runtime.run(input.texts.batch)
        : await onBackend(network, input)
    out.set(vectors, from * dim)
  }
  await runtime?.close()
  return out
}

async function onBackend(network: Network, input: NetworkInput): Promise<Float32Array> {
  const vectors = tf.tidy(() => pooled(network, input))
  const values = await vectors.data<'float32'>()
  vectors.dispose()
  return values
}

async function encoderRuntime({ config, parameters }: Network): Promise<Runtime | undefined> {
  if (!hasRuntime() || tf.engine().backendName === 'tensorflow') return undefined
  const weights = await toWeights(parameters)
  return openRuntime(writeOnnx({ network: config, weights, precision: 'fp32', output: 'vectors' }))
}

async function keyOf(network: Network, rows: FitRows): Promise<string> {
  const encoder = [...network.parameters].filter(([name]) => name.startsWith(ENCODER_PREFIX))
  const weights = sha256(writeSafetensors(await toWeights(new Map(encoder))))
  const tokens = rows.texts.kind === 'tokens' ? rows.texts.rows.map((row) => row.join(' ')) : []
  const { pooling } = network.config
  return sha256(new TextEncoder().encode([weights, pooling, ...tokens].join('\n')))
}
