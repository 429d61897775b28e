import { once } from 'node:events'
import { availableParallelism } from 'node:os'
import { readHeadsModel, writeHeadsModel } from '../heads/model-folder.js'
import { putHead } from '../heads/folder-heads.js'
import type { Evidence } from '../heads/features.js'
import type { Grouping } from '../learn/groups.js'
import { fitHeads, type FitOptions, type FittedHeads } from '../learn/fit-heads.js'
import type { FitMany } from '../learn/fit-boundary.js'
import { createFitPool } from '../learn/fit-pool.js'
import { refitHead } from '../learn/refit-head.js'
import { findSuspects, weightsWithout } from '../learn/suspects.js'
import { KaskadError } from '../types/error.js'
import { EXIT, say, type Edge, type ExitCode } from './edge.js'
import type { HybridOptions } from './hybrid-plan.js'
import { labelledRows } from './labelled-rows.js'
import { shown, wholeNumber } from './numbers.js'
import type { CascadeOptions, ColumnOptions } from './options.js'
import { startCounter } from './progress.js'
import { loadSettings } from './settings.js'
import { group, many } from './tally.js'

/** What `kaskad train` was asked. */
export interface TrainRequest {
  readonly inputs: readonly string[]
  readonly options: CascadeOptions &
    ColumnOptions &
    HybridOptions & {
      readonly only?: string
      readonly weights: 'float32' | 'int8'
      readonly group: 'duplicates' | 'near-duplicates' | 'channel'
      readonly suspects?: string
      readonly threads?: string
      readonly seed: string
    }
}

/** Fits heads on labelled rows and writes the model folder. */
export async function trainModel(edge: Edge, request: TrainRequest): Promise<ExitCode> {
  const { options } = request
  const settings = await loadSettings(options)
  const { hybridPlan } = await import('./hybrid-plan.js')
  const plan = await hybridPlan(edge, { options, settings })
  const rows = await labelledRows(edge, { ...request, settings })
  say(edge, many(rows.length, 'labelled row'))
  const threads =
    options.threads === undefined
      ? availableParallelism()
      : wholeNumber(options.threads, '--threads')
  if (threads === 0) throw new KaskadError('usage', '--threads: expected at least 1')
  const counter = await startCounter(edge, 'heads')
  const fit: FitOptions = {
    noneLabel: settings.wording.none,
    fitting: { seed: wholeNumber(options.seed, '--seed') },
    grouping: groupingBy(options.group),
    fitMany: untilInterrupted(edge, createFitPool(threads)),
    progress: counter.update,
  }
  try {
    if (options.only === undefined) {
      const fitted = await fitAll(rows, { fit, suspects: options.suspects, edge })
      await writeHeadsModel(settings.model, fitted.model, options.weights)
      counter.stop()
      sayFigures(edge, fitted)
      if (plan) {
        const { trainHybridStage } = await import('./train-hybrid-stage.js')
        await trainHybridStage(edge, { rows, fitted, model: settings.model, plan })
      }
    } else {
      const model = await readHeadsModel(settings.model)
      const head = await refitHead(model, rows, { ...fit, project: options.only })
      await putHead(settings.model, head, options.weights)
    }
  } finally {
    counter.stop()
  }
  say(edge, `wrote ${settings.model}`)
  return EXIT.done
}

/** Stops waiting for a fit when the user interrupts; its threads end with the process. */
function untilInterrupted({ interrupted }: Edge, fitMany: FitMany): FitMany {
  return async (plan, tasks, done) => {
    interrupted.throwIfAborted()
    const interruption = once(interrupted, 'abort').then(() => {
      interrupted.throwIfAborted()
      return []
    })
    return Promise.race([fitMany(plan, tasks, done), interruption])
  }
}

function groupingBy(name: TrainRequest['options']['group']): Grouping {
  return name === 'channel' ? { by: 'column', column: 'channel' } : { by: name }
}

interface Fitting {
  readonly fit: FitOptions
  readonly suspects: string | undefined
  readonly edge: Edge
}

/** Fits once, or a second time with suspect rows played down. */
async function fitAll(
  rows: readonly Evidence[],
  { fit, suspects, edge }: Fitting,
): Promise<FittedHeads> {
  const first = await fitHeads(rows, fit)
  if (suspects === undefined) return first
  const weight = Number(suspects)
  if (!(weight >= 0 && weight <= 1)) {
    throw new KaskadError('usage', `--suspects: expected a number from 0 to 1, not "${suspects}"`)
  }
  const found = findSuspects(rows, first).filter(({ rank }) => rank > 1)
  say(edge, `${many(found.length, 'suspect label')} weighs ${weight} in a second fit`)
  return fitHeads(rows, { ...fit, weights: weightsWithout(rows.length, found, weight) })
}

function sayFigures(edge: Edge, { model }: FittedHeads): void {
  const { heads, about } = model
  say(
    edge,
    `${many(heads.length, 'head')}, out of fold on ${group(about.rows)} rows: macro F1 ${shown(about.macroF1)}, accuracy ${shown(about.accuracy)}, none precision ${shown(about.nonePrecision)}, none recall ${shown(about.noneRecall)}`,
  )
}
