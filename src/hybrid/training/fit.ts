import * as tf from '../files/tensorflow.js'
import { gradientsOf, globalNorm, type MicroBatch } from './gradients.js'
import { inputOf, overBatches, type BatchPlan, type FitRows } from '../encoders/fit-rows.js'
import { maximumTokensOf } from '../network/encoder-config.js'
import { ENCODER_PREFIX, forward, type Network } from '../network/network.js'
import {
  freshOptimiser,
  updateParameters,
  type OptimiserConfig,
  type OptimiserState,
} from './optimiser.js'
import { release } from '../network/parameters.js'
import { createRandom, shuffled, type RandomSource } from '../../numbers/random-source.js'
import { rateAt, type Schedule } from './schedule.js'
import { layerNames, WORDS } from '../network/encoder-names.js'

/** How a network is trained. */
export interface NetworkPlan {
  readonly seed: number
  readonly epochs: number
  /** Rows per step of one micro-batch. */
  readonly batch: number
  /** Micro-batches per step. */
  readonly accumulation: number
  readonly encoderRate: number
  readonly headRate: number
  readonly schedule: Schedule
  /** Longest that all gradients together may be; 0 switches clipping off. */
  readonly clip: number
  readonly optimiser: OptimiserConfig
  /** Weight of each label in the loss. */
  readonly labelWeights: Float32Array
  /**
   * What of the encoder is not trained: `words` is the table of word vectors, most of a
   * multilingual encoder; a number is that many layers from the bottom, with all embeddings.
   */
  readonly frozen: 'none' | 'words' | 'all' | number
  readonly padId: number
}

/** How far a run has come; with the weights, all that is needed to go on. */
export interface FitState {
  /** Steps done. */
  steps: number
  /** Sum and number of the losses since the epoch began. */
  lossSum: number
  lossCount: number
  readonly optimiser: OptimiserState
}

/** Called while a run goes on; awaited, so that it may save or throw. */
export interface FitWatch {
  readonly afterStep?: (state: FitState, loss: number) => Promise<void> | void
  /** Says `stop` to end the run early. */
  readonly afterEpoch?: (epoch: number, loss: number) => Promise<'stop' | 'go on'>
}

/** A run that has not begun. */
export function freshFit(): FitState {
  return { steps: 0, lossSum: 0, lossCount: 0, optimiser: freshOptimiser() }
}

/**
 * Trains a network in place, from where `state` says it stands.
 *
 * Chance depends on the seed, the epoch and the step alone, so a run that was
 * cut off and taken up again ends with the same weights, bit for bit.
 */
export async function fit(
  { network, state, rows }: { network: Network; state: FitState; rows: FitRows },
  plan: NetworkPlan,
  watch: FitWatch = {},
): Promise<void> {
  const perStep = plan.batch * plan.accumulation
  const perEpoch = Math.max(1, Math.ceil(rows.labels.length / perStep))
  const total = perEpoch * plan.epochs

  while (state.steps < total) {
    const epoch = Math.floor(state.steps / perEpoch)
    const order = orderOfEpoch(rows, { perStep, random: createRandom(plan.seed, 1, epoch) })
    for (let i = state.steps % perEpoch; i < perEpoch; i++) {
      const chosen = order.subarray(i * perStep, (i + 1) * perStep)
      const share = rateAt(state.steps, total, plan.schedule)
      const loss = await trainStep({ network, state, rows }, plan, { chosen, share })
      state.steps += 1
      state.lossSum += loss
      state.lossCount += 1
      const ended = i === perEpoch - 1
      const next = ended ? await endEpoch(state, epoch, watch) : 'go on'
      // After the epoch's end, so that a checkpoint made here holds its report.
      await watch.afterStep?.(state, loss)
      if (next === 'stop') return
    }
  }
}

/** Steps whose rows are sorted by length together. */
const STEPS_TOGETHER = 16

/**
 * The rows of an epoch in the order in which its steps take them: by chance, but rows of about one
 * length in one step, since a step pads its texts to the longest. A short step stays the last.
 */
export function orderOfEpoch(
  { texts, labels }: FitRows,
  { perStep, random }: { readonly perStep: number; readonly random: RandomSource },
): Int32Array {
  const order = shuffled(labels.length, random)
  if (texts.kind === 'pooled') return order
  const lengthOf = (row: number): number => texts.rows[row]?.length ?? 0
  const whole = Math.floor(order.length / perStep)
  const together = perStep * STEPS_TOGETHER
  for (let from = 0; from < whole * perStep; from += together) {
    const to = Math.min(from + together, whole * perStep)
    order.subarray(from, to).sort((a, b) => lengthOf(a) - lengthOf(b))
  }
  const steps = shuffled(whole, random)
  const out = order.slice()
  for (const [i, step] of steps.entries()) {
    out.set(order.subarray(step * perStep, (step + 1) * perStep), i * perStep)
  }
  return out
}

async function endEpoch(
  state: FitState,
  epoch: number,
  watch: FitWatch,
): Promise<'stop' | 'go on'> {
  const mean = state.lossSum / Math.max(1, state.lossCount)
  state.lossSum = 0
  state.lossCount = 0
  return (await watch.afterEpoch?.(epoch, mean)) ?? 'go on'
}

async function trainStep(
  { network, state, rows }: { network: Network; state: FitState; rows: FitRows },
  plan: NetworkPlan,
  { chosen, share }: { chosen: Int32Array; share: number },
): Promise<number> {
  const micro: MicroBatch[] = []
  for (let from = 0; from < chosen.length; from += plan.batch) {
    const part = chosen.subarray(from, from + plan.batch)
    micro.push({
      input: inputOf(rows, part, { padId: plan.padId }),
      answers: { labels: part.map((row) => rows.labels[row] ?? 0), weights: plan.labelWeights },
    })
  }
  const random = createRandom(plan.seed, 2, state.steps)
  const trains = trainable(network, plan.frozen)
  const { loss, gradients } = await gradientsOf({ network, trains, random }, micro)
  const length = plan.clip > 0 ? await globalNorm(gradients) : 0
  updateParameters({ parameters: network.parameters, state: state.optimiser }, gradients, {
    optimiser: plan.optimiser,
    rate: (name) => share * (name.startsWith(ENCODER_PREFIX) ? plan.encoderRate : plan.headRate),
    decays: (name) => !isBiasOrNorm(name),
    scale: length > plan.clip && plan.clip > 0 ? plan.clip / length : 1,
  })
  release(gradients)
  return loss
}

/** Biases and norms are not decayed. */
function isBiasOrNorm(name: string): boolean {
  return name.endsWith('.bias') || /norm\.weight$/i.test(name)
}

/** Whether a parameter is trained when so much of the encoder is frozen. */
export function trainable(
  network: Network,
  frozen: NetworkPlan['frozen'],
): (name: string) => boolean {
  if (frozen === 'none') return () => true
  if (frozen === 'words') return (name) => name !== ENCODER_PREFIX + WORDS
  if (frozen === 'all') return (name) => !name.startsWith(ENCODER_PREFIX)

  const { family } = network.config.encoder
  const below = Array.from({ length: frozen }, (_, index) =>
    Object.values(layerNames(family, index)).map((name: string) => `${ENCODER_PREFIX}${name}.`),
  ).flat()
  const embeddings = frozen > 0 ? [`${ENCODER_PREFIX}embeddings.`] : []
  const still = [...embeddings, ...below]
  return (name) => !still.some((start) => name.startsWith(start))
}

/** The logits of every row, `[rows × labels]`, a batch at a time. */
export async function logitsOf(
  network: Network,
  rows: FitRows,
  plan: Pick<BatchPlan, 'batch' | 'padId'>,
): Promise<Float32Array> {
  const { labels: width, encoder } = network.config
  return overBatches(
    rows,
    { ...plan, width, maximumTokens: maximumTokensOf(encoder) },
    async (input) => {
      const logits = tf.tidy(() => forward(network, input))
      const values = await logits.data<'float32'>()
      logits.dispose()
      return values
    },
  )
}
