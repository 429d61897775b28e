/** Documents per second of a DistilBERT-base-sized model with random weights. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as tf from '@tensorflow/tfjs-core'
import { closeBackend, openBackend } from '../../src/hybrid/backend.js'
import { parseEncoderConfig } from '../../src/hybrid/encoder-config.js'
import { freshEncoderWeights } from '../../src/hybrid/encoder-weights.js'
import type { TokenBatch } from '../../src/hybrid/encoder.js'
import { saveMessage } from '../../src/hybrid/export.js'
import { ENCODER_PREFIX, pooled, type NetworkConfig } from '../../src/hybrid/network.js'
import { writeOnnx } from '../../src/hybrid/onnx.js'
import { release, toParameters } from '../../src/hybrid/parameters.js'
import { createRandom } from '../../src/hybrid/random.js'
import { hasRuntime, openRuntime } from '../../src/hybrid/runtime.js'
import { runByHand } from './by-hand.js'

const ROWS = 8
const LENGTH = 64

const encoder = parseEncoderConfig({
  model_type: 'distilbert',
  vocab_size: 30_000,
  max_position_embeddings: 512,
  n_layers: 6,
  n_heads: 12,
  dim: 768,
  hidden_dim: 3072,
})
const network: NetworkConfig = {
  encoder,
  pooling: 'mean',
  features: 0,
  width: 128,
  activation: 'relu',
  dropout: 0,
  labels: 45,
}

/** Prints documents/s of wasm and of onnxruntime, ours and by hand on the same file. */
export async function runRate(): Promise<void> {
  const weights = new Map(
    [...freshEncoderWeights(encoder, createRandom(1))].map(([name, weight]) => [
      ENCODER_PREFIX + name,
      weight,
    ]),
  )
  const random = createRandom(2)
  const batch: TokenBatch = {
    ids: Int32Array.from({ length: ROWS * LENGTH }, () => 5 + random.below(29_000)),
    mask: new Float32Array(ROWS * LENGTH).fill(1),
    rows: ROWS,
    length: LENGTH,
  }
  console.log(
    `a model of DistilBERT-base's size, batches of ${ROWS} × ${LENGTH} tokens, documents/s`,
  )
  await openBackend('wasm')
  const parameters = toParameters(weights)
  const texts = { kind: 'tokens', batch } as const
  const input = { texts, features: new Float32Array(), rows: ROWS }
  const wasm = await rateOf(async () => {
    const vectors = tf.tidy(() => pooled({ config: network, parameters }, input))
    await vectors.data()
    vectors.dispose()
  }, 3)
  console.log(`  TensorFlow.js wasm      ${wasm.toFixed(1)}`)
  release(parameters)
  closeBackend()
  if (!hasRuntime()) {
    console.log('  onnxruntime-node: skipped, not installed')
    return
  }

  const folder = mkdtempSync(join(tmpdir(), 'kaskad-rate-'))
  for (const precision of ['fp32', 'int8'] as const) {
    const path = join(folder, `${precision}.onnx`)
    await saveMessage(writeOnnx({ network, weights, precision, output: 'vectors' }), path)
    const runtime = await openRuntime(path)
    const hand = await runByHand(path, batch)
    if (!runtime) return
    // In turns, so that what else the machine does falls on both.
    const ours: number[] = []
    const theirs: number[] = []
    for (let turn = 0; turn < 5; turn++) {
      ours.push(await rateOf(() => runtime.run(batch), 4))
      theirs.push(await rateOf(hand.run, 4))
    }
    const [own, other] = [Math.max(...ours), Math.max(...theirs)]
    console.log(
      `  onnxruntime ${precision.padEnd(11)} ${own.toFixed(1)}, by hand on the same file ${other.toFixed(1)}, ratio ${(own / other).toFixed(2)}, ${(own / wasm).toFixed(1)} × wasm`,
    )
    for (const share of [0.01, 0.02, 0.05, 0.1, 0.3]) {
      console.log(
        `    with ${(100 * share).toFixed(0).padStart(2)} % of rows deferred at most ${(own / share).toFixed(0)} rows/s`,
      )
    }
    await runtime.close()
    await hand.close()
  }
  rmSync(folder, { recursive: true })
}

async function rateOf(run: () => Promise<unknown>, turns: number): Promise<number> {
  await run()
  const begun = performance.now()
  for (let turn = 0; turn < turns; turn++) await run()
  return (turns * ROWS) / ((performance.now() - begun) / 1000)
}
