import { isThere, readBytes, remove, writeWhole } from './adapter.js'
import { decodeCheckpoint, encodeCheckpoint, type BestSoFar } from './checkpoint.js'
import { fit, freshFit, logitsOf, type FitPlan, type FitRows, type FitState } from './fit.js'
import { sha256 } from './hash.js'
import { bestLabels, figuresOf } from './metrics.js'
import type { EpochReport, HybridModel } from './model.js'
import type { Network } from './network.js'
import { release, toParameters, toWeights } from './parameters.js'
import { prepare, type LabelledItem, type Prepared } from './prepare.js'
import { poolRows } from './pooled-rows.js'
import { pretrain } from './pretrain.js'
import { createRandom, shuffled } from './random.js'
import type { HybridSettings } from './settings.js'
import { createTokenizer } from './tokenizer.js'
import type { Weights } from './weights.js'

/** What a training tells and keeps while it goes on. */
export interface TrainingWatch {
  readonly onEpoch?: (report: EpochReport) => void
  /** Called after every step with the steps done and the loss. */
  readonly onStep?: (steps: number, loss: number) => void
  /** Where the vectors of a frozen encoder are kept between runs. */
  readonly vectorFolder?: string
  /** Where and how often a run saves how far it is; a file that is there is taken up. */
  readonly checkpoint?: { readonly path: string; readonly everySteps: number } | undefined
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
  { none, watch = {} }: { readonly none: string; readonly watch?: TrainingWatch },
): Promise<HybridModel> {
  const prepared = prepare(rows, settings, none)
  const { weights, epochs } = await run(prepared, settings, watch)
  return { ...prepared.model, weights, history: { ...prepared.model.history, epochs } }
}

/** Everything that changes while a network is trained. */
interface Running {
  readonly network: Network
  readonly state: FitState
  readonly epochs: EpochReport[]
  best: BestSoFar | undefined
}

/** Trains a prepared model; the best weights where rows were held out, else the last. */
export async function run(
  prepared: Prepared,
  settings: HybridSettings,
  watch: TrainingWatch,
): Promise<{ readonly weights: Weights; readonly epochs: readonly EpochReport[] }> {
  const key = keyOf(prepared, settings)
  const running = await begin(prepared, watch, key)
  const { network, state, epochs } = running
  if (state.steps === 0) await pretrainIfAsked(network, prepared, settings)
  const { padId } = prepared.plan
  const rows =
    settings.frozen === 'all'
      ? await poolRows(network, prepared.rows, { padId, folder: watch.vectorFolder })
      : prepared.rows
  const { train, held } = split(rows, settings)
  await fit({ network, state, rows: train }, prepared.plan, {
    afterStep: async (state, loss) => {
      const { checkpoint } = watch
      if (checkpoint && state.steps % checkpoint.everySteps === 0) {
        await writeWhole(checkpoint.path, await encodeCheckpoint(running, key))
      }
      watch.onStep?.(state.steps, loss)
    },
    afterEpoch: async (epoch, loss) => {
      const heldOut = held && (await scoreOf(network, held, prepared.plan))
      const report = { epoch: epoch + 1, loss, heldOut }
      epochs.push(report)
      watch.onEpoch?.(report)
      if (heldOut === undefined) return 'go on'
      if (!running.best || heldOut > running.best.score) {
        running.best = { score: heldOut, epoch, weights: await toWeights(network.parameters) }
      }
      return epoch - running.best.epoch >= settings.patience ? 'stop' : 'go on'
    },
  })
  const weights = running.best?.weights ?? (await toWeights(network.parameters))
  release(network.parameters)
  release(state.optimiser.first)
  release(state.optimiser.second)
  if (watch.checkpoint) await remove(watch.checkpoint.path)
  return { weights, epochs }
}

/** Masked-language pre-training, where the settings ask for it; on the texts of all rows given. */
async function pretrainIfAsked(
  network: Network,
  { rows, model, pretrainRows }: Prepared,
  { encoder, seed, batch, encoderRate }: HybridSettings,
): Promise<void> {
  if (encoder.kind !== 'scratch' || encoder.pretraining === 0 || rows.texts.kind !== 'tokens')
    return
  const { padId, maskId } = createTokenizer(model.tokenizer)
  if (maskId === undefined) return
  await pretrain(network, pretrainRows, {
    seed,
    epochs: encoder.pretraining,
    batch,
    rate: encoderRate,
    padId,
    maskId,
  })
}

/** Fresh, or from where the checkpoint stands. */
async function begin(prepared: Prepared, watch: TrainingWatch, key: string): Promise<Running> {
  const config = prepared.model.network
  const path = watch.checkpoint?.path
  if (path === undefined || !isThere(path)) {
    const network = { config, parameters: toParameters(prepared.weights) }
    return { network, state: freshFit(), epochs: [], best: undefined }
  }
  const saved = await decodeCheckpoint(await readBytes(path), { name: path, key })
  const { weights, state, epochs, best } = saved
  return {
    network: { config, parameters: toParameters(weights) },
    state,
    epochs: [...epochs],
    best,
  }
}

/** What a checkpoint must agree on with the run that takes it up. */
function keyOf({ model }: Prepared, { epochs, heldOut }: HybridSettings): string {
  const { fingerprint, settings } = model.history
  return sha256(new TextEncoder().encode(JSON.stringify([fingerprint, settings, epochs, heldOut])))
}

function split(
  rows: FitRows,
  { heldOut, seed }: HybridSettings,
): { train: FitRows; held: FitRows | undefined } {
  const count = Math.floor(rows.labels.length * heldOut)
  if (count === 0) return { train: rows, held: undefined }
  const order = shuffled(rows.labels.length, createRandom(seed, 4))
  const own = order.toSorted()
  const held = new Set(order.subarray(0, count))
  return {
    held: pick(
      rows,
      own.filter((row) => held.has(row)),
    ),
    train: pick(
      rows,
      own.filter((row) => !held.has(row)),
    ),
  }
}

/** Some of the rows, in the order given. */
function pick(rows: FitRows, chosen: Int32Array): FitRows {
  const cut = (values: Float32Array): Float32Array => {
    const width = values.length / Math.max(1, rows.labels.length)
    const parts = Array.from(chosen, (row) => values.subarray(row * width, (row + 1) * width))
    const out = new Float32Array(chosen.length * width)
    for (const [i, part] of parts.entries()) out.set(part, i * width)
    return out
  }
  const { texts } = rows
  return {
    texts:
      texts.kind === 'tokens'
        ? { kind: 'tokens', rows: Array.from(chosen, (row) => texts.rows[row] ?? new Int32Array()) }
        : { kind: 'pooled', vectors: cut(texts.vectors) },
    features: cut(rows.features),
    labels: chosen.map((row) => rows.labels[row] ?? 0),
  }
}

async function scoreOf(network: Network, held: FitRows, { padId }: FitPlan): Promise<number> {
  const logits = await logitsOf(network, held, { batch: 64, padId })
  const { labels } = network.config
  return figuresOf(held.labels, bestLabels(logits, labels), labels).macroF1
}
