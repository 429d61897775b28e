import * as tf from '../../../src/hybrid/files/tensorflow.js'
import assert from 'node:assert/strict'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { closeBackend, openBackend } from '../../../src/hybrid/runtimes/backend.js'
import { encode, positionsOf, type TokenBatch } from '../../../src/hybrid/network/encoder.js'
import { release, toParameters } from '../../../src/hybrid/network/parameters.js'
import { pool } from '../../../src/hybrid/network/pooling.js'
import { golden, goldenSkip, readConfig, readJson, readWeights, worst } from '../golden.js'
import type { ForwardCase } from '../golden.js'

function tokenBatch(kase: ForwardCase): TokenBatch {
  return {
    ids: Int32Array.from(kase.input_ids.flat()),
    mask: Float32Array.from(kase.attention_mask.flat()),
    types: kase.token_type_ids && Int32Array.from(kase.token_type_ids.flat()),
    rows: kase.input_ids.length,
    length: kase.input_ids[0]?.length ?? 0,
  }
}

for (const backend of ['wasm', 'cpu'] as const) {
  describe(`the encoder on ${backend}`, () => {
    before(() => openBackend(backend))
    after(closeBackend)

    for (const family of ['distilbert', 'bert']) {
      const folder = join(golden, family)
      const files = [
        ['model.safetensors', 'mean_pooled'],
        ['model_prefixed.safetensors', 'mean_pooled'],
        ['model_fp16.safetensors', 'mean_pooled_fp16_weights'],
        ['model_bf16.safetensors', 'mean_pooled_bf16_weights'],
      ] as const
      for (const [file, key] of files) {
        test(
          `agrees with the reference to 2e-6: ${family}, ${file}`,
          { skip: goldenSkip },
          async () => {
            const config = readConfig(folder)
            const parameters = toParameters(await readWeights(folder, file))
            const { batches } = readJson(join(folder, 'forward.json')) as { batches: ForwardCase[] }
            for (const kase of batches) {
              const batch = tokenBatch(kase)
              const [states, mean] = tf.tidy(() => {
                const states = encode({ config, parameters, prefix: '' }, batch)
                return [states.dataSync(), pool(states, batch, 'mean').dataSync()]
              })
              const kept = { mask: batch.mask, width: config.dim }
              if (key === 'mean_pooled') {
                assert.ok(worst(states, kase.last_hidden_state, kept) <= 2e-6)
              }
              assert.ok(worst(mean, kase[key]) <= 2e-6, String(worst(mean, kase[key])))
            }
            release(parameters)
          },
        )
      }
    }
  })
}

test('RoBERTa counts positions of real tokens from behind the padding number', () => {
  const config = { family: 'roberta', padId: 1 } as Parameters<typeof positionsOf>[0]
  const ids = Int32Array.from([0, 8, 9, 2, 1, 1, 0, 7, 2, 1, 1, 1])
  const batch = { ids, mask: new Float32Array(12), rows: 2, length: 6 }
  assert.deepEqual([...positionsOf(config, batch)], [2, 3, 4, 5, 1, 1, 2, 3, 4, 1, 1, 1])
})
