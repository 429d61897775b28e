import { optionalPackage } from '../../read/database/optional-package.js'
import { KaskadError } from '../../types/error.js'

/** Where Redis is. */
export interface RedisAddress {
  /** As it stands in messages: nothing of it that may be secret. */
  readonly name: string
  /** As the package ioredis takes it. */
  readonly options: RedisOptions
}

/** What is told to ioredis. */
export interface RedisOptions {
  readonly host: string
  readonly port: number
  readonly db: number
  readonly username?: string
  readonly password?: string
  readonly tls?: object
}

/** The environment variable that names Redis where no option does: a password in it is in no list of processes. */
export const REDIS_VARIABLE = 'KASKAD_REDIS'

const DEFAULT_ADDRESS = 'redis://127.0.0.1:6379'

/** The parts of an address. @throws KaskadError `usage`, without the address: a password may be in it */
export function redisAddress(given: string = DEFAULT_ADDRESS): RedisAddress {
  const refused = new KaskadError(
    'usage',
    '--redis: expected redis://USER:PASSWORD@HOST:PORT/NUMBER or rediss://…, signs such as @ and / in its parts written as %40 and %2F',
  )
  const url = /^rediss?:\/\//i.test(given) && URL.canParse(given) ? new URL(given) : undefined
  const database = /^\/?(\d*)$/.exec(url?.pathname ?? 'none')?.[1]
  if (!url || url.hostname === '' || database === undefined || `${url.search}${url.hash}` !== '')
    throw refused
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1')
  const port = Number(url.port || 6379)
  const [username, password] = [url.username, url.password].map((part) => {
    try {
      return decodeURIComponent(part)
    } catch {
      throw refused
    }
  })
  return {
    name: `${url.protocol}//${url.hostname}:${port}/${Number(database)}`,
    options: {
      host,
      port,
      db: Number(database),
      ...(username && { username }),
      ...(password && { password }),
      ...(url.protocol === 'rediss:' && { tls: { servername: host } }),
    },
  }
}

/** What is used of a queue of BullMQ. */
export interface BullQueue extends Closable {
  readonly waitUntilReady: () => Promise<unknown>
  readonly getJobCounts: (...states: string[]) => Promise<Readonly<Record<string, number>>>
  readonly getJobState: (id: string) => Promise<string>
  readonly getFailed: (from: number, to: number) => Promise<readonly BullEntry[]>
  readonly obliterate: (options: { readonly force: boolean }) => Promise<void>
}

/** What is used of a job of BullMQ. */
export interface BullEntry {
  readonly id?: string
  readonly name: string
  readonly data: { readonly number?: number }
  readonly failedReason?: string
  readonly finishedOn?: number
}

/** What is used of a worker of BullMQ. */
export interface BullWorker extends Closable {
  readonly waitUntilReady: () => Promise<unknown>
  readonly on: {
    (event: 'error', listener: (error: Error) => void): unknown
    (event: 'stalled', listener: (id: string) => void): unknown
    (event: 'failed', listener: (job: BullEntry | undefined, error: Error) => void): unknown
  }
}

interface Closable {
  readonly close: (force?: boolean) => Promise<void>
}

interface BullFlows extends Closable {
  readonly add: (flow: object) => Promise<unknown>
  readonly on: (event: 'error', listener: (error: Error) => void) => unknown
}

/** What is used of the package bullmq. */
export interface BullMq {
  readonly Queue: new (name: string, options: object) => BullQueue & Pick<BullFlows, 'on'>
  readonly FlowProducer: new (options: object) => BullFlows
  readonly Worker: new (
    name: string,
    process: (job: BullEntry) => Promise<unknown>,
    options: object,
  ) => BullWorker
  readonly UnrecoverableError: new (message: string) => Error
}

/** Optional packages, by names that the compiler does not look for. */
const PACKAGES: Readonly<Record<'queue' | 'client', string>> = {
  queue: 'bullmq',
  client: 'ioredis',
}

/** Loads BullMQ. @throws KaskadError `missing-package` where it or ioredis is not installed */
export async function loadBullMq(): Promise<BullMq> {
  const what = 'kaskad batch needs two packages more: npm install bullmq ioredis'
  // Without it BullMQ would only say so again and again.
  await optionalPackage(() => import(PACKAGES.client), what)
  return optionalPackage(() => import(PACKAGES.queue), what)
}
