import * as tf from '../files/tensorflow.js'
import { KaskadError } from '../../types/error.js'
import type { FitState } from './fit.js'
import type { EpochReport } from '../encoders/model.js'
import { toWeights, type Parameters } from '../network/parameters.js'
import { bytesSource, openSafetensors, writeSafetensors } from '../files/safetensors.js'
import type { Weight, Weights } from '../files/weights.js'

/** The weights that did best on the rows held out. */
export interface BestSoFar {
  readonly score: number
  readonly epoch: number
  readonly weights: Weights
}

/** How far a training is. */
export interface TrainingProgress {
  /** Those that the run changes. */
  readonly parameters: Parameters
  readonly state: FitState
  readonly epochs: readonly EpochReport[]
  readonly best: BestSoFar | undefined
}

const PARTS = { weights: 'weights:', first: 'first:', second: 'second:', best: 'best:' } as const

/**
 * Writes all that a run needs to go on, as one safetensors file.
 *
 * @param key - Of the rows and settings: another run does not take the file up.
 */
export async function encodeCheckpoint(
  progress: TrainingProgress,
  key: string,
): Promise<Uint8Array> {
  const { state, epochs, best } = progress
  const tensors = new Map<string, Weight>()
  const add = (part: string, weights: Weights): void => {
    for (const [name, weight] of weights) tensors.set(part + name, weight)
  }
  add(PARTS.weights, await toWeights(progress.parameters))
  add(PARTS.first, await readTensors(state.optimiser.first))
  add(PARTS.second, await readTensors(state.optimiser.second))
  if (best) add(PARTS.best, best.weights)
  const { steps, lossSum, lossCount } = state
  const numbers = { steps, lossSum, lossCount, optimiserSteps: state.optimiser.steps }
  const bestNumbers = best && { score: best.score, epoch: best.epoch }
  return writeSafetensors(tensors, {
    key,
    numbers: JSON.stringify(numbers),
    epochs: JSON.stringify(epochs),
    ...(bestNumbers && { best: JSON.stringify(bestNumbers) }),
  })
}

/**
 * Reads a checkpoint; the optimiser's memory goes onto the backend.
 *
 * @throws KaskadError `model` where the file is broken or belongs to another run.
 */
export async function decodeCheckpoint(
  bytes: Uint8Array,
  { name, key }: { readonly name: string; readonly key: string },
): Promise<Omit<TrainingProgress, 'parameters'> & { readonly weights: Weights }> {
  const file = await openSafetensors(bytesSource(bytes, name))
  const { notes } = file
  if (notes['key'] !== key) {
    throw new KaskadError(
      'model',
      `${name}: a checkpoint of other rows or settings; remove it to begin anew`,
    )
  }
  const part = async (start: string): Promise<Map<string, Weight>> => {
    const weights = new Map<string, Weight>()
    for (const tensor of file.shapes.keys()) {
      if (tensor.startsWith(start)) weights.set(tensor.slice(start.length), await file.read(tensor))
    }
    return weights
  }
  const numbers = JSON.parse(notes['numbers'] ?? '{}') as Record<string, number>
  const best = notes['best'] === undefined ? undefined : (JSON.parse(notes['best']) as BestSoFar)
  return {
    weights: await part(PARTS.weights),
    epochs: JSON.parse(notes['epochs'] ?? '[]') as EpochReport[],
    best: best && { ...best, weights: await part(PARTS.best) },
    state: {
      steps: numbers['steps'] ?? 0,
      lossSum: numbers['lossSum'] ?? 0,
      lossCount: numbers['lossCount'] ?? 0,
      optimiser: {
        steps: numbers['optimiserSteps'] ?? 0,
        first: toTensors(await part(PARTS.first)),
        second: toTensors(await part(PARTS.second)),
      },
    },
  }
}

async function readTensors(tensors: ReadonlyMap<string, tf.Tensor>): Promise<Weights> {
  const weights = new Map<string, Weight>()
  for (const [name, tensor] of tensors) {
    const data = await tensor.data<'float32'>()
    weights.set(name, { shape: tensor.shape, data: data.slice() })
  }
  return weights
}

function toTensors(weights: Weights): Map<string, tf.Tensor> {
  return new Map(
    [...weights].map(([name, { data, shape }]) => [name, tf.tensor(data, [...shape], 'float32')]),
  )
}
