import { sha256 } from '../../numbers/sha256.js'
import type { TrainedHybrid } from '../encoders/model.js'
import type { Network } from '../network/network.js'
import { release, toParameters, toWeights } from '../network/parameters.js'
import { prepare, type LabelledItem, type Prepared } from './prepare.js'
import { pretrain } from './pretrain.js'
import { movedBy, runTraining, type Preliminary, type TrainingWatch } from './run-training.js'
import type { HybridSettings } from './settings.js'
import { createTokenizer } from '../text/tokenizer.js'

/** What a training of labelled rows is told beside its settings. */
export interface TrainingOptions {
  /** The label that stands for none. */
  readonly none: string
  /** Texts without labels that are pre-trained on too, where the settings ask for pre-training. */
  readonly unlabelled?: readonly LabelledItem['item'][] | undefined
  readonly watch?: TrainingWatch | undefined
}

/**
 * Trains a hybrid on labelled rows. A backend must be open.
 *
 * The same rows, settings and backend give the same weights, to the byte;
 * also where a run was cut off and taken up again from its checkpoint.
 *
 * @throws KaskadError `model` where the checkpoint is of other rows or settings.
 */
export async function trainModel(
  rows: readonly LabelledItem[],
  settings: HybridSettings,
  task: TrainingOptions,
): Promise<TrainedHybrid> {
  const prepared = prepare(rows, settings, task)
  const { model, plan } = prepared
  const network = { config: model.network, parameters: toParameters(prepared.weights) }
  const { heldOut, patience } = settings
  const before = pretraining(network, prepared, settings)
  try {
    const training = { network, rows: prepared.rows, plan, heldOut, patience, before }
    const epochs = await runTraining(training, task.watch)
    const moved = await toWeights(movedBy(training))
    const weights = new Map([...prepared.weights, ...moved])
    return { ...model, weights, history: { ...model.history, epochs } }
  } finally {
    release(network.parameters)
  }
}

/** Masked-language pre-training, where the settings ask for it; on the texts of all rows given. */
function pretraining(
  network: Network,
  { model, pretrainRows }: Prepared,
  { encoder, seed, batch, encoderRate: rate }: HybridSettings,
): Preliminary | undefined {
  if (encoder.kind !== 'scratch' || encoder.pretraining === 0) return undefined
  const { padId, maskId } = createTokenizer(model.tokenizer)
  if (maskId === undefined) return undefined
  const plan = { seed, epochs: encoder.pretraining, batch, rate, padId, maskId }
  const told = JSON.stringify([plan, pretrainRows.map((row) => row.join(' '))])
  return {
    key: sha256(new TextEncoder().encode(told)),
    run: () => pretrain(network, pretrainRows, plan),
  }
}
