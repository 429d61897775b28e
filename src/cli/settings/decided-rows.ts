import { monthOf } from '../../read/columns/time.js'
import type { ReportRow } from '../../report/report-tally.js'
import { decisionsIn, type FiledDecision } from './decisions-file.js'
import type { Decision } from '../../types/decision.js'
import type { Item } from '../../types/item.js'
import type { Settings } from './settings.js'
import { titleOf } from './slice-of.js'

/** What decisions are read with. */
export interface DecidedFiles {
  readonly files: readonly string[]
  readonly settings: Settings
  /** Columns that are summed. */
  readonly sums: readonly string[]
  /** The column with the day or month of a video; by its name where absent. */
  readonly date: string | undefined
  /** Other columns that are wanted, where they are there. */
  readonly beside?: readonly string[]
}

/** What is known of a labelled row. */
export interface RowLabel {
  readonly gold: string | undefined
  readonly title: string
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

/** True where decisions have titles of their own. */
export async function haveTitles(run: DecidedFiles): Promise<boolean> {
  for await (const { beside } of decidedIn(run))
    return TITLES.some((name) => beside.get(name) !== '')
  return false
}

/** The decisions of files, with the columns that a page shows beside them. */
export async function* decidedIn({
  files,
  settings,
  sums,
  date,
  beside: more = [],
}: DecidedFiles): AsyncGenerator<FiledDecision> {
  const dates = date === undefined ? DATES : [date]
  const beside = [...new Set(['why', 'runner_up', 'review', ...TITLES, ...dates, ...sums, ...more])]
  for (const file of files)
    yield* decisionsIn({ file, words: settings.wording, beside, called: 'decisions' })
}

/** A decision as a page shows it. */
export type DecidedRow = (decision: FiledDecision, label: RowLabel | undefined) => ReportRow

/** Makes rows for a page of the decisions of a run; a month is worked out once for each date. */
export function decidedRows(run: DecidedFiles): DecidedRow {
  const months = new Map<string, string>()
  const dates = run.date === undefined ? DATES : [run.date]
  const monthIn = (date: string): string => {
    const known = months.get(date)
    if (known !== undefined) return known
    if (months.size > MOST_DATES) months.clear()
    const month = monthOf(date)
    months.set(date, month)
    return month
  }
  return (decision, label) => rowOf(decision, { run, label, dates, monthIn })
}

const MOST_DATES = 50_000

interface RowContext {
  readonly run: DecidedFiles
  readonly label: RowLabel | undefined
  readonly dates: readonly string[]
  readonly monthIn: (date: string) => string
}

function rowOf(
  { id, predicted, kind, stage, probability, beside }: FiledDecision,
  { run, label, dates, monthIn }: RowContext,
): ReportRow {
  const of = (name: string): string => beside.get(name) ?? ''
  const first = (names: readonly string[]): string =>
    of(names.find((name) => of(name) !== '') ?? '')
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
    marked: of('review') === 'yes',
    month: monthIn(first(dates)),
    sums: run.sums.map((name) => (of(name).trim() === '' ? Number.NaN : Number(of(name)))),
  }
}

/** An item and its decision as a page shows them. */
export function shownRow(item: Item, decision: Decision, none: string): ReportRow {
  const { id, kind, project, stage, probability, why, runnerUp = '' } = decision
  const month = item.when === undefined ? '' : new Date(item.when).toISOString().slice(0, 7)
  const shown = { id, kind, stage, probability, why, runnerUp, month, sums: [] }
  const given = kind === 'abstained' ? none : project
  return { ...shown, title: titleOf(item), gold: item.gold, project: given }
}
