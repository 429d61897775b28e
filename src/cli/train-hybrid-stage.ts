import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Evidence } from '../heads/features.js'
import { closeBackend } from '../hybrid/backend.js'
import { saveHybrid } from '../hybrid/model-folder.js'
import { SMALL_HYBRID } from '../hybrid/settings.js'
import type { FittedHeads } from '../learn/fit-heads.js'
import { hybridRowsOf } from '../learn/hybrid-rows.js'
import { trainHybrid } from '../learn/train-hybrid.js'
import { openText } from '../write/text-sink.js'
import { say, type Edge } from './edge.js'
import { HYBRID_FOLDER } from './engine-of.js'

/** What stage three is trained on, and where it goes. */
export interface HybridTraining {
  readonly rows: readonly Evidence[]
  readonly fitted: FittedHeads
  /** The model folder. */
  readonly model: string
  readonly seed: number
}

/**
 * Trains a small hybrid from scratch on the labelled rows. It joins the cascade
 * only where it improves, out of fold, what rules and heads give it; what was
 * measured is written beside the model either way.
 */
export async function trainHybridStage(edge: Edge, training: HybridTraining): Promise<void> {
  const { rows, fitted, model, seed } = training
  const none = fitted.model.noneLabel
  const task = hybridRowsOf(rows, fitted, { none })
  const outcome = await trainHybrid(
    task,
    { ...SMALL_HYBRID, seed },
    {
      none,
      onFold: (fold, folds) => {
        say(edge, `hybrid: judging out of fold, ${fold} of ${folds}`)
      },
      watch: {
        onEpoch: ({ epoch }) => {
          say(edge, `hybrid: epoch ${epoch} on all rows`)
        },
      },
    },
  )
  closeBackend()
  const { report } = outcome
  const folder = join(model, HYBRID_FOLDER)
  if (outcome.joins) await saveHybrid(folder, outcome.model)
  else await rm(join(folder, 'manifest.json'), { force: true })
  const sink = await openText(join(model, 'hybrid.json'))
  await sink.write(`${JSON.stringify(report, undefined, 2)}\n`)
  await sink.close()
  say(edge, `hybrid: ${report.why}`)
}
