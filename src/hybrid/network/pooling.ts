import * as tf from '../files/tensorflow.js'
import { at, differentiable } from './differentiable.js'
import type { TokenBatch } from './encoder.js'

/** How a text's token vectors become one: mean of the real tokens, the first, or the largest. */
export type Pooling = 'mean' | 'cls' | 'max'

/** One vector per text: `[rows·length × dim]` → `[rows × dim]`. Padding takes no part. */
export function pool(states: tf.Tensor, batch: TokenBatch, pooling: Pooling): tf.Tensor {
  switch (pooling) {
    case 'mean':
      return weighted(states, batch, meanShares(batch))
    case 'cls':
      return weighted(states, batch, firstShares(batch))
    case 'max':
      return largest(states, batch)
    default:
      return pooling satisfies never
  }
}

/** What share of a text's vector each of its tokens gives. */
function meanShares({ mask, rows, length }: TokenBatch): Float32Array {
  const shares = new Float32Array(mask)
  for (let row = 0; row < rows; row++) {
    const own = shares.subarray(row * length, (row + 1) * length)
    const tokens = own.reduce((sum, share) => sum + share, 0)
    if (tokens > 0) for (let i = 0; i < length; i++) own[i] = (own[i] as number) / tokens
  }
  return shares
}

function firstShares({ mask, length }: TokenBatch): Float32Array {
  return mask.map((_, i) => (i % length === 0 ? 1 : 0))
}

function weighted(states: tf.Tensor, batch: TokenBatch, shares: Float32Array): tf.Tensor {
  const { rows, length } = batch
  const dim = states.shape[1] ?? 0
  return differentiable([states], () => {
    const share = tf.tensor3d(shares, [rows, length, 1])
    return {
      value: tf.sum(tf.mul(tf.reshape(states, [rows, length, dim]), share), 1),
      keep: [share],
      back: (dy, kept) => [
        tf.reshape(tf.mul(tf.reshape(dy, [rows, 1, dim]), at(kept, 0)), [rows * length, dim]),
      ],
    }
  })
}

/** The largest value of each dimension; where several tokens share it, they share its gradient. */
function largest(states: tf.Tensor, batch: TokenBatch): tf.Tensor {
  const { rows, length, mask } = batch
  const dim = states.shape[1] ?? 0
  return differentiable([states], () => {
    const hidden = tf.tensor3d(
      mask.map((kept) => (kept - 1) * 1e9),
      [rows, length, 1],
    )
    const open = tf.add(tf.reshape(states, [rows, length, dim]), hidden)
    const value = tf.max(open, 1, true)
    const winners = tf.cast(tf.equal(open, value), 'float32')
    return {
      value: tf.reshape(value, [rows, dim]),
      keep: [tf.div(winners, tf.sum(winners, 1, true))],
      back: (dy, kept) => [
        tf.reshape(tf.mul(tf.reshape(dy, [rows, 1, dim]), at(kept, 0)), [rows * length, dim]),
      ],
    }
  })
}
