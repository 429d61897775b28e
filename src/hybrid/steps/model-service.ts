import * as tf from '../files/tensorflow.js'
import { labelWeights, type LabelledItem } from '../training/prepare.js'
import { ADAMW, SGD, type OptimiserConfig } from '../training/optimiser.js'

/** What {@link ModelService} is made with. */
export interface ModelServiceOptions {
  readonly df: readonly LabelledItem[]
  readonly optimizerType?: 'adam' | 'adamw' | 'sgd'
  readonly learningRate?: number
  /** A rate of its own for the encoder; `learningRate` where absent. */
  readonly encoderLearningRate?: number
  readonly classWeights?: 'balanced' | 'root' | 'none'
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
  /** Numbers of other rows' labels. @throws RangeError on a label that training did not have. */
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
  const { df, optimizerType = 'adamw', learningRate = 1e-3 } = options
  const labels = [...new Set(df.map(({ gold }) => gold))].toSorted()
  const numbers = new Map(labels.map((label, index) => [label, index]))
  const encode = (rows: readonly LabelledItem[]): Int32Array =>
    Int32Array.from(rows, ({ gold }) => {
      const number = numbers.get(gold)
      if (number === undefined) throw new RangeError(`no label ${gold} in training`)
      return number
    })
  const encodedLabels = encode(df)
  const config =
    optimizerType === 'sgd' ? SGD : { ...ADAMW, decay: optimizerType === 'adam' ? 0 : ADAMW.decay }
  return {
    labels,
    encodedLabels,
    encode,
    decode: (answers) => Array.from(answers, (number) => labels[number] ?? ''),
    optimizer: {
      config,
      learningRate,
      encoderLearningRate: options.encoderLearningRate ?? learningRate,
    },
    criterion: labelWeights(encodedLabels, labels.length, options.classWeights ?? 'balanced'),
    device: tf.engine().backendName,
  }
}
