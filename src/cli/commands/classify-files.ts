import { join } from 'node:path'
import { orderedQueue } from '../../batch/ordered-queue.js'
import { openJournal, RUN_FILES, type Journal } from '../../batch/journal.js'
import { isWorkerDeath } from '../../batch/worker-pool.js'
import { readItems, type ReadBatch, type Reading } from '../../read/read.js'
import { sizeOf } from '../../read/files/bytes.js'
import type { Format } from '../../types/format.js'
import { unmetNeeds } from '../../rules/checks/needs.js'
import type { RuleSet } from '../../rules/language/rule.js'
import { openDecisions, type DecisionForm } from '../../write/decisions.js'
import { openRejects } from '../../write/rejects.js'
import type { Target, TextSink } from '../../write/text-sink.js'
import { openConflicts } from '../terminal/conflicts-file.js'
import { EXIT, isTerminal, say, targetOf, type Edge, type ExitCode } from '../terminal/edge.js'
import { sayIssues } from '../terminal/fail.js'
import { guardOutputs } from '../settings/guard-outputs.js'
import { withEngine } from '../settings/engine-of.js'
import type { SettingOptions } from '../settings/options.js'
import { SILENT, startProgress } from '../terminal/progress.js'
import { loadSettings, readingOf, inTermsOf, type Settings } from '../settings/settings.js'
import {
  addTally,
  createTally,
  many,
  stageShares,
  tallyLines,
  type RunTally,
} from '../terminal/tally.js'
import { workersFor } from '../settings/workers.js'
import type { RowsAnswer, RowsWish } from './classify-rows.js'
import {
  askingOf,
  withoutAnswer,
  type Answered,
  type Asking,
  type PlainAnswer,
} from './classify-asking.js'
import { runIdentity } from './run-identity.js'
import { prepareSummary } from './classify-summary.js'
import { KaskadError } from '../../types/error.js'
import { formatIssue } from '../../types/parsed.js'
import { rejectIssue } from '../../types/reject.js'

/** What `kaskad classify` was asked. */
export interface ClassifyOptions {
  readonly inputs: readonly string[]
  readonly options: SettingOptions & {
    readonly output: string
    readonly format?: Format
    readonly keep?: string
    readonly rejects?: string
    readonly strict: boolean
    readonly conflicts?: string
    readonly excel: boolean
    readonly workers?: string
    readonly run?: string
    readonly restart: boolean
    readonly summary?: string
  }
}

/** Something decisions, rejects or conflicts go to; it appears whole or not at all. */
interface Outlet {
  readonly take: (batch: ReadBatch, answer: RowsAnswer) => Promise<void>
  readonly finish: () => Promise<void>
  readonly close: () => Promise<void>
  readonly abort: () => Promise<void>
}

/** Classifies files: decisions in input order, bad rows to the rejects file, counts to stderr. */
export async function classifyFiles(edge: Edge, request: ClassifyOptions): Promise<ExitCode> {
  const { inputs, options } = request
  const settings = await loadSettings(options)
  await guardFiles(edge, request, settings)
  const began = edge.now()
  const tally = createTally()
  const isShown = !(options.output === '-' && isTerminal(edge.stdout))
  await withEngine({ edge, settings }, async (engine, { heads, rules, encoder }) => {
    const columns = inTermsOf(settings, heads)
    const reading = readingOf(edge, { inputs, settings: columns, strict: options.strict })
    const isHeavy = encoder !== undefined || engine.stages.some(({ name }) => name === 'hybrid')
    const size = await sizeOf(inputs)
    const workers = workersFor(options.workers, { bytes: size, isHeavy })
    if (isHeavy && options.workers !== undefined)
      say(
        edge,
        'note: --workers: an encoder or a hybrid uses threads of its own, so one worker asks it',
      )
    const { outlets, form } = await openOutlets(edge, {
      request,
      keep: settings.wishes.keep ?? [],
    })
    const wish = { form, conflicts: options.conflicts !== undefined }
    let journal: Journal<PlainAnswer> | undefined
    let summary: TextSink | undefined
    try {
      journal = await journalOf(edge, { request, settings, wish })
      const run = { outlets, tally, edge, isShown, rules, unmet: new Set<string>(), size }
      const asking = askingOf(engine, { workers, work: { settings, wish }, journal })
      await classifyAll(run, reading, asking).finally(asking.close)
      // All are on the disk before the first takes its name, so a full disk leaves all as they were.
      for (const outlet of outlets) await outlet.finish()
      summary = await prepareSummary(edge, options.summary, { tally, workers, began, inputs })
      for (const outlet of outlets) await outlet.close()
      await summary?.close()
      await journal?.remove()
    } catch (error) {
      for (const outlet of outlets) await outlet.abort()
      await summary?.abort()
      await journal?.close()
      throw error
    }
  })
  for (const line of tallyLines(tally)) say(edge, line)
  return tally.rejects > 0 ? EXIT.rejects : EXIT.done
}

async function guardFiles(
  edge: Edge,
  { inputs, options }: ClassifyOptions,
  settings: Settings,
): Promise<void> {
  await guardOutputs(edge, {
    outputs: [
      { option: '--output', path: options.output, holds: 'decisions', format: options.format },
      { option: '--rejects', path: options.rejects, holds: 'table' },
      { option: '--conflicts', path: options.conflicts, holds: 'table' },
      { option: '--summary', path: options.summary, holds: 'json' },
      { option: '--run', path: journalFile(options.run), holds: 'json', format: 'jsonl' },
    ],
    ...(options.run !== undefined && { folder: { option: '--run', path: options.run } }),
    inputs: { 'the input': inputs },
    rules: [settings.rules],
    models: [settings.model, settings.encoder],
    config: options.config,
  })
}

/** The file of a run folder that is not written over anything. */
function journalFile(folder: string | undefined): string | undefined {
  return folder === undefined ? undefined : join(folder, RUN_FILES.answers)
}

/** The journal that `--run` names; says how much of the run is done. */
async function journalOf(
  edge: Edge,
  {
    request: { inputs, options },
    settings,
    wish,
  }: { readonly request: ClassifyOptions; readonly settings: Settings; readonly wish: RowsWish },
): Promise<Journal<PlainAnswer> | undefined> {
  if (options.run === undefined) {
    if (options.restart) throw new KaskadError('usage', '--restart: expected --run as well')
    return undefined
  }
  const identity = await runIdentity(inputs, settings, wish)
  const journal = await openJournal<PlainAnswer>(options.run, identity, options.restart)
  if (journal.done > 0) {
    say(edge, `note: ${options.run}: going on with a run, ${many(journal.done, 'part')} done`)
  }
  return journal
}

async function classifyAll(run: Run, reading: Reading, { ask, most }: Asking): Promise<void> {
  const progress = run.isShown ? await startProgress(run.edge, run.size) : SILENT
  const queue = orderedQueue<Answered>(most, async ({ batch, answer }) => {
    if (batch.notes.length + batch.rejects.length > 0) progress.wipe()
    await take(run, batch, answer)
    const { tally } = run
    progress.update({ rows: tally.rows, bytes: batch.taken, note: stageShares(tally) })
  })
  const answered = async (batch: ReadBatch): Promise<Answered> => {
    try {
      return { batch, answer: await ask(batch.items) }
    } catch (error) {
      if (!isWorkerDeath(error)) throw error
      return withoutAnswer(batch, error.message, reading.strict ?? false)
    }
  }
  try {
    for await (const batch of readItems(reading)) await queue.add(answered(batch))
    await queue.end()
  } finally {
    progress.wipe()
  }
}

interface Run {
  readonly edge: Edge
  readonly outlets: readonly Outlet[]
  readonly tally: RunTally
  readonly rules: RuleSet | undefined
  /** Headers looked at, and what was said of fields and columns that they lack. */
  readonly unmet: Set<string>
  /** Whether a progress line may be drawn. */
  readonly isShown: boolean
  /** Bytes of the inputs, where they are known. */
  readonly size: number | undefined
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

async function take(run: Run, batch: ReadBatch, answer: RowsAnswer): Promise<void> {
  const { edge, outlets, tally } = run
  if (batch.notes.length > 0) await sayIssues(edge, batch.notes)
  sayUnmet(run, batch)
  for (const outlet of outlets) await outlet.take(batch, answer)
  const rejects = batch.rejects.length
  addTally(tally, answer.tally)
  addTally(tally, { ...createTally(), rows: rejects, rejects })
}

/** Opens every outlet, or none; decisions come last, so that they appear when all else is there. */
async function openOutlets(
  edge: Edge,
  { request, keep }: { readonly request: ClassifyOptions; readonly keep: readonly string[] },
): Promise<{ readonly outlets: readonly Outlet[]; readonly form: DecisionForm }> {
  const { output, format, excel, rejects, conflicts } = request.options
  const open: Outlet[] = []
  try {
    open.push(
      rejects === undefined ? rejectsToldOf(edge) : await rejectsTo(targetOf(edge, rejects)),
    )
    if (conflicts !== undefined) open.push(await conflictsTo(targetOf(edge, conflicts)))
    const target = targetOf(edge, output)
    const sink = await openDecisions({ target, format, keep, excel })
    open.push({ ...sink, take: (_, { lines }) => sink.writeLines(lines) })
    return { outlets: open, form: sink.form }
  } catch (error) {
    for (const outlet of open) await outlet.abort()
    throw error
  }
}

async function rejectsTo(path: Target): Promise<Outlet> {
  const sink = await openRejects(path)
  return { ...sink, take: ({ rejects }) => sink.write(rejects) }
}

async function conflictsTo(path: Target): Promise<Outlet> {
  const sink = await openConflicts(path)
  return { ...sink, take: (_, { conflicts }) => sink.write(conflicts) }
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
