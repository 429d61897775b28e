import * as tf from '../files/tensorflow.js'
import { at, differentiable } from './differentiable.js'
import { dropMask, type Dropout } from './layers.js'

/** Queries, keys and values, each `[rows·length × dim]`. */
export interface AttentionInputs {
  readonly query: tf.Tensor
  readonly key: tf.Tensor
  readonly value: tf.Tensor
}

/** How the rows of {@link AttentionInputs} are laid out. */
export interface AttentionShape {
  readonly rows: number
  readonly length: number
  readonly heads: number
  /** `[rows × 1 × 1 × length]`: 0 for a word, a large negative number for padding. */
  readonly bias: tf.Tensor
}

/**
 * Scaled dot-product attention of every head, `[rows·length × dim]` again.
 *
 * @see Vaswani and others, "Attention is all you need", 2017.
 */
export function attend(
  inputs: AttentionInputs,
  shape: AttentionShape,
  dropout?: Dropout,
): tf.Tensor {
  const { query, key, value } = inputs
  const { rows, length, heads, bias } = shape
  const dim = query.shape[1] ?? 0
  const width = dim / heads
  const scale = 1 / Math.sqrt(width)
  const mask = dropMask([rows, heads, length, length], dropout)

  /** `[rows·length × dim]` → `[rows × heads × length × width]`. */
  const split = (x: tf.Tensor): tf.Tensor =>
    tf.transpose(tf.reshape(x, [rows, length, heads, width]), [0, 2, 1, 3])
  const merge = (x: tf.Tensor): tf.Tensor =>
    tf.reshape(tf.transpose(x, [0, 2, 1, 3]), [rows * length, dim])

  return differentiable([query, key, value], () => {
    const q = split(tf.mul(query, scale))
    const k = split(key)
    const v = split(value)
    const share = tf.softmax(tf.add(tf.matMul(q, flip(k)), bias))
    const taken = mask ? tf.mul(share, mask) : share
    return {
      value: merge(tf.matMul(taken, v)),
      keep: mask ? [q, k, v, share, taken, mask] : [q, k, v, share, taken],
      back: (dy, kept) => {
        const share = at(kept, 3)
        const dOut = split(dy)
        const dTaken = tf.matMul(dOut, flip(at(kept, 2)))
        const dShare = mask ? tf.mul(dTaken, at(kept, 5)) : dTaken
        const mean = tf.sum(tf.mul(dShare, share), -1, true)
        const dScore = tf.mul(share, tf.sub(dShare, mean))
        return [
          merge(tf.mul(tf.matMul(dScore, at(kept, 1)), scale)),
          merge(tf.matMul(flip(dScore), at(kept, 0))),
          merge(tf.matMul(flip(at(kept, 4)), dOut)),
        ]
      },
    }
  })
}

/** The last two sides changed over. */
function flip(x: tf.Tensor): tf.Tensor {
  return tf.transpose(x, [0, 1, 3, 2])
}
