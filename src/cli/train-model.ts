import { once } from 'node:events'
import { stat } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import { readHeadsModel, writeHeadsModel } from '../heads/model-folder.js'
import { putHead } from '../heads/folder-heads.js'
import type { Evidence } from '../heads/features.js'
import type { HeadsModel } from '../heads/head.js'
import type { Grouping } from '../learn/groups.js'
import { fitHeads, type FitOptions, type FittedHeads } from '../learn/fit-heads.js'
import type { FitMany } from '../learn/fit-boundary.js'
import { createFitPool } from '../learn/fit-pool.js'
import { refitHead } from '../learn/refit-head.js'
import { findSuspects, weightsWithout } from '../learn/suspects.js'
import { KaskadError } from '../types/error.js'
import { cutsOf, shareOf, type CutOptions } from './cut-goal.js'
import { EXIT, say, type Edge, type ExitCode } from './edge.js'
import type { HybridOptions } from './hybrid-plan.js'
import { forgetHybrid } from './hybrid-report.js'
import { labelledRows } from './labelled-rows.js'
import { shown, wholeNumber } from './numbers.js'
import type { CascadeOptions, ColumnOptions } from './options.js'
import { startCounter } from './progress.js'
import { loadSettings, withColumnsOf, type Settings } from './settings.js'
import { group, many } from './tally.js'

/** What `kaskad train` was asked. */
export interface TrainRequest {
  readonly inputs: readonly string[]
  readonly options: CutOptions &
    CascadeOptions &
    ColumnOptions &
    HybridOptions & {
      readonly only?: string
      readonly weights: 'float32' | 'int8'
      readonly group: 'duplicates' | 'near-duplicates' | 'channel'
      readonly suspects?: string
      readonly typoNoise?: string
      readonly threads?: string
      readonly seed: string
    }
}

/** What a copy with typos weighs where rules are beside: on epg typos cost 2 points, not 5. */
const BESIDE_RULES = 0.3

/** Fits heads on labelled rows and writes the model folder. */
export async function trainModel(edge: Edge, request: TrainRequest): Promise<ExitCode> {
  const { options } = request
  const weight =
    options.suspects === undefined ? undefined : shareOf('--suspects', options.suspects)
  const seed = wholeNumber(options.seed, '--seed')
  const cuts = cutsOf(options)
  const noise =
    options.typoNoise === undefined ? undefined : shareOf('--typo-noise', options.typoNoise)
  const fitMany = untilInterrupted(edge, createFitPool(threadsOf(options.threads)))
  const { settings, old } = await settingsOf(options)
  const { hybridPlan } = await import('./hybrid-plan.js')
  const plan = await hybridPlan(edge, { options, settings })
  const rows = await labelledRows(edge, { ...request, settings })
  say(edge, many(rows.length, 'labelled row'))
  const counter = await startCounter(edge, 'heads')
  const fit: FitOptions = {
    noneLabel: settings.wording.none,
    fitting: { seed },
    cuts,
    typoNoise: noise ?? (rows.some(({ claims }) => claims.length > 0) ? BESIDE_RULES : 0),
    grouping: groupingBy(options.group),
    fitMany,
    progress: counter.update,
  }
  try {
    const weights = weight === undefined ? {} : await playDown(rows, { fit, weight, edge })
    if (old && options.only !== undefined) {
      const head = await refitHead(old, rows, { ...fit, ...weights, project: options.only })
      await putHead(settings.model, head, options.weights)
    } else {
      const fitted = await fitHeads(rows, { ...fit, ...weights })
      await forgetHybrid(settings.model, plan !== undefined)
      await writeHeadsModel(settings.model, fitted.model, options.weights)
      counter.stop()
      sayFigures(edge, fitted)
      if (plan) {
        say(edge, `wrote the heads into ${settings.model}`)
        const { trainHybridStage } = await import('./train-hybrid-stage.js')
        await trainHybridStage(edge, { rows, fitted, model: settings.model, plan })
      }
    }
  } finally {
    counter.stop()
  }
  say(edge, `wrote ${settings.model}`)
  return EXIT.done
}

/** The settings, and the model that a head alone is to join. */
async function settingsOf(options: TrainRequest['options']) {
  const given = await loadSettings(options)
  const old = options.only === undefined ? undefined : await readHeadsModel(given.model)
  const settings = old ? inTermsOf(given, old) : given
  await refuse(settings, old !== undefined)
  return { settings, old }
}

/** A head joins a model with the model's own columns and word for "no project". */
function inTermsOf(given: Settings, heads: HeadsModel): Settings {
  const settings = withColumnsOf(given, heads)
  if (settings.isNoneGiven) return settings
  const { noneLabel } = heads
  return { ...settings, wording: { ...settings.wording, none: noneLabel } }
}

/** @throws KaskadError `usage` where a head alone is asked for with the hybrid, or a model in a file. */
async function refuse({ stages, model }: Settings, isOneHead: boolean): Promise<void> {
  if (isOneHead && stages?.includes('hybrid'))
    throw new KaskadError('usage', '--only: fits one head; the hybrid is trained with all of them')
  const there = await stat(model).catch(() => undefined)
  if (there && !there.isDirectory())
    throw new KaskadError('usage', `--model ${model}: expected a folder, this is a file`)
}

function threadsOf(text: string | undefined): number {
  const threads = text === undefined ? availableParallelism() : wholeNumber(text, '--threads')
  if (threads > 0) return threads
  throw new KaskadError('usage', '--threads: expected at least 1')
}

/** Stops waiting for a fit when the user interrupts; its threads end with the process. */
function untilInterrupted({ interrupted }: Edge, fitMany: FitMany): FitMany {
  return async (plan, tasks, done) => {
    interrupted.throwIfAborted()
    const over = new AbortController()
    const interruption = once(interrupted, 'abort', { signal: over.signal }).then(() => {
      interrupted.throwIfAborted()
      return []
    })
    try {
      return await Promise.race([fitMany(plan, tasks, done), interruption])
    } finally {
      over.abort()
    }
  }
}

function groupingBy(name: TrainRequest['options']['group']): Grouping {
  return name === 'channel' ? { by: 'column', column: 'channel' } : { by: name }
}

interface Fitting {
  readonly fit: FitOptions
  readonly weight: number
  readonly edge: Edge
}

/** Row weights of a second fit, where suspect rows of a first one count less. */
async function playDown(
  rows: readonly Evidence[],
  { fit, weight, edge }: Fitting,
): Promise<Pick<FitOptions, 'weights'>> {
  const found = findSuspects(rows, await fitHeads(rows, fit)).filter(({ rank }) => rank > 1)
  const how = weight === 0 ? 'without' : `with a weight of ${weight} for`
  if (found.length === 0) {
    say(edge, 'no suspect labels: no second fit is needed')
    return {}
  }
  say(edge, `fits a second time, ${how} ${many(found.length, 'suspect label')}`)
  return { weights: weightsWithout(rows.length, found, weight) }
}

function sayFigures(edge: Edge, { model }: FittedHeads): void {
  const { heads, about } = model
  say(
    edge,
    `${many(heads.length, 'head')}, out of fold on ${group(about.rows)} rows: macro F1 ${shown(about.macroF1)}, accuracy ${shown(about.accuracy)}, none precision ${shown(about.nonePrecision)}, none recall ${shown(about.noneRecall)}`,
  )
}
