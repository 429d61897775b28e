import { evaluate } from '../../evaluate/evaluate.js'
import type { Evaluation, JudgedRow } from '../../evaluate/evaluation.js'
import { measureImpact, type Impact, type RowChange } from '../../evaluate/impact.js'
import { loadFamilies } from '../../normalise/words/families.js'
import { columnList } from '../../read/columns/column-options.js'
import { countReport, type ReportCounter } from '../../report/report-tally.js'
import { reportPage } from '../../report/report-page.js'
import { KaskadError } from '../../types/error.js'
import { writeText } from '../../write/text-sink.js'
import {
  decidedIn,
  decidedRows,
  haveTitles,
  type DecidedFiles,
  type RowLabel,
} from '../settings/decided-rows.js'
import { decisionsById, type FiledDecision } from '../settings/decisions-file.js'
import { guardOutputs } from '../settings/guard-outputs.js'
import type { OptionsOf } from '../terminal/shell.js'
import type { declareReport } from './report.js'
import { correctionFiles, loadSettings } from '../settings/settings.js'
import { titleOf } from '../settings/slice-of.js'
import { EXIT, say, targetOf, type Edge, type ExitCode } from '../terminal/edge.js'
import { wholeNumber } from '../terminal/numbers.js'
import { many } from '../terminal/tally.js'
import { labelledItems } from './judged-rows.js'

type Options = OptionsOf<typeof declareReport>

/** Writes a page about decisions; memory of the labels, not of the decisions. */
export async function writeReport(
  edge: Edge,
  files: readonly string[],
  options: Options,
): Promise<ExitCode> {
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
  const familyOf = await loadFamilies()
  const counter = countReport({ none, seed, familyOf, rows: wholeNumber(options.rows, '--rows') })
  const run = { files, settings, sums, date: options.date }
  const labels = gold && (await labelsOf(edge, run, gold))
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

async function labelsOf(
  edge: Edge,
  run: DecidedFiles,
  inputs: readonly string[],
): Promise<ReadonlyMap<string, RowLabel>> {
  const { settings } = run
  const hasTitles = await haveTitles(run)
  const alike = new Map<string, RowLabel>()
  const labels = new Map<string, RowLabel>()
  for await (const items of labelledItems(edge, { inputs, settings, by: [], weight: undefined }))
    for (const {
      item,
      known: { gold },
    } of items) {
      const label = (hasTitles ? alike.get(gold) : undefined) ?? {
        gold,
        title: hasTitles ? '' : titleOf(item),
      }
      if (hasTitles) alike.set(gold, label)
      labels.set(item.id, label)
    }
  return labels
}

interface Measuring {
  readonly counter: ReportCounter
  readonly labels: ReadonlyMap<string, RowLabel> | undefined
  readonly seed: number
  readonly bootstrap: number
}

/** Counts every decision; measures those whose label is known, and labelled rows without one as abstained. */
async function measured(run: DecidedFiles, measuring: Measuring): Promise<Evaluation | undefined> {
  const { counter, labels, seed, bootstrap } = measuring
  const { none } = run.settings.wording
  const open = new Map(labels)
  const rowOf = decidedRows(run)
  async function* judged(): AsyncGenerator<JudgedRow> {
    for await (const decision of decidedIn(run)) {
      const label = labels?.get(decision.id)
      counter.add(rowOf(decision, label))
      const { predicted, kind, stage, probability } = decision
      if (label?.gold !== undefined && open.delete(decision.id))
        yield { gold: label.gold, predicted, kind, stage, probability }
    }
    for (const { gold = none } of open.values())
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
  run: DecidedFiles,
  file: string,
): Promise<{ readonly from: string; readonly impact: Impact }> {
  const { none } = run.settings.wording
  const others = await decisionsById({ file, words: run.settings.wording, called: '--compare' })
  const answer = (given: FiledDecision | undefined): string =>
    !given || given.kind === 'abstained' ? none : given.predicted
  async function* changes(): AsyncGenerator<RowChange> {
    for await (const decision of decidedIn(run)) {
      const { id } = decision
      yield { id, title: '', before: answer(others.get(id)), after: answer(decision) }
    }
  }
  return { from: file, impact: await measureImpact(changes(), { none, examples: 0 }) }
}
