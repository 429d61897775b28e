import * as tf from '../../src/hybrid/files/tensorflow.js'
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { closeBackend, openBackend } from '../../src/hybrid/runtimes/backend.js'
import { gradientsOf, type MicroBatch } from '../../src/hybrid/training/gradients.js'
import { ENCODER_PREFIX, type Network } from '../../src/hybrid/network/network.js'
import { ADAMW, freshOptimiser, updateParameters } from '../../src/hybrid/training/optimiser.js'
import { release, toParameters, toWeights } from '../../src/hybrid/network/parameters.js'
import { readSafetensors } from '../../src/hybrid/files/safetensors.js'
import { transposed, type Weights } from '../../src/hybrid/files/weights.js'
import { isTable } from '../../src/hybrid/network/encoder-names.js'
import { golden, goldenSkip, readConfig, readJson, readWeights } from './golden.js'

interface Summary {
  readonly l2: number
  readonly sum: number
  readonly first4: readonly number[]
}
type Summaries = Readonly<Record<string, Summary>>

interface Variant {
  readonly losses: readonly number[]
  readonly grads_step1: Summaries
  readonly params_after_1: Summaries
  readonly params_after_3: Summaries
}

interface Step {
  readonly input_ids: readonly (readonly number[])[]
  readonly attention_mask: readonly (readonly number[])[]
  readonly token_type_ids?: readonly (readonly number[])[]
  readonly features: readonly (readonly number[])[]
  readonly labels: readonly number[]
}

interface Training {
  readonly lr: number
  readonly class_weights: readonly number[]
  readonly steps: readonly Step[]
  readonly variants: Readonly<Record<string, Variant>>
}

function microBatch(step: Step, training: Training): MicroBatch {
  const rows = step.labels.length
  const batch = {
    ids: Int32Array.from(step.input_ids.flat()),
    mask: Float32Array.from(step.attention_mask.flat()),
    types: step.token_type_ids && Int32Array.from(step.token_type_ids.flat()),
    rows,
    length: step.input_ids[0]?.length ?? 0,
  }
  return {
    input: {
      texts: { kind: 'tokens', batch },
      features: Float32Array.from(step.features.flat()),
      rows,
    },
    answers: {
      labels: Int32Array.from(step.labels),
      weights: Float32Array.from(training.class_weights),
    },
  }
}

/** Biases of keys have no gradient in exact arithmetic: what rounding leaves is noise. */
function isNoise(name: string): boolean {
  return name.endsWith('k_lin.bias') || name.endsWith('key.bias')
}

function worstOf(got: Weights, wanted: Summaries): { rel: number; name: string } {
  let most = { rel: 0, name: '' }
  for (const [name, summary] of Object.entries(wanted)) {
    if (isNoise(name)) continue
    const { data } = got.get(name) ?? { data: Float32Array.of(Number.NaN) }
    const l2 = Math.hypot(...data)
    const first = summary.first4.map((value, i) => Math.abs((data[i] ?? 0) - value))
    const off = Math.max(Math.abs(l2 - summary.l2), ...first) / Math.max(summary.l2, 1e-12)
    if (!(off <= most.rel)) most = { rel: off, name }
  }
  return most
}

async function gradientWeights(gradients: ReadonlyMap<string, tf.Tensor>): Promise<Weights> {
  const entries = [...gradients].map(([name, tensor]) => {
    const weight = { shape: tensor.shape, data: tensor.dataSync() as Float32Array }
    return [name, isTable(name) ? weight : transposed(weight)] as const
  })
  return new Map(entries)
}

/** What each pinned variant changes. */
const variants = {
  linear_head: { activation: 'none' },
  relu_head: {},
  relu_accum2: { parts: 2 },
  relu_frozen_encoder: { frozen: true },
  relu_no_decay_bias_norm: { spare: true },
} as const

for (const backend of ['wasm', 'cpu'] as const) {
  describe(`training on ${backend}`, () => {
    before(() => openBackend(backend))
    after(closeBackend)

    for (const family of ['distilbert', 'bert']) {
      for (const [name, variant] of Object.entries(variants)) {
        const settings = {
          activation: 'relu',
          parts: 1,
          frozen: false,
          spare: false,
          ...variant,
        } as const
        test(
          `agrees with three AdamW steps: ${family}, ${name}`,
          { skip: goldenSkip },
          async () => {
            const folder = join(golden, family)
            const training = readJson(join(folder, 'training.json')) as Training
            const wanted = training.variants[name]
            assert.ok(wanted)
            const head = await readSafetensors(
              readFileSync(join(folder, 'head.safetensors')),
              'head',
            )
            const parameters = toParameters(await readWeights(folder), ENCODER_PREFIX)
            for (const [name, variable] of toParameters(head)) parameters.set(name, variable)
            const network: Network = {
              parameters,
              config: {
                encoder: readConfig(folder),
                pooling: 'mean',
                features: 6,
                width: 128,
                activation: settings.activation,
                dropout: 0,
                labels: 5,
              },
            }
            const trains = (name: string): boolean =>
              !settings.frozen || !name.startsWith(ENCODER_PREFIX)
            const state = freshOptimiser()
            const before = tf.memory().numTensors
            for (let i = 0; i < 3; i++) {
              const micro = training.steps
                .slice(i * settings.parts, (i + 1) * settings.parts)
                .map((one) => microBatch(one, training))
              const { loss, gradients } = await gradientsOf(
                { network, trains, random: undefined },
                micro,
              )
              assert.ok(Math.abs(loss - (wanted.losses[i] ?? 0)) <= 2e-6, `loss ${i}: ${loss}`)
              if (i === 0) {
                const off = worstOf(await gradientWeights(gradients), wanted.grads_step1)
                assert.ok(off.rel <= 1e-5, `gradient ${off.name}: ${off.rel}`)
              }
              updateParameters({ parameters, state }, gradients, {
                optimiser: ADAMW,
                rate: () => training.lr,
                decays: (name) => !settings.spare || !/bias$|norm\.weight$/i.test(name),
                scale: 1,
              })
              release(gradients)
              const key = i === 0 ? 'params_after_1' : i === 2 ? 'params_after_3' : undefined
              if (!key) continue
              const off = worstOf(await toWeights(parameters), wanted[key])
              assert.ok(off.rel <= 1e-5, `${key} ${off.name}: ${off.rel}`)
            }
            const remembered = state.first.size + state.second.size
            assert.equal(tf.memory().numTensors, before + remembered)
            release(parameters)
          },
        )
      }
    }
  })
}
