import * as fc from 'fast-check'
import assert from 'node:assert/strict'
import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, suite, test } from 'node:test'
import * as tf from '../../../src/hybrid/files/tensorflow.js'
import type { Weight } from '../../../src/hybrid/files/weights.js'
import { closeBackend, openBackend } from '../../../src/hybrid/runtimes/backend.js'
import {
  readCheckpoint,
  saveCheckpoint,
  type TrainingProgress,
} from '../../../src/hybrid/training/checkpoint.js'
import { orderOfEpoch } from '../../../src/hybrid/training/fit.js'
import { createRandom } from '../../../src/numbers/random-source.js'
import { inFolder } from '../../helpers/run-command.js'

function weight(data: readonly number[]): Weight {
  return { shape: [data.length], data: Float32Array.from(data) }
}

function rowsOf(lengths: readonly number[]): Parameters<typeof orderOfEpoch>[0] {
  return {
    texts: { kind: 'tokens', rows: lengths.map((length) => new Int32Array(length)) },
    features: new Float32Array(),
    labels: new Int32Array(lengths.length),
  }
}

suite('the order of an epoch', () => {
  test('holds every row once, by the seed alone', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(60), { maxLength: 300 }),
        fc.integer({ min: 1, max: 9 }),
        fc.nat(99),
        (lengths, perStep, seed) => {
          const order = orderOfEpoch(rowsOf(lengths), { perStep, random: createRandom(seed) })
          assert.deepEqual(order.toSorted(), Int32Array.from(lengths.keys()))
          const again = orderOfEpoch(rowsOf(lengths), { perStep, random: createRandom(seed) })
          assert.deepEqual(again, order)
        },
      ),
    )
  })

  test('pads half as much as steps drawn by chance, and its steps are not sorted', () => {
    const random = createRandom(3)
    const lengths = Array.from({ length: 800 }, () => random.below(64))
    const perStep = 8
    const longestOf = (order: ArrayLike<number>): number[] =>
      Array.from({ length: 100 }, (_, step) =>
        Math.max(
          ...Array.from({ length: perStep }, (_, i) => lengths[order[step * 8 + i] ?? 0] ?? 0),
        ),
      )
    const padding = (longest: readonly number[]): number =>
      longest.reduce((sum, length) => sum + length * perStep, 0) -
      lengths.reduce((sum, length) => sum + length, 0)
    const own = longestOf(orderOfEpoch(rowsOf(lengths), { perStep, random }))
    assert.ok(padding(own) < padding(longestOf(lengths.map((_, row) => row))) / 2)
    assert.notDeepEqual(
      own,
      own.toSorted((a, b) => a - b),
    )
  })
})

suite('a checkpoint', () => {
  before(() => openBackend('wasm'))
  after(closeBackend)

  test('of several files is read as it was saved; older files go', () =>
    inFolder(async (folder) => {
      const at = join(folder, 'sharded')
      const first = tf.tensor1d([1, 2, 3])
      const progress = (steps: number): TrainingProgress => ({
        parameters: new Map(
          ['a.bias', 'b.bias', 'c.bias'].map((name) => [name, tf.variable(tf.ones([4]))]),
        ),
        state: {
          steps,
          lossSum: 0.1,
          lossCount: 2,
          optimiser: { steps, first: new Map([['a.bias', first]]), second: new Map() },
        },
        epochs: [{ epoch: 1, loss: 0.1, heldOut: 0.2 }],
        best: { score: 0.2, epoch: 0, weights: new Map([['a.bias', weight([7])]]) },
      })
      await saveCheckpoint(at, progress(1), { key: 'k', mostBytes: 20 })
      await saveCheckpoint(at, progress(2), { key: 'k', mostBytes: 20 })
      const names = readdirSync(at).toSorted()
      assert.deepEqual(names, [
        ...[1, 2, 3, 4].map((part) => `2-${part}.safetensors`),
        'checkpoint.json',
      ])
      const { weights, state, best, epochs } = await readCheckpoint(at, { key: 'k' })
      const ones = weight([1, 1, 1, 1])
      assert.deepEqual(
        [...weights],
        ['a.bias', 'b.bias', 'c.bias'].map((name) => [name, ones]),
      )
      const moment = state.optimiser.first.get('a.bias')
      assert.deepEqual(Array.from((await moment?.data()) ?? []), [1, 2, 3])
      assert.deepEqual([state.steps, state.lossSum, state.lossCount], [2, 0.1, 2])
      assert.deepEqual(best?.weights.get('a.bias'), weight([7]))
      assert.deepEqual(epochs, progress(1).epochs)
      writeFileSync(join(at, 'checkpoint.json'), '{')
      await assert.rejects(readCheckpoint(at, { key: 'k' }), { code: 'model', message: /damaged/ })
    }))
})
