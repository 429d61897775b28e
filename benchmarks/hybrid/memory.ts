/** Peak memory of a fine-tuning step: at three sizes, and of a multilingual DistilBERT itself. */
import type { FitRows } from '../../src/hybrid/encoders/fit-rows.js'
import * as tf from '../../src/hybrid/files/tensorflow.js'
import { parseEncoderConfig } from '../../src/hybrid/network/encoder-config.js'
import { freshEncoderWeights } from '../../src/hybrid/network/encoder-weights.js'
import { ENCODER_PREFIX, freshHead, type Network } from '../../src/hybrid/network/network.js'
import { release, toParameters } from '../../src/hybrid/network/parameters.js'
import { closeBackend, openBackend } from '../../src/hybrid/runtimes/backend.js'
import { fit, freshFit, trainable, type NetworkPlan } from '../../src/hybrid/training/fit.js'
import { SMALL_HYBRID } from '../../src/hybrid/training/settings.js'
import { createRandom } from '../../src/numbers/random-source.js'

/** The shape of an encoder; heads are 64 wide, as BERT's are. */
interface Size {
  readonly vocabulary: number
  readonly layers: number
  readonly dim: number
}

const SIZES: readonly Size[] = [
  { vocabulary: 8_000, layers: 2, dim: 128 },
  { vocabulary: 16_000, layers: 4, dim: 256 },
  { vocabulary: 30_000, layers: 6, dim: 512 },
]

/** distilbert-base-multilingual-cased. */
const MULTILINGUAL: Size = { vocabulary: 119_547, layers: 6, dim: 768 }

const LABELS = 45

/** Rows and tokens of a step: so few that activations weigh nothing, and the defaults. */
const FEW = { rows: 2, length: 8 }
const USUAL = { rows: 16, length: 64 }

/** Prints the peak of all tensors in the second step, when the optimiser's memory is there. */
export async function runMemory(): Promise<void> {
  await openBackend('wasm')
  for (const frozen of ['none', 'words'] as const) {
    const points: Measured[] = []
    for (const size of SIZES) points.push(await measure(size, FEW, frozen))
    for (const { all, trained, peak } of points) {
      console.log(
        `frozen ${frozen}: ${millions(all)} M parameters, ${millions(trained)} M trained, peak ${megabytes(peak)} MB`,
      )
    }
    const [slope, rest] = lineThrough(
      points.map(({ all, trained, peak }) => [trained, peak - 4 * (all - trained)]),
    )
    console.log(
      `frozen ${frozen}: peak = 4 bytes × frozen + ${(slope / 4).toFixed(2)} × 4 bytes × trained + ${megabytes(rest)} MB`,
    )
  }
  const { all, trained, peak } = await measure(MULTILINGUAL, USUAL, 'words')
  console.log(
    `distilbert-base-multilingual-cased, ${USUAL.rows} rows of ${USUAL.length} tokens, table of words frozen: ${millions(all)} M parameters, ${millions(trained)} M trained, peak ${megabytes(peak)} MB`,
  )
  closeBackend()
}

interface Measured {
  readonly all: number
  readonly trained: number
  readonly peak: number
}

async function measure(
  size: Size,
  { rows, length }: typeof FEW,
  frozen: NetworkPlan['frozen'],
): Promise<Measured> {
  const network = networkOf(size)
  const plan: NetworkPlan = {
    ...SMALL_HYBRID,
    frozen,
    epochs: 1,
    batch: rows,
    labelWeights: new Float32Array(LABELS).fill(1),
    padId: 0,
  }
  const state = freshFit()
  const steps = async (): Promise<unknown> =>
    fit({ network, state, rows: rowsOf({ rows, length }, size) }, plan)
  await steps()
  state.steps = 0
  const { peakBytes } = await tf.profile(steps as () => Promise<tf.Tensor>)
  const trains = trainable(network, frozen)
  const sizes = [...network.parameters].map(([name, { size: own }]) => ({ name, own }))
  release(state.optimiser.first)
  release(state.optimiser.second)
  release(network.parameters)
  const trained = sizes.filter(({ name }) => trains(name))
  return { all: sumOf(sizes), trained: sumOf(trained), peak: peakBytes }
}

function sumOf(parts: readonly { readonly own: number }[]): number {
  return parts.reduce((total, { own }) => total + own, 0)
}

function networkOf({ vocabulary, layers, dim }: Size): Network {
  const encoder = parseEncoderConfig({
    model_type: 'distilbert',
    vocab_size: vocabulary,
    max_position_embeddings: 512,
    n_layers: layers,
    n_heads: dim / 64,
    dim,
    hidden_dim: 4 * dim,
  })
  const random = createRandom(1)
  const config = {
    encoder,
    pooling: 'mean',
    features: 8,
    width: 128,
    activation: 'relu',
    dropout: 0.1,
    labels: LABELS,
  } as const
  const own = [...freshEncoderWeights(encoder, random)].map(
    ([name, weight]) => [ENCODER_PREFIX + name, weight] as const,
  )
  return { config, parameters: toParameters(new Map([...own, ...freshHead(config, random)])) }
}

function rowsOf({ rows, length }: typeof FEW, { vocabulary }: Size): FitRows {
  const random = createRandom(2)
  const draw = (count: number, below: number): Int32Array =>
    Int32Array.from({ length: count }, () => random.below(below))
  return {
    texts: { kind: 'tokens', rows: Array.from({ length: rows }, () => draw(length, vocabulary)) },
    features: new Float32Array(rows * 8),
    labels: draw(rows, LABELS),
  }
}

/** Slope and intercept of the least-squares line. */
function lineThrough(points: readonly (readonly [number, number])[]): readonly [number, number] {
  const mean = (pick: (point: readonly [number, number]) => number): number =>
    points.reduce((sum, point) => sum + pick(point), 0) / points.length
  const [x, y] = [mean(([own]) => own), mean(([, own]) => own)]
  const slope = mean((p) => (p[0] - x) * (p[1] - y)) / mean((p) => (p[0] - x) ** 2)
  return [slope, y - slope * x]
}

function millions(count: number): string {
  return (count / 1e6).toFixed(1)
}

function megabytes(bytes: number): string {
  return (bytes / 1e6).toFixed(0)
}
