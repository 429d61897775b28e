import { classifyBatch } from '../cascade/classify.js'
import type { Engine } from '../cascade/engine.js'
import { readItems, type ReadBatch } from '../read/read.js'
import { sizeOf } from '../read/bytes.js'
import type { Format } from '../types/format.js'
import { openDecisions } from '../write/decisions.js'
import { openRejects } from '../write/rejects.js'
import { openConflicts } from './conflicts-file.js'
import { EXIT, say, type Edge, type ExitCode } from './edge.js'
import { sayIssues } from './fail.js'
import { engineOf } from './engine-of.js'
import type { CascadeOptions, ColumnOptions } from './options.js'
import { startProgress } from './progress.js'
import { loadSettings, readingOf } from './settings.js'
import { count, createTally, stageShares, tallyLines, type Tally } from './tally.js'
import type { Decision } from '../types/decision.js'

/** What `kaskad classify` was asked. */
export interface ClassifyRequest {
  readonly inputs: readonly string[]
  readonly options: CascadeOptions &
    ColumnOptions & {
      readonly output: string
      readonly format?: Format
      readonly keep?: string
      readonly rejects?: string
      readonly strict: boolean
      readonly conflicts?: string
      readonly excel: boolean
    }
}

/** Something decisions, rejects or conflicts go to; it appears whole or not at all. */
interface Outlet {
  readonly take: (batch: ReadBatch, decisions: readonly Decision[]) => Promise<void>
  readonly close: () => Promise<void>
  readonly abort: () => Promise<void>
}

/** Classifies files: decisions in input order, bad rows to the rejects file, counts to stderr. */
export async function classifyFiles(edge: Edge, request: ClassifyRequest): Promise<ExitCode> {
  const { inputs, options } = request
  const settings = await loadSettings(options)
  const reading = readingOf(edge, { inputs, options, settings })
  const engine = await engineOf(settings)
  const outlets = await openOutlets(edge, request)
  const tally = createTally()
  try {
    const progress = await startProgress(edge, await sizeOf(inputs))
    try {
      for await (const batch of readItems(reading)) {
        edge.interrupted.throwIfAborted()
        await take({ engine, outlets, tally, edge }, batch)
        progress.update({ rows: tally.rows, bytes: batch.taken, note: stageShares(tally) })
      }
    } finally {
      progress.stop()
    }
    for (const outlet of outlets) await outlet.close()
  } catch (error) {
    for (const outlet of outlets) await outlet.abort()
    throw error
  }
  for (const line of tallyLines(tally)) say(edge, line)
  return tally.rejects > 0 ? EXIT.rejects : EXIT.done
}

interface Run {
  readonly edge: Edge
  readonly engine: Engine
  readonly outlets: readonly Outlet[]
  readonly tally: Tally
}

async function take({ edge, engine, outlets, tally }: Run, batch: ReadBatch): Promise<void> {
  if (batch.notes.length > 0) await sayIssues(edge, batch.notes)
  const decisions = await classifyBatch(engine, batch.items)
  for (const outlet of outlets) await outlet.take(batch, decisions)
  count(tally, decisions, batch.rejects.length)
}

async function openOutlets(edge: Edge, { options }: ClassifyRequest): Promise<readonly Outlet[]> {
  const { output, rejects, conflicts } = options
  const keep = options.keep === undefined ? [] : options.keep.split(',').map((name) => name.trim())
  const target = output === '-' ? edge.stdout : output
  const decided = await openDecisions({
    target,
    format: options.format,
    keep,
    excel: options.excel,
  })
  const outlets: Outlet[] = [
    { ...decided, take: (batch, decisions) => decided.write(decisions, batch.items) },
  ]
  if (rejects !== undefined) {
    const refused = await openRejects(rejects)
    outlets.push({ ...refused, take: (batch) => refused.write(batch.rejects) })
  }
  if (conflicts !== undefined) {
    const settled = await openConflicts(conflicts)
    outlets.push({ ...settled, take: (_, decisions) => settled.write(decisions) })
  }
  return outlets
}
