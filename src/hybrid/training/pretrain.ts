import * as tf from '../files/tensorflow.js'
import { at, differentiable } from '../network/differentiable.js'
import { encode, type TokenBatch } from '../network/encoder.js'
import { WORDS } from '../network/encoder-names.js'
import { addGradients, globalNorm } from './gradients.js'
import { embed } from '../network/layers.js'
import { crossEntropy } from './loss.js'
import { ENCODER_PREFIX, type Network } from '../network/network.js'
import { ADAMW, freshOptimiser, updateParameters } from './optimiser.js'
import { parameter, release } from '../network/parameters.js'
import { createRandom, shuffled, type RandomSource } from '../../numbers/random-source.js'
import { rateAt } from './schedule.js'
import { padTokens, type TokenRows } from '../text/tokenizer.js'

/** How an encoder is pre-trained on texts without labels. */
export interface PretrainPlan {
  readonly seed: number
  readonly epochs: number
  readonly batch: number
  readonly rate: number
  readonly padId: number
  readonly maskId: number
  /** Told the mean loss of every epoch. */
  readonly onEpoch?: ((epoch: number, loss: number) => void) | undefined
}

/** Share of the tokens that are hidden. */
const HIDDEN = 0.15

/**
 * Masked-language pre-training in place: tokens are hidden and guessed from
 * their neighbours, the word table serving as the classifier.
 *
 * @see Devlin and others, "BERT", 2019: of the hidden tokens 80 % become the
 *   mask, 10 % a random token, 10 % stay.
 */
export async function pretrain(
  network: Network,
  rows: TokenRows,
  plan: PretrainPlan,
): Promise<void> {
  const state = freshOptimiser()
  const perEpoch = Math.ceil(rows.length / plan.batch)
  const total = perEpoch * plan.epochs
  for (let epoch = 0; epoch < plan.epochs; epoch++) {
    const order = shuffled(rows.length, createRandom(plan.seed, 5, epoch))
    let sum = 0
    for (let i = 0; i < perEpoch; i++) {
      const done = epoch * perEpoch + i
      const chosen = order.subarray(i * plan.batch, (i + 1) * plan.batch)
      const own = Array.from(chosen, (row) => rows[row] ?? new Int32Array())
      const random = createRandom(plan.seed, 6, done)
      const hidden = hide(padTokens(own, plan.padId), { plan, network, random })
      if (hidden.places.length === 0) continue
      const gradients = new Map<string, tf.Tensor>()
      sum += await addGradients(gradients, network, {
        trains: (name) => name.startsWith(ENCODER_PREFIX),
        loss: () => guessLoss(network, hidden, random),
      })
      const length = await globalNorm(gradients)
      updateParameters({ parameters: network.parameters, state }, gradients, {
        optimiser: ADAMW,
        rate: () => plan.rate * rateAt(done, total, { warmUp: 0.1, decay: 'linear' }),
        decays: (name) => !name.endsWith('.bias'),
        scale: length > 1 ? 1 / length : 1,
      })
      release(gradients)
    }
    plan.onEpoch?.(epoch + 1, sum / Math.max(1, perEpoch))
  }
  release(state.first)
  release(state.second)
}

interface Hidden {
  readonly batch: TokenBatch
  /** Where tokens are hidden, counted over the whole batch. */
  readonly places: Int32Array
  readonly truth: Int32Array
}

interface Hiding {
  readonly plan: PretrainPlan
  readonly network: Network
  readonly random: RandomSource
}

/** Hides some tokens; the marks at a text's ends and padding stay. */
function hide(batch: TokenBatch, { plan, network, random }: Hiding): Hidden {
  const ids = batch.ids.slice()
  const places: number[] = []
  for (let i = 0; i < ids.length; i++) {
    const place = i % batch.length
    const last = place + 1 === batch.length || batch.mask[i + 1] === 0
    if (batch.mask[i] === 0 || place === 0 || last) continue
    if (random.uniform() >= HIDDEN) continue
    places.push(i)
    const how = random.uniform()
    if (how < 0.8) ids[i] = plan.maskId
    else if (how < 0.9) ids[i] = random.below(network.config.encoder.vocabulary)
  }
  const at = Int32Array.from(places)
  return { batch: { ...batch, ids }, places: at, truth: at.map((i) => batch.ids[i] ?? 0) }
}

function guessLoss(
  network: Network,
  { batch, places, truth }: Hidden,
  random: RandomSource,
): tf.Tensor {
  const { config, parameters } = network
  const encoder = { config: config.encoder, parameters, prefix: ENCODER_PREFIX }
  const states = encode(encoder, batch, random)
  const guesses = tied(embed(states, places), parameter(parameters, ENCODER_PREFIX + WORDS))
  const weights = new Float32Array(config.encoder.vocabulary).fill(1)
  return crossEntropy(guesses, { labels: truth, weights })
}

/** `x · tableᵀ`: the similarity of each row of x to each row of the table. */
function tied(x: tf.Tensor, table: tf.Tensor): tf.Tensor {
  return differentiable([x, table], () => ({
    value: tf.matMul(x, tf.transpose(table)),
    keep: [x, table],
    back: (dy, kept) => [tf.matMul(dy, at(kept, 1)), tf.matMul(tf.transpose(dy), at(kept, 0))],
  }))
}
