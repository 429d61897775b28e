import { openJournal, type Journal } from '../../batch/journal.js'
import { orderedQueue } from '../../batch/ordered-queue.js'
import { isWorkerDeath } from '../../batch/worker-pool.js'
import type { Engine } from '../../cascade/engine.js'
import { noneShareOf } from '../../heads/scoring/prior.js'
import { sizeOf } from '../../read/files/bytes.js'
import { readItems, type ReadBatch } from '../../read/read.js'
import { foundTypos } from '../../rules/checks/found-typos.js'
import { blankNeeds, type BlankNeeds } from '../../rules/checks/needs.js'
import type { RuleSet } from '../../rules/language/rule.js'
import type { Decision } from '../../types/decision.js'
import type { ColumnFill } from '../../types/fill.js'
import { KaskadError } from '../../types/error.js'
import type { Item } from '../../types/item.js'
import type { TextSink } from '../../write/text-sink.js'
import { withEngine, type Loaded } from '../settings/engine-of.js'
import { chosenRows, rowChoiceOf, type RowChoice } from '../settings/row-choice.js'
import { inputsOf } from '../settings/options.js'
import { loadSettings, type Settings } from '../settings/settings.js'
import { reviewCutOf } from '../settings/review-cut.js'
import { workersFor } from '../settings/workers.js'
import { EXIT, isTerminal, say, type Edge, type ExitCode } from '../terminal/edge.js'
import { fail, sayIssues } from '../terminal/fail.js'
import { jsonEdge, loggingEdge } from '../terminal/log.js'
import { sayUnmet } from '../terminal/doubts.js'
import { noneShareDoubt } from '../terminal/none-share.js'
import { typoNotes } from '../terminal/found-typos.js'
import { SILENT, startProgress } from '../terminal/progress.js'
import {
  addTally,
  createTally,
  many,
  stageShares,
  tallyLines,
  type RunTally,
} from '../terminal/tally.js'
import {
  askingOf,
  withoutAnswer,
  type Answered,
  type Asking,
  type PlainAnswer,
} from './classify-asking.js'
import { comparingOf, isMarking, knownLines, partsIn, type RowsPart } from './classify-known.js'
import { keptIn } from './classify-kept.js'
import { openOutlets, type Outlet } from './classify-outlets.js'
import { guardFiles, type ClassifyOptions } from './classify-options.js'
import { rowsReadingOf } from './classify-reading.js'
import { carriedAnswerer, type RowsAnswer, type RowsWish } from './classify-rows.js'
import { prepareSummary } from './classify-summary.js'
import { runIdentity } from './run-identity.js'

/** Classifies files: decisions in input order, bad rows to the rejects file, counts to stderr. */
export async function classifyFiles(
  edge: Edge,
  given: readonly string[],
  spelled: ClassifyOptions['options'],
): Promise<ExitCode> {
  const { files, options } = withExcelInput(given, spelled)
  const request = { inputs: inputsOf(files, options), options }
  const work = classifyRequest(loggingEdge(edge, options), request)
  return options.log === 'json' ? work.catch((error) => fail(jsonEdge(edge), error)) : work
}

/** `--excel rows.csv` is --excel and an input, where no other is named. */
function withExcelInput(files: readonly string[], options: ClassifyOptions['options']) {
  const { excel } = options
  const isInput = typeof excel === 'string' && excel !== 'ru' && files.length === 0
  return isInput
    ? { files: [excel], options: { ...options, excel: true } as const }
    : { files, options }
}

async function classifyRequest(edge: Edge, request: ClassifyOptions): Promise<ExitCode> {
  const { options } = request
  const settings = await loadSettings(options)
  const choice = rowChoiceOf(options)
  await guardFiles(edge, request, settings)
  if (options.dryRun) {
    const { dryRun } = await import('./classify-dry-run.js')
    return dryRun(edge, { request, settings, choice })
  }
  const began = edge.now()
  const tally = createTally()
  let told: readonly string[] = []
  let expected: number | undefined
  await withEngine({ edge, settings }, async (engine, loaded) => {
    const plan = await planOf(edge, { request, settings, engine, began }, { choice, loaded })
    told = await runPlan(edge, plan, tally)
    expected = settings.prior ?? (loaded.heads && noneShareOf(loaded.heads))
  })
  const doubts = [...typoNotes(foundTypos(tally.typos)), ...noneShareDoubt(tally, expected)]
  for (const line of [...tallyLines(tally), ...told, ...doubts]) say(edge, line)
  return tally.rejects > 0 ? EXIT.rejects : EXIT.done
}

/** What a run needs to know before anything is opened. */
interface Plan {
  readonly request: ClassifyOptions
  /** As they were given, and in the terms of the model. */
  readonly settings: Settings
  readonly columns: Settings
  readonly engine: Engine
  readonly rules: RuleSet | undefined
  readonly missing: readonly ColumnFill[]
  readonly batches: AsyncIterable<ReadBatch>
  /** Names of the columns that are carried along. */
  readonly keep: readonly string[]
  /** The chance below which rows are marked for review. */
  readonly reviewBelow: number | undefined
  /** Bytes of the inputs, where they are known. */
  readonly size: number | undefined
  readonly workers: number
  /** When the run began, by the edge's clock. */
  readonly began: number
}

async function planOf(
  edge: Edge,
  given: Pick<Plan, 'request' | 'settings' | 'engine' | 'began'>,
  { choice, loaded }: { readonly choice: RowChoice; readonly loaded: Loaded },
): Promise<Plan> {
  const { request, settings, engine } = given
  const { inputs, options } = request
  const { rules, missing } = loaded
  const wanted = { inputs, settings, strict: options.strict, needsAll: isMarking(options) }
  const { reading, columns, isHeavy } = rowsReadingOf(edge, wanted, { engine, loaded })
  const size = await sizeOf(inputs)
  const workers = workersFor(options.workers, { bytes: size, isHeavy })
  if (isHeavy && options.workers !== undefined)
    say(
      edge,
      'note: --workers: an encoder or a hybrid uses threads of its own, so one worker asks it',
    )
  const kept = await keptIn(chosenRows(readItems(reading), choice), request, settings)
  const reviewBelow = reviewCutOf(options.reviewBelow, loaded.heads?.seen)
  return { ...given, columns, rules, missing, ...kept, size, workers, reviewBelow }
}

/** Classifies and writes; every output appears, or none. @returns What became of known decisions. */
async function runPlan(edge: Edge, plan: Plan, tally: RunTally): Promise<readonly string[]> {
  const { request, settings, columns, engine, workers, began } = plan
  const { inputs, options } = request
  const { outlets, form } = await openOutlets(edge, plan)
  const wish = {
    form,
    conflicts: options.conflicts !== undefined,
    segments: options.segments !== undefined,
  }
  let journal: Journal<PlainAnswer> | undefined
  let summary: TextSink | undefined
  try {
    journal = await journalOf(edge, { request, settings }, wish)
    const comparing = await comparingOf(request, columns, form.format)
    const carry = carriedAnswerer(form, !options.newOnly)
    const isToScreen = options.output === '-' && options.to === undefined
    const isShown = !(isToScreen && isTerminal(edge.stdout))
    const unmet = new Set<string>()
    const filled = new Set(plan.missing.map(({ column }) => column))
    const blank = plan.rules && blankNeeds(plan.rules, filled)
    const told = { unmet, blank, carry, strict: options.strict }
    const run = { ...plan, outlets, tally, edge, isShown, ...told }
    const asking = askingOf(engine, { workers, work: { settings, wish }, journal })
    await classifyAll(run, partsIn(plan.batches, comparing), asking).finally(asking.close)
    // All are on the disk before the first takes its name, so a full disk leaves all as they were.
    for (const outlet of outlets) await outlet.finish()
    summary = await prepareSummary(edge, options.summary, { tally, workers, began, inputs })
    for (const outlet of outlets) await outlet.close()
    await summary?.close()
    await journal?.remove()
    const notes = (blank?.lines() ?? []).map((line) => `note: ${line}`)
    return [...(comparing ? knownLines(comparing) : []), ...notes]
  } catch (error) {
    for (const outlet of outlets) await outlet.abort()
    await summary?.abort()
    await journal?.close()
    throw error
  }
}

/** The journal that `--run` names; says how much of the run is done. */
async function journalOf(
  edge: Edge,
  { request, settings }: Pick<Plan, 'request' | 'settings'>,
  wish: RowsWish,
): Promise<Journal<PlainAnswer> | undefined> {
  const { options } = request
  if (options.run === undefined) {
    if (options.restart) throw new KaskadError('usage', '--restart: expected --run as well')
    return undefined
  }
  const identity = await runIdentity(request, settings, wish)
  const journal = await openJournal<PlainAnswer>(options.run, identity, options.restart)
  if (journal.done > 0) {
    say(edge, `note: ${options.run}: going on with a run, ${many(journal.done, 'part')} done`)
  }
  return journal
}

async function classifyAll(
  run: Run,
  parts: AsyncIterable<RowsPart>,
  { ask, most }: Asking,
): Promise<void> {
  const progress = run.isShown ? await startProgress(run.edge, run.size) : SILENT
  const queue = orderedQueue<Answered>(most, async ({ batch, answer }) => {
    if (batch.notes.length + batch.rejects.length > 0) progress.wipe()
    await take(run, batch, answer)
    const { tally } = run
    progress.update({ rows: tally.rows, bytes: batch.taken, note: stageShares(tally) })
  })
  const answered = async ({ batch, carried }: RowsPart): Promise<Answered> => {
    if (carried) return { batch, answer: run.carry(carried, batch.items) }
    try {
      return { batch, answer: await ask(batch.items) }
    } catch (error) {
      if (!isWorkerDeath(error)) throw error
      const reason = `these rows ended two worker threads: ${error.message}`
      return withoutAnswer(batch, reason, run.strict)
    }
  }
  try {
    for await (const part of parts) await queue.add(answered(part))
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
  readonly blank: BlankNeeds | undefined
  /** What stands in for missing values. */
  readonly missing: readonly ColumnFill[]
  /** Whether a progress line may be drawn. */
  readonly isShown: boolean
  /** Bytes of the inputs, where they are known. */
  readonly size: number | undefined
  /** Answers for rows whose decisions are known. */
  readonly carry: (decisions: readonly Decision[], items: readonly Item[]) => RowsAnswer
  readonly strict: boolean
}

async function take(run: Run, batch: ReadBatch, answer: RowsAnswer): Promise<void> {
  const { edge, outlets, tally } = run
  if (batch.notes.length > 0) await sayIssues(edge, batch.notes)
  sayUnmet(edge, batch.has, run)
  run.blank?.add(batch.items)
  for (const outlet of outlets) await outlet.take(batch, answer)
  const rejects = batch.rejects.length
  addTally(tally, answer.tally)
  addTally(tally, { ...createTally(), rows: rejects, rejects })
}
