import { formatIssue } from '../../types/parsed.js'
import { rejectIssue } from '../../types/reject.js'
import { findInputs } from '../../read/files/inputs.js'
import type { ColumnType } from '../../types/column-type.js'
import { formatOfName } from '../../types/format.js'
import type { ReadBatch } from '../../read/read.js'
import { openDecisions, type DecisionForm } from '../../write/decisions.js'
import { openRejects, type TablePlace } from '../../write/rejects.js'
import type { OpenOutput } from '../../write/sink.js'
import { openConflicts } from '../terminal/conflicts-file.js'
import { openSegments } from '../terminal/segments-file.js'
import { say, targetOf, type Edge } from '../terminal/edge.js'
import { styleOf, type ClassifyOptions } from './classify-options.js'
import type { RowsAnswer } from './classify-rows.js'

/** Something decisions, rejects or conflicts go to; it appears whole or not at all. */
export interface Outlet extends OpenOutput {
  readonly take: (batch: ReadBatch, answer: RowsAnswer) => Promise<void>
}

/** What is asked of outlets. */
export interface OutletOptions {
  readonly inputs: readonly string[]
  readonly options: Pick<
    ClassifyOptions['options'],
    'output' | 'format' | 'rejects' | 'conflicts' | 'segments' | 'excel' | 'outputEncoding'
  > & { readonly to?: string | undefined }
}

/** What is written where. */
export interface OutletPlan {
  readonly request: OutletOptions
  readonly keep: readonly string[]
  /** The chance below which rows are marked. */
  readonly reviewBelow?: number | undefined
}

/** Opens every outlet, or none; decisions come last, so that they appear when all else is there. */
export async function openOutlets(
  edge: Edge,
  { request, keep, reviewBelow }: OutletPlan,
): Promise<{ readonly outlets: readonly Outlet[]; readonly form: DecisionForm }> {
  const { output, to, format, rejects, conflicts, segments } = request.options
  const style = styleOf(request.options)
  const open: Outlet[] = []
  try {
    const told = (path: string): TablePlace => ({
      target: targetOf(edge, path),
      style,
      say: (message: string): void => say(edge, `note: ${path}: ${message}`),
    })
    open.push(rejects === undefined ? rejectsToldOf(edge) : await rejectsTo(told(rejects)))
    if (conflicts !== undefined) open.push(await conflictsTo(told(conflicts)))
    if (segments !== undefined) open.push(await segmentsTo(told(segments)))
    const target = to ?? targetOf(edge, output)
    const types = await typesFor(request, keep)
    const sink = await openDecisions({ ...told(output), target, format, keep, types, reviewBelow })
    open.push({ ...sink, take: (_, { lines }) => sink.writeLines(lines) })
    return { outlets: open, form: sink.form }
  } catch (error) {
    for (const outlet of open) await outlet.abort()
    throw error
  }
}

/** What the kept columns hold, by the inputs, where the output is to say it. */
async function typesFor(
  { inputs, options: { format, output } }: OutletOptions,
  keep: readonly string[],
): Promise<ReadonlyMap<string, ColumnType>> {
  if (keep.length === 0 || (format ?? formatOfName(output)) !== 'parquet') return new Map()
  const { columnTypesOf } = await import('../../read/parquet/column-types.js')
  return columnTypesOf((await findInputs(inputs)).files)
}

async function rejectsTo(place: TablePlace): Promise<Outlet> {
  const sink = await openRejects(place)
  return { ...sink, take: ({ rejects }) => sink.write(rejects) }
}

async function conflictsTo(place: TablePlace): Promise<Outlet> {
  const sink = await openConflicts(place)
  return { ...sink, take: (_, { conflicts }) => sink.write(conflicts) }
}

async function segmentsTo(place: TablePlace): Promise<Outlet> {
  const sink = await openSegments(place)
  return { ...sink, take: (_, { segments }) => sink.write(segments) }
}

/** How many rejects are told of where no file takes them. */
const TOLD = 5

/** Tells of the first rejects, so that none goes unseen. */
function rejectsToldOf(edge: Edge): Outlet {
  let told = 0
  return {
    take: async ({ rejects }) => {
      for (const reject of rejects.slice(0, Math.max(0, TOLD - told))) {
        say(edge, `rejected: ${formatIssue(rejectIssue(reject))}`)
      }
      if (told <= TOLD && told + rejects.length > TOLD) {
        say(edge, 'rejected: more follow; --rejects FILE takes them all')
      }
      told += rejects.length
    },
    finish: nothing,
    close: nothing,
    abort: nothing,
  }
}

async function nothing(): Promise<void> {
  await Promise.resolve()
}
