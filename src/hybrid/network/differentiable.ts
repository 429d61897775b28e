import * as tf from '../files/tensorflow.js'

/** What the forward pass of one operation leaves behind. */
export interface Forward<T extends tf.Tensor> {
  readonly value: T
  /** Tensors the gradient needs; kept until the pass back is over. */
  readonly keep: readonly tf.Tensor[]
  /** One gradient per input, in the order of the inputs. */
  readonly back: (dy: T, kept: readonly tf.Tensor[]) => tf.Tensor[]
}

/**
 * Runs one operation with its hand-written gradient.
 *
 * Every operation of this room goes through here, so tfjs-core's own gradients,
 * which it does not register by itself, are not needed; and the products can be
 * written so that the WebAssembly backend takes its fast path.
 */
export function differentiable<T extends tf.Tensor>(
  inputs: readonly tf.Tensor[],
  forward: () => Forward<T>,
): T {
  const operation = tf.customGrad<T>((...given) => {
    const { value, keep, back } = forward()
    const save = given.at(-1)
    if (typeof save === 'function') save([...keep])
    return { value, gradFunc: (dy, kept) => back(dy, kept) }
  })
  return operation(...inputs)
}

/** The member at an index that must exist. */
export function at(list: readonly tf.Tensor[], index: number): tf.Tensor {
  const tensor = list[index]
  if (!tensor) throw new RangeError(`no tensor ${index} of ${list.length}`)
  return tensor
}
