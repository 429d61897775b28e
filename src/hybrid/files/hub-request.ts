import { KaskadError } from '../../types/error.js'

/** How long the hub may take. */
export interface HubLimits {
  /** Longest wait for the next bytes, or for an answer to begin. */
  readonly idleMs: number
  /** Longest time of one request, body included. */
  readonly wholeMs: number
}

/** Half a minute without a byte, six hours in all. */
export const HUB_LIMITS: HubLimits = { idleMs: 30_000, wholeMs: 6 * 3_600_000 }

const MOST_REDIRECTS = 5

/** What a request may say besides its address. */
export interface HubOptions {
  /** The first byte that is wanted. */
  readonly from?: number
  readonly limits?: Partial<HubLimits> | undefined
  /** Sent with every request, redirected ones too. */
  readonly headers?: Readonly<Record<string, string>>
  /** Redirects that are followed; 5 by default. */
  readonly mostRedirects?: number
}

/** The beginning of an answer; who asked closes it. */
export interface HubAnswer {
  readonly status: number
  /** The body's pieces. @throws KaskadError `model` where there are more than `most` bytes. */
  readonly body: (most: number) => AsyncGenerator<Uint8Array>
  /** True once a time-out has ended it. */
  readonly isLate: () => boolean
  readonly close: () => void
}

/**
 * Asks an address by http or https and follows at most 5 redirects, from https to https only.
 *
 * @throws KaskadError `model` on another protocol, a redirect that is not followed, or a time-out.
 */
export async function askHub(address: string, options: HubOptions = {}): Promise<HubAnswer> {
  const { idleMs, wholeMs } = { ...HUB_LIMITS, ...options.limits }
  const stop = new AbortController()
  const end = (what: string): void => {
    stop.abort(new KaskadError('model', `${address}: ${what}`))
  }
  const whole = setTimeout(() => end(`not done after ${wholeMs / 1000} s`), wholeMs)
  const idle = setTimeout(() => end(`no answer for ${idleMs / 1000} s`), idleMs)
  const close = (): void => {
    clearTimeout(whole)
    clearTimeout(idle)
    stop.abort()
  }
  try {
    const response = await follow(address, options, stop.signal)
    const { status } = response
    const isLate = (): boolean => stop.signal.aborted
    return { status, isLate, close, body: (most) => piecesOf(response, { address, most, idle }) }
  } catch (error) {
    close()
    throw error
  }
}

async function follow(
  address: string,
  { from, headers: given, mostRedirects = MOST_REDIRECTS }: HubOptions,
  signal: AbortSignal,
): Promise<Response> {
  const headers = { ...given, ...(from !== undefined && { range: `bytes=${from}-` }) }
  let now = urlOf(address, address)
  for (let redirects = 0; redirects <= mostRedirects; redirects++) {
    const response = await fetch(now, { headers, redirect: 'manual', signal })
    const target = response.headers.get('location')
    if (response.status < 300 || response.status >= 400 || target === null) return response
    await response.body?.cancel()
    const next = urlOf(target, address, now)
    if (now.protocol === 'https:' && next.protocol !== 'https:')
      throw new KaskadError('model', `${address}: redirected from https to ${next.protocol}`)
    now = next
  }
  throw new KaskadError('model', `${address}: more than ${mostRedirects} redirects`)
}

function urlOf(target: string, address: string, base?: URL): URL {
  const url = URL.canParse(target, base?.href) ? new URL(target, base) : undefined
  if (url?.protocol === 'http:' || url?.protocol === 'https:') return url
  throw new KaskadError('model', `${address}: expected an http or https address, not "${target}"`)
}

interface Reading {
  readonly address: string
  readonly most: number
  readonly idle: NodeJS.Timeout
}

async function* piecesOf(
  { body }: Response,
  { address, most, idle }: Reading,
): AsyncGenerator<Uint8Array> {
  if (!body) return
  let bytes = 0
  for await (const piece of body as unknown as AsyncIterable<Uint8Array>) {
    idle.refresh()
    bytes += piece.length
    if (bytes > most)
      throw new KaskadError('model', `${address}: sent more than the ${most} bytes expected`)
    yield piece
  }
}
