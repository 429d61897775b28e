import { percent } from '../../numbers/counts.js'
import { constants, existsSync } from 'node:fs'
import { access, stat } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { readHeadsModel, writeHeadsModel } from '../../model/heads-model.js'
import { putKeptMargins, readKeptMargins } from '../../model/kept-margins-file.js'
import { forgetUnfinished } from '../../model/hybrid-model.js'
import { isForeign } from '../../model/read-manifest.js'
import { putHead } from '../../model/change-heads.js'
import { hashesOf } from '../../cascade/rule-chances.js'
import type { Evidence } from '../../heads/features/features.js'
import type { HeadsModel } from '../../heads/scoring/head.js'
import type { Joining } from '../../heads/scoring/joining.js'
import type { Grouping } from '../../learn/rows/groups.js'
import { fitHeads, type FittedHeads } from '../../learn/heads/fit-heads.js'
import type { FitOptions } from '../../learn/heads/prepare-fit.js'
import { keptMarginsOf } from '../../learn/heads/kept-margins-of.js'
import { refitHead } from '../../learn/heads/refit-head.js'
import { calibrationError } from '../../evaluate/calibration-error.js'
import { suspectWeights } from '../../evaluate/suspects.js'
import { joinEvidence } from '../../learn/evidence/join-evidence.js'
import { warningsOf } from '../../learn/heads/warnings.js'
import { findSuspects } from '../../learn/heads/suspects.js'
import type { ColumnFill } from '../../types/fill.js'
import { KaskadError } from '../../types/error.js'
import { outputError } from '../../model/output-error.js'
import { cutsOf, shareIfGiven } from '../settings/cut-goal.js'
import { EXIT, say, type Edge, type ExitCode } from '../terminal/edge.js'
import { guardOutputs } from '../settings/guard-outputs.js'
import { filesOfFills } from '../settings/fills.js'
import { fitPoolFor } from '../settings/fit-pool-for.js'
import { withEncoder } from '../settings/heads-encoder.js'
import { labelledRows } from '../settings/labelled-rows.js'
import { shown, wholeNumber } from '../terminal/numbers.js'
import { inputsOf } from '../settings/options.js'
import type { OptionsOf } from '../terminal/shell.js'
import type { declareTrain } from './train.js'
import { startCounter } from '../terminal/progress.js'
import {
  correctionFiles,
  inTermsOf,
  loadSettings,
  type Settings,
  type Sources,
} from '../settings/settings.js'
import { group, many } from '../terminal/tally.js'

type Options = OptionsOf<typeof declareTrain>

/** What a copy with typos weighs where rules are beside: on epg typos cost 2 points, not 5. */
const BESIDE_RULES = 0.3

/** Fits heads on labelled rows and writes the model folder. */
export async function trainModelFolder(
  edge: Edge,
  files: readonly string[],
  options: Options,
): Promise<ExitCode> {
  const inputs = inputsOf(files, options)
  const weight = shareIfGiven('--suspects', options.suspects)
  const cuts = cutsOf(options)
  const noise = shareIfGiven('--typo-noise', options.typoNoise)
  const fitMany = fitPoolFor(edge, options.threads)
  const { settings, old } = await settingsOf(options)
  const { hybridPlan, vectorFolder } = await import('../settings/hybrid-plan.js')
  await guardTraining(edge, settings, { inputs, options })
  const plan = await hybridPlan(edge, { options, settings })
  const { rows, missing, rules } = await labelledRows(edge, {
    inputs,
    settings,
    missing: old && (old.missing ?? []),
  })
  say(edge, many(rows.length, 'labelled row'))
  const fit: FitOptions = {
    noneLabel: settings.wording.none,
    fitting: options.seed === undefined ? {} : { seed: wholeNumber(options.seed, '--seed') },
    cuts,
    typoNoise: noise ?? (rows.some(({ claims }) => claims.length > 0) ? BESIDE_RULES : 0),
    grouping: groupingBy(options.group),
    fitMany,
    ruleHashes: hashesOf(rules),
  }
  const { model, encoder: name } = settings
  const wish = { name, offline: options.offline, vectorFolder: vectorFolder(edge) }
  const sources = plan ? 'off' : settings.sources
  const task = { edge, options, model, old, weight, sources, missing, replacesHybrid: !!plan }
  const fitted = await withEncoder(edge, wish, async (encoder) => {
    const { update: progress, stop } = await startCounter(edge, 'heads')
    return fitAndWrite(task, rows, { ...fit, encoder, progress }).finally(stop)
  })
  if (fitted) {
    for (const warning of warningsOf(rows, fitted)) say(edge, `warning: ${warning}`)
    sayFigures(edge, fitted)
  }
  if (fitted && plan) {
    say(edge, `wrote the heads into ${model}`)
    const { trainHybridStage } = await import('./train-hybrid-stage.js')
    await trainHybridStage(edge, { rows, fitted, model, plan })
  }
  say(edge, `wrote ${model}`)
  return EXIT.done
}

async function guardTraining(
  edge: Edge,
  settings: Settings,
  { inputs, options }: { readonly inputs: readonly string[]; readonly options: Options },
): Promise<void> {
  await guardOutputs(edge, {
    newModel: settings.model,
    inputs: {
      'the input': inputs,
      '--unlabelled': options.unlabelled,
      '--corrections': correctionFiles(options) ?? [],
      'missing.from': filesOfFills(settings),
    },
    rules: [settings.rules],
    models: [settings.encoder],
    config: options.config,
  })
}

/** What is fitted, and where it goes. */
interface WriteOptions {
  readonly edge: Edge
  readonly options: Options
  readonly model: string
  /** The model that a head alone is to join. */
  readonly old: HeadsModel | undefined
  /** What suspects weigh in a second fit. */
  readonly weight: number | undefined
  /** Which sources are tried beside the heads; none where a hybrid is trained, which is measured behind heads alone. */
  readonly sources: Sources
  readonly replacesHybrid: boolean
  /** What stood in for missing values of the rows. */
  readonly missing: readonly ColumnFill[] | undefined
}

/** Fits and writes; what was fitted where it was more than a head alone. */
async function fitAndWrite(
  task: WriteOptions,
  rows: readonly Evidence[],
  fit: FitOptions,
): Promise<FittedHeads | undefined> {
  const { edge, options, model, old, weight } = task
  const weights = weight === undefined ? {} : await playDown(rows, { fit, weight, edge })
  const told = { ...fit, ...weights }
  if (old && options.only !== undefined) {
    const known = await readKeptMargins(model)
    const { head, kept } = await refitHead(old, rows, {
      ...told,
      project: options.only,
      kept: known,
    })
    await putHead(model, head, { encoding: options.weights, fittedFor: old, kept })
    return undefined
  }
  const fitted = await fitHeads(rows, told)
  const joining = joiningOf(task, rows, { ...told, fitted })
  await writeHeadsModel(model, { ...fitted.model, joining, missing: task.missing }, options.weights)
  await putKeptMargins(model, keptMarginsOf(rows, fitted))
  if (!task.replacesHybrid) await forgetUnfinished(model)
  return fitted
}

/** The joining step where the sources bring a sure gain; says what they are worth. */
function joiningOf(
  { edge, sources }: WriteOptions,
  rows: readonly Evidence[],
  { fitted, ...fit }: FitOptions & { readonly fitted: FittedHeads },
): Joining | undefined {
  if (sources === 'off' || fit.cuts?.goal?.kind === 'precision') return undefined
  const none = fit.noneLabel ?? 'none'
  const seed = fitted.model.fitting.seed
  const found = joinEvidence(rows, fitted, { mode: sources, none, cuts: fit.cuts ?? {}, seed })
  if (!found) return undefined
  const { joining, report, overHeads } = found
  say(
    edge,
    `context (${sources}) ${joining ? 'joins' : 'is left out'}: asked of ${percent(report.deferredShare)} of rows, macro F1 without none ${overHeads.without.toFixed(4)} by heads, ${report.without.toFixed(4)} re-ranked, ${report.with.toFixed(4)} with it, gain ${report.interval.map((end) => end.toFixed(4)).join(' to ')} (95 %)`,
  )
  return joining
}

/** The settings, and the model that a head alone is to join, in whose terms it is fitted. */
async function settingsOf(options: Options) {
  const given = await loadSettings(options)
  const old = options.only === undefined ? undefined : await readHeadsModel(given.model)
  const settings = inTermsOf(given, old)
  if (old && settings.wording.none !== old.noneLabel)
    throw new KaskadError(
      'usage',
      `--none ${settings.wording.none}: the word of ${settings.model} is "${old.noneLabel}", and a head alone must share it`,
    )
  await refuse(settings, old !== undefined)
  if (old && !old.encoder && settings.encoder !== undefined)
    throw new KaskadError(
      'usage',
      `--encoder ${settings.encoder}: the heads of ${settings.model} know no encoder's vectors, and a head alone must not either`,
    )
  if (options.only !== undefined && options.only === settings.wording.none)
    throw new KaskadError(
      'usage',
      `--only: "${options.only}" stands for no project and has no head`,
    )
  return { settings, old }
}

/**
 * Refuses before anything is fitted what could not be written or was not meant.
 *
 * @throws KaskadError `usage` where a head alone is asked for with the hybrid, training without
 * heads, or a model in a file or in somebody else's folder; `output` where it cannot be written.
 */
async function refuse({ stages, model }: Settings, isOneHead: boolean): Promise<void> {
  if (stages && !stages.includes('heads'))
    throw new KaskadError(
      'usage',
      `--stages ${stages.join(',')}: train fits heads; rules are induced by kaskad rules induce`,
    )
  if (isOneHead && stages?.includes('hybrid'))
    throw new KaskadError('usage', '--only: fits one head; the hybrid is trained with all of them')
  if (model === '') throw new KaskadError('usage', '--model: expected a folder')
  const there = await stat(model).catch(() => undefined)
  if (there && !there.isDirectory())
    throw new KaskadError('usage', `--model ${model}: expected a folder, this is a file`)
  if (await isForeign(model))
    throw new KaskadError(
      'usage',
      `--model ${model}: its manifest.json is not of a heads model; give another folder`,
    )
  const parent = nearest(model)
  await access(parent, constants.W_OK).catch((cause: unknown) => {
    throw outputError(parent, cause)
  })
}

/** The folder itself, or the nearest above it that is there. */
function nearest(folder: string): string {
  const path = resolve(folder)
  return existsSync(path) ? path : nearest(dirname(path))
}

function groupingBy(name: Options['group']): Grouping {
  return name === 'channel' ? { by: 'column', column: 'channel' } : { by: name }
}

interface Fitting {
  readonly fit: FitOptions
  readonly weight: number
  readonly edge: Edge
}

/** Row weights of a second fit, where the sure suspects of a first one count less. */
async function playDown(
  rows: readonly Evidence[],
  { fit, weight, edge }: Fitting,
): Promise<Pick<FitOptions, 'weights'>> {
  const found = findSuspects(rows, await fitHeads(rows, fit)).filter(({ sure }) => sure)
  const how = weight === 0 ? 'without' : `with a weight of ${weight} for`
  if (found.length === 0) {
    say(edge, 'no label is surely wrong: no second fit is needed')
    return {}
  }
  say(edge, `fits a second time, ${how} ${many(found.length, 'suspect label')}`)
  const labels = rows.map(({ item }) => item.item.gold ?? fit.noneLabel ?? 'none')
  const { weights, spared } = suspectWeights(labels, found, weight)
  for (const label of spared)
    say(edge, `keeps the rows of "${label}", all of them suspects: without them it would vanish`)
  return { weights }
}

function sayFigures(edge: Edge, { model, counted, chances }: FittedHeads): void {
  const { heads, about } = model
  say(
    edge,
    `${many(heads.length, 'head')}, out of fold on ${group(counted.length)} rows: macro F1 ${shown(about.macroF1)}, accuracy ${shown(about.accuracy)}, none precision ${shown(about.nonePrecision)}, none recall ${shown(about.noneRecall)}`,
  )
  const { error, allowed } = calibrationError(chances, model.fitting.seed)
  const verdict = error <= allowed ? 'they hold' : 'do not rely on them'
  say(
    edge,
    `chances out of fold: expected calibration error ${shown(error)}, true chances stay below ${shown(allowed)} on so many rows: ${verdict}`,
  )
}
