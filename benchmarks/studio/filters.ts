import { FILTERS, type Filter } from './filters-data.js'
import type { StudioColumns } from './row.js'

/**
 * The studio's filters the slow and plain way: every keyword of every filter
 * is looked for in the lower-cased column with `includes`. What the product's
 * rules are held against; shares no code with them.
 */
export function claimedBy(row: StudioColumns): readonly Filter[] {
  const lowered: Lowered = {
    title: row.reel_name.toLowerCase(),
    text: row.text.toLowerCase(),
    channel: row.yt_channel_name.toLowerCase(),
  }
  return FILTERS.filter((filter) => holds(filter, row, lowered))
}

/** The projects that claim the row on the lowest level that claims it; none: an empty list. */
export function winners(row: StudioColumns): readonly string[] {
  const claims = claimedBy(row)
  const lowest = Math.min(...claims.map(({ level }) => level))
  return claims.filter(({ level }) => level === lowest).map(({ project }) => project)
}

/** A text shorter than this many characters tells one episode, not the studio's whole list. */
const SHORT_TEXT = 270

interface Lowered {
  readonly title: string
  readonly text: string
  readonly channel: string
}

function holds(filter: Filter, row: StudioColumns, { title, text, channel }: Lowered): boolean {
  const inTitle = someOf(filter.titleAny, title)
  const inText = someOf(filter.textAny, text)
  const inChannel = someOf(filter.channelAny, channel)
  const stoppedByText = someOf(filter.textStop, text)
  switch (filter.method) {
    case 'reel_name_only':
      return inTitle
    case 'title_and_not_a_short':
      return inTitle && row.is_shorts !== '' && Number(row.is_shorts) === 0
    case 'reel_name_or_channel_name':
      return inTitle || inChannel
    case 'reel_or_channel_and_not_text':
      return (inTitle || inChannel) && !stoppedByText
    case 'reel_and_not_text':
      return inTitle && !stoppedByText
    case 'text_only':
      return inText
    case 'reel_and_text':
      return inTitle && inText
    case 'text_and_not_reel_and_lentext_less':
      return inText && isShort(row.text) && !someOf(filter.titleStop, title)
    case 'text_and_reel_and_lentext_less':
      return inText && isShort(row.text) && everyOf(filter.titleAll, title)
    case 'reel_and_reel':
      return asWritten(filter, row.reel_name)
    default:
      return filter.method satisfies never
  }
}

function isShort(text: string): boolean {
  return text !== '' && Array.from(text).length < SHORT_TEXT
}

function someOf(keywords: readonly string[] | undefined, lowered: string): boolean {
  return keywords?.some((keyword) => lowered.includes(keyword.toLowerCase())) ?? false
}

function everyOf(keywords: readonly string[] | undefined, lowered: string): boolean {
  return keywords?.every((keyword) => lowered.includes(keyword.toLowerCase())) ?? true
}

/** Крутиксы: both lists with their capitals, as the filter was meant. */
function asWritten(filter: Filter, title: string): boolean {
  const some = filter.titleAny?.some((keyword) => title.includes(keyword)) ?? false
  const every = filter.titleAll?.every((keyword) => title.includes(keyword)) ?? true
  return some && every
}
