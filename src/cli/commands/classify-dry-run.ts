import { classifyBatch } from '../../cascade/classify.js'
import type { Engine } from '../../cascade/engine.js'
import { sizeOf } from '../../read/files/bytes.js'
import { readItems } from '../../read/read.js'
import type { Item } from '../../types/item.js'
import { formatOfName } from '../../types/format.js'
import { withEngine, type Loaded } from '../settings/engine-of.js'
import { chosenRows, createSample, type RowChoice } from '../settings/row-choice.js'
import { inTermsOf, readingOf, type Settings } from '../settings/settings.js'
import { workersFor } from '../settings/workers.js'
import { sayUnmet } from '../terminal/doubts.js'
import { EXIT, put, type Edge, type ExitCode } from '../terminal/edge.js'
import { sayIssues } from '../terminal/fail.js'
import { countBatch, createTally, group, many, stageShares } from '../terminal/tally.js'
import { comparingOf, knownLines, partsIn, type Comparing } from './classify-known.js'
import type { ClassifyOptions } from './classify-options.js'

/** Rows that are classified to see what a row costs. */
const TRIED = 1000

/** What a dry run is of. */
export interface DryRun {
  readonly request: ClassifyOptions
  readonly settings: Settings
  readonly choice: RowChoice
}

/**
 * Reads all that a run would read and says what it would do: rows, columns, what of the rows is to
 * be decided, and the time that it will take, from classifying at most 1,000 rows. Writes nothing.
 */
export async function dryRun(edge: Edge, run: DryRun): Promise<ExitCode> {
  const { request, settings } = run
  const { inputs, options } = request
  await withEngine({ edge, settings }, async (engine, { heads, rules, encoder, missing }) => {
    const columns = inTermsOf(settings, heads)
    const began = edge.now()
    const { rows, rejects, fresh, comparing, sample } = await survey(edge, run, {
      columns,
      rules,
      missing,
    })
    const readMs = edge.now() - began
    const isHeavy = encoder !== undefined || engine.stages.some(({ name }) => name === 'hybrid')
    const workers = workersFor(options.workers, { bytes: await sizeOf(inputs), isHeavy })
    const { shares, rowMs } = await costOf(edge, engine, sample)
    put(edge, `rows       ${group(rows)}, ${many(rejects, 'reject')}`)
    for (const line of comparing ? knownLines(comparing) : []) put(edge, line)
    put(edge, `to decide  ${many(fresh, 'row')}`)
    if (sample.length > 0)
      put(edge, `stages     ${shares}, by ${many(sample.length, 'row')} that were tried`)
    const time = spoken(readMs + (fresh * rowMs) / workers)
    const each = `${(rowMs * 1000).toFixed(0)} µs a row`
    put(edge, `cost       about ${time} on ${many(workers, 'thread')} (${each})`)
    put(edge, 'nothing was written')
  })
  return EXIT.done
}

/** What was found of the rows of a run. */
interface Survey {
  readonly rows: number
  readonly rejects: number
  /** Rows that are to be decided. */
  readonly fresh: number
  readonly comparing: Comparing | undefined
  /** Some of the rows that are to be decided. */
  readonly sample: readonly Item[]
}

async function survey(
  edge: Edge,
  { request, choice }: DryRun,
  { columns, rules, missing }: Pick<Loaded, 'rules' | 'missing'> & { readonly columns: Settings },
): Promise<Survey> {
  const { inputs, options } = request
  const reading = readingOf(edge, { inputs, settings: columns, strict: options.strict })
  const format = options.format ?? formatOfName(options.output) ?? 'csv'
  const comparing = await comparingOf(request, columns, format)
  const sample = createSample(TRIED, 0)
  const count = { rows: 0, rejects: 0, fresh: 0 }
  const unmet = new Set<string>()
  const parts = partsIn(chosenRows(readItems(reading), choice), comparing)
  for await (const { batch, carried } of parts) {
    if (batch.notes.length > 0) await sayIssues(edge, batch.notes)
    sayUnmet(edge, batch.has, { rules, unmet, missing })
    count.rows += batch.items.length + batch.rejects.length
    count.rejects += batch.rejects.length
    if (carried) continue
    count.fresh += batch.items.length
    for (const item of batch.items) sample.add(item, undefined)
  }
  const items = sample.rows().flatMap(({ row }) => ('id' in row ? [row] : []))
  return { ...count, comparing, sample: items }
}

/** What rows cost. */
interface Cost {
  /** The share of decisions each stage made. */
  readonly shares: string
  readonly rowMs: number
}

/** Rows at a time, and how long they are tried at least and at most. */
const TOGETHER = 64
const LEAST_MS = 500
const MOST_MS = 3000

/** Classifies rows over and over, until what a row costs is known; the first half only warms up. */
async function costOf(edge: Edge, engine: Engine, items: readonly Item[]): Promise<Cost> {
  const tally = createTally()
  const spent: number[] = []
  const began = edge.now()
  const passed = (): number => edge.now() - began
  for (let round = 0; round < 2 || (round < 10 && passed() < LEAST_MS); round++) {
    for (let from = 0; from < items.length && passed() < MOST_MS; from += TOGETHER) {
      const batch = items.slice(from, from + TOGETHER)
      const start = edge.now()
      const decisions = await classifyBatch(engine, batch)
      spent.push((edge.now() - start) / batch.length)
      if (round === 0) countBatch(tally, decisions, 0)
    }
  }
  const late = spent.slice(Math.floor(spent.length / 2)).toSorted((a, b) => a - b)
  return { shares: stageShares(tally), rowMs: late[Math.floor(late.length / 2)] ?? 0 }
}

/** A length of time for people: seconds, else minutes, else hours. */
function spoken(ms: number): string {
  if (ms < 1000) return 'a second'
  if (ms < 120_000) return many(Math.round(ms / 1000), 'second')
  return ms < 7_200_000
    ? many(Math.round(ms / 60_000), 'minute')
    : many(Math.round(ms / 3_600_000), 'hour')
}
