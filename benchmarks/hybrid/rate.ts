/** Documents per second of a DistilBERT-base-sized model with random weights. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as tf from '../../src/hybrid/files/tensorflow.js'
import { closeBackend, openBackend } from '../../src/hybrid/runtimes/backend.js'
import { UNCALIBRATED } from '../../src/hybrid/encoders/calibration.js'
import { parseEncoderConfig } from '../../src/hybrid/network/encoder-config.js'
import { freshEncoderWeights } from '../../src/hybrid/network/encoder-weights.js'
import type { TokenBatch } from '../../src/hybrid/network/encoder.js'
import { writeAtomicFile } from '../../src/model/atomic-files.js'
import { closeHybrid, openHybrid } from '../../src/hybrid/stage/judge.js'
import type { TrainedHybrid } from '../../src/hybrid/encoders/model.js'
import {
  ENCODER_PREFIX,
  freshHead,
  pooled,
  type NetworkConfig,
} from '../../src/hybrid/network/network.js'
import { writeOnnx } from '../../src/hybrid/runtimes/onnx.js'
import { release, toParameters } from '../../src/hybrid/network/parameters.js'
import { createRandom } from '../../src/numbers/random-source.js'
import { hasRuntime, openRuntime } from '../../src/hybrid/runtimes/runtime.js'
import { wordPieceJson } from '../../src/hybrid/text/tokenizer-json.js'
import { runByHand } from './by-hand.js'
import { runCascade } from './cascade.js'

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

const WORDS = Array.from({ length: 29_000 }, (_, i) => `w${i}`)
const MARKS = ['[PAD]', '[UNK]', '[CLS]', '[SEP]', '[MASK]']

/** A model of that size with random weights. */
function bigModel(): TrainedHybrid {
  const random = createRandom(1)
  const own = [...freshEncoderWeights(encoder, random)].map(
    ([name, weight]) => [ENCODER_PREFIX + name, weight] as const,
  )
  const projects = Array.from({ length: network.labels - 1 }, (_, i) => `project ${i}`)
  return {
    network,
    weights: new Map([...own, ...freshHead(network, random)]),
    tokenizer: wordPieceJson([...MARKS, ...WORDS], false),
    texts: { fields: ['title'], length: LENGTH },
    features: { columns: [], width: 0 },
    labels: [...projects, 'none'],
    none: 'none',
    calibration: UNCALIBRATED,
    cutoffs: { accept: 0.5, reject: 0.5 },
    open: 'all',
    history: { seed: 1, rows: 0, fingerprint: '', epochs: [], settings: {}, metrics: {} },
  }
}

/**
 * Prints documents/s of wasm and of onnxruntime, ours and by hand on the same
 * file, then rows/s of a cascade that ends with the model.
 */
export async function runRate(): Promise<void> {
  const model = bigModel()
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
  const single = await wasmRate(model, batch, 1)
  console.log(`  TensorFlow.js wasm, 1 thread   ${single.toFixed(1)}`)
  const wasm = await wasmRate(model, batch, 2)
  console.log(
    `  TensorFlow.js wasm, 2 threads  ${wasm.toFixed(1)}, ${(wasm / single).toFixed(2)} × one thread`,
  )
  if (hasRuntime()) await runtimeRates(model, batch, single)
  else console.log('  onnxruntime-node: skipped, not installed')

  console.log(`  classify: the shipped rules, then this model, texts of ${LENGTH} tokens`)
  const stage = await openHybrid(model)
  await runCascade(stage, () =>
    Array.from({ length: LENGTH }, () => WORDS[random.below(WORDS.length)]).join(' '),
  )
  await closeHybrid(stage)
  closeBackend()
}

async function wasmRate(model: TrainedHybrid, batch: TokenBatch, threads: number): Promise<number> {
  await openBackend('wasm', threads)
  const parameters = toParameters(model.weights)
  const input = {
    texts: { kind: 'tokens', batch },
    features: new Float32Array(),
    rows: ROWS,
  } as const
  const rate = await rateOf(async () => {
    const vectors = tf.tidy(() => pooled({ config: network, parameters }, input))
    await vectors.data()
    vectors.dispose()
  }, 4)
  release(parameters)
  closeBackend()
  return rate
}

async function runtimeRates(model: TrainedHybrid, batch: TokenBatch, wasm: number): Promise<void> {
  const { weights } = model
  const folder = mkdtempSync(join(tmpdir(), 'kaskad-rate-'))
  for (const precision of ['fp32', 'int8'] as const) {
    const path = join(folder, `${precision}.onnx`)
    const { pieces } = writeOnnx({ network, weights, precision, output: 'vectors' })
    await writeAtomicFile(path, pieces)
    const runtime = await openRuntime(path)
    const hand = await runByHand(path, batch)
    if (!runtime) return
    // In turns, so that what else the machine does falls on both.
    const ours: number[] = []
    const theirs: number[] = []
    for (let turn = 0; turn < 8; turn++) {
      ours.push(await rateOf(() => runtime.run(batch), 3))
      theirs.push(await rateOf(hand.run, 3))
    }
    const [own, other] = [Math.max(...ours), Math.max(...theirs)]
    const pairs = ours.map((rate, turn) => rate / (theirs[turn] ?? 1)).toSorted((a, b) => a - b)
    console.log(
      `  onnxruntime ${precision}: ${own.toFixed(1)}, by hand on the same file ${other.toFixed(1)}: ratio of the best ${(own / other).toFixed(2)}, middle of the turns ${(pairs[4] ?? 0).toFixed(2)}; ${(own / wasm).toFixed(1)} × wasm`,
    )
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
