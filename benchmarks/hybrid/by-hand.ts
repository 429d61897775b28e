/** onnxruntime-node as its own documentation calls it: the measure for our stage. */
import { createRequire } from 'node:module'
import type { TokenBatch } from '../../src/hybrid/network/encoder.js'

interface Library {
  readonly Tensor: new (type: string, data: BigInt64Array, shape: readonly number[]) => unknown
  readonly InferenceSession: {
    readonly create: (path: string) => Promise<{
      readonly run: (feeds: object) => Promise<unknown>
      readonly release: () => Promise<void>
    }>
  }
}

/** A session on the file and the batch as tensors made beforehand. */
export async function runByHand(
  path: string,
  { ids, mask, rows, length }: TokenBatch,
): Promise<{ readonly run: () => Promise<unknown>; readonly close: () => Promise<void> }> {
  const require = createRequire(import.meta.url)
  const { InferenceSession, Tensor } = require('onnxruntime-node') as Library
  const session = await InferenceSession.create(path)
  const tensor = (values: Int32Array | Float32Array): unknown =>
    new Tensor('int64', BigInt64Array.from(Array.from(values), BigInt), [rows, length])
  const feeds = { input_ids: tensor(ids), attention_mask: tensor(mask) }
  return { run: () => session.run(feeds), close: () => session.release() }
}
