import * as tf from '../../../src/hybrid/files/tensorflow.js'
import { getThreadsCount } from '../../../src/hybrid/files/tensorflow-wasm.js'
import assert from 'node:assert/strict'
import process from 'node:process'
import { after, describe, test } from 'node:test'
import { findPackage, loadPackage } from '../../../src/hybrid/files/adapter.js'
import {
  BACKENDS,
  closeBackend,
  describeBackends,
  openBackend,
} from '../../../src/hybrid/runtimes/backend.js'

/** A product on a backend of its own. */
async function product(threads: number): Promise<unknown> {
  closeBackend()
  await openBackend('wasm', threads)
  assert.equal(getThreadsCount(), threads)
  const [a, b] = [tf.randomUniform([70, 130], -1, 1, 'float32', 1), tf.range(0, 1, 1 / 8840)]
  return tf.matMul(a, tf.reshape(tf.slice(b, 0, 8840), [130, 68])).data()
}

describe('the backends', () => {
  after(closeBackend)

  test('are described in their order, each with a reason, and one of them runs', async () => {
    const reports = await describeBackends()
    assert.deepEqual(
      reports.map(({ name }) => name),
      [...BACKENDS, 'onnxruntime-node'],
    )
    assert.ok(reports.every(({ reason }) => reason.length > 3))
    assert.equal(reports.filter(({ name, runs }) => runs && name !== 'onnxruntime-node').length, 1)
  })

  test('wasm leaves no crash listeners on the process', async () => {
    const before = process.listenerCount('uncaughtException')
    await openBackend('wasm')
    assert.equal(process.listenerCount('uncaughtException'), before)
    assert.equal(tf.getBackend(), 'wasm')
  })

  test('one that is closed can be opened again', async () => {
    await openBackend('wasm')
    closeBackend()
    await openBackend('wasm')
    assert.deepEqual([...tf.add([1, 2], [3, 4]).dataSync()], [4, 6])
  })

  test('wasm with threads gives the same numbers, to the bit, and ends its threads', async () => {
    assert.deepEqual(await product(2), await product(1))
    await product(2)
    closeBackend()
    assert.equal(tf.getBackend(), null)
  })

  test('a wasm backend that runs is kept as it is', async () => {
    await openBackend('wasm', 2)
    const [kept] = [tf.tensor1d([1, 2])]
    await openBackend()
    await openBackend('wasm')
    assert.deepEqual([...(await tf.add(kept, 1).data())], [2, 3])
    closeBackend()
  })

  test(
    'one that is asked for and not installed is refused with the reason',
    { skip: findPackage('@tensorflow/tfjs-node').kind === 'ready' && 'it is installed' },
    async () => {
      await assert.rejects(openBackend('tfjs-node'), {
        code: 'missing-package',
        message: 'no TensorFlow backend runs: tfjs-node: not installed',
      })
    },
  )

  test('a package is absent, there without its library, or ready', () => {
    assert.deepEqual(findPackage('no-such-package'), { kind: 'absent' })
    assert.deepEqual(findPackage('fast-check', ['lib/gone.node']), {
      kind: 'incomplete',
      missing: 'lib/gone.node',
    })
    assert.equal(findPackage('fast-check', ['package.json']).kind, 'ready')
    assert.equal(typeof loadPackage('fast-check'), 'object')
  })
})
