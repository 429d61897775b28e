import { rawSpan, standsAsWord, timeIn } from './finding-place.js'
import { findingsIn, rawIn, type ItemSearch } from './item-search.js'
import type { Need } from './need.js'
import type { KeywordNeedles } from './needle.js'
import type { Finding } from './search.js'

/** A place in a text where a keyword stands. */
interface Spot {
  readonly start: number
  readonly end: number
  /** Milliseconds; at the pace of speech where the text says no times. */
  readonly at: number
  /** How much the place counts: a single word of everyday language counts half. */
  readonly weight: number
}

/** Talk of 150 words a minute, in milliseconds a letter. */
const MS_A_LETTER = 60

/** Whether keywords stand in a field, all together, as often as is needed. */
export function isFrequent(
  sought: readonly KeywordNeedles[],
  { field, need }: { readonly field: number; readonly need: Need },
  search: ItemSearch,
): boolean {
  return mostTogether(sought, { field, need }, search) >= need.atLeast
}

/** The most places within the time that is asked for and dense enough; 0 where none is. */
export function mostTogether(
  sought: readonly KeywordNeedles[],
  { field, need }: { readonly field: number; readonly need: Need },
  search: ItemSearch,
): number {
  const spots = spotsIn(sought, field, search)
  const { withinMs = Infinity, density } = need
  const isDense = density === undefined ? () => true : densityOf(search, field, density)
  let most = 0
  let from = 0
  let sum = 0
  for (const [to, spot] of spots.entries()) {
    // Times begin anew where another language begins.
    if (to > 0 && spot.at < (spots[to - 1] as Spot).at) [from, sum] = [to, 0]
    sum += spot.weight
    while (spot.at - (spots[from] as Spot).at > withinMs) sum -= (spots[from++] as Spot).weight
    if (sum > most && isDense(spots[from] as Spot, spot, sum)) most = sum
  }
  return most
}

/** Places where any of the keywords stands as a word, in the order of the text; each counts once. */
function spotsIn(sought: readonly KeywordNeedles[], field: number, search: ItemSearch): Spot[] {
  const ids = new Set(sought.flatMap(({ needles }) => needles.map(({ id }) => id)))
  const cues = search.item?.item.cues
  const spans = findingsIn(search, field)
    .filter((finding) => ids.has(finding.needle.id) && standsAsWord(finding))
    .map((finding) => ({ ...rawSpan(finding), weight: weightOf(finding) }))
    .toSorted((a, b) => a.start - b.start || b.end - a.end)
  const spots: Spot[] = []
  for (const { start, end, weight } of spans) {
    const last = spots.at(-1)
    if (last && start < last.end) continue
    spots.push({ start, end, at: timeIn(cues, start) ?? start * MS_A_LETTER, weight })
  }
  return spots
}

/** Half for a single word that people say every day, whatever it may also be the name of. */
function weightOf(finding: Finding): number {
  if (finding.kind === 'raw') return 1
  const { text, start, end, needle } = finding
  const { units, starts, from, to } = text
  for (let at = from + start + 1; at < from + end; at++) if (starts[at] === 1) return 1
  let stop = from + end
  while (stop < to && starts[stop] !== 1) stop++
  const word = String.fromCharCode(
    ...units.subarray(from + start, Math.min(stop, from + start + 99)),
  )
  return needle.profile.ordinary().has(word) ? 0.5 : 1
}

type IsDense = (first: Spot, last: Spot, count: number) => boolean

/** Asks whether so many places between two are enough for the words there. */
function densityOf(search: ItemSearch, field: number, density: number): IsDense {
  const words = wordStarts(rawIn(search, field) ?? '')
  return (first, last, count) => {
    const between = rankOf(words, last.end) - rankOf(words, first.start)
    const all = Math.min(words.length, Math.max(between, LEAST_STRETCH))
    return (1000 * count) / Math.max(1, all) >= density
  }
}

/** The shortest stretch that a density is measured on, in words. */
const LEAST_STRETCH = 500

function wordStarts(raw: string): number[] {
  const starts: number[] = []
  let isInside = false
  for (let at = 0; at < raw.length; at++) {
    const isSpace = raw.charCodeAt(at) <= 32
    if (!isSpace && !isInside) starts.push(at)
    isInside = !isSpace
  }
  return starts
}

/** How many of rising numbers are below a bound. */
function rankOf(numbers: readonly number[], bound: number): number {
  let low = 0
  let high = numbers.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((numbers[middle] as number) < bound) low = middle + 1
    else high = middle
  }
  return low
}
