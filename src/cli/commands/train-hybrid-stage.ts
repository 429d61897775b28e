import type { Evidence } from '../../heads/features/features.js'
import { closeBackend } from '../../hybrid/runtimes/backend.js'
import { closeHybrid, openHybrid } from '../../hybrid/stage/judge.js'
import type { TrainedHybrid } from '../../hybrid/encoders/model.js'
import { unfinishedIn, writeHybrid } from '../../model/hybrid-model.js'
import type { FittedHeads } from '../../learn/heads/fit-heads.js'
import { leftOutCard } from '../../learn/hybrid/hybrid-card.js'
import { hybridRowsOf } from '../../learn/hybrid/hybrid-rows.js'
import { trainHybrid, type TrainHybridOptions } from '../../learn/hybrid/train-hybrid.js'
import type { Item } from '../../types/item.js'
import { say, type Edge } from '../terminal/edge.js'
import { vectorFolder, type HybridPlan } from '../settings/hybrid-plan.js'
import { costInWords } from '../terminal/hybrid-report.js'

/** What stage three is trained on, and how. */
export interface HybridTraining {
  readonly rows: readonly Evidence[]
  readonly fitted: FittedHeads
  /** The model folder. */
  readonly model: string
  readonly plan: HybridPlan
}

/** Seconds between two saves of a run. */
const SAVE_EVERY = 30

/**
 * Trains a hybrid on the labelled rows. It joins the cascade only where it
 * improves, out of fold, what rules and heads give it; what was measured is
 * written beside the model either way. A run that is killed leaves what it has,
 * and the same command goes on from there.
 */
export async function trainHybridStage(edge: Edge, training: HybridTraining): Promise<void> {
  const { rows, fitted, model, plan } = training
  const none = fitted.model.noneLabel
  let millisecondsPerRow: number | undefined
  const task: TrainHybridOptions = {
    none,
    unlabelled: plan.unlabelled,
    unfinished: { folder: unfinishedIn(model), everySeconds: SAVE_EVERY },
    onFold: (fold, folds) => {
      say(edge, `hybrid: judging out of fold, ${fold} of ${folds}`)
    },
    onModel: async (judge, items) => {
      millisecondsPerRow ??= await costOf(edge, judge, items)
    },
    watch: {
      vectorFolder: vectorFolder(edge),
      onStep: () => {
        edge.interrupted.throwIfAborted()
      },
      onResume: (steps) => {
        say(edge, `hybrid: goes on from step ${steps} of a run that was cut off`)
      },
      onEpoch: ({ epoch }) => {
        say(edge, `hybrid: epoch ${epoch} on all rows`)
      },
    },
  }
  const deferred = hybridRowsOf(rows, fitted, { none })
  try {
    const { report, ...outcome } = await trainHybrid(deferred, plan.settings, task)
    await writeHybrid(model, {
      model: outcome.joins ? outcome.model : leftOutCard(report, plan.settings),
      report: { ...report, millisecondsPerRow },
      beside: fitted.model,
    })
    say(edge, `hybrid: ${report.why}`)
    say(edge, `hybrid: ${costInWords(report.deferredShare, millisecondsPerRow)}`)
  } catch (error) {
    if (edge.interrupted.aborted) {
      say(edge, 'hybrid: what is done is kept, the same command goes on from there')
    }
    throw error
  } finally {
    closeBackend()
  }
}

/** Rows on which a judgement is timed, and rows that warm it up. */
const [TIMED, WARM] = [256, 32]

/** Milliseconds that the stage takes for a row, judged as `classify` judges it. */
async function costOf(
  edge: Edge,
  model: TrainedHybrid,
  items: readonly Item[],
): Promise<number | undefined> {
  const some = items.slice(0, TIMED)
  if (some.length === 0) return undefined
  const stage = await openHybrid(model)
  try {
    await stage.scorer.logits(some.slice(0, WARM))
    const began = edge.now()
    await stage.scorer.logits(some)
    return (edge.now() - began) / some.length
  } finally {
    await closeHybrid(stage)
  }
}
