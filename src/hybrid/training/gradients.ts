import * as tf from '../files/tensorflow.js'
import { crossEntropy, type BatchTargets } from './loss.js'
import { forward, type Network, type NetworkInput } from '../network/network.js'
import type { RandomSource } from '../../numbers/random-source.js'

/** A part of a batch with its answers. */
export interface MicroBatch {
  readonly input: NetworkInput
  readonly answers: BatchTargets
}

/** What to differentiate. */
export interface GradientPlan {
  readonly network: Network
  /** True for a parameter that is trained. */
  readonly trains: (name: string) => boolean
  /** Dropout's chance; without it nothing is dropped. */
  readonly random: RandomSource | undefined
}

/** A loss with its gradients; the caller disposes them. */
export interface Gradients {
  readonly loss: number
  readonly gradients: Map<string, tf.Tensor>
}

/** Mean loss of the micro-batches, weighted by their rows, and its gradients. */
export async function gradientsOf(
  plan: GradientPlan,
  micro: readonly MicroBatch[],
): Promise<Gradients> {
  const sums = new Map<string, tf.Tensor>()
  const rows = micro.reduce((sum, { input }) => sum + input.rows, 0)
  let loss = 0
  for (const { input, answers } of micro) {
    loss += await addGradients(sums, plan.network, {
      trains: plan.trains,
      loss: () =>
        crossEntropy(forward(plan.network, input, plan.random), answers, input.rows / rows),
    })
  }
  return { loss, gradients: sums }
}

/** A scalar to differentiate and the parameters to differentiate it by. */
export interface Differentiated {
  readonly trains: (name: string) => boolean
  readonly loss: () => tf.Tensor
}

/** Adds the gradients of one loss to `sums`; its value comes back. */
export async function addGradients(
  sums: Map<string, tf.Tensor>,
  { parameters }: Pick<Network, 'parameters'>,
  { trains, loss }: Differentiated,
): Promise<number> {
  const trained = [...parameters].filter(([name]) => trains(name))
  const { value, grads } = tf.variableGrads(
    () => loss() as tf.Scalar,
    trained.map(([, variable]) => variable),
  )
  for (const [name, variable] of trained) {
    const gradient = grads[variable.name]
    if (gradient) addTo(sums, name, gradient)
  }
  const [number = Number.NaN] = await value.data()
  value.dispose()
  return number
}

function addTo(sums: Map<string, tf.Tensor>, name: string, gradient: tf.Tensor): void {
  const old = sums.get(name)
  if (!old) {
    sums.set(name, gradient)
    return
  }
  sums.set(name, tf.add(old, gradient))
  old.dispose()
  gradient.dispose()
}

/** The Euclidean length of all gradients together. */
export async function globalNorm(gradients: ReadonlyMap<string, tf.Tensor>): Promise<number> {
  // One gradient at a time: the squares of all of them together would be as large as the network.
  const sums = Array.from(gradients.values(), (gradient) =>
    tf.tidy(() => tf.sum(tf.square(gradient))),
  )
  const squares = tf.addN(sums)
  tf.dispose(sums)
  const [sum = 0] = await squares.data()
  squares.dispose()
  return Math.sqrt(sum)
}
