import { monthOf } from '../../read/columns/time.js'
import type { ReportRow } from '../../report/report-tally.js'
import { decisionsIn, type FiledDecision } from './decisions-file.js'
import type { Settings } from './settings.js'

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

/** The decisions of files, with the columns that a page shows beside them. */
export async function* decidedIn({
  files,
  settings,
  sums,
  date,
  beside: more = [],
}: DecidedFiles): AsyncGenerator<FiledDecision> {
  const dates = date === undefined ? DATES : [date]
  const beside = [...new Set(['why', 'runner_up', ...TITLES, ...dates, ...sums, ...more])]
  for (const file of files)
    yield* decisionsIn({ file, words: settings.wording, beside, called: 'decisions' })
}

/** A decision as a page shows it. */
export function decidedRow(
  { id, predicted, kind, stage, probability, beside }: FiledDecision,
  { run, label }: { readonly run: DecidedFiles; readonly label: RowLabel | undefined },
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
