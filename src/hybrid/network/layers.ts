import * as tf from '../files/tensorflow.js'
import type { Activation } from './encoder-config.js'
import { at, differentiable } from './differentiable.js'
import type { RandomSource } from '../../numbers/random-source.js'

/** A linear map: weight `[in × out]`, bias `[out]`. */
export interface Linear {
  readonly weight: tf.Tensor
  readonly bias: tf.Tensor
}

/**
 * `x · weight + bias`, rows of x by rows.
 *
 * The gradient transposes before it multiplies: the WebAssembly backend is ten
 * times slower where a product itself is asked to transpose.
 */
export function linear(x: tf.Tensor, { weight, bias }: Linear): tf.Tensor {
  return differentiable([x, weight, bias], () => ({
    value: tf.add(tf.matMul(x, weight), bias),
    keep: [x, weight],
    back: (dy, kept) => [
      tf.matMul(dy, tf.transpose(at(kept, 1))),
      tf.matMul(tf.transpose(at(kept, 0)), dy),
      columnSums(dy),
    ],
  }))
}

/**
 * Rows of a table by number: `[ids × dim]`.
 *
 * The gradient scatters: tf.gather's own takes vocabulary × ids × dim steps on
 * the cpu backend and does not exist on WebAssembly.
 */
export function embed(table: tf.Tensor, ids: Int32Array): tf.Tensor {
  return differentiable([table], () => {
    const shape = table.shape
    const index = tf.tensor1d(ids, 'int32')
    return {
      value: tf.gather(table, index),
      keep: [index],
      back: (dy, kept) => [
        tf.scatterND(tf.reshape(tf.cast(at(kept, 0), 'int32'), [-1, 1]), dy, [...shape]),
      ],
    }
  })
}

/** The sum of every column, as a product: ten times faster on WebAssembly than tf.sum. */
function columnSums(x: tf.Tensor): tf.Tensor {
  const [rows = 0, columns = 0] = x.shape
  return tf.reshape(tf.matMul(tf.ones([1, rows]), x), [columns])
}

/**
 * Adds the first rows of a table to every text: `[rows·length × dim]`, place by place.
 *
 * The same as {@link embed} with the numbers 0 … length − 1, without the look-up.
 */
export function addInOrder(x: tf.Tensor, table: tf.Tensor, length: number): tf.Tensor {
  const [all = 0, dim = 0] = x.shape
  const size = table.shape[0] ?? 0
  const shape = [all / length, length, dim]
  return differentiable([x, table], () => ({
    value: tf.reshape(tf.add(tf.reshape(x, shape), tf.slice(table, [0, 0], [length, dim])), [
      all,
      dim,
    ]),
    keep: [],
    back: (dy) => {
      const sums = columnSums(tf.reshape(dy, [all / length, length * dim]))
      return [
        dy,
        tf.pad(tf.reshape(sums, [length, dim]), [
          [0, size - length],
          [0, 0],
        ]),
      ]
    },
  }))
}

/** Gain, shift and the number that keeps the deviation from being 0. */
export interface Norm {
  readonly gain: tf.Tensor
  readonly shift: tf.Tensor
  readonly epsilon: number
}

/** Layer norm of each row of x. @see Ba, Kiros, Hinton, "Layer normalization", 2016. */
export function layerNorm(x: tf.Tensor, { gain, shift, epsilon }: Norm): tf.Tensor {
  return differentiable([x, gain, shift], () => {
    const centred = tf.sub(x, tf.mean(x, -1, true))
    const rate = tf.rsqrt(tf.add(tf.mean(tf.square(centred), -1, true), epsilon))
    const unit = tf.mul(centred, rate)
    return {
      value: tf.add(tf.mul(unit, gain), shift),
      keep: [unit, rate, gain],
      back: (dy, kept) => {
        const unit = at(kept, 0)
        const dUnit = tf.mul(dy, at(kept, 2))
        const mean = tf.mean(dUnit, -1, true)
        const along = tf.mul(unit, tf.mean(tf.mul(dUnit, unit), -1, true))
        return [
          tf.mul(at(kept, 1), tf.sub(tf.sub(dUnit, mean), along)),
          columnSums(tf.mul(dy, unit)),
          columnSums(dy),
        ]
      },
    }
  })
}

/** The activation of a feed-forward part. */
export function activate(x: tf.Tensor, activation: Activation): tf.Tensor {
  switch (activation) {
    case 'gelu':
      return gelu(x)
    case 'gelu_new':
      return tanhGelu(x)
    case 'relu':
      return relu(x)
    default:
      return activation satisfies never
  }
}

/** `x · Φ(x)` with the normal distribution function itself. */
function gelu(x: tf.Tensor): tf.Tensor {
  return differentiable([x], () => {
    const below = tf.mul(tf.add(tf.erf(tf.mul(x, Math.SQRT1_2)), 1), 0.5)
    return {
      value: tf.mul(x, below),
      keep: [x, below],
      back: (dy, kept) => {
        const x = at(kept, 0)
        const density = tf.mul(tf.exp(tf.mul(tf.square(x), -0.5)), 1 / Math.sqrt(2 * Math.PI))
        return [tf.mul(dy, tf.add(at(kept, 1), tf.mul(x, density)))]
      },
    }
  })
}

/** `x / 2 · (1 + tanh(√(2/π) (x + 0.044715 x³)))`. */
function tanhGelu(x: tf.Tensor): tf.Tensor {
  const slope = Math.sqrt(2 / Math.PI)
  return differentiable([x], () => {
    const bent = tf.tanh(tf.mul(tf.mul(x, tf.add(tf.mul(tf.square(x), 0.044715), 1)), slope))
    return {
      value: tf.mul(tf.mul(x, 0.5), tf.add(bent, 1)),
      keep: [x, bent],
      back: (dy, kept) => {
        const x = at(kept, 0)
        const bent = at(kept, 1)
        const inner = tf.mul(tf.add(tf.mul(tf.square(x), 3 * 0.044715), 1), slope)
        const curve = tf.mul(tf.mul(x, inner), tf.sub(1, tf.square(bent)))
        return [tf.mul(tf.mul(dy, 0.5), tf.add(tf.add(bent, 1), curve))]
      },
    }
  })
}

/** `max(x, 0)`. */
export function relu(x: tf.Tensor): tf.Tensor {
  return differentiable([x], () => ({
    value: tf.relu(x),
    keep: [x],
    back: (dy, kept) => [tf.mul(dy, tf.cast(tf.greater(at(kept, 0), 0), 'float32'))],
  }))
}

/** `x + y`, of one shape. */
export function plus(x: tf.Tensor, y: tf.Tensor): tf.Tensor {
  return differentiable([x, y], () => ({
    value: tf.add(x, y),
    keep: [],
    back: (dy) => [dy, tf.clone(dy)],
  }))
}

/** Left and right columns side by side. */
export function beside(left: tf.Tensor, right: tf.Tensor): tf.Tensor {
  const [, width = 0] = left.shape
  return differentiable([left, right], () => ({
    value: tf.concat([left, right], 1),
    keep: [],
    back: (dy) => [tf.slice(dy, [0, 0], [-1, width]), tf.slice(dy, [0, width], [-1, -1])],
  }))
}

/** How much is dropped, and the chance that picks it. */
export interface Dropout {
  readonly rate: number
  readonly random: RandomSource
}

/** Sets a share of the values to 0 and scales the rest; unchanged without `dropout`. */
export function drop(x: tf.Tensor, dropout: Dropout | undefined): tf.Tensor {
  const mask = dropMask(x.shape, dropout)
  if (!mask) return x
  return differentiable([x], () => ({
    value: tf.mul(x, mask),
    keep: [mask],
    back: (dy, kept) => [tf.mul(dy, at(kept, 0))],
  }))
}

/**
 * Zeros and equal positive numbers with mean 1, or nothing where nothing is dropped.
 *
 * The rate is rounded to 1/256, so that one random number serves four values.
 */
export function dropMask(
  shape: readonly number[],
  dropout: Dropout | undefined,
): tf.Tensor | undefined {
  const dropped = Math.round((dropout?.rate ?? 0) * 256)
  if (!dropout || dropped === 0) return undefined
  const kept = 256 / (256 - dropped)
  const mask = new Float32Array(shape.reduce((product, side) => product * side, 1))
  for (let from = 0; from < mask.length; from += 4) {
    let bits = dropout.random.below(4294967296)
    for (let i = from; i < from + 4 && i < mask.length; i++) {
      mask[i] = (bits & 255) < dropped ? 0 : kept
      bits >>>= 8
    }
  }
  return tf.tensor(mask, [...shape])
}
