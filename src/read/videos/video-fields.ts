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

/** Where yt-dlp keeps the address as it was given; `webpage_url` of a short may be an ordinary one. */
const ADDRESSES = ['original_url', 'webpage_url', 'url'] as const

/**
 * Adds what yt-dlp says of a video in other words: `is_shorts`, `broadcast`; what stands there
 * already holds. A row of anybody else is given back as it is.
 */
export function withVideoFields<T extends Row>(members: T): T {
  const addresses = ADDRESSES.map((key) => members[key]).filter((each) => typeof each === 'string')
  if (addresses.length === 0) return members
  const status = members['live_status']
  const broadcast = typeof status === 'string' ? BROADCAST[status] : undefined
  const isShorts = isShortVideo(addresses, members)
  return {
    ...(isShorts === undefined ? {} : { is_shorts: isShorts }),
    ...(broadcast === undefined ? {} : { broadcast }),
    ...members,
  }
}

/** By its address, else by length and shape; undefined where neither tells. */
function isShortVideo(
  addresses: readonly string[],
  { duration, width, height }: Row,
): boolean | undefined {
  if (addresses.some((each) => /^https?:\/\/[^/]*\/shorts\//.test(each))) return true
  if (typeof duration !== 'number') return undefined
  if (duration > LONGEST_SHORT) return false
  const hasShape = typeof width === 'number' && typeof height === 'number'
  return hasShape ? height > width : undefined
}
