import type { NormalText } from '../normalise/fold/normal-text.js'
import { align, type Alignment } from './distance.js'
import { growHits, type HitBuffer } from './hit-buffer.js'
import { numbersAgree } from './numbers.js'
import { ENDING, INNER, LONGEST_ENDING, NEEDS_END, UNBOUNDED } from './pattern.js'
import type { Patterns } from './patterns.js'

/** Patterns, and the scratch space to align them with a text. */
export interface Verification {
  readonly patterns: Patterns
  readonly alignment: Alignment
  /** What is added to a pattern's index to name it in a hit. */
  readonly firstId: number
}

/** Prepares to align the patterns with texts. */
export function verificationOf(patterns: Patterns, firstId: number): Verification {
  const distances = new Int32Array(5)
  const alignment = { pattern: patterns.units, from: 0, length: 0, most: 0, distances }
  return { patterns, alignment, firstId }
}

/** Where a window starts, a bit each: at the beginning of a token. */
export const TOKEN_START = 1
/** Inside a long token. */
export const INSIDE_LONG = 2
/** In a script without spaces. */
export const WITHOUT_SPACES = 4
/** Wherever it is, bounds are not asked for. */
export const EVERYWHERE = 8

/** A pattern that may stand at a place. */
export interface Suspected {
  readonly text: NormalText
  readonly at: number
  readonly where: number
  id: number
}

/** Diagonals in the order they are preferred at equal distance. */
const DIAGONALS = Int32Array.of(2, 1, 3, 0, 4)

/** Adds the candidate's hit, if it is one. */
export function verify(
  { alignment, patterns, firstId }: Verification,
  candidate: Suspected,
  out: HitBuffer,
): void {
  const { text, at, id } = candidate
  const facts = patterns.facts[id * 2 + 1] as number
  const needs = facts & 0xff
  if (!mayStart(needs, candidate.where)) return
  alignment.from = patterns.facts[id * 2] as number
  alignment.length = facts >>> 10
  alignment.most = (facts >>> 8) & 3
  if (at + alignment.length - alignment.most > text.to) return
  if (!mayReachEnd(needs, candidate, alignment)) return
  if (!align(alignment, text.units, at)) return

  let best = alignment.most + 1
  let bestEnd = 0
  for (let i = 0; i < 5; i++) {
    const diagonal = DIAGONALS[i] as number
    const distance = alignment.distances[diagonal] as number
    const end = at + alignment.length + diagonal - 2
    if (distance >= best || end > text.to || end <= at) continue
    if (distance === 0 ? !mayEndExactly(needs, candidate, end) : !mayEnd(patterns, candidate, end))
      continue
    if (distance > 0 && !numbersAgree(patterns, { text, id, start: at, end })) continue
    best = distance
    bestEnd = end
  }
  if (best === 0 || best > alignment.most) return
  if (out.count === out.ids.length) growHits(out)
  out.ids[out.count] = firstId + id
  out.starts[out.count] = at
  out.ends[out.count] = bestEnd
  out.distances[out.count++] = best
}

function mayStart(needs: number, where: number): boolean {
  if ((where & EVERYWHERE) !== 0) return true
  if ((needs & UNBOUNDED) !== 0) return (where & WITHOUT_SPACES) !== 0
  return (where & TOKEN_START) !== 0 || ((where & INSIDE_LONG) !== 0 && (needs & INNER) !== 0)
}

/** Whether a token ends where a hit may: most candidates fail this, and it is cheap. */
function mayReachEnd(
  needs: number,
  { text, at, where }: Suspected,
  { length, most }: Alignment,
): boolean {
  if ((needs & UNBOUNDED) !== 0 || (where & TOKEN_START) === 0 || where >= EVERYWHERE) return true
  const last = at + length + most + ((needs & ENDING) === 0 ? 0 : LONGEST_ENDING)
  for (let end = at + length - most; end <= last; end++) if (text.starts[end] === 1) return true
  return false
}

/** Where the exact search would have taken the hit: then the window is no typo. */
function mayEndExactly(needs: number, { where, text }: Suspected, end: number): boolean {
  return (where & EVERYWHERE) !== 0 || (needs & NEEDS_END) === 0 || text.starts[end] === 1
}

function mayEnd(patterns: Patterns, { where, text, at, id }: Suspected, end: number): boolean {
  const needs = patterns.needs[id] as number
  if ((where & EVERYWHERE) !== 0 || (needs & UNBOUNDED) !== 0) return true
  const { starts } = text
  const inside = (where & TOKEN_START) === 0
  const whole = inside || starts[end] === 1 || ((needs & ENDING) !== 0 && endsSoon(starts, end))
  if (!whole) return false
  for (let next = at + 1; next < end; next++)
    if (starts[next] === 1 && (inside || !breaksNear(patterns, id, next - at))) return false
  return true
}

/** Whether a word of the pattern starts at the offset, give or take its typos. */
function breaksNear({ from, breaks, typos }: Patterns, id: number, offset: number): boolean {
  const first = from[id] as number
  const most = typos[id] as number
  for (let at = offset - most; at <= offset + most; at++)
    if (at > 0 && first + at < (from[id + 1] as number) && breaks[first + at] === 1) return true
  return false
}

/** Whether no more of the token is left over than an ending. */
function endsSoon(starts: Uint8Array, end: number): boolean {
  for (let left = 1; left <= LONGEST_ENDING; left++) if (starts[end + left] === 1) return true
  return false
}
