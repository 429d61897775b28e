import { sha256 } from '../../numbers/sha256.js'
import { UNCALIBRATED } from '../encoders/calibration.js'
import type { EpochReport, TrainedHybrid, TrainingHistory } from '../encoders/model.js'
import type { Network } from '../network/network.js'
import { release, toWeights } from '../network/parameters.js'
import { describeSettings, fingerprintRows, type LabelledItem } from '../training/fingerprint.js'
import { pretrain } from '../training/pretrain.js'
import { movedBy, type Preliminary, type TrainingWatch } from '../training/run-training.js'
import type { HybridSettings } from '../training/settings.js'
import { DataPreprocessor, type TextEncodings, type UnlabelledRow } from './data-preprocessor.js'
import { HybridModel } from './hybrid-model.js'
import { ModelService } from './model-service.js'
import { Trainer } from './trainer.js'

/** What a training of labelled rows is told beside its settings. */
export interface TrainingOptions {
  /** The label that stands for none. */
  readonly none: string
  /** Texts without labels that are pre-trained on too, where the settings ask for pre-training. */
  readonly unlabelled?: readonly LabelledItem['item'][] | undefined
  readonly watch?: TrainingWatch | undefined
}

/**
 * Trains a hybrid on labelled rows: the original's steps one after another.
 *
 * The same rows, settings and backend give the same weights, to the byte;
 * also where a run was cut off and taken up again from its checkpoint.
 *
 * @throws KaskadError `model` where the checkpoint is of other rows or settings.
 */
export async function trainModel(
  rows: readonly LabelledItem[],
  settings: HybridSettings,
  options: TrainingOptions,
): Promise<TrainedHybrid> {
  const { none, watch } = options
  const processor = await processorFor(settings, none)
  const { nonePerProject, seed } = settings
  const fields = settings.features.fields
  const df = processor.getData({ df: rows, fields, nonePerProject, seed })
  const others = pretrainingRows(rows, settings, options)
  const train = processor.preprocessData(df, { isTrain: true, vocabularyRows: others })
  const service = serviceFor(df, settings, none)
  const model = await modelFor(service.labels.length, settings)
  const network = model.networkFor(train.textEncodings, train.numericFeatures)
  const { textEncodings } = processor.preprocessData(others, { isTrain: false })
  const before = pretraining(network, textEncodings, settings)
  try {
    const trainer = trainerFor({ model, service, before }, settings, watch)
    const epochs = await trainer.train({
      trainTextEncodings: train.textEncodings,
      trainNumericFeatures: train.numericFeatures,
      trainLabels: service.encodedLabels,
      batchSize: settings.batch,
      numEpochs: settings.epochs,
    })
    const moved = await toWeights(movedBy({ network, plan: settings, before }))
    return {
      network: network.config,
      weights: new Map([...model.firstWeights(), ...moved]),
      tokenizer: train.textEncodings.tokenizer,
      texts: { fields: train.textEncodings.fields, length: settings.length },
      features: train.encoders,
      labels: service.labels,
      none,
      calibration: UNCALIBRATED,
      cutoffs: { accept: 0.5, reject: 0.5 },
      open: settings.open,
      history: historyOf(df, settings, epochs),
    }
  } finally {
    release(network.parameters)
  }
}

/** Rows whose texts are pre-trained on, those of none that are not trained on included. */
function pretrainingRows(
  rows: readonly LabelledItem[],
  { encoder }: HybridSettings,
  { unlabelled = [] }: TrainingOptions,
): readonly UnlabelledRow[] {
  if (encoder.kind !== 'scratch' || encoder.pretraining === 0) return []
  return [...rows, ...unlabelled.map((item) => ({ item }))]
}

function processorFor(settings: HybridSettings, none: string): Promise<DataPreprocessor> {
  return DataPreprocessor({
    transformerModelName: settings.encoder,
    maxSeqLength: settings.length,
    none,
    textFields: settings.fields,
    fillBy: settings.features.fillBy,
  })
}

function serviceFor(
  df: readonly LabelledItem[],
  settings: HybridSettings,
  none: string,
): ModelService {
  return ModelService({
    df,
    none,
    optimizerType: settings.optimiser,
    learningRate: settings.headRate,
    encoderLearningRate: settings.encoderRate,
    classWeights: settings.labelWeights,
  })
}

function modelFor(numLabels: number, settings: HybridSettings): Promise<HybridModel> {
  const { encoder: transformerModelName, pooling, width, dropout, seed } = settings
  return HybridModel({ transformerModelName, numLabels, pooling, width, dropout, seed })
}

/** Masked-language pre-training, where the settings ask for it; on the texts of all rows given. */
function pretraining(
  network: Network,
  { rows, padId, maskId }: TextEncodings,
  { encoder, seed, batch, encoderRate: rate }: HybridSettings,
): Preliminary | undefined {
  if (encoder.kind !== 'scratch' || encoder.pretraining === 0) return undefined
  if (maskId === undefined) return undefined
  const plan = { seed, epochs: encoder.pretraining, batch, rate, padId, maskId }
  const told = JSON.stringify([plan, rows.map((row) => row.join(' '))])
  return {
    key: sha256(told),
    run: () => pretrain(network, rows, plan),
  }
}

function trainerFor(
  { model, service, before }: Pieces,
  settings: HybridSettings,
  watch: TrainingWatch = {},
): Trainer {
  const { frozen, schedule, clip, heldOut, patience, seed, accumulation } = settings
  const { optimizer, criterion } = service
  return Trainer({
    ...watch,
    model,
    optimizer,
    criterion,
    before,
    gradientAccumulationSteps: accumulation,
    frozen,
    schedule,
    clip,
    heldOut,
    patience,
    seed,
  })
}

interface Pieces {
  readonly model: HybridModel
  readonly service: ModelService
  readonly before: Preliminary | undefined
}

function historyOf(
  rows: readonly LabelledItem[],
  settings: HybridSettings,
  epochs: readonly EpochReport[],
): TrainingHistory {
  return {
    seed: settings.seed,
    rows: rows.length,
    fingerprint: fingerprintRows(rows),
    epochs,
    settings: describeSettings(settings),
    metrics: {},
  }
}
