import { linesOf } from '../../read/files/encoding.js'
import {
  readResults,
  readShard,
  removeResults,
  type ShardResult,
  type ShardResults,
} from '../../batch/shards/results.js'
import { needPlan, type Shard } from '../../batch/shards/plan.js'
import { foundTypos } from '../../rules/checks/found-typos.js'
import { KaskadError } from '../../types/error.js'
import { withEngine } from '../settings/engine-of.js'
import { EXIT, say, type Edge, type ExitCode } from '../terminal/edge.js'
import { typoNotes } from '../terminal/found-typos.js'
import { addTally, createTally, group, many, tallyLines, type RunTally } from '../terminal/tally.js'
import {
  readMerged,
  settingsOfRun,
  writeMerged,
  type BatchOptions,
  type BatchRun,
  type Merged,
  type WorkerRate,
} from './batch-run.js'
import { shardRows, type ShardLine } from './batch-shard.js'
import { fromPlain, withoutAnswer, type Answered } from './classify-asking.js'
import { openOutlets, type Outlet } from './classify-outlets.js'

/** Joins the shards of a run into its outputs. */
export async function mergeBatch(
  edge: Edge,
  folder: string,
  { setAside }: { readonly setAside: boolean },
): Promise<ExitCode> {
  const batchRun = await needPlan<BatchOptions>(folder)
  const merged = await mergeRun(edge, { folder, batchRun, setAside })
  for (const line of merged.lines) say(edge, line)
  return merged.rejects > 0 ? EXIT.rejects : EXIT.done
}

/** What is merged, and how. */
export interface MergeWish {
  readonly folder: string
  readonly batchRun: BatchRun
  /** True where the rows of shards that are not done go to the rejects. */
  readonly setAside: boolean
}

/**
 * Joins shards in their order; every output appears whole, or none. A run that is merged stays so.
 *
 * @throws KaskadError `input` where a shard is missing or is not what its worker wrote.
 */
export async function mergeRun(edge: Edge, wish: MergeWish): Promise<Merged> {
  const { folder, batchRun } = wish
  const { run } = batchRun
  const before = await readMerged(folder, run)
  if (!before) return joinShards(edge, wish, await readResults(folder, run))
  await removeResults(folder, run)
  return before
}

async function joinShards(edge: Edge, wish: MergeWish, results: ShardResults): Promise<Merged> {
  const { folder, batchRun, setAside } = wish
  const { run, plan } = batchRun
  const { request, shards } = plan
  if (!setAside) refuseMissing(folder, shards, results)
  const { inputs, options, keep } = request
  const { outlets } = await openOutlets(edge, {
    request: { inputs, options },
    keep,
  })
  const tally = createTally()
  try {
    for (const shard of shards) {
      const rows = tally.rows
      const result = results.done.get(shard.number)
      for await (const answered of result
        ? doneRows(wish, result)
        : asideRows(edge, { wish, shard, results }))
        await take(outlets, tally, answered)
      if (tally.rows - rows !== shard.rows) throw otherCount(shard, tally.rows - rows)
    }
    for (const outlet of outlets) await outlet.finish()
    for (const outlet of outlets) await outlet.close()
  } catch (error) {
    for (const outlet of outlets) await outlet.abort()
    throw error
  }
  const { rows, rejects } = tally
  const lines = [...tallyLines(tally), ...typoNotes(foundTypos(tally.typos))]
  const workers = ratesOf(results)
  const merged: Merged = { run, rows, rejects, shards: shards.length, workers, lines }
  await writeMerged(folder, merged)
  await removeResults(folder, run)
  return merged
}

/** @throws KaskadError `input` */
function refuseMissing(
  folder: string,
  shards: readonly Shard[],
  { done, aside }: ShardResults,
): void {
  const open = shards.filter(({ number }) => !done.has(number))
  if (open.length === 0) return
  const told = open.slice(0, 5).map(({ number }) => {
    const reason = aside.get(number)?.reason
    return reason === undefined ? String(number) : `${number} (set aside: ${reason})`
  })
  const more = open.length > told.length ? ' …' : ''
  throw new KaskadError(
    'input',
    `${folder}: ${many(open.length, 'shard')} of ${group(shards.length)} not done: ${told.join(', ')}${more}; submit the run again, or merge it with --set-aside`,
  )
}

async function* doneRows(
  { folder, batchRun: { run } }: MergeWish,
  result: ShardResult,
): AsyncGenerator<Answered> {
  const bytes = await readShard({ folder, run, number: result.number }, result)
  for (const line of linesOf(bytes, 10)) {
    const { rejects, answer } = JSON.parse(line.toString('utf8')) as ShardLine
    yield { batch: { ...NO_ROWS, rejects }, answer: fromPlain(answer) }
  }
}

const NO_ROWS = { items: [], notes: [], has: undefined, taken: 0 } as const

/** The rows of a shard that is not done: rejects with the reason. */
async function* asideRows(
  edge: Edge,
  {
    wish: { folder, batchRun },
    shard,
    results,
  }: { readonly wish: MergeWish; readonly shard: Shard; readonly results: ShardResults },
): AsyncGenerator<Answered> {
  const why = results.aside.get(shard.number)?.reason ?? 'it was never done'
  const settings = await settingsOfRun(folder, batchRun)
  const answered: Answered[] = await withEngine({ edge, settings }, async (engine, loaded) => {
    const all: Answered[] = []
    const scene = { edge, folder, batchRun, settings }
    for await (const batch of shardRows(scene, shard, { engine, loaded }))
      all.push(withoutAnswer(batch, `shard ${shard.number} was set aside: ${why}`, false))
    return all
  })
  yield* answered
}

async function take(
  outlets: readonly Outlet[],
  tally: RunTally,
  { batch, answer }: Answered,
): Promise<void> {
  for (const outlet of outlets) await outlet.take(batch, answer)
  const rejects = batch.rejects.length
  addTally(tally, answer.tally)
  addTally(tally, { ...createTally(), rows: rejects, rejects })
}

function otherCount({ number, rows }: Shard, found: number): KaskadError {
  return new KaskadError(
    'input',
    `shard ${number} holds ${many(found, 'row')}, expected ${group(rows)}: submit the run again with --restart`,
  )
}

/** What every worker has done, by what the shards say. */
export function ratesOf({ done }: ShardResults): readonly WorkerRate[] {
  const rates = new Map<string, WorkerRate>()
  for (const { worker, rows, seconds } of done.values()) {
    const { shards = 0, rows: had = 0, seconds: spent = 0 } = rates.get(worker) ?? {}
    rates.set(worker, {
      worker,
      shards: shards + 1,
      rows: had + rows,
      seconds: Math.round((spent + seconds) * 1000) / 1000,
    })
  }
  return [...rates.values()].toSorted((a, b) => (a.worker < b.worker ? -1 : 1))
}
