import { secondsOf } from '../columns/value.js'
import { plainText } from '../workbook/xml.js'

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

/** Titles that stand in lists for videos which nobody may see any more. */
const UNAVAILABLE: Readonly<Record<string, string>> = {
  'private video': 'private',
  'deleted video': 'deleted',
}

/** The longest short of YouTube, in seconds. */
const LONGEST_SHORT = 180

/** Where yt-dlp keeps the address as it was given; `webpage_url` of a short may be an ordinary one. */
const ADDRESSES = ['original_url', 'webpage_url', 'url'] as const

/**
 * Adds what yt-dlp or the YouTube Data API says of a video in other words: `is_shorts`,
 * `broadcast`, and `availability` of what is gone (private, deleted); what stands there already
 * holds. Titles of `search.list` are freed of HTML's entities, yt-dlp's addresses of subtitles are
 * left out. A row of anybody else is given back as it is.
 */
export function withVideoFields<T extends Row>(members: T): T {
  const { kind } = members
  if (typeof kind === 'string' && kind.startsWith('youtube#')) return withApiFields(members)
  const addresses = ADDRESSES.map((key) => members[key]).filter((each) => typeof each === 'string')
  const given = withoutAddresses(members)
  if (addresses.length === 0) return given
  const status = members['live_status']
  const broadcast = typeof status === 'string' ? BROADCAST[status] : undefined
  const isShorts = isShortVideo(addresses, members)
  return {
    ...(isShorts === undefined ? {} : { is_shorts: isShorts }),
    ...(broadcast === undefined ? {} : { broadcast }),
    ...given,
    ...availabilityOf(members, members['title']),
  }
}

/** A title in square brackets is yt-dlp's own. */
function availabilityOf({ availability }: Row, title: unknown): Row {
  if (typeof title !== 'string' || (availability !== undefined && availability !== null)) return {}
  const found = UNAVAILABLE[title.toLowerCase().replace(/^\[(.*)\]$/, '$1')]
  return found === undefined ? {} : { availability: found }
}

function withApiFields<T extends Row>(members: T): T {
  const snippet = membersOf(members['snippet'])
  const { duration } = membersOf(members['contentDetails'])
  const seconds = typeof duration === 'string' ? secondsOf(duration) : 'absent'
  const isLong = typeof seconds === 'number' && seconds > LONGEST_SHORT
  const marked = {
    ...(isLong && { is_shorts: false }),
    ...members,
    ...availabilityOf(members, snippet['title']),
  }
  if (members['kind'] !== 'youtube#searchResult') return marked
  const texts = ['title', 'description', 'channelTitle'].flatMap((key) => {
    const text = snippet[key]
    return typeof text === 'string' ? [[key, plainText(text)] as const] : []
  })
  return { ...marked, snippet: { ...snippet, ...Object.fromEntries(texts) } }
}

function membersOf(value: unknown): Row {
  return typeof value === 'object' && value !== null ? (value as Row) : {}
}

/** Removes the addresses of subtitles, which are not text. */
function withoutAddresses<T extends Row>(members: T): T {
  const { subtitles, ...others } = members
  return typeof subtitles === 'object' && subtitles !== null ? (others as unknown as T) : members
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

/**
 * What a result of the YouTube Data API is where it is no video: `a channel`; undefined for others.
 */
export function otherThanVideo({ kind, id }: Row): string | undefined {
  const { kind: inside = kind } = membersOf(id)
  return typeof inside === 'string' ? NO_VIDEOS[inside] : undefined
}

const NO_VIDEOS: Readonly<Record<string, string>> = {
  'youtube#channel': 'a channel',
  'youtube#playlist': 'a playlist',
}
