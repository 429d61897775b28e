import { remove } from '../files/adapter.js'
import { hasCheckpoint, readCheckpoint, saveCheckpoint, type BestSoFar } from './checkpoint.js'
import { fit, freshFit, logitsOf, trainable, type NetworkPlan, type FitState } from './fit.js'
import { pickRows, rowBytes, type FitRows } from '../encoders/fit-rows.js'
import { sha256Of } from '../../numbers/sha256.js'
import { bestLabels, measureLabels } from './metrics.js'
import type { EpochReport } from '../encoders/model.js'
import type { Network } from '../network/network.js'
import {
  hashParameters,
  putWeights,
  release,
  toWeights,
  type Parameters,
} from '../network/parameters.js'
import { poolRows } from '../encoders/pooled-rows.js'
import { createRandom, shuffled } from '../../numbers/random-source.js'

/** What is reported and kept while a training runs. */
export interface TrainingWatch {
  readonly onEpoch?: ((report: EpochReport) => void) | undefined
  /** Called with the steps done where a checkpoint is taken up. */
  readonly onResume?: (steps: number) => void
  /** Called after every step with the steps done and the loss. */
  readonly onStep?: (steps: number, loss: number) => void
  /** Where the vectors of a frozen encoder are kept between runs. */
  readonly vectorFolder?: string | undefined
  /** Where and how often a run saves its progress; a checkpoint that is there is resumed. */
  readonly checkpoint?: CheckpointPlan | undefined
}

/** Where and how often a run is saved. */
export interface CheckpointPlan {
  readonly folder: string
  /** Seconds between two saves; 0 saves after every step. */
  readonly everySeconds: number
  /** Leaves the checkpoint of the finished run, so that the same run need not be done again. */
  readonly keep?: boolean
}

/** A network with the rows it is trained on. */
export interface Training {
  readonly network: Network
  readonly rows: FitRows
  readonly plan: NetworkPlan
  /** Share of the rows held out to watch for early stopping; 0 trains on all. */
  readonly heldOut: number
  /** Epochs without progress on the rows held out before the training stops. */
  readonly patience: number
  /** Done once before the first step. */
  readonly before?: Preliminary | undefined
}

/** What changes weights before the training proper. */
export interface Preliminary {
  /** Hash of every training input except the network. */
  readonly key: string
  readonly run: () => Promise<void>
}

/** Everything that changes while a network is trained. */
interface Running {
  readonly state: FitState
  readonly epochs: EpochReport[]
  best: BestSoFar | undefined
}

/**
 * Trains a network in place; it ends with the best weights where rows were held
 * out, else with the last.
 *
 * A run that was cut off and taken up from its checkpoint ends with the same
 * weights, bit for bit.
 *
 * @throws KaskadError `model` where the checkpoint is of other rows, weights or settings.
 */
export async function runTraining(
  training: Training,
  watch: TrainingWatch = {},
): Promise<readonly EpochReport[]> {
  const { network, plan, patience } = training
  const { checkpoint, vectorFolder } = watch
  const moved = movedBy(training)
  const key = checkpoint ? await keyOf(training) : ''
  const running = await begin(network, { checkpoint, key })
  const { state, epochs } = running
  if (state.steps > 0) watch.onResume?.(state.steps)
  const save = async ({ folder }: CheckpointPlan): Promise<void> =>
    saveCheckpoint(folder, { parameters: moved, ...running }, { key })
  const isDue = every(checkpoint?.everySeconds ?? 0)
  try {
    if (state.steps === 0) await training.before?.run()
    const { padId } = plan
    const rows =
      plan.frozen === 'all'
        ? await poolRows(network, training.rows, { padId, folder: vectorFolder })
        : training.rows
    const { train, held } = split(rows, training)
    if (!hasStopped(running, patience)) {
      await fit({ network, state, rows: train }, plan, {
        afterStep: async ({ steps }, loss) => {
          if (checkpoint && isDue()) await save(checkpoint)
          watch.onStep?.(steps, loss)
        },
        afterEpoch: async (epoch, loss) => {
          const heldOut = held && (await scoreOf(network, held, plan))
          const report = { epoch: epoch + 1, loss, heldOut }
          epochs.push(report)
          watch.onEpoch?.(report)
          if (heldOut !== undefined && heldOut > (running.best?.score ?? -1)) {
            running.best = { score: heldOut, epoch, weights: await toWeights(moved) }
          }
          return hasStopped(running, patience) ? 'stop' : 'go on'
        },
      })
    }
    if (checkpoint?.keep) await save(checkpoint)
    else if (checkpoint) await remove(checkpoint.folder)
    if (running.best) putWeights(network.parameters, running.best.weights)
    return epochs
  } finally {
    release(state.optimiser.first)
    release(state.optimiser.second)
  }
}

/** Says true when so many seconds have gone by since it last did. */
function every(seconds: number): () => boolean {
  let last = performance.now()
  return () => {
    if (performance.now() - last < 1000 * seconds) return false
    last = performance.now()
    return true
  }
}

/** The parameters that a run may change: all that a checkpoint has to hold. */
export function movedBy({
  network,
  plan,
  before,
}: Pick<Training, 'network' | 'before'> & {
  readonly plan: Pick<NetworkPlan, 'frozen'>
}): Parameters {
  const moves = before ? () => true : trainable(network, plan.frozen)
  return new Map([...network.parameters].filter(([name]) => moves(name)))
}

/** Fresh, or from where the checkpoint stands. */
async function begin(
  { parameters }: Network,
  { checkpoint, key }: { readonly checkpoint: CheckpointPlan | undefined; readonly key: string },
): Promise<Running> {
  if (!checkpoint || !hasCheckpoint(checkpoint.folder)) {
    return { state: freshFit(), epochs: [], best: undefined }
  }
  const saved = await readCheckpoint(checkpoint.folder, { key })
  putWeights(parameters, saved.weights)
  return { state: saved.state, epochs: [...saved.epochs], best: saved.best }
}

function hasStopped({ epochs, best }: Running, patience: number): boolean {
  return best !== undefined && epochs.length - 1 - best.epoch >= patience
}

/** What a checkpoint must agree on with the run that takes it up: rows, settings, first weights. */
async function keyOf({ network, rows, plan, before, ...settings }: Training): Promise<string> {
  const weights = await hashParameters(network.parameters)
  const told = JSON.stringify([network.config, plan, settings, before?.key, weights])
  return sha256Of([told, ...rowBytes(rows)])
}

function split(
  rows: FitRows,
  { heldOut, plan }: Pick<Training, 'heldOut' | 'plan'>,
): { train: FitRows; held: FitRows | undefined } {
  const count = Math.floor(rows.labels.length * heldOut)
  if (count === 0) return { train: rows, held: undefined }
  const order = shuffled(rows.labels.length, createRandom(plan.seed, 4))
  const own = order.toSorted()
  const held = new Set(order.subarray(0, count))
  return {
    held: pickRows(
      rows,
      own.filter((row) => held.has(row)),
    ),
    train: pickRows(
      rows,
      own.filter((row) => !held.has(row)),
    ),
  }
}

async function scoreOf(network: Network, held: FitRows, { padId }: NetworkPlan): Promise<number> {
  const logits = await logitsOf(network, held, { batch: 64, padId })
  const { labels } = network.config
  return measureLabels(held.labels, bestLabels(logits, labels), labels).macroF1
}
