import { openQueue, type QueueState } from '../../batch/queue/queue.js'
import { needPlan } from '../../batch/shards/plan.js'
import { readResults, type ShardResults } from '../../batch/shards/results.js'
import { EXIT, put, say, type Edge, type ExitCode } from '../terminal/edge.js'
import { group, many } from '../terminal/tally.js'
import { ratesOf } from './batch-merge.js'
import {
  readMerged,
  redisOf,
  type BatchOptions,
  type BatchRun,
  type WorkerRate,
} from './batch-run.js'

interface RedisOption {
  readonly redis?: string
}

/** Says how far a run is; what its folder holds is said also where Redis is away. */
export async function showBatch(
  edge: Edge,
  folder: string,
  options: RedisOption,
): Promise<ExitCode> {
  const redis = redisOf(edge, options)
  const batchRun = await needPlan<BatchOptions>(folder)
  const { run } = batchRun
  const merged = await readMerged(folder, run)
  put(edge, `run      ${run}`)
  if (merged) {
    const { rows, rejects, shards, workers } = merged
    put(edge, `merged   ${many(rows, 'row')}, ${many(rejects, 'reject')}, ${many(shards, 'shard')}`)
    for (const rate of workers) put(edge, rateLine(rate))
    return EXIT.done
  }
  const results = await readResults(folder, run)
  putFolder(edge, batchRun, results)
  const queue = await openQueue({ redis, run })
  putQueue(edge, await queue.state().finally(queue.close))
  return EXIT.done
}

/** Takes a run back: workers get no more of its shards. */
export async function cancelBatch(
  edge: Edge,
  folder: string,
  options: RedisOption,
): Promise<ExitCode> {
  const redis = redisOf(edge, options)
  const { run, plan } = await needPlan<BatchOptions>(folder)
  const queue = await openQueue({ redis, run })
  await queue.cancel().finally(queue.close)
  const { done } = await readResults(folder, run)
  say(
    edge,
    `${folder}: taken back, ${group(done.size)} of ${many(plan.shards.length, 'shard')} done`,
  )
  return EXIT.done
}

function putFolder(edge: Edge, { plan: { shards } }: BatchRun, results: ShardResults): void {
  const { done, aside } = results
  const total = shards.reduce((sum, { rows }) => sum + rows, 0)
  const rows = [...done.values()].reduce((sum, each) => sum + each.rows, 0)
  put(
    edge,
    `done     ${group(done.size)} of ${many(shards.length, 'shard')}, ${group(rows)} of ${many(total, 'row')}`,
  )
  for (const { number, reason } of aside.values()) put(edge, `aside    shard ${number}: ${reason}`)
  for (const rate of ratesOf(results)) put(edge, rateLine(rate))
}

function putQueue(edge: Edge, { merge, mergeReason, waiting, active }: QueueState): void {
  put(edge, `waiting  ${many(waiting, 'shard')}, ${group(active)} under way`)
  const words = MERGE_WORDS[merge] ?? 'waits for the shards'
  put(edge, `merge    ${words}${mergeReason === undefined ? '' : `: ${mergeReason}`}`)
}

const MERGE_WORDS: Readonly<Record<string, string>> = {
  unknown: 'not handed out: kaskad batch submit hands it out',
  active: 'under way',
  completed: 'done',
  failed: 'given up',
}

function rateLine({ worker, shards, rows, seconds }: WorkerRate): string {
  const rate = group(Math.round(rows / Math.max(seconds, 1e-3)))
  return `worker   ${worker}: ${many(shards, 'shard')}, ${many(rows, 'row')}, ${rate} rows/s`
}
