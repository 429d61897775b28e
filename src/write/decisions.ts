import type { Decision, Segment } from '../types/decision.js'
import { clockOf } from '../types/said.js'
import { KaskadError } from '../types/error.js'
import type { ColumnType } from '../types/column-type.js'
import type { TableFormat } from '../types/format.js'
import { formatOfName, whyNotWritten } from '../types/format.js'
import { isPostgres } from '../read/files/address.js'
import type { WriteCell } from './csv-line.js'
import { cellWriter } from './csv-line.js'
import type { OpenOutput } from './sink.js'
import { openTable } from './table-sink.js'
import type { Target } from './text-sink.js'
import { openTextSink } from './text-sink.js'
import { delimiterFor, markFor, type Excel, type TextStyle } from './text-style.js'

/** The columns every output begins with. */
export const DECISION_COLUMNS = [
  'id',
  'project',
  'decision',
  'stage',
  'probability',
  'why',
  'runner_up',
] as const

/** Where decisions go and how they are written. */
export interface DecisionOutput {
  /** A path (a name ending in `.gz` is packed), a table of a database, or a stream. */
  readonly target: Target
  /** By default what the name's ending says, else CSV. */
  readonly format?: TableFormat | undefined
  /** Names of the kept columns, in the order of every item's `kept`. */
  readonly keep?: readonly string[]
  /** Rows whose chance is below this are marked in a column `review`. */
  readonly reviewBelow?: number | undefined
  /** Types of the kept columns, for Parquet; text by default. */
  readonly types?: ReadonlyMap<string, ColumnType>
  /** How CSV and TSV are made. */
  readonly style?: TextStyle
  /** Receives notes for the user about the workbook. */
  readonly say?: (message: string) => void
}

/** An item's part of its line: the values of the kept columns. */
export interface Kept {
  readonly kept: readonly string[]
}

/**
 * Everything that the format of decision lines depends on; plain data that can be sent to a
 * worker thread.
 */
export interface DecisionForm {
  readonly format: TableFormat
  /** Names of the kept columns as they are written. */
  readonly keep: readonly string[]
  readonly excel: Excel | undefined
  /** Rows below this chance are marked in the first of the kept columns. */
  readonly reviewBelow?: number | undefined
}

/** Makes lines of decisions beside the items they are for. */
export type DecisionLines = (decisions: readonly Decision[], items: readonly Kept[]) => string

/** Takes decisions in order. */
export interface DecisionSink extends OpenOutput {
  readonly form: DecisionForm
  /** Writes lines that {@link decisionLines} made in this form. */
  readonly writeLines: (lines: string) => Promise<void>
  /** Writes decisions beside the items they are for: the same number, in the same order. */
  readonly write: (decisions: readonly Decision[], items: readonly Kept[]) => Promise<void>
}

type Line = (decision: Decision, kept: readonly string[]) => string

/**
 * Opens an output for decisions and writes its header.
 *
 * A kept column whose name is one of `DECISION_COLUMNS` is written as `input_…`.
 *
 * @throws KaskadError `output` if it cannot be written, `usage` if the options
 * contradict each other. The same from `write` and `close`; call `abort` then.
 */
export async function openDecisions(output: DecisionOutput): Promise<DecisionSink> {
  if (typeof output.target === 'string' && isPostgres(output.target))
    return openTableOf(output.target, output)
  const { style = {} } = output
  const form = decisionForm(output)
  const { format } = form
  const columns = [...DECISION_COLUMNS, ...form.keep]
  if (format === 'xlsx' || format === 'parquet')
    return sinkOf(await openRowLines(output, columns, format), form)
  const text = await openTextSink(output.target, style)
  if (format !== 'jsonl') {
    const { cell, delimiter } = tableMarks(form)
    await text.write(`${markFor(style)}${columns.map(cell).join(delimiter)}\n`)
  }
  return sinkOf(text, form)
}

/**
 * The form of the lines that an output takes, before it is opened.
 *
 * @throws KaskadError `usage` if the options contradict each other or the ending of the file.
 */
export function decisionForm(output: DecisionOutput): DecisionForm {
  const { target, style = {} } = output
  const named = typeof target === 'string' ? formatOfName(target) : undefined
  const format = output.format ?? named ?? 'csv'
  refuseEnding(output)
  refuseStyle(style, format)
  return { format, keep: freeNames(output), excel: style.excel, reviewBelow: output.reviewBelow }
}

/** @throws KaskadError `usage` */
function refuseStyle({ excel, encoding }: TextStyle, format: TableFormat): void {
  if (excel && format === 'jsonl')
    throw new KaskadError('usage', '--excel: expected an output in CSV or TSV, not JSONL')
  if (encoding !== undefined && format !== 'csv' && format !== 'tsv')
    throw new KaskadError(
      'usage',
      `--output-encoding: expected an output in CSV or TSV, not ${format.toUpperCase()}`,
    )
}

/** A table of a database takes lines of CSV. */
async function openTableOf(target: string, output: DecisionOutput): Promise<DecisionSink> {
  const { openPostgres } = await import('./postgres-sink.js')
  const { reviewBelow } = output
  const form = { format: 'csv', keep: freeNames(output), excel: undefined, reviewBelow } as const
  const columns = [...DECISION_COLUMNS, ...form.keep]
  return sinkOf(await openPostgres({ target, columns, numbers: ['probability'] }), form)
}

/** Opens a workbook or a Parquet file that takes lines of JSON, each the cells of a row. */
async function openRowLines(
  output: DecisionOutput,
  columns: readonly string[],
  format: 'xlsx' | 'parquet',
): Promise<Lines> {
  const { target, say, keep = [], types = new Map<string, ColumnType>() } = output
  const countBy = ['project', 'decision']
  const names = columns.slice(columns.length - keep.length)
  const kept = keep.flatMap((name, at) => {
    const type = types.get(name)
    return type ? [[names[at] ?? name, type] as const] : []
  })
  const all = new Map<string, ColumnType>([...kept, ['probability', { kind: 'number' }]])
  const plan = { target, format, columns, types: all, sheet: 'decisions', countBy } as const
  const table = await openTable({ ...plan, ...(say && { say }) })
  return {
    ...table,
    write: (lines) => table.write(JSON.parse(`[${lines.slice(0, -1).replaceAll('\n', ',')}]`)),
  }
}

/** Makes lines in a form. */
export function decisionLines(form: DecisionForm): DecisionLines {
  const line =
    form.format === 'jsonl'
      ? jsonLine(form.keep)
      : form.format === 'xlsx' || form.format === 'parquet'
        ? cellsLine
        : tableLine(form)
  const { reviewBelow } = form
  const markOf = ({ probability }: Decision): string =>
    (probability ?? 1) < (reviewBelow ?? 0) ? MARK : ''
  return (decisions, items) => {
    if (decisions.length !== items.length)
      throw new RangeError(`${decisions.length} decisions for ${items.length} items`)
    let lines = ''
    decisions.forEach((decision, at) => {
      const kept = items[at]?.kept ?? []
      lines += line(decision, reviewBelow === undefined ? kept : [markOf(decision), ...kept])
    })
    return lines
  }
}

function tableMarks({ format, excel }: DecisionForm): { cell: WriteCell; delimiter: string } {
  const delimiter = delimiterFor(format === 'tsv' ? 'tsv' : 'csv', { excel })
  return { cell: cellWriter({ delimiter, excel: excel !== undefined }), delimiter }
}

/** @throws KaskadError `usage` */
function refuseEnding({ target, format }: DecisionOutput): void {
  if (typeof target !== 'string') return
  const why = whyNotWritten(target, 'decisions', format)
  if (why !== undefined) throw new KaskadError('usage', `${target}: ${why}`)
}

interface Lines extends OpenOutput {
  readonly write: (lines: string) => Promise<void>
}

function sinkOf({ write, ...open }: Lines, form: DecisionForm): DecisionSink {
  const lines = decisionLines(form)
  return {
    ...open,
    form,
    writeLines: write,
    write: (decisions, items) => write(lines(decisions, items)),
  }
}

/** What stands in the column `review` of a row that is worth a look. */
const MARK = 'yes'

/** Names of the columns behind ours, that of the marks first where they are wanted: `input_…` where a column of ours or another kept one has it. */
function freeNames({ keep: given = [], reviewBelow, say }: DecisionOutput): readonly string[] {
  const keep = reviewBelow === undefined ? given : ['review', ...given]
  const taken = new Set<string>([...DECISION_COLUMNS, 'projects', 'segments'])
  const names = keep.map((column) => {
    let name = column
    while (taken.has(name) || (name !== column && keep.includes(name))) name = `input_${name}`
    taken.add(name)
    return name
  })
  const renamed = names.flatMap((name, at) => (name === keep[at] ? [] : `${keep[at]} as ${name}`))
  if (renamed.length > 0) say?.(`columns of the input that clash: ${renamed.join(', ')}`)
  return names
}

function tableLine(form: DecisionForm): Line {
  const { cell, delimiter } = tableMarks(form)
  const mark = form.excel === 'ru' ? ',' : '.'
  return (decision, kept) => {
    const { id, project, kind, stage, why, runnerUp } = decision
    let line =
      cell(id) + delimiter + cell(project) + delimiter + kind + delimiter + stage + delimiter
    if (decision.probability !== undefined)
      line += String(rounded(decision.probability)).replace('.', mark)
    line += delimiter + cell(why) + delimiter + (runnerUp === undefined ? '' : cell(runnerUp))
    for (const value of kept) line += delimiter + cell(value)
    return `${line}\n`
  }
}

/** The cells of a row as JSON: what `openRowLines` takes. */
const cellsLine: Line = ({ id, project, kind, stage, probability, why, runnerUp = '' }, kept) => {
  const chance = probability === undefined ? '' : String(rounded(probability))
  return `${JSON.stringify([id, project, kind, stage, chance, why, runnerUp, ...kept])}\n`
}

function jsonLine(keep: readonly string[]): Line {
  return ({ id, project, projects, kind, stage, probability, why, runnerUp, segments }, kept) =>
    `${JSON.stringify({
      id,
      project,
      projects,
      decision: kind,
      stage,
      probability: probability === undefined ? null : rounded(probability),
      why,
      runner_up: runnerUp ?? null,
      ...(segments && { segments: segments.map((each) => plainSegment(each)) }),
      ...Object.fromEntries(
        keep.map((name, at) => [name, kept[at] === '' ? null : (kept[at] ?? null)]),
      ),
    })}\n`
}

function plainSegment({ project, from, to, hits }: Segment) {
  const [begin = null, end = null] = [from, to].map((ms) => (ms === undefined ? null : clockOf(ms)))
  return { project, from: begin, to: end, hits }
}

/** At most 4 decimals. */
function rounded(probability: number): number {
  return Math.round(probability * 10_000) / 10_000
}
