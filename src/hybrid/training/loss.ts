import * as tf from '../files/tensorflow.js'
import { at, differentiable } from '../network/differentiable.js'

/** The right answers of a batch and what each answer's mistakes cost. */
export interface BatchTargets {
  /** Label number of every row. */
  readonly labels: Int32Array
  /** One weight per label. */
  readonly weights: Float32Array
}

/**
 * Weighted cross entropy: `Σ w·(−log p) / Σ w` over the rows, a scalar.
 *
 * @param logits - `[rows × labels]`.
 * @param share - The loss is multiplied by this: the share of a step's rows in this micro-batch.
 */
export function crossEntropy(logits: tf.Tensor, answers: BatchTargets, share = 1): tf.Tensor {
  const { labels, weights } = answers
  return differentiable([logits], () => {
    const rowWeights = Float32Array.from(labels, (label) => weights[label] ?? 0)
    const total = rowWeights.reduce((sum, weight) => sum + weight, 0) || 1
    const rowShare = tf.tensor2d(
      rowWeights.map((weight) => (weight / total) * share),
      [labels.length, 1],
    )
    const truth = tf.oneHot(tf.tensor1d(labels, 'int32'), weights.length)
    const wanted = tf.mul(tf.cast(truth, 'float32'), rowShare)
    return {
      value: tf.neg(tf.sum(tf.mul(wanted, tf.logSoftmax(logits)))),
      keep: [logits, wanted, rowShare],
      back: (dy, kept) => [
        tf.mul(tf.sub(tf.mul(tf.softmax(at(kept, 0)), at(kept, 2)), at(kept, 1)), dy),
      ],
    }
  })
}
