import { KaskadError } from '../../types/error.js'
import { loadBullMq, type BullMq, type RedisAddress } from './redis.js'

/** How far a run is in Redis. */
export interface QueueState {
  /** Of the merge: `completed`, `failed`, `waiting-children`, …; `unknown` where Redis knows of no such run. */
  readonly merge: string
  /** Why the merge failed. */
  readonly mergeReason: string | undefined
  /** Shards that wait, also those that wait to be tried again. */
  readonly waiting: number
  readonly active: number
}

/** A run in Redis. */
export interface RunQueue {
  /** Puts shards into Redis, and behind them the merge; what Redis knew of the run is forgotten. */
  readonly submit: (numbers: readonly number[], attempts: number) => Promise<void>
  readonly state: () => Promise<QueueState>
  /** Forgets the run: workers get no more of its shards. */
  readonly cancel: () => Promise<void>
  readonly close: () => Promise<void>
}

/** A connection to Redis and the run that is asked for. */
export interface QueueWish {
  readonly redis: RedisAddress
  readonly run: string
  /** True where answers are waited for while Redis is away; else its absence is an error. */
  readonly isPatient?: boolean
}

/** The name of the one job of a run that joins its shards. */
export const MERGE = 'merge'

/** How the queue of a run is called. */
export function queueName(run: string): string {
  return `kaskad-${run}`
}

/** Opens a run in Redis. @throws KaskadError `missing-package`, or `input` where Redis cannot be reached */
export async function openQueue({ redis, run, isPatient }: QueueWish): Promise<RunQueue> {
  const bullmq = await loadBullMq()
  const connection = {
    ...redis.options,
    ...(isPatient ? { maxRetriesPerRequest: null } : { retryStrategy: () => null }),
  }
  const queue = new bullmq.Queue(queueName(run), { connection })
  const lost = new Promise<never>((_, reject) => {
    queue.on('error', (error) => {
      if (!isPatient) reject(new KaskadError('input', `${redis.name}: ${wordsOfRedis(error)}`))
    })
  })
  lost.catch(() => undefined)
  const asked = <Answer>(answer: Promise<Answer>): Promise<Answer> => {
    answer.catch(() => undefined)
    return Promise.race([answer, lost])
  }
  await asked(queue.waitUntilReady()).catch(async (error: unknown) => {
    await queue.close(true).catch(() => undefined)
    throw error
  })
  return {
    submit: async (numbers, attempts) => {
      await asked(queue.obliterate({ force: true }))
      await asked(addFlow(bullmq, { run, numbers, attempts, connection }))
    },
    state: () => asked(stateOf(queue)),
    cancel: () => asked(queue.obliterate({ force: true })),
    close: () => queue.close().catch(() => undefined),
  }
}

/** What an error of Redis says; it never holds the address that was given. */
export function wordsOfRedis(error: unknown): string {
  const first = error instanceof AggregateError ? (error.errors[0] as unknown) : error
  const { message, code } = Object(first) as { readonly message?: unknown; readonly code?: unknown }
  const words = [message, code].find((text) => typeof text === 'string' && text !== '')
  return typeof words === 'string' ? words : 'the connection failed'
}

interface Flow {
  readonly run: string
  readonly numbers: readonly number[]
  readonly attempts: number
  readonly connection: object
}

/** How long is waited before a shard is tried again: this, then twice as long, and so on. */
const BACK_OFF_MS = 1000

async function addFlow(
  { FlowProducer }: BullMq,
  { run, numbers, attempts, connection }: Flow,
): Promise<void> {
  const flows = new FlowProducer({ connection })
  flows.on('error', () => undefined)
  const queueOfRun = queueName(run)
  const tries = { attempts, backoff: { type: 'exponential', delay: BACK_OFF_MS } }
  try {
    await flows.add({
      name: MERGE,
      queueName: queueOfRun,
      data: {},
      opts: { ...tries, jobId: MERGE },
      children: numbers.map((number) => ({
        name: 'shard',
        queueName: queueOfRun,
        data: { number },
        // Else the merge would wait for a failed shard without end.
        opts: { ...tries, jobId: `shard-${number}`, failParentOnFailure: true },
      })),
    })
  } finally {
    await flows.close()
  }
}

async function stateOf(queue: InstanceType<BullMq['Queue']>): Promise<QueueState> {
  const merge = await queue.getJobState(MERGE)
  const counts = await queue.getJobCounts('waiting', 'delayed', 'prioritized', 'active')
  const failed = await queue.getFailed(0, -1)
  const { waiting = 0, delayed = 0, prioritized = 0, active = 0 } = counts
  return {
    merge,
    mergeReason: failed.find(({ name }) => name === MERGE)?.failedReason,
    waiting: waiting + delayed + prioritized,
    active,
  }
}
