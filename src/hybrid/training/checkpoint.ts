import { KaskadError } from '../../types/error.js'
import type { EpochReport } from '../encoders/model.js'
import {
  isThere,
  namesIn,
  openByteSource,
  readBytes,
  remove,
  writeWhole,
} from '../files/adapter.js'
import { openSafetensors, writeSafetensors } from '../files/safetensors.js'
import * as tf from '../files/tensorflow.js'
import type { Weight, Weights } from '../files/weights.js'
import { toWeights, type Parameters } from '../network/parameters.js'
import type { FitState } from './fit.js'

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

/** A training as its checkpoint holds it; the optimiser's memory is on the backend. */
export type SavedTraining = Omit<TrainingProgress, 'parameters'> & { readonly weights: Weights }

/** What a checkpoint is of, and how it is written. */
export interface CheckpointForm {
  /** Of the rows and settings: another run does not take the checkpoint up. */
  readonly key: string
  /** Most bytes of a file; a single tensor may be larger. 512 MiB by default: Node reads 2 GiB at most. */
  readonly mostBytes?: number
}

/** The file that names the others: a checkpoint is whole once it has its name. */
const INDEX = 'checkpoint.json'

interface Index {
  readonly key: string
  readonly files: readonly string[]
  readonly numbers: Readonly<Record<'steps' | 'lossSum' | 'lossCount' | 'optimiserSteps', number>>
  readonly epochs: readonly EpochReport[]
  readonly best: Omit<BestSoFar, 'weights'> | undefined
}

const PARTS = { weights: 'weights:', first: 'first:', second: 'second:', best: 'best:' } as const

/** True if the folder holds a whole checkpoint. */
export function hasCheckpoint(folder: string): boolean {
  return isThere(`${folder}/${INDEX}`)
}

/**
 * Writes all that a run needs to go on into a folder: safetensors files and an index, written
 * last, that names them. Memory is one file.
 */
export async function saveCheckpoint(
  folder: string,
  progress: TrainingProgress,
  { key, mostBytes = 2 ** 29 }: CheckpointForm,
): Promise<void> {
  const { state, epochs, best } = progress
  const { steps, lossSum, lossCount } = state
  const files: string[] = []
  for await (const tensors of inFiles(tensorsOf(progress), mostBytes)) {
    const name = `${steps}-${files.length + 1}.safetensors`
    await writeWhole(`${folder}/${name}`, writeSafetensors(tensors, {}))
    files.push(name)
  }
  const numbers = { steps, lossSum, lossCount, optimiserSteps: state.optimiser.steps }
  const index: Index = {
    key,
    files,
    numbers,
    epochs,
    best: best && { score: best.score, epoch: best.epoch },
  }
  await writeWhole(`${folder}/${INDEX}`, JSON.stringify(index))
  const kept = new Set([INDEX, ...files])
  for (const name of await namesIn(folder)) {
    if (!kept.has(name)) await remove(`${folder}/${name}`)
  }
}

/** All tensors of a training, one at a time. */
async function* tensorsOf({
  parameters,
  state,
  best,
}: TrainingProgress): AsyncGenerator<readonly [string, Weight]> {
  for (const [name, variable] of parameters) {
    const weights = await toWeights(new Map([[name, variable]]))
    for (const weight of weights.values()) yield [PARTS.weights + name, weight]
  }
  for (const part of ['first', 'second'] as const) {
    for (const [name, tensor] of state.optimiser[part]) {
      const data = await tensor.data<'float32'>()
      yield [PARTS[part] + name, { shape: tensor.shape, data: data.slice() }]
    }
  }
  for (const [name, weight] of best?.weights ?? []) yield [PARTS.best + name, weight]
}

async function* inFiles(
  tensors: AsyncIterable<readonly [string, Weight]>,
  mostBytes: number,
): AsyncGenerator<Weights> {
  let file = new Map<string, Weight>()
  let bytes = 0
  for await (const [name, weight] of tensors) {
    const size = weight.data.byteLength
    if (bytes > 0 && bytes + size > mostBytes) {
      yield file
      file = new Map()
      bytes = 0
    }
    file.set(name, weight)
    bytes += size
  }
  yield file
}

/**
 * Reads a checkpoint; the optimiser's memory goes onto the backend.
 *
 * @throws KaskadError `model` if the checkpoint is damaged or belongs to another run.
 */
export async function readCheckpoint(
  folder: string,
  { key }: Pick<CheckpointForm, 'key'>,
): Promise<SavedTraining> {
  const index = await readIndex(folder)
  if (index.key !== key) {
    throw new KaskadError(
      'model',
      `${folder}: a checkpoint of other rows or settings; remove it to begin anew`,
    )
  }
  const tensors = new Map<string, Weight>()
  for (const file of index.files) {
    const source = await openByteSource(`${folder}/${file}`)
    try {
      const opened = await openSafetensors(source)
      for (const name of opened.shapes.keys()) tensors.set(name, await opened.read(name))
    } finally {
      await source.close()
    }
  }
  const part = (start: string): Weights =>
    new Map(
      [...tensors]
        .filter(([name]) => name.startsWith(start))
        .map(([name, weight]) => [name.slice(start.length), weight]),
    )
  const { steps, lossSum, lossCount, optimiserSteps } = index.numbers
  const [first, second] = [toTensors(part(PARTS.first)), toTensors(part(PARTS.second))]
  return {
    weights: part(PARTS.weights),
    epochs: index.epochs,
    best: index.best && { ...index.best, weights: part(PARTS.best) },
    state: { steps, lossSum, lossCount, optimiser: { steps: optimiserSteps, first, second } },
  }
}

async function readIndex(folder: string): Promise<Index> {
  const bytes = await readBytes(`${folder}/${INDEX}`)
  try {
    return JSON.parse(Buffer.from(bytes).toString('utf8')) as Index
  } catch (cause) {
    const message = `${folder}/${INDEX}: damaged; remove the folder to begin anew`
    throw new KaskadError('model', message, { cause })
  }
}

function toTensors(weights: Weights): Map<string, tf.Tensor> {
  return new Map(
    [...weights].map(([name, { data, shape }]) => [name, tf.tensor(data, [...shape], 'float32')]),
  )
}
