import { evaluate } from '../../evaluate/evaluate.js'
import type { Evaluation, JudgedRow } from '../../evaluate/evaluation.js'
import { measureImpact, type Impact, type RowChange } from '../../evaluate/impact.js'
import { columnList } from '../../read/columns/column-options.js'
import { monthOf } from '../../read/columns/time.js'
import { countReport, type ReportCounter, type ReportRow } from '../../report/report-tally.js'
import { reportPage } from '../../report/report-page.js'
import type { ReportLanguage } from '../../report/words.js'
import { KaskadError } from '../../types/error.js'
import { writeText } from '../../write/text-sink.js'
import { decisionsById, decisionsIn, type FiledDecision } from '../settings/decisions-file.js'
import { guardOutputs } from '../settings/guard-outputs.js'
import type { SettingOptions } from '../settings/options.js'
import { correctionFiles, loadSettings, type Settings } from '../settings/settings.js'
import { titleOf } from '../settings/slice-of.js'
import { EXIT, say, targetOf, type Edge, type ExitCode } from '../terminal/edge.js'
import { wholeNumber } from '../terminal/numbers.js'
import { many } from '../terminal/tally.js'
import { labelledItems } from './judged-rows.js'

/** What `kaskad report` was asked. */
export interface ReportOptions {
  readonly decisions: readonly string[]
  readonly options: SettingOptions & {
    readonly output: string
    readonly gold?: string
    readonly compare?: string
    readonly sum?: string
    readonly date?: string
    readonly rows: string
    readonly bootstrap: string
    readonly seed: string
    readonly lang: ReportLanguage
  }
}

/** Writes a page about decisions; memory of the labels, not of the decisions. */
export async function writeReport(edge: Edge, request: ReportOptions): Promise<ExitCode> {
  const { decisions: files, options } = request
  const settings = await loadSettings(options)
  const { none } = settings.wording
  const gold = options.gold?.split(',').map((name) => name.trim())
  await guardOutputs(edge, {
    outputs: [{ option: '--output', path: options.output, holds: 'html' }],
    inputs: {
      'the input': files,
      '--gold': gold ?? [],
      '--compare': [options.compare],
      '--corrections': correctionFiles(options) ?? [],
    },
    rules: [settings.rules],
    models: [settings.model],
    config: options.config,
  })
  const seed = wholeNumber(options.seed, '--seed')
  const bootstrap = wholeNumber(options.bootstrap, '--bootstrap')
  const sums = options.sum === undefined ? [] : columnList(options.sum, '--sum')
  const counter = countReport({ none, seed, rows: wholeNumber(options.rows, '--rows') })
  const run = { files, settings, sums, date: options.date }
  const labels = gold && (await labelsOf(edge, settings, gold))
  const evaluation = await measured(run, { counter, labels, seed, bootstrap })
  const tally = counter.finish()
  if (tally.rows === 0) throw new KaskadError('input', 'no decisions to report on')
  const changes =
    options.compare === undefined ? undefined : await changesFrom(run, options.compare)
  const language = options.lang
  const page = reportPage({ tally, files, evaluation, changes, sums, none, language })
  await writeText(targetOf(edge, options.output), page)
  say(edge, `${many(tally.rows, 'decision')}, ${many(tally.shown.length, 'row')} in the list`)
  return EXIT.done
}

/** What is known of a labelled row. */
interface Label {
  readonly gold: string
  readonly title: string
}

async function labelsOf(
  edge: Edge,
  settings: Settings,
  inputs: readonly string[],
): Promise<ReadonlyMap<string, Label>> {
  const labels = new Map<string, Label>()
  for await (const items of labelledItems(edge, { inputs, settings, by: [], weight: undefined }))
    for (const { item, known } of items)
      labels.set(item.id, { gold: known.gold, title: titleOf(item) })
  return labels
}

/** What decisions are read with. */
interface Run {
  readonly files: readonly string[]
  readonly settings: Settings
  readonly sums: readonly string[]
  readonly date: string | undefined
}

/** Columns that may hold a title or a date, the likeliest first. */
const TITLES = ['title', 'reel_name', 'name']
const DATES = [
  'published',
  'published_at',
  'publishedAt',
  'upload_date',
  'date',
  'created_at',
  'month',
]

async function* decided({ files, settings, sums, date }: Run): AsyncGenerator<FiledDecision> {
  const dates = date === undefined ? DATES : [date]
  const beside = ['why', 'runner_up', ...TITLES, ...dates, ...sums]
  for (const file of files)
    yield* decisionsIn({ file, words: settings.wording, beside, called: 'decisions' })
}

function reportRow(
  { id, predicted, kind, stage, probability, beside }: FiledDecision,
  { run, label }: { readonly run: Run; readonly label: Label | undefined },
): ReportRow {
  const of = (name: string): string => beside.get(name) ?? ''
  const first = (names: readonly string[]): string =>
    names.map(of).find((text) => text !== '') ?? ''
  const project = kind === 'abstained' ? run.settings.wording.none : predicted
  return {
    id,
    title: first(TITLES) || (label?.title ?? ''),
    gold: label?.gold,
    project,
    kind,
    stage,
    probability,
    why: of('why'),
    runnerUp: of('runner_up'),
    month: monthOf(first(run.date === undefined ? DATES : [run.date])),
    sums: run.sums.map((name) => (of(name).trim() === '' ? Number.NaN : Number(of(name)))),
  }
}

interface Measuring {
  readonly counter: ReportCounter
  readonly labels: ReadonlyMap<string, Label> | undefined
  readonly seed: number
  readonly bootstrap: number
}

/** Counts every decision; measures those whose label is known, and labelled rows without one as abstained. */
async function measured(run: Run, measuring: Measuring): Promise<Evaluation | undefined> {
  const { counter, labels, seed, bootstrap } = measuring
  const { none } = run.settings.wording
  const open = new Map(labels)
  async function* judged(): AsyncGenerator<JudgedRow> {
    for await (const decision of decided(run)) {
      const label = labels?.get(decision.id)
      counter.add(reportRow(decision, { run, label }))
      const { predicted, kind, stage, probability } = decision
      if (label && open.delete(decision.id))
        yield { gold: label.gold, predicted, kind, stage, probability }
    }
    for (const { gold } of open.values())
      yield { gold, predicted: none, kind: 'abstained', stage: undefined }
  }
  const evaluation = await evaluate(judged(), { none, seed, bootstrap })
  if (!labels) return undefined
  if (open.size < labels.size) return evaluation
  throw new KaskadError(
    'usage',
    '--gold has no label for any decision: ids must be the same in both',
  )
}

async function changesFrom(
  run: Run,
  file: string,
): Promise<{ readonly from: string; readonly impact: Impact }> {
  const { none } = run.settings.wording
  const others = await decisionsById({ file, words: run.settings.wording, called: '--compare' })
  const answer = (given: FiledDecision | undefined): string =>
    !given || given.kind === 'abstained' ? none : given.predicted
  async function* changes(): AsyncGenerator<RowChange> {
    for await (const decision of decided(run)) {
      const { id } = decision
      yield { id, title: '', before: answer(others.get(id)), after: answer(decision) }
    }
  }
  return { from: file, impact: await measureImpact(changes(), { none, examples: 0 }) }
}
