/** The matcher's definition, spelled out slowly, and what tests build its input with. */
import { PADDING, type NormalText } from '../../src/normalise/fold/normal-text.js'
import type { HitBuffer } from '../../src/matcher/hit-buffer.js'
import type { Bounds, Pattern } from '../../src/matcher/pattern.js'

/** A folded text of these tokens, somewhere in an arena. */
export function textOf(tokens: readonly string[], from = 0): NormalText {
  const squashed = tokens.join('')
  const to = from + squashed.length
  const units = new Uint16Array(to + PADDING)
  const starts = new Uint8Array(to + PADDING)
  units.set(unitsOf(squashed), from)
  let at = from
  for (const token of tokens) {
    starts[at] = 1
    at += token.length
  }
  starts[to] = 1
  return { raw: tokens.join(' '), units, starts, from, to }
}

/** A pattern of these words. */
export function patternOf(words: readonly string[], details: Partial<Pattern> = {}): Pattern {
  const breaks: number[] = []
  let length = 0
  for (const word of words) {
    if (length > 0) breaks.push(length)
    length += word.length
  }
  return {
    units: unitsOf(words.join('')),
    breaks,
    bounds: 'anywhere',
    boundStart: false,
    boundEnd: false,
    typos: 0,
    scriptMask: 0,
    ...details,
  }
}

export function unitsOf(word: string): Uint16Array {
  return Uint16Array.from(word, (letter) => letter.charCodeAt(0))
}

/** Hits as `id start end distance`, in an order of their own. */
export function hitsOf(out: HitBuffer): string[] {
  return Array.from(
    { length: out.count },
    (_, i) => `${out.ids[i]} ${out.starts[i]} ${out.ends[i]} ${out.distances[i]}`,
  ).toSorted()
}

/** Optimal string alignment of `left` with every beginning of `right`, by the full table. */
export function distancesOf(left: string, right: string): readonly number[] {
  let before: number[] = []
  let row = Array.from({ length: right.length + 1 }, (_, j) => j)
  for (let i = 1; i <= left.length; i++) {
    const next = [i]
    for (let j = 1; j <= right.length; j++) {
      const same = left[i - 1] === right[j - 1] ? 0 : 1
      const swap = i > 1 && left[i - 1] === right[j - 2] && left[i - 2] === right[j - 1]
      const ways = [row[j], next[j - 1], (row[j - 1] ?? 0) + same - 1]
      if (swap) ways.push(before[j - 2])
      next.push(Math.min(...ways.map((way) => (way ?? Infinity) + 1)))
    }
    before = row
    row = next
  }
  return row
}

/** Every hit, by trying every window with every pattern. */
export function slowHits(
  patterns: readonly Pattern[],
  text: NormalText,
  everywhere = false,
): string[] {
  const hits: string[] = []
  for (const [id, pattern] of patterns.entries()) {
    if (pattern.units.length === 0) continue
    for (let start = text.from; start < text.to; start++) {
      const view = viewOf(pattern, text, start)
      const exactEnd = start + pattern.units.length
      const same = view.distanceTo(exactEnd) === 0
      const exact = same && exactHolds(view, exactEnd) && sameNumbers(view, pattern, exactEnd)
      if (exact) hits.push(`${id} ${start} ${exactEnd} 0`)
      const fuzzy = nearest(view, pattern, everywhere)
      if (fuzzy) hits.push(`${id} ${start} ${fuzzy.end} ${fuzzy.distance}`)
    }
  }
  return hits.toSorted()
}

interface View {
  readonly text: NormalText
  readonly start: number
  readonly length: number
  readonly typos: number
  readonly free: boolean
  readonly needsStart: boolean
  readonly needsEnd: boolean
  readonly breaks: readonly number[]
  readonly distanceTo: (end: number) => number
}

function viewOf(pattern: Pattern, text: NormalText, start: number): View {
  const term = String.fromCharCode(...pattern.units)
  const window = text.units.subarray(start, Math.min(start + term.length + 2, text.to))
  const distances = distancesOf(term, String.fromCharCode(...window))
  const bounds: Bounds = pattern.bounds
  return {
    text,
    start,
    length: pattern.units.length,
    typos: Math.min(pattern.typos, 2, pattern.units.length - 1),
    free: Array.from(term).every(isSpaceless),
    needsStart: bounds !== 'anywhere' || pattern.boundStart,
    needsEnd: bounds === 'word' || pattern.boundEnd,
    breaks: pattern.breaks,
    distanceTo: (end) => distances[end - start] ?? Infinity,
  }
}

function isSpaceless(letter: string): boolean {
  return /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u.test(letter)
}

function exactHolds({ text, start, ...view }: View, end: number): boolean {
  const first = text.starts[start] === 1
  const last = text.starts[end] === 1
  if (view.free || (first && last)) return true
  if ((view.needsStart && !first) || (view.needsEnd && !last)) return false
  return crossed(text, start, end).every((place) => view.breaks.includes(place - start))
}

/** Whether the window, widened to whole numbers, holds the numbers of the pattern. */
function sameNumbers({ text, start }: View, { units, breaks }: Pattern, end: number): boolean {
  const inNumber = (at: number): boolean =>
    text.starts[at] !== 1 && isDigit(text.units[at]) && isDigit(text.units[at - 1])
  let first = start
  while (first > text.from && inNumber(first)) first--
  let last = end
  while (last < text.to && inNumber(last)) last++
  const wanted = numbersIn(units, (at) => breaks.includes(at))
  const found = numbersIn(text.units.subarray(first, last), (at) => text.starts[first + at] === 1)
  return wanted === found
}

function isDigit(unit: number | undefined): boolean {
  return /^\d$/.test(String.fromCharCode(unit ?? 0))
}

/** Runs of digits, each within one token. */
function numbersIn(list: Uint16Array, isStart: (at: number) => boolean): string {
  const spaced = Array.from(
    list,
    (unit, at) => (isStart(at) ? ' ' : '') + String.fromCharCode(unit),
  )
  return (spaced.join('').match(/\d+/g) ?? []).join(' ')
}

function crossed(text: NormalText, start: number, end: number): number[] {
  const places: number[] = []
  for (let at = start + 1; at < end; at++) if (text.starts[at] === 1) places.push(at)
  return places
}

/** The best end of a window with typos, if the window may start here at all. */
function nearest(
  view: View,
  pattern: Pattern,
  everywhere: boolean,
): { end: number; distance: number } | undefined {
  const { text, start, length, typos } = view
  const tokenStart = text.starts[start] === 1
  const inner = !view.needsStart && !view.needsEnd && length >= 8 && inLongToken(text, start)
  const spaceless = isSpaceless(String.fromCharCode(text.units[start] ?? 0))
  if (typos < 1 || !(everywhere || (view.free ? spaceless : tokenStart || inner))) return undefined
  const ends = [0, -1, 1, -2, 2]
    .map((more) => start + length + more)
    .filter((end) => end > start && end <= text.to)
    .map((end) => ({ end, distance: view.distanceTo(end) }))
    .filter(({ end, distance }) => {
      if (everywhere) return true
      if (distance === 0) return view.free || !view.needsEnd || text.starts[end] === 1
      if (view.free) return true
      if (!tokenStart) return crossed(text, start, end).length === 0
      const near = crossed(text, start, end).every((place) =>
        view.breaks.some((at) => Math.abs(at - (place - start)) <= typos),
      )
      if (!near) return false
      const rest = [1, 2].some((left) => text.starts[end + left] === 1)
      return text.starts[end] === 1 || (length >= 8 && !view.needsEnd && rest)
    })
    .filter(({ end, distance }) => distance === 0 || sameNumbers(view, pattern, end))
    .toSorted((a, b) => a.distance - b.distance)
  const best = ends[0]
  return best && best.distance > 0 && best.distance <= typos ? best : undefined
}

function inLongToken(text: NormalText, at: number): boolean {
  let from = at
  while (text.starts[from] !== 1) from--
  let to = at + 1
  while (text.starts[to] !== 1) to++
  return to - from >= 12
}
