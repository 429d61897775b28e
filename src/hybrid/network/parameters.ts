import * as tf from '../files/tensorflow.js'
import { sha256, sha256Of } from '../../numbers/sha256.js'
import { isTable } from './encoder-names.js'
import type { Linear, Norm } from './layers.js'
import { rawBytes, transposed, type Weight, type Weights } from '../files/weights.js'

/** Tensors on the backend by name; linear weights lie `[in × out]`, the way products want them. */
export type Parameters = ReadonlyMap<string, tf.Variable>

/** Puts weights on the backend under their names. The caller gives them back with {@link release}. */
export function toParameters(weights: Weights, prefix = ''): Map<string, tf.Variable> {
  const parameters = new Map<string, tf.Variable>()
  for (const [name, weight] of weights) {
    const { shape, data } = isTable(name) ? weight : transposed(weight)
    const first = tf.tensor(data, [...shape], 'float32')
    parameters.set(prefix + name, tf.variable(first))
    first.dispose()
  }
  return parameters
}

/** Reads parameters back, in the layout of files. */
export async function toWeights(parameters: Parameters): Promise<Weights> {
  const weights = new Map<string, Weight>()
  for (const [name, variable] of parameters) {
    const data = (await variable.data()).slice() as Float32Array
    const weight: Weight = { shape: variable.shape, data }
    weights.set(name, isTable(name) ? weight : transposed(weight))
  }
  return weights
}

/** A hash of names, shapes and values as they lie on the backend. */
export async function hashParameters(parameters: Parameters): Promise<string> {
  const told: string[] = []
  for (const [name, variable] of parameters) {
    const values = sha256(rawBytes(await variable.data<'float32'>()))
    told.push(JSON.stringify([name, variable.shape]), values)
  }
  return sha256Of(told)
}

/** Gives parameters the values of weights; names that are not among them are left alone. */
export function putWeights(parameters: Parameters, weights: Weights): void {
  for (const [name, weight] of weights) {
    const { shape, data } = isTable(name) ? weight : transposed(weight)
    tf.tidy(() => parameters.get(name)?.assign(tf.tensor(data, [...shape], 'float32')))
  }
}

/** Gives the memory of parameters back. */
export function release(tensors: ReadonlyMap<string, tf.Tensor>): void {
  for (const tensor of tensors.values()) tensor.dispose()
}

/** The parameter of that name. @throws RangeError where there is none. */
export function parameter(parameters: Parameters, name: string): tf.Variable {
  const variable = parameters.get(name)
  if (!variable) throw new RangeError(`no parameter ${name}`)
  return variable
}

/** The linear map of that name. */
export function linearOf(parameters: Parameters, name: string): Linear {
  return {
    weight: parameter(parameters, `${name}.weight`),
    bias: parameter(parameters, `${name}.bias`),
  }
}

/** The norm of that name. */
export function normOf(parameters: Parameters, name: string, epsilon: number): Norm {
  return {
    gain: parameter(parameters, `${name}.weight`),
    shift: parameter(parameters, `${name}.bias`),
    epsilon,
  }
}
