import { loadBullMq, type BullEntry, type RedisAddress } from './redis.js'
import { MERGE, queueName, wordsOfRedis } from './queue.js'

/** What a worker does with what it takes out of Redis. */
export interface ShardWork {
  readonly redis: RedisAddress
  readonly run: string
  /** Shards that it works on at a time. */
  readonly threads: number
  /** After this long without a sign of life the shards of another worker are taken over. */
  readonly takeOverMs: number
  /** Writes a shard. It must leave the loop free: else Redis is not told that the worker lives. */
  readonly shard: (number: number) => Promise<void>
  readonly merge: () => Promise<void>
  /** True for an error that another try would meet again. */
  readonly isFinal: (error: unknown) => boolean
  /** Told of a shard that is not tried again; its reason is in words. */
  readonly setAside: (number: number, reason: string) => Promise<void>
  /** Told of what goes on. */
  readonly said: (words: string) => void
}

/** A worker that takes shards until it is closed. */
export interface RunWorker {
  /** Takes no more, and waits for what is under way; with `isAway` for nothing, since Redis cannot be told. */
  readonly close: (isAway?: boolean) => Promise<void>
}

/** A shard whose workers were lost this often is set aside: it may be what ends them. */
const MOST_LOSSES = 3

/** Starts a worker. @throws KaskadError `missing-package` */
export async function startWorker(work: ShardWork): Promise<RunWorker> {
  const { Worker, UnrecoverableError } = await loadBullMq()
  const process = async ({ name, data }: BullEntry): Promise<void> => {
    try {
      await (name === MERGE ? work.merge() : work.shard(data.number ?? 0))
    } catch (error) {
      const words = error instanceof Error ? error.message : String(error)
      throw work.isFinal(error) ? new UnrecoverableError(words) : new Error(words, { cause: error })
    }
  }
  const worker = new Worker(queueName(work.run), process, {
    // Without `null` a worker would end where Redis is away for a moment.
    connection: { ...work.redis.options, maxRetriesPerRequest: null },
    concurrency: work.threads,
    lockDuration: work.takeOverMs,
    stalledInterval: Math.ceil(work.takeOverMs / 2),
    maxStalledCount: MOST_LOSSES - 1,
  })
  let told = ''
  worker.on('error', (error) => {
    const words = `${work.redis.name}: ${wordsOfRedis(error)}; trying again`
    if (words !== told) work.said(words)
    told = words
  })
  worker.on('stalled', (id) => work.said(`${id} is taken over: its worker gave no sign of life`))
  const noted: Promise<void>[] = []
  worker.on('failed', (job, error) => {
    const number = job?.data.number
    if (job?.finishedOn === undefined || number === undefined) {
      if (number !== undefined) work.said(`shard ${number} is tried again: ${error.message}`)
      return
    }
    work.said(`shard ${number} is set aside: ${error.message}`)
    noted.push(work.setAside(number, error.message).catch(() => undefined))
  })
  return {
    close: async (isAway) => {
      await worker.close(isAway)
      await Promise.all(noted)
    },
  }
}
