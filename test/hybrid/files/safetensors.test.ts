import fc from 'fast-check'
import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import {
  parseEncoderConfig,
  writeEncoderConfig,
} from '../../../src/hybrid/network/encoder-config.js'
import {
  freshEncoderWeights,
  readEncoderWeights,
} from '../../../src/hybrid/network/encoder-weights.js'
import { createRandom } from '../../../src/numbers/random-source.js'
import {
  bytesSource,
  openSafetensors,
  readSafetensors,
  writeSafetensors,
} from '../../../src/hybrid/files/safetensors.js'
import type { Weight, Weights } from '../../../src/hybrid/files/weights.js'

const config = parseEncoderConfig({
  model_type: 'distilbert',
  vocab_size: 9,
  max_position_embeddings: 5,
  n_layers: 1,
  n_heads: 2,
  dim: 4,
  hidden_dim: 6,
})

function file(header: object, data: Uint8Array): Uint8Array {
  const json = new TextEncoder().encode(JSON.stringify(header))
  const bytes = new Uint8Array(8 + json.length + data.length)
  new DataView(bytes.buffer).setBigUint64(0, BigInt(json.length), true)
  bytes.set(json, 8)
  bytes.set(data, 8 + json.length)
  return bytes
}

const open = (bytes: Uint8Array, name = 'model.safetensors') =>
  openSafetensors(bytesSource(bytes, name))

describe('safetensors', () => {
  test('what is written is read back, bit for bit', async () => {
    const tensor = fc.array(fc.float({ noNaN: true }), { maxLength: 12 })
    await fc.assert(
      fc.asyncProperty(fc.dictionary(fc.string(), tensor), async (tensors) => {
        const weights: Weights = new Map(
          Object.entries(tensors)
            .filter(([name]) => name !== '__metadata__')
            .map(([name, values]) => [
              name,
              { shape: [values.length], data: new Float32Array(values) },
            ]),
        )
        const back = await readSafetensors(writeSafetensors(weights), 'x')
        assert.deepEqual([...back], [...weights])
      }),
    )
  })

  test('a tensor may have any name', async () => {
    const weights: Weights = new Map([['__proto__', { shape: [1], data: Float32Array.of(7) }]])
    assert.deepEqual(await readSafetensors(writeSafetensors(weights), 'x'), weights)
  })

  test('half precision keeps zeros, subnormals, infinities and signs', async () => {
    const halves = Uint16Array.of(0x0000, 0x8000, 0x0001, 0x3c00, 0xc000, 0x7bff, 0x7c00, 0xfc00)
    const header = { x: { dtype: 'F16', shape: [8], data_offsets: [0, 16] } }
    const { data } = await (await open(file(header, new Uint8Array(halves.buffer)))).read('x')
    assert.deepEqual([...data], [0, -0, 2 ** -24, 1, -2, 65504, Infinity, -Infinity])
  })

  test('brain floats are the upper half of a float', async () => {
    const header = { x: { dtype: 'BF16', shape: [2], data_offsets: [0, 4] } }
    const bytes = new Uint8Array(Uint16Array.of(0x3f80, 0xc048).buffer)
    assert.deepEqual([...(await (await open(file(header, bytes))).read('x')).data], [1, -3.125])
  })

  const whole = { x: { dtype: 'F32', shape: [2, 2], data_offsets: [0, 16] } }
  for (const [what, bytes, message] of [
    ['an empty file', new Uint8Array(), /too short/],
    ['a header that is cut', file(whole, new Uint8Array(16)).subarray(0, 20), /truncated/],
    ['a tensor that is cut', file(whole, new Uint8Array(15)), /truncated: x ends/],
    [
      'a shape that does not fit',
      file({ x: { ...whole.x, shape: [3] } }, new Uint8Array(16)),
      /x: \[3\] of F32/,
    ],
    ['an unknown type', file({ x: { ...whole.x, dtype: 'F8' } }, new Uint8Array(16)), /x: type F8/],
    ['no JSON', Uint8Array.of(1, 0, 0, 0, 0, 0, 0, 0, 33), /not JSON/],
  ] as const) {
    test(`${what} is refused in words`, async () => {
      await assert.rejects(open(bytes), { code: 'model', message })
    })
  }
})

describe('an encoder in files', () => {
  const weights = freshEncoderWeights(config, createRandom(1))

  test('is found under the names of the hub, whatever their prefix', async () => {
    for (const rename of [
      (name: string) => `distilbert.${name}`,
      (name: string) => `encoder.${name}`,
      (name: string) =>
        `distilbert.${name.replace(/LayerNorm\.weight$/, 'LayerNorm.gamma').replace(/LayerNorm\.bias$/, 'LayerNorm.beta')}`,
    ]) {
      const renamed = new Map([...weights].map(([name, weight]) => [rename(name), weight]))
      const read = await readEncoderWeights(config, [await open(writeSafetensors(renamed))])
      assert.deepEqual(read, weights)
    }
  })

  test('may lie in several shards', async () => {
    const entries = [...weights]
    const shards = [entries.slice(0, 5), entries.slice(5)].map((part) =>
      open(writeSafetensors(new Map(part))),
    )
    assert.deepEqual(await readEncoderWeights(config, await Promise.all(shards)), weights)
  })

  test('is refused by the name of the tensor that is missing or does not fit', async () => {
    const name = 'transformer.layer.0.ffn.lin1.weight'
    const without = new Map([...weights].filter(([other]) => other !== name))
    const missing = [await open(writeSafetensors(without))]
    await assert.rejects(readEncoderWeights(config, missing), {
      code: 'model',
      message: `model.safetensors: no tensor ${name}`,
    })
    const other: Weight = { shape: [4, 6], data: new Float32Array(24) }
    const changed = [await open(writeSafetensors(new Map([...weights, [name, other]])))]
    await assert.rejects(readEncoderWeights(config, changed), {
      code: 'model',
      message: `model.safetensors: ${name} is [4 × 6], config.json asks for [6 × 4]`,
    })
  })

  test('its config survives being written', () => {
    for (const family of ['distilbert', 'bert', 'roberta'] as const) {
      const types = family === 'distilbert' ? 0 : 1
      const other = { ...config, family, types, epsilon: family === 'distilbert' ? 1e-12 : 1e-5 }
      assert.deepEqual(parseEncoderConfig(writeEncoderConfig(other)), other)
    }
  })

  test('a family we do not know is refused with those we do', () => {
    assert.throws(() => parseEncoderConfig({ model_type: 't5' }), {
      code: 'model',
      message: /model_type t5 is none of distilbert, bert, roberta/,
    })
  })
})
