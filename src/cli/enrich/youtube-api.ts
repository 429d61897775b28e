import { setTimeout as wait } from 'node:timers/promises'
import { askHub } from '../../hybrid/files/hub-request.js'
import { isMembers, memberOf, type Members } from '../../read/tables/json-row.js'
import { KaskadError } from '../../types/error.js'

/** Where the YouTube Data API answers. */
export const YOUTUBE_API = 'https://www.googleapis.com/youtube/v3'

/** Ids that one request may ask for. */
export const IDS_AT_ONCE = 50

/** Units of the quota that a request costs. */
export const UNITS_EACH = 1

/** What the API says of some ids: those of private and deleted videos are not among the items. */
export type ApiAnswer =
  | { readonly kind: 'videos'; readonly videos: readonly Members[] }
  /** The quota of the day is spent. */
  | { readonly kind: 'spent' }

/** How the API is asked. */
export interface ApiOptions {
  readonly address: string
  readonly key: string
  readonly interrupted: AbortSignal
  /** The wait before the second try, doubled before each later one; a second by default. */
  readonly firstWaitMs?: number
  /** Says that a request is tried again, and when. */
  readonly onRetry: (why: string, ms: number) => void
  /** Called before each request that counts in the quota. */
  readonly onRequest: () => Promise<void>
}

const MOST_TRIES = 6
const FIRST_WAIT_MS = 1000
const LIMITS = { idleMs: 30_000, wholeMs: 120_000 } as const
const MOST_BYTES = 16 * 1024 * 1024

/**
 * Asks for at most 50 videos, again with a growing wait where the API is busy, does not answer or
 * the connection breaks.
 *
 * The key travels in a header, follows no redirect and is in no message.
 *
 * @throws KaskadError `usage` where the key is refused, `input` where the API does not answer.
 */
export async function askVideos(ids: readonly string[], options: ApiOptions): Promise<ApiAnswer> {
  const { interrupted, onRetry, onRequest, firstWaitMs = FIRST_WAIT_MS } = options
  for (let tried = 1; ; tried++) {
    interrupted.throwIfAborted()
    await onRequest()
    const said = await askOnce(ids, options)
    if (said.kind !== 'again') return said
    if (tried === MOST_TRIES)
      throw new KaskadError(
        'input',
        `the YouTube Data API does not answer (${said.why}), tried ${MOST_TRIES} times: what it said before is kept, the same command goes on`,
      )
    const ms = firstWaitMs * 2 ** (tried - 1)
    onRetry(said.why, ms)
    await wait(ms, undefined, { signal: interrupted })
  }
}

type Said = ApiAnswer | { readonly kind: 'again'; readonly why: string }

async function askOnce(ids: readonly string[], { address, key }: ApiOptions): Promise<Said> {
  const url = `${address}/videos?part=snippet,contentDetails,status&maxResults=50&id=${ids.join(',')}`
  const headers = { 'x-goog-api-key': key, accept: 'application/json' }
  try {
    const answer = await askHub(url, { headers, mostRedirects: 0, limits: LIMITS })
    try {
      const pieces: Uint8Array[] = []
      for await (const piece of answer.body(MOST_BYTES)) pieces.push(piece)
      const body = parsed(Buffer.concat(pieces).toString('utf8'))
      if (answer.status === 200) return videosIn(body)
      return refusalOf(answer.status, body, key)
    } finally {
      answer.close()
    }
  } catch (error) {
    if (error instanceof KaskadError && error.code === 'usage') throw error
    return { kind: 'again', why: 'the connection broke' }
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function videosIn(body: unknown): Said {
  const items = isMembers(body) ? body['items'] : undefined
  if (!Array.isArray(items)) return { kind: 'again', why: 'an answer without items' }
  return { kind: 'videos', videos: items.filter((each) => isMembers(each)) }
}

const SPENT = new Set(['quotaExceeded', 'dailyLimitExceeded'])
const BUSY = new Set([
  'rateLimitExceeded',
  'userRateLimitExceeded',
  'backendError',
  'internalError',
])

/** What a refusal means: the quota is spent, the API is busy, or it will never answer. */
function refusalOf(status: number, body: unknown, key: string): Said {
  const reason = reasonIn(body)
  if (SPENT.has(reason)) return { kind: 'spent' }
  if (status >= 500 || status === 429 || BUSY.has(reason))
    return { kind: 'again', why: `${status} ${reason}`.trim() }
  const told = reason.includes(key) ? '' : ` ${reason}`
  throw new KaskadError(
    'usage',
    `the YouTube Data API refuses the key in ${KEY_VARIABLE} or the request: ${status}${told}`,
  )
}

/** The environment variable with the key. */
export const KEY_VARIABLE = 'YOUTUBE_API_KEY'

/** The reason of an error as the API words it: `error.errors[0].reason`, else its status. */
function reasonIn(body: unknown): string {
  if (!isMembers(body)) return ''
  const errors = memberOf(body, 'error.errors')
  const first: unknown = Array.isArray(errors) ? errors[0] : undefined
  const reason = isMembers(first) ? first['reason'] : memberOf(body, 'error.status')
  return typeof reason === 'string' ? reason.slice(0, 60) : ''
}
