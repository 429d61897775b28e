import { classifyBatch } from '../../cascade/classify.js'
import type { Engine } from '../../cascade/engine.js'
import { readItems, type ReadBatch, type Reading } from '../../read/read.js'
import { sizeOf } from '../../read/files/bytes.js'
import type { Format } from '../../types/format.js'
import { unmetNeeds } from '../../rules/checks/needs.js'
import type { RuleSet } from '../../rules/language/rule.js'
import { openDecisions } from '../../write/decisions.js'
import { openRejects } from '../../write/rejects.js'
import type { Target } from '../../write/text-sink.js'
import { openConflicts } from '../terminal/conflicts-file.js'
import { EXIT, isTerminal, say, targetOf, type Edge, type ExitCode } from '../terminal/edge.js'
import { sayIssues } from '../terminal/fail.js'
import { guardOutputs } from '../settings/guard-outputs.js'
import { withEngine } from '../settings/engine-of.js'
import type { SettingOptions } from '../settings/options.js'
import { SILENT, startProgress } from '../terminal/progress.js'
import { loadSettings, readingOf, inTermsOf } from '../settings/settings.js'
import {
  countBatch,
  createTally,
  stageShares,
  tallyLines,
  type RunTally,
} from '../terminal/tally.js'
import type { Decision } from '../../types/decision.js'
import { formatIssue } from '../../types/parsed.js'
import { rejectIssue } from '../../types/reject.js'

/** What `kaskad classify` was asked. */
export interface ClassifyRequest {
  readonly inputs: readonly string[]
  readonly options: SettingOptions & {
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
  readonly finish: () => Promise<void>
  readonly close: () => Promise<void>
  readonly abort: () => Promise<void>
}

/** Classifies files: decisions in input order, bad rows to the rejects file, counts to stderr. */
export async function classifyFiles(edge: Edge, request: ClassifyRequest): Promise<ExitCode> {
  const { inputs, options } = request
  const settings = await loadSettings(options)
  await guardOutputs(edge, {
    outputs: [
      { option: '--output', path: options.output, holds: 'decisions', format: options.format },
      { option: '--rejects', path: options.rejects, holds: 'table' },
      { option: '--conflicts', path: options.conflicts, holds: 'table' },
    ],
    inputs: { 'the input': inputs },
    rules: [settings.rules],
    models: [settings.model, settings.encoder],
    config: options.config,
  })
  const tally = createTally()
  const isShown = !(options.output === '-' && isTerminal(edge.stdout))
  await withEngine({ edge, settings }, async (engine, { heads, rules }) => {
    const columns = inTermsOf(settings, heads)
    const reading = readingOf(edge, { inputs, settings: columns, strict: options.strict })
    const outlets = await openOutlets(edge, { request, keep: settings.wishes.keep ?? [] })
    try {
      await classifyAll({ engine, outlets, tally, edge, isShown, rules, unmet: new Set() }, reading)
      // All are on the disk before the first takes its name, so a full disk leaves all as they were.
      for (const outlet of outlets) await outlet.finish()
      for (const outlet of outlets) await outlet.close()
    } catch (error) {
      for (const outlet of outlets) await outlet.abort()
      throw error
    }
  })
  for (const line of tallyLines(tally)) say(edge, line)
  return tally.rejects > 0 ? EXIT.rejects : EXIT.done
}

async function classifyAll(run: Run, reading: Reading): Promise<void> {
  const size = await sizeOf(reading.inputs)
  const progress = run.isShown ? await startProgress(run.edge, size) : SILENT
  try {
    for await (const batch of readItems(reading)) {
      if (batch.notes.length + batch.rejects.length > 0) progress.wipe()
      await take(run, batch)
      const { tally } = run
      progress.update({ rows: tally.rows, bytes: batch.taken, note: stageShares(tally) })
    }
  } finally {
    progress.wipe()
  }
}

interface Run {
  readonly edge: Edge
  readonly engine: Engine
  readonly outlets: readonly Outlet[]
  readonly tally: RunTally
  readonly rules: RuleSet | undefined
  /** Headers looked at, and what was said of fields and columns that they lack. */
  readonly unmet: Set<string>
  /** Whether a progress line may be drawn. */
  readonly isShown: boolean
}

/** Says once which fields and columns rules ask for and the input has not. */
function sayUnmet({ edge, rules, unmet }: Run, { has }: ReadBatch): void {
  const header = has?.header.join('\n')
  if (!rules || !has || header === undefined || unmet.has(header)) return
  unmet.add(header)
  for (const line of unmetNeeds(rules, has)) {
    if (unmet.has(line)) continue
    unmet.add(line)
    say(edge, `warning: ${line}`)
  }
}

async function take(run: Run, batch: ReadBatch): Promise<void> {
  const { edge, engine, outlets, tally } = run
  if (batch.notes.length > 0) await sayIssues(edge, batch.notes)
  sayUnmet(run, batch)
  const decisions = await classifyBatch(engine, batch.items)
  for (const outlet of outlets) await outlet.take(batch, decisions)
  countBatch(tally, decisions, batch.rejects.length)
}

/** Opens every outlet, or none; decisions come last, so that they appear when all else is there. */
async function openOutlets(
  edge: Edge,
  { request, keep }: { readonly request: ClassifyRequest; readonly keep: readonly string[] },
): Promise<readonly Outlet[]> {
  const { output, format, excel, rejects, conflicts } = request.options
  const open: Outlet[] = []
  try {
    open.push(
      rejects === undefined ? rejectsToldOf(edge) : await rejectsTo(targetOf(edge, rejects)),
    )
    if (conflicts !== undefined) open.push(await conflictsTo(targetOf(edge, conflicts)))
    const target = targetOf(edge, output)
    const sink = await openDecisions({ target, format, keep, excel })
    open.push({ ...sink, take: ({ items }, decisions) => sink.write(decisions, items) })
  } catch (error) {
    for (const outlet of open) await outlet.abort()
    throw error
  }
  return open
}

async function rejectsTo(path: Target): Promise<Outlet> {
  const sink = await openRejects(path)
  return { ...sink, take: ({ rejects }) => sink.write(rejects) }
}

async function conflictsTo(path: Target): Promise<Outlet> {
  const sink = await openConflicts(path)
  return { ...sink, take: (_, decisions) => sink.write(decisions) }
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
