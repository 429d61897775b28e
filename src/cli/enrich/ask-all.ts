import { KaskadError } from '../../types/error.js'
import { say, type Edge } from '../terminal/edge.js'
import { startCounter } from '../terminal/progress.js'
import type { VideoStore } from './video-store.js'
import { askVideos, IDS_AT_ONCE, KEY_VARIABLE, UNITS_EACH } from './youtube-api.js'

/** Who is asked, where answers are kept, and how much may be spent. */
export interface EnrichSource {
  readonly edge: Edge
  readonly store: VideoStore
  /** The address of the API. */
  readonly api: string
  /** Units that may be spent in a day. */
  readonly quota: number
}

/** Asks for ids, 50 at a time. @returns How many are left since the quota of the day is spent. */
export async function askAll(
  { edge, store, api, quota }: EnrichSource,
  open: readonly string[],
): Promise<number> {
  if (open.length === 0) return 0
  const key = edge.env[KEY_VARIABLE]?.trim()
  if (!key)
    throw new KaskadError(
      'usage',
      `${KEY_VARIABLE} is not set: put the key of the YouTube Data API into this environment variable`,
    )
  const counter = await startCounter(edge, 'ids')
  const options = {
    address: api,
    key,
    interrupted: edge.interrupted,
    onRequest: () => store.spend(UNITS_EACH),
    onRetry: (why: string, ms: number) => {
      say(
        edge,
        `note: the YouTube Data API is busy (${why}), asked again in ${Math.ceil(ms / 1000)} s`,
      )
    },
  }
  try {
    for (let from = 0; from < open.length; from += IDS_AT_ONCE) {
      if (store.spent() + UNITS_EACH > quota) return open.length - from
      const ids = open.slice(from, from + IDS_AT_ONCE)
      const answer = await askVideos(ids, options)
      if (answer.kind === 'spent') {
        await store.spend(Math.max(0, quota - store.spent()))
        return open.length - from
      }
      await store.keep(ids, answer.videos)
      counter.update(from + ids.length, open.length)
    }
    return 0
  } finally {
    counter.stop()
  }
}
