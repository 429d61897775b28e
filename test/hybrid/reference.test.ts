import * as tf from '../../src/hybrid/files/tensorflow.js'
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { closeBackend, openBackend } from '../../src/hybrid/runtimes/backend.js'
import type { Activation, EncoderConfig, Family } from '../../src/hybrid/network/encoder-config.js'
import { encode } from '../../src/hybrid/network/encoder.js'
import { freshEncoderWeights } from '../../src/hybrid/network/encoder-weights.js'
import { gradientsOf, type MicroBatch } from '../../src/hybrid/training/gradients.js'
import {
  ENCODER_PREFIX,
  freshHead,
  type Network,
  type NetworkConfig,
} from '../../src/hybrid/network/network.js'
import { release, toParameters } from '../../src/hybrid/network/parameters.js'
import type { Pooling } from '../../src/hybrid/network/pooling.js'
import { createRandom } from '../../src/numbers/random-source.js'
import { referenceEncode } from './reference.js'
import { worst } from './golden.js'

function tiny(family: Family, activation: Activation = 'gelu'): EncoderConfig {
  return {
    family,
    vocabulary: 30,
    positions: 16,
    types: family === 'distilbert' ? 0 : family === 'bert' ? 2 : 1,
    layers: 2,
    heads: 2,
    dim: 8,
    inner: 12,
    activation,
    epsilon: family === 'roberta' ? 1e-5 : 1e-12,
    padId: family === 'roberta' ? 1 : 0,
    dropout: 0.1,
    attentionDropout: 0.1,
  }
}

/** Two texts, the second with padding, as the family pads. */
function texts(config: EncoderConfig): MicroBatch {
  const pad = config.padId
  const batch = {
    ids: Int32Array.from([5, 9, 12, 29, 7, 6, 8, 11, pad, pad]),
    mask: Float32Array.from([1, 1, 1, 1, 1, 1, 1, 1, 0, 0]),
    types: config.family === 'bert' ? Int32Array.from([0, 0, 1, 1, 1, 0, 0, 1, 0, 0]) : undefined,
    rows: 2,
    length: 5,
  }
  return {
    input: {
      texts: { kind: 'tokens', batch },
      features: Float32Array.of(0.5, -1, 2, 0.25),
      rows: 2,
    },
    answers: { labels: Int32Array.of(1, 0), weights: Float32Array.of(0.5, 2, 1) },
  }
}

describe('beside the encoder in plain loops', () => {
  before(() => openBackend('wasm'))
  after(closeBackend)

  for (const family of ['distilbert', 'bert', 'roberta'] as const) {
    for (const activation of ['gelu', 'gelu_new', 'relu'] as const) {
      test(`the hidden state is the same to 2e-6: ${family}, ${activation}`, () => {
        const config = tiny(family, activation)
        const weights = freshEncoderWeights(config, createRandom(3), 0.7)
        const parameters = toParameters(weights)
        const { input } = texts(config)
        assert.equal(input.texts.kind, 'tokens')
        if (input.texts.kind !== 'tokens') return
        const { batch } = input.texts
        const got = tf.tidy(() => encode({ config, parameters, prefix: '' }, batch).dataSync())
        const wanted = referenceEncode(config, weights, batch).flat()
        const off = worst(got, wanted, { mask: batch.mask, width: config.dim })
        assert.ok(off <= 2e-6, String(off))
        release(parameters)
      })
    }
  }

  for (const pooling of ['mean', 'cls', 'max'] as const) {
    test(`gradients are what small changes of a weight do to the loss: ${pooling}`, async () => {
      const { network, loss } = smallNetwork(pooling)
      const plan = { network, trains: () => true, random: undefined }
      const { gradients } = await gradientsOf(plan, [loss])
      const random = createRandom(5)
      for (const [name, variable] of network.parameters) {
        const values = variable.dataSync().slice()
        const index = random.below(values.length)
        const moved = async (by: number): Promise<number> => {
          const changed = values.slice()
          changed[index] = (changed[index] ?? 0) + by
          variable.assign(tf.tensor(changed, variable.shape))
          const result = await gradientsOf({ ...plan, trains: (other) => other === name }, [loss])
          release(result.gradients)
          return result.loss
        }
        const step = 4e-3
        const slope = ((await moved(step)) - (await moved(-step))) / (2 * step)
        await moved(0)
        const got = gradients.get(name)?.dataSync()[index] ?? Number.NaN
        assert.ok(
          Math.abs(got - slope) <= 4e-4 + 0.02 * Math.abs(slope),
          `${name}: ${got}, ${slope}`,
        )
      }
      release(gradients)
      release(network.parameters)
    })
  }
})

function smallNetwork(pooling: Pooling): { network: Network; loss: MicroBatch } {
  const config: NetworkConfig = {
    encoder: tiny('bert'),
    pooling,
    features: 2,
    width: 6,
    activation: 'relu',
    dropout: 0,
    labels: 3,
  }
  const random = createRandom(8)
  const parameters = toParameters(freshEncoderWeights(config.encoder, random, 0.5), ENCODER_PREFIX)
  for (const [name, variable] of toParameters(freshHead(config, random))) {
    parameters.set(name, variable)
  }
  return { network: { config, parameters }, loss: texts(config.encoder) }
}
