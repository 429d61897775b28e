import { confusionMatrix } from '../../evaluate/confusion-matrix.js'
import { evaluate } from '../../evaluate/evaluate.js'
import type { Evaluation, JudgedRow } from '../../evaluate/evaluation.js'
import { formatEvaluation } from '../../evaluate/format.js'
import { countReport, type ReportTally } from '../../report/report-tally.js'
import type { HeadsModel } from '../../heads/scoring/head.js'
import { loadFamilies } from '../../normalise/words/families.js'
import { columnList } from '../../read/columns/column-options.js'
import { KaskadError } from '../../types/error.js'
import type { StageName } from '../../types/verdict.js'
import type { OpenOutput } from '../../write/sink.js'
import { prepareTable } from '../../write/table-sink.js'
import { prepareText, writeTogether } from '../../write/text-sink.js'
import { withEngine } from '../settings/engine-of.js'
import { shownRow } from '../settings/decided-rows.js'
import { filesOfFills } from '../settings/fills.js'
import { guardOutputs } from '../settings/guard-outputs.js'
import { inputsOf } from '../settings/options.js'
import type { OptionsOf } from '../terminal/shell.js'
import type { declareEvaluate } from './evaluate.js'
import {
  besideModel,
  correctionFiles,
  loadSettings,
  inTermsOf,
  type Settings,
} from '../settings/settings.js'
import { EXIT, put, say, targetOf, type Edge, type ExitCode } from '../terminal/edge.js'
import { hybridInWords } from '../terminal/hybrid-report.js'
import { wholeNumber } from '../terminal/numbers.js'
import { ablate, ablationLines, type AblationStep, type Resampling } from './ablation.js'
import { judgedBy, judgedElsewhere, labelledItems } from './judged-rows.js'

type Options = OptionsOf<typeof declareEvaluate>

/** Measures decisions against the labels of files. */
export async function evaluateFiles(
  edge: Edge,
  files: readonly string[],
  options: Options,
): Promise<ExitCode> {
  const inputs = inputsOf(files, options)
  const given = await loadSettings(options)
  await guardOutputs(edge, {
    outputs: [
      { option: '--json', path: options.json, holds: 'json' },
      { option: '--html', path: options.html, holds: 'html' },
      { option: '--confusion', path: options.confusion, holds: 'table' },
    ],
    inputs: {
      'the input': inputs,
      '--decisions': [options.decisions],
      '--corrections': correctionFiles(options) ?? [],
      'missing.from': filesOfFills(given),
    },
    rules: [given.rules],
    models: [given.model, given.encoder],
    config: options.config,
  })
  refuseAblation(inputs, options)
  if (options.html !== undefined && options.decisions !== undefined)
    throw new KaskadError(
      'usage',
      '--html: kaskad report DECISIONS --gold FILE makes the page of decisions that are made already',
    )
  const settings = options.decisions === undefined ? given : await besideModel(given)
  const measured = await measure(edge, { inputs, options, settings })
  const ablation = options.ablate
    ? await ablate(edge, { inputs, settings, ...measured, ...resamplingOf(options) })
    : undefined
  await writeFigures(edge, options, { ...measured, ablation, inputs })
  const isAsked = options.decisions === undefined && (settings.stages?.includes('hybrid') ?? true)
  const hybrid = isAsked ? await hybridInWords(settings.model) : undefined
  if (hybrid !== undefined) say(edge, hybrid)
  return EXIT.done
}

interface Evaluated {
  readonly evaluation: Evaluation
  /** The word for none of the decisions. */
  readonly none: string
  /** The stages that decided; empty where decisions came from a file. */
  readonly stages: readonly StageName[]
  /** What a page shows of the rows; undefined where none is asked for. */
  readonly tally: ReportTally | undefined
}

interface Asked {
  readonly inputs: readonly string[]
  readonly options: Options
  readonly settings: Settings
}

async function measure(edge: Edge, { inputs, options, settings }: Asked): Promise<Evaluated> {
  const by = options.by === undefined ? [] : columnList(options.by, '--by')
  const { weight, decisions: file } = options
  const labelled = (heads?: HeadsModel): ReturnType<typeof labelledItems> =>
    labelledItems(edge, { inputs, settings: inTermsOf(settings, heads), by, weight })
  const figures = (judged: AsyncIterable<JudgedRow>, none: string): Promise<Evaluation> =>
    evaluate(judged, { none, by, ...resamplingOf(options) })
  if (file !== undefined) {
    const { none } = settings.wording
    const judged = judgedElsewhere(edge, { settings, file }, labelled())
    return { evaluation: await figures(judged, none), none, stages: [], tally: undefined }
  }
  return withEngine({ edge, settings }, async (engine, { heads }) => {
    const { none } = engine.wording
    const seed = wholeNumber(options.seed, '--seed')
    const counter =
      options.html === undefined
        ? undefined
        : countReport({ none, seed, familyOf: await loadFamilies(), rows: 2000 })
    const judged = judgedBy(engine, labelled(heads), (item, decision) => {
      counter?.add(shownRow(item, decision, none))
    })
    const evaluation = await figures(judged, none)
    const stages = engine.stages.map(({ name }) => name)
    return { evaluation, none, stages, tally: counter?.finish() }
  })
}

function resamplingOf(options: Options): Resampling {
  return {
    seed: wholeNumber(options.seed, '--seed'),
    bootstrap: wholeNumber(options.bootstrap, '--bootstrap'),
  }
}

/** @throws KaskadError `usage` where stages cannot be left out one by one. */
function refuseAblation(inputs: readonly string[], options: Options): void {
  if (!options.ablate) return
  const why =
    options.decisions !== undefined
      ? 'decisions of --decisions are made already'
      : options.weight !== undefined
        ? 'it compares rows one by one, without --weight'
        : inputs.includes('-')
          ? 'it reads the rows more than once, expected files and not -'
          : undefined
  if (why !== undefined) throw new KaskadError('usage', `--ablate: ${why}`)
}

interface Found extends Evaluated {
  readonly inputs: readonly string[]
  readonly ablation: readonly AblationStep[] | undefined
}

async function writeFigures(
  edge: Edge,
  { json, confusion, html, lang: language }: Options,
  { evaluation, none, ablation, tally, inputs: files }: Found,
): Promise<void> {
  const outputs: (() => Promise<OpenOutput>)[] = []
  if (json !== undefined) {
    const figures = ablation ? { ...evaluation, ablation } : evaluation
    const text = `${JSON.stringify(figures, undefined, 2)}\n`
    outputs.push(() => prepareText(targetOf(edge, json), [text]))
  }
  if (html !== undefined && tally) {
    const { reportPage } = await import('../../report/report-page.js')
    const shown = { tally, files, evaluation, changes: undefined, sums: [], none, language }
    const page = reportPage(shown)
    outputs.push(() => prepareText(targetOf(edge, html), [page]))
  }
  if (confusion !== undefined) {
    const [columns = [], ...rows] = confusionMatrix(evaluation, none)
    const table = { target: targetOf(edge, confusion), columns, sheet: 'confusion' }
    outputs.push(() => prepareTable(table, rows))
  }
  await writeTogether(outputs)
  if ([json, confusion, html].includes('-')) return
  for (const line of formatEvaluation(evaluation)) put(edge, line)
  for (const line of ablation ? ablationLines(ablation) : []) put(edge, line)
}
