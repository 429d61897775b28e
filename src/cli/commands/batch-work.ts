import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { openQueue, type QueueState } from '../../batch/queue/queue.js'
import type { RedisAddress } from '../../batch/queue/redis.js'
import { startWorker } from '../../batch/queue/worker.js'
import { needPlan } from '../../batch/shards/plan.js'
import { writeTrouble } from '../../batch/shards/results.js'
import { createPool, isWorkerDeath, type WorkerPool } from '../../batch/worker-pool.js'
import { KaskadError } from '../../types/error.js'
import type { Settings } from '../settings/settings.js'
import { EXIT, say, type Edge, type ExitCode } from '../terminal/edge.js'
import { wholeNumber } from '../terminal/numbers.js'
import { group, many } from '../terminal/tally.js'
import type { OptionsOf } from '../terminal/shell.js'
import type { declareBatchWork } from './batch.js'
import {
  readMerged,
  redisOf,
  settingsOfRun,
  type BatchOptions,
  type BatchRun,
} from './batch-run.js'
import type { BatchAnswer, BatchQuestion, BatchWork } from './batch-worker.js'

type Options = OptionsOf<typeof declareBatchWork>

/** Takes shards of a run until it is merged, taken back, or the user interrupts. */
export async function workOnBatch(edge: Edge, folder: string, options: Options): Promise<ExitCode> {
  const redis = redisOf(edge, options)
  const limits = limitsOf(options)
  const batchRun = await needPlan<BatchOptions>(folder)
  const settings = await settingsOfRun(folder, batchRun)
  const { run } = batchRun
  if (!(await readMerged(folder, run))) {
    await needRun(redis, folder, run)
    await takeShards(edge, { folder, batchRun, settings, redis, ...limits })
  }
  const merged = await readMerged(folder, run)
  for (const line of merged?.lines ?? []) say(edge, line)
  if (!merged) return edge.interrupted.aborted ? EXIT.interrupted : EXIT.mistake
  return merged.rejects > 0 ? EXIT.rejects : EXIT.done
}

interface Limits {
  readonly threads: number
  readonly takeOverMs: number
}

/** @throws KaskadError `usage` */
function limitsOf({ threads, takeOver }: Options): Limits {
  const limits = {
    threads: wholeNumber(threads, '--threads'),
    takeOverMs: 1000 * wholeNumber(takeOver, '--take-over'),
  }
  if (limits.threads < 1 || limits.threads > 64)
    throw new KaskadError('usage', '--threads: expected 1 to 64')
  if (limits.takeOverMs < 1000) throw new KaskadError('usage', '--take-over: expected at least 1')
  return limits
}

/** @throws KaskadError `input` where Redis cannot be reached or knows of no such run */
async function needRun(redis: RedisAddress, folder: string, run: string): Promise<void> {
  const queue = await openQueue({ redis, run })
  const { merge } = await queue.state().finally(queue.close)
  if (merge === 'unknown')
    throw new KaskadError(
      'input',
      `${redis.name} holds no shards of ${folder}: submit the run again with the same command`,
    )
}

interface Taking extends Limits {
  readonly folder: string
  readonly batchRun: BatchRun
  readonly settings: Settings
  readonly redis: RedisAddress
}

type Pool = WorkerPool<BatchQuestion, BatchAnswer>

async function takeShards(edge: Edge, taking: Taking): Promise<void> {
  const { folder, batchRun, settings, redis, threads, takeOverMs } = taking
  const { run } = batchRun
  const data: BatchWork = { folder, batchRun, settings }
  const script = new URL('batch-worker.js', import.meta.url)
  const pool: Pool = createPool({ script, data, threads })
  const queue = await openQueue({ redis, run, isPatient: true })
  const worker = await startWorker({
    redis,
    run,
    threads,
    takeOverMs,
    shard: async (number) => {
      const answer = await asked(pool, { kind: 'shard', number })
      if (answer.kind === 'shard') say(edge, shardLine(answer.result))
    },
    merge: async () => void (await asked(pool, { kind: 'merge' })),
    // A thread that ended was replaced and the shard tried again already.
    isFinal: isWorkerDeath,
    setAside: (number, reason) => writeTrouble({ folder, run, number }, reason),
    said: (words) => say(edge, words),
  })
  let isAway = false
  try {
    isAway = await untilEnd(edge, queue.state)
  } finally {
    await worker.close(isAway)
    await pool.close()
    // Closing waits for an answer; an interrupted command ends without it.
    if (!isAway) await queue.close()
  }
}

async function asked(pool: Pool, question: BatchQuestion): Promise<BatchAnswer> {
  const answer = await pool.ask(question)
  if (answer.kind === 'refused') throw new KaskadError(answer.code, answer.message)
  return answer
}

/** How often Redis is asked whether the run is at its end. */
const LOOK_MS = 500

/** How long after an interruption an answer of Redis is waited for. */
const GRACE_MS = 1000

/**
 * Waits until the run is merged, given up or taken back, or the user interrupts.
 *
 * @returns True if the user interrupts while Redis is away, so that nothing can be told to it.
 */
async function untilEnd(edge: Edge, stateOf: () => Promise<QueueState>): Promise<boolean> {
  const { interrupted: signal } = edge
  const tooLate = graceAfter(signal)
  while (!signal.aborted) {
    const state = await Promise.race([stateOf(), tooLate])
    if (!state) return true
    const { merge, mergeReason, waiting, active } = state
    if (merge === 'completed') return false
    if (merge === 'unknown') {
      say(edge, 'the run was taken back')
      return false
    }
    if (merge === 'failed' && waiting + active === 0) {
      say(edge, `kaskad: the run is not merged: ${mergeReason ?? 'unknown'}`)
      return false
    }
    await sleep(LOOK_MS, undefined, { signal }).catch(() => undefined)
  }
  return false
}

async function graceAfter(signal: AbortSignal): Promise<undefined> {
  if (!signal.aborted) await once(signal, 'abort')
  return sleep(GRACE_MS, undefined, { ref: false })
}

function shardLine({
  number,
  rows,
  rejects,
  seconds,
}: Extract<BatchAnswer, { kind: 'shard' }>['result']): string {
  const rate = group(Math.round(rows / Math.max(seconds, 1e-3)))
  return `shard ${number}: ${many(rows, 'row')}, ${many(rejects, 'reject')}, ${rate} rows/s`
}
