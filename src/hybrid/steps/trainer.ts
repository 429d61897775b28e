import type { NumericFeatures, TextEncodings } from './data-preprocessor.js'
import { logitsOf, type NetworkPlan } from '../training/fit.js'
import type { FitRows } from '../encoders/fit-rows.js'
import type { HybridModel } from './hybrid-model.js'
import { bestLabels, measureLabels, type LabelFigures } from '../training/metrics.js'
import { epochInWords, type EpochReport } from '../encoders/model.js'
import type { ServiceOptimizer } from './model-service.js'
import { runTraining, type Training, type TrainingWatch } from '../training/run-training.js'

/** What {@link Trainer} is made with. */
export interface TrainerOptions
  extends
    TrainingWatch,
    Partial<Pick<NetworkPlan, 'frozen' | 'clip' | 'schedule' | 'seed'>>,
    Partial<Pick<Training, 'heldOut' | 'patience' | 'before'>> {
  readonly model: HybridModel
  readonly optimizer: ServiceOptimizer
  /** One weight per label. */
  readonly criterion: Float32Array
  /** Not used, kept for calls of the original: the backend was chosen when the model was made. */
  readonly device?: string
  readonly gradientAccumulationSteps?: number
  /** Told the loss of every epoch and the figures of an evaluation, in words. */
  readonly say?: (words: string) => void
}

/** Rows to train on. */
export interface TrainOptions {
  readonly trainTextEncodings: TextEncodings
  readonly trainNumericFeatures: NumericFeatures
  readonly trainLabels: Int32Array
  readonly batchSize?: number
  readonly numEpochs?: number
}

/** Rows to evaluate on; without labels there are predictions only. */
export interface EvaluateOptions {
  readonly textEncodings: TextEncodings
  readonly numericFeatures: NumericFeatures
  readonly labels?: Int32Array | undefined
  readonly batchSize?: number
}

/** What an evaluation gives. */
export interface Evaluated {
  /** Label number of every row. */
  readonly predictions: Int32Array
  readonly figures: LabelFigures | undefined
}

/** Trains and evaluates: steps 6 to 8 of the original. */
export interface Trainer {
  /** Loss of each epoch, and macro F1 on the rows held out. */
  readonly train: (rows: TrainOptions) => Promise<readonly EpochReport[]>
  readonly evaluate: (request: EvaluateOptions) => Promise<Evaluated>
}

/** Makes a trainer; every call of `train` goes on with the weights of the last. */
export function Trainer(options: TrainerOptions): Trainer {
  const { model, say } = options
  return {
    train: async (request) => {
      const { trainTextEncodings: texts, trainNumericFeatures: features } = request
      const network = model.networkFor(texts, features, options.criterion.length)
      const plan = planOf(options, request)
      const rows = rowsOf(texts, features, request.trainLabels)
      const { heldOut = 0, patience = 2, before } = options
      return runTraining(
        { network, rows, plan, heldOut, patience, before },
        {
          ...options,
          onEpoch: (report) => {
            options.onEpoch?.(report)
            say?.(epochInWords(report))
          },
        },
      )
    },
    evaluate: async ({
      textEncodings: texts,
      numericFeatures: features,
      labels,
      batchSize = 32,
    }) => {
      const network = model.networkFor(texts, features)
      const rows = rowsOf(texts, features, labels ?? new Int32Array(texts.rows.length))
      const logits = await logitsOf(network, rows, { batch: batchSize, padId: texts.padId })
      const predictions = bestLabels(logits, network.config.labels)
      const figures = labels && measureLabels(labels, predictions, network.config.labels)
      if (figures) say?.(inWords(figures))
      return { predictions, figures }
    },
  }
}

function rowsOf(texts: TextEncodings, features: NumericFeatures, labels: Int32Array): FitRows {
  return { texts: { kind: 'tokens', rows: texts.rows }, features: features.values, labels }
}

function planOf(options: TrainerOptions, request: TrainOptions): NetworkPlan {
  const { optimizer, criterion, gradientAccumulationSteps = 1, seed = 1 } = options
  return {
    seed,
    epochs: request.numEpochs ?? 3,
    batch: request.batchSize ?? 32,
    accumulation: gradientAccumulationSteps,
    encoderRate: optimizer.encoderLearningRate,
    headRate: optimizer.learningRate,
    schedule: options.schedule ?? { warmUp: 0.1, decay: 'linear' },
    clip: options.clip ?? 1,
    optimiser: optimizer.config,
    labelWeights: criterion,
    frozen: options.frozen ?? (options.model.isPretrained ? 'words' : 'none'),
    padId: request.trainTextEncodings.padId,
  }
}

function inWords({ accuracy, macroF1, weightedF1 }: LabelFigures): string {
  return `accuracy ${accuracy.toFixed(4)}, macro F1 ${macroF1.toFixed(4)}, weighted F1 ${weightedF1.toFixed(4)}`
}
