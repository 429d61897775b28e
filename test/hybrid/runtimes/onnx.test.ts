import * as tf from '../../../src/hybrid/files/tensorflow.js'
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { closeBackend, openBackend } from '../../../src/hybrid/runtimes/backend.js'
import { parseEncoderConfig } from '../../../src/hybrid/network/encoder-config.js'
import { freshEncoderWeights } from '../../../src/hybrid/network/encoder-weights.js'
import { inputOf } from '../../../src/hybrid/encoders/fit-rows.js'
import {
  ENCODER_PREFIX,
  forward,
  freshHead,
  type NetworkConfig,
} from '../../../src/hybrid/network/network.js'
import { writeOnnx, type OnnxPlan } from '../../../src/hybrid/runtimes/onnx.js'
import { release, toParameters } from '../../../src/hybrid/network/parameters.js'
import { createRandom } from '../../../src/numbers/random-source.js'
import { hasRuntime, joined, openRuntime } from '../../../src/hybrid/runtimes/runtime.js'
import { readSafetensors } from '../../../src/hybrid/files/safetensors.js'
import type { Weights } from '../../../src/hybrid/files/weights.js'
import { golden, goldenSkip, readConfig, readJson, readWeights, worst } from '../golden.js'
import type { ForwardCase } from '../golden.js'

const noRuntime = hasRuntime() ? false : 'onnxruntime-node is not installed'

function networkOf(encoder: NetworkConfig['encoder'], features = 6): NetworkConfig {
  return {
    encoder,
    pooling: 'mean',
    features,
    width: 128,
    activation: 'relu',
    dropout: 0,
    labels: 5,
  }
}

function prefixed(encoder: Weights, head: Weights = new Map()): Weights {
  return new Map([
    ...[...encoder].map(([name, weight]) => [ENCODER_PREFIX + name, weight] as const),
    ...head,
  ])
}

describe('the ONNX model', () => {
  before(() => openBackend('wasm'))
  after(closeBackend)

  for (const family of ['distilbert', 'bert']) {
    test(`agrees with the reference: ${family}`, { skip: goldenSkip || noRuntime }, async () => {
      const folder = join(golden, family)
      const network = networkOf(readConfig(folder))
      const weights = prefixed(await readWeights(folder))
      const { batches } = readJson(join(folder, 'forward.json')) as { batches: ForwardCase[] }
      for (const [precision, most] of [
        ['fp32', 2e-6],
        ['int8', 0.2],
      ] as const) {
        const runtime = await openRuntime(
          writeOnnx({ network, weights, precision, output: 'vectors' }),
          1,
        )
        assert.ok(runtime)
        for (const kase of batches) {
          const vectors = await runtime.run({
            ids: Int32Array.from(kase.input_ids.flat()),
            mask: Float32Array.from(kase.attention_mask.flat()),
            types: kase.token_type_ids && Int32Array.from(kase.token_type_ids.flat()),
            rows: kase.input_ids.length,
            length: kase.input_ids[0]?.length ?? 0,
          })
          const off = worst(vectors, kase.mean_pooled)
          assert.ok(off <= most, `${precision}: ${off}`)
        }
        await runtime.close()
      }
    })

    test(
      `with its branches agrees with TensorFlow.js: ${family}`,
      { skip: goldenSkip || noRuntime },
      async () => {
        const folder = join(golden, family)
        const head = await readSafetensors(readFileSync(join(folder, 'head.safetensors')), 'head')
        await agree(networkOf(readConfig(folder)), prefixed(await readWeights(folder), head))
      },
    )
  }

  for (const pooling of ['mean', 'cls', 'max'] as const) {
    test(`of RoBERTa agrees with TensorFlow.js: ${pooling}`, { skip: noRuntime }, async () => {
      const encoder = parseEncoderConfig({
        model_type: 'xlm-roberta',
        vocab_size: 40,
        max_position_embeddings: 20,
        hidden_size: 16,
        num_hidden_layers: 2,
        num_attention_heads: 4,
        intermediate_size: 24,
        hidden_act: pooling === 'cls' ? 'gelu_new' : 'gelu',
        layer_norm_eps: 1e-5,
      })
      const network = { ...networkOf(encoder), pooling }
      const random = createRandom(7)
      await agree(
        network,
        prefixed(freshEncoderWeights(encoder, random, 0.5), freshHead(network, random)),
      )
    })
  }

  test('is well formed: every value is made before it is used', () => {
    const encoder = parseEncoderConfig({
      model_type: 'bert',
      vocab_size: 9,
      max_position_embeddings: 5,
      hidden_size: 4,
      num_hidden_layers: 1,
      num_attention_heads: 2,
      intermediate_size: 6,
    })
    const network = networkOf(encoder, 2)
    const random = createRandom(1)
    const weights = prefixed(freshEncoderWeights(encoder, random), freshHead(network, random))
    for (const precision of ['fp32', 'int8'] as const) {
      const graph = fieldsOf(
        joined(writeOnnx({ network, weights, precision, output: 'logits' })),
      ).find(({ number }) => number === 7)
      const parts = fieldsOf(graph?.bytes ?? Uint8Array.of())
      const inputs = parts
        .filter(({ number }) => number === 11)
        .map(({ bytes }) => nameOf(bytes, 1))
      assert.deepEqual(inputs, ['input_ids', 'attention_mask', 'token_type_ids', 'features'])
      const known = new Set([
        ...inputs,
        ...parts.filter(({ number }) => number === 5).map(({ bytes }) => nameOf(bytes, 8)),
      ])
      for (const { bytes } of parts.filter(({ number }) => number === 1)) {
        const own = fieldsOf(bytes)
        for (const input of own.filter(({ number }) => number === 1))
          assert.ok(known.has(textOf(input.bytes)))
        for (const output of own.filter(({ number }) => number === 2))
          known.add(textOf(output.bytes))
      }
      const output = parts.find(({ number }) => number === 12)
      assert.ok(known.has(nameOf(output?.bytes ?? Uint8Array.of(), 1)))
    }
  })
})

/** Holds logits of onnxruntime against those of TensorFlow.js. */
async function agree(network: NetworkConfig, weights: Weights): Promise<void> {
  const random = createRandom(3)
  const { padId } = network.encoder
  const lengths = [5, 9, 1, 7]
  const rows = {
    texts: {
      kind: 'tokens',
      rows: lengths.map((length) => Int32Array.from({ length }, () => 2 + random.below(30))),
    },
    features: Float32Array.from({ length: 4 * network.features }, () => random.normal()),
    labels: new Int32Array(4),
  } as const
  const input = inputOf(rows, Int32Array.of(0, 1, 2, 3), { padId })
  assert.ok(input.texts.kind === 'tokens')
  const parameters = toParameters(weights)
  const wanted = tf.tidy(() => forward({ config: network, parameters }, input).dataSync())
  release(parameters)
  const plan: OnnxPlan = { network, weights, precision: 'fp32', output: 'logits' }
  const runtime = await openRuntime(writeOnnx(plan), 1)
  const got = (await runtime?.run(input.texts.batch, input.features)) ?? []
  await runtime?.close()
  const off = worst(got, [...wanted])
  assert.ok(off <= 5e-6, String(off))
}

interface WireField {
  readonly number: number
  readonly bytes: Uint8Array
}

/** The fields of a protobuf message that hold bytes. */
function fieldsOf(message: Uint8Array): WireField[] {
  const fields: WireField[] = []
  let at = 0
  const varint = (): number => {
    let value = 0
    for (let shift = 0; ; shift += 7) {
      const byte = message[at++] ?? 0
      value += (byte & 127) * 2 ** shift
      if (byte < 128) return value
    }
  }
  while (at < message.length) {
    const head = varint()
    const kind = head % 8
    const size = kind === 5 ? 4 : kind === 2 ? varint() : 0
    if (kind === 0) varint()
    if (kind === 2)
      fields.push({ number: Math.floor(head / 8), bytes: message.subarray(at, at + size) })
    at += size
  }
  return fields
}

function textOf(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes)
}

function nameOf(message: Uint8Array, number: number): string {
  return textOf(
    fieldsOf(message).find((field) => field.number === number)?.bytes ?? Uint8Array.of(),
  )
}
