import { KaskadError } from '../../types/error.js'
import * as tf from '../files/tensorflow.js'
import type { LabelledItem } from '../training/fingerprint.js'
import { ADAMW, SGD, type OptimiserConfig } from '../training/optimiser.js'
import type { HybridSettings } from '../training/settings.js'

/** What {@link ModelService} is made with. */
export interface ModelServiceOptions {
  readonly df: readonly LabelledItem[]
  /** A label that stands last among the labels, whether rows have it or not. */
  readonly none?: string
  readonly optimizerType?: 'adam' | 'adamw' | 'sgd' | OptimiserConfig
  readonly learningRate?: number
  /** A rate of its own for the encoder; `learningRate` where absent. */
  readonly encoderLearningRate?: number
  /** `balanced`: rows / (labels · rows of the label); `root`: the root of that. */
  readonly classWeights?: HybridSettings['labelWeights']
}

/** An optimiser with its learning rates. */
export interface ServiceOptimizer {
  readonly config: OptimiserConfig
  readonly learningRate: number
  readonly encoderLearningRate: number
}

/** What training needs around the model: step 4 of the original. */
export interface ModelService {
  /** Labels in alphabetical order; a label's place is its number. */
  readonly labels: readonly string[]
  readonly encodedLabels: Int32Array
  /** Numbers of other rows' labels. @throws KaskadError `usage` on a label that training did not have. */
  readonly encode: (rows: readonly LabelledItem[]) => Int32Array
  readonly decode: (numbers: Int32Array) => readonly string[]
  readonly optimizer: ServiceOptimizer
  /** Weighted cross entropy: one weight per label. */
  readonly criterion: Float32Array
  /** The backend that computes. */
  readonly device: string
}

/** Encodes the labels and picks optimiser, loss and device. */
export function ModelService(options: ModelServiceOptions): ModelService {
  const { df, none, optimizerType = 'adamw', learningRate = 1e-3 } = options
  const found = new Set(df.map(({ gold }) => gold).filter((gold) => gold !== none))
  const labels = [...[...found].toSorted(), ...(none === undefined ? [] : [none])]
  const numbers = new Map(labels.map((label, index) => [label, index]))
  const encode = (rows: readonly LabelledItem[]): Int32Array =>
    Int32Array.from(rows, ({ gold }) => {
      const number = numbers.get(gold)
      if (number !== undefined) return number
      throw new KaskadError(
        'usage',
        `label "${gold}" has no row in training: leave out the rows that have it, or train on some of them`,
      )
    })
  const encodedLabels = encode(df)
  return {
    labels,
    encodedLabels,
    encode,
    decode: (answers) => Array.from(answers, (number) => labels[number] ?? ''),
    optimizer: {
      config: optimiserOf(optimizerType),
      learningRate,
      encoderLearningRate: options.encoderLearningRate ?? learningRate,
    },
    criterion: labelWeights(encodedLabels, labels.length, options.classWeights ?? 'balanced'),
    device: tf.engine().backendName,
  }
}

function optimiserOf(type: 'adam' | 'adamw' | 'sgd' | OptimiserConfig): OptimiserConfig {
  if (typeof type !== 'string') return type
  return type === 'sgd' ? SGD : { ...ADAMW, decay: type === 'adam' ? 0 : ADAMW.decay }
}

function labelWeights(
  gold: Int32Array,
  labels: number,
  kind: HybridSettings['labelWeights'],
): Float32Array {
  const weights = new Float32Array(labels).fill(1)
  if (kind === 'none') return weights
  const counts = new Float64Array(labels)
  for (const label of gold) counts[label] = (counts[label] ?? 0) + 1
  return weights.map((_, label) => {
    const balanced = gold.length / (labels * Math.max(1, counts[label] ?? 0))
    return kind === 'root' ? Math.sqrt(balanced) : balanced
  })
}
