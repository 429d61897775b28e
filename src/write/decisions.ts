import type { Decision, Segment } from '../types/decision.js'
import { clockOf } from '../types/said.js'
import { KaskadError } from '../types/error.js'
import type { Format } from '../types/format.js'
import { formatOfName, whyNotWritten } from '../types/format.js'
import { isPostgres } from '../read/files/address.js'
import type { WriteCell } from './csv-line.js'
import { cellWriter } from './csv-line.js'
import type { Target, TextSink } from './text-sink.js'
import { openTextSink } from './text-sink.js'

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
  readonly format?: Format | undefined
  /** Names of the kept columns, in the order of every item's `kept`. */
  readonly keep?: readonly string[]
  /** Writes CSV for a spreadsheet: a byte order mark, and no cell is a formula. */
  readonly excel?: boolean
}

/** An item's part of its line: the values of the kept columns. */
export interface Kept {
  readonly kept: readonly string[]
}

/** All that the lines of decisions depend on; plain data, so that a thread can be given it. */
export interface DecisionForm {
  readonly format: Format
  /** Names of the kept columns as they are written. */
  readonly keep: readonly string[]
  readonly excel: boolean
}

/** Makes lines of decisions beside the items they are for. */
export type DecisionLines = (decisions: readonly Decision[], items: readonly Kept[]) => string

/** Takes decisions in order. */
export interface DecisionSink {
  readonly form: DecisionForm
  /** Writes lines that {@link decisionLines} made in this form. */
  readonly writeLines: (lines: string) => Promise<void>
  /** Writes decisions beside the items they are for: the same number, in the same order. */
  readonly write: (decisions: readonly Decision[], items: readonly Kept[]) => Promise<void>
  /** Brings everything to the disk; the file appears at `close`. */
  readonly finish: () => Promise<void>
  /** Makes the file appear, whole and on the disk. */
  readonly close: () => Promise<void>
  /** Leaves everything as it was before. */
  readonly abort: () => Promise<void>
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
  const format =
    output.format ??
    (typeof output.target === 'string' ? formatOfName(output.target) : undefined) ??
    'csv'
  if (typeof output.target === 'string' && isPostgres(output.target))
    return openTableOf(output.target, output.keep ?? [])
  refuseEnding(output)
  const excel = output.excel ?? false
  if (excel && format === 'jsonl')
    throw new KaskadError('usage', '--excel: expected an output in CSV or TSV, not JSONL')
  const form = { format, keep: (output.keep ?? []).map(freeName), excel }
  const text = await openTextSink(output.target)
  if (format !== 'jsonl') {
    const { cell, delimiter } = tableMarks(form)
    const header = [...DECISION_COLUMNS, ...form.keep].map(cell).join(delimiter)
    await text.write(`${excel ? '\uFEFF' : ''}${header}\n`)
  }
  return sinkOf(text, form)
}

/** A table of a database takes lines of CSV. */
async function openTableOf(target: string, keep: readonly string[]): Promise<DecisionSink> {
  const { openPostgres } = await import('./postgres-sink.js')
  const form = { format: 'csv', keep: keep.map(freeName), excel: false } as const
  const columns = [...DECISION_COLUMNS, ...form.keep]
  return sinkOf(await openPostgres({ target, columns, numbers: ['probability'] }), form)
}

/** Makes lines in a form. */
export function decisionLines(form: DecisionForm): DecisionLines {
  const { cell, delimiter } = tableMarks(form)
  const line = form.format === 'jsonl' ? jsonLine(form.keep) : tableLine(cell, delimiter)
  return (decisions, items) => {
    if (decisions.length !== items.length)
      throw new RangeError(`${decisions.length} decisions for ${items.length} items`)
    let lines = ''
    decisions.forEach((decision, at) => {
      lines += line(decision, items[at]?.kept ?? [])
    })
    return lines
  }
}

function tableMarks({ format, excel }: DecisionForm): { cell: WriteCell; delimiter: string } {
  const delimiter = format === 'tsv' ? '\t' : ','
  return { cell: cellWriter({ delimiter, excel }), delimiter }
}

/** @throws KaskadError `usage` */
function refuseEnding({ target, format }: DecisionOutput): void {
  if (typeof target !== 'string') return
  const why = whyNotWritten(target, 'decisions', format)
  if (why !== undefined) throw new KaskadError('usage', `${target}: ${why}`)
}

function sinkOf(text: TextSink, form: DecisionForm): DecisionSink {
  const lines = decisionLines(form)
  return {
    form,
    writeLines: text.write,
    write: (decisions, items) => text.write(lines(decisions, items)),
    finish: text.finish,
    close: text.close,
    abort: text.abort,
  }
}

function freeName(column: string): string {
  const taken: readonly string[] = [...DECISION_COLUMNS, 'projects', 'segments']
  return taken.includes(column) ? `input_${column}` : column
}

function tableLine(cell: WriteCell, delimiter: string): Line {
  return (decision, kept) => {
    const { id, project, kind, stage, why, runnerUp } = decision
    let line =
      cell(id) + delimiter + cell(project) + delimiter + kind + delimiter + stage + delimiter
    if (decision.probability !== undefined) line += rounded(decision.probability)
    line += delimiter + cell(why) + delimiter + (runnerUp === undefined ? '' : cell(runnerUp))
    for (const value of kept) line += delimiter + cell(value)
    return `${line}\n`
  }
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
