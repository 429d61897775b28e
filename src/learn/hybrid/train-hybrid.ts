import { openBackend } from '../../hybrid/runtimes/backend.js'
import { threadsFor } from '../../hybrid/runtimes/threaded-wasm.js'
import type { TrainedHybrid } from '../../hybrid/encoders/model.js'
import { createScorer } from '../../hybrid/stage/scorer.js'
import type { HybridSettings } from '../../hybrid/training/settings.js'
import { trainingKey, type LabelledItem } from '../../hybrid/training/fingerprint.js'
import type { TrainingWatch } from '../../hybrid/training/run-training.js'
import { trainModel, type TrainingOptions } from '../../hybrid/steps/train-model.js'
import type { Item } from '../../types/item.js'
import { decideJoining, type JoiningReport } from './hybrid-joining.js'
import {
  answersOf,
  calibrateHybrid,
  chooseHybridCutoffs,
  type DeferredAnswer,
} from './hybrid-answers.js'

/** A labelled row and what became of it without stage three, out of fold. */
export interface HybridRow extends LabelledItem {
  /** Rows of one fold are judged by a model that saw none of them. */
  readonly fold: number
  /** True where rules and heads left the row to stage three. */
  readonly deferred: boolean
  /** What the cascade answers without stage three; an abstention counts as none. */
  readonly without: string
  /** The projects that rules and heads still hold possible, where the settings ask for that; all where absent. */
  readonly open?: ReadonlySet<string> | undefined
}

/** Whether stage three is worth having; the model only where it is. */
export type HybridOutcome =
  | { readonly joins: true; readonly model: TrainedHybrid; readonly report: JoiningReport }
  | { readonly joins: false; readonly report: JoiningReport }

/** What {@link trainHybrid} needs beside rows and settings. */
export interface TrainHybridOptions {
  /** The label that stands for none. */
  readonly none: string
  /** Models trained to judge out of fold, 2 or more; folds of the rows are joined to so many. */
  readonly folds?: number
  /** Items without labels, to pre-train on where the settings ask for that. */
  readonly unlabelled?: readonly Item[] | undefined
  readonly watch?: Omit<TrainingWatch, 'checkpoint'>
  /** Where a run that is killed leaves what it has; the same run goes on from there. */
  readonly unfinished?: { readonly folder: string; readonly everySeconds: number } | undefined
  readonly onFold?: (fold: number, folds: number) => void
  /** Given each model that judges out of fold, with the deferred rows it judges. */
  readonly onModel?: (model: TrainedHybrid, items: readonly Item[]) => Promise<void>
}

/**
 * Decides out of fold whether stage three joins the cascade, and trains it on
 * all rows where it does.
 *
 * Each fold's deferred rows are judged by a model that did not see the fold;
 * calibration and cutoffs are fitted on the other folds, the gain is measured
 * on this one. Cost is folds + 1 trainings, or folds where it is left out.
 */
export async function trainHybrid(
  rows: readonly HybridRow[],
  settings: HybridSettings,
  options: TrainHybridOptions,
): Promise<HybridOutcome> {
  const { none } = options
  const { judged, report } = await measureHybrid(rows, settings, options)
  if (!report.joins) return { joins: false, report }

  const calibration = calibrateHybrid(judged, none)
  const cutoffs = chooseHybridCutoffs(judged, { none, calibration })
  const model = await trainModel(
    rows,
    settings,
    trainingOptions(rows, settings, { options, part: 'all' }),
  )
  const history = { ...model.history, metrics: metricsOf(report) }
  return { joins: true, model: { ...model, calibration, cutoffs, history }, report }
}

/** The rows as models that had not seen them judge them, and what that is worth. */
export async function measureHybrid(
  rows: readonly HybridRow[],
  settings: HybridSettings,
  options: TrainHybridOptions,
): Promise<{ readonly judged: readonly DeferredAnswer[]; readonly report: JoiningReport }> {
  const { none, folds = 3 } = options
  const { encoder } = settings
  await openBackend(undefined, encoder.kind === 'scratch' ? 1 : threadsFor(encoder.config))
  const judged: DeferredAnswer[] = []
  for (let fold = 0; fold < folds; fold++) {
    options.onFold?.(fold + 1, folds)
    for (const row of await judgeFold(rows, settings, { options, folds, fold })) judged.push(row)
  }
  const crossed = Array.from({ length: folds }, (_, fold) => {
    const others = judged.filter((row) => row.fold !== fold)
    const calibration = calibrateHybrid(others, none)
    const cutoffs = chooseHybridCutoffs(others, { none, calibration })
    const own = judged.filter((row) => row.fold === fold)
    return answersOf(own, { none, calibration, cutoffs })
  }).flat()
  return { judged, report: decideJoining(crossed, { none, seed: settings.seed }) }
}

function metricsOf(report: JoiningReport): Record<string, number> {
  return {
    'rows that stage three judges, share': report.deferredShare,
    'macro F1 without stage three': report.without,
    'macro F1 with stage three': report.with,
    'gain, lower bound of 95 %': report.interval[0],
    'gain, upper bound of 95 %': report.interval[1],
  }
}

/** One training of several; what it leaves when it is killed lies under a hash of them all. */
function trainingOptions(
  rows: readonly HybridRow[],
  settings: HybridSettings,
  { options, part }: { readonly options: TrainHybridOptions; readonly part: string },
): TrainingOptions {
  const { none, unlabelled = [], unfinished, watch = {} } = options
  const quiet = { ...watch, onEpoch: part === 'all' ? watch.onEpoch : undefined }
  if (!unfinished) return { none, unlabelled, watch: quiet }
  const run = trainingKey({ rows, unlabelled, settings })
  const folder = `${unfinished.folder}/${run}/${part}`
  const checkpoint = { folder, everySeconds: unfinished.everySeconds, keep: true }
  return { none, unlabelled, watch: { ...quiet, checkpoint } }
}

/** Every row of a fold; those that are deferred with their logits. */
async function judgeFold(
  rows: readonly HybridRow[],
  settings: HybridSettings,
  { options, folds, fold }: { options: TrainHybridOptions; folds: number; fold: number },
): Promise<DeferredAnswer[]> {
  const own = rows.filter((row) => row.fold % folds === fold)
  const deferred = own.filter((row) => row.deferred)
  const others = rows.filter((row) => row.fold % folds !== fold)
  const settled = own
    .filter((row) => !row.deferred)
    .map(({ gold, without }): DeferredAnswer => ({ fold, gold, without, seen: undefined }))
  if (deferred.length === 0) return settled

  const part = `fold-${fold + 1}-of-${folds}`
  const model = await trainModel(
    others,
    settings,
    trainingOptions(rows, settings, { options, part }),
  )
  const items = deferred.map(({ item }) => item)
  await options.onModel?.(model, items)
  const vectors = settings.frozen === 'all' ? options.watch?.vectorFolder : undefined
  const scorer = createScorer(model, vectors)
  const logits = await scorer.logits(items)
  await scorer.close()
  const width = model.labels.length
  const judged = deferred.map(({ gold, without, open }, i): DeferredAnswer => {
    const own = logits.slice(i * width, (i + 1) * width)
    return {
      fold,
      gold,
      without,
      seen: { logits: own, labels: model.labels, open: settings.open === 'all' ? undefined : open },
    }
  })
  return [...settled, ...judged]
}
