/** A row of JSON. */
type Row = Readonly<Record<string, unknown>>

/** The studio's words for what yt-dlp calls the live status. */
const BROADCAST: Readonly<Record<string, string>> = {
  not_live: 'none',
  was_live: 'none',
  post_live: 'none',
  is_live: 'live',
  is_upcoming: 'upcoming',
}

/** The longest short of YouTube, in seconds. */
const LONGEST_SHORT = 180

/**
 * Adds what yt-dlp says of a video in other words: `is_shorts`, `broadcast`; what stands there
 * already holds. A row of anybody else is given back as it is.
 */
export function withVideoFields<T extends Row>(members: T): T {
  const address = members['webpage_url']
  if (typeof address !== 'string') return members
  const status = members['live_status']
  const broadcast = typeof status === 'string' ? BROADCAST[status] : undefined
  const isShorts = isShortVideo(address, members)
  return {
    ...(isShorts === undefined ? {} : { is_shorts: isShorts }),
    ...(broadcast === undefined ? {} : { broadcast }),
    ...members,
  }
}

/** By its address, else by length and shape; undefined where neither tells. */
function isShortVideo(address: string, { duration, width, height }: Row): boolean | undefined {
  if (/^https?:\/\/[^/]*\/shorts\//.test(address)) return true
  if (typeof duration !== 'number') return undefined
  if (duration > LONGEST_SHORT) return false
  const hasShape = typeof width === 'number' && typeof height === 'number'
  return hasShape ? height > width : undefined
}
