import type { NormalText } from '../normalise/fold/normal-text.js'
import type { DeletionIndex } from './deletion-index.js'
import { align, type Alignment } from './distance.js'
import { growHits, type HitBuffer } from './hit-buffer.js'
import { numbersAgree } from './numbers.js'
import {
  ENDING,
  INNER,
  isUnbounded,
  LONG_TOKEN,
  LONGEST_ENDING,
  NEEDS_END,
  SHORTEST_INNER,
  UNBOUNDED,
} from './pattern.js'
import type { Patterns } from './patterns.js'
import { probe } from './probe.js'

/** What the fuzzy search needs. */
export interface Fuzzy {
  readonly index: DeletionIndex
  readonly patterns: Patterns
  readonly alignment: Alignment
  /** Whether some pattern with typos is of a script without spaces. */
  readonly unbounded: boolean
  /** Hits may start and end anywhere, whatever the bounds. */
  readonly everywhere: boolean
}

/** Where a window starts: bits, as its patterns are bounded differently. */
const TOKEN_START = 1
const INSIDE_LONG = 2
const WITHOUT_SPACES = 4
const EVERYWHERE = 8

/**
 * Adds hits at a distance of 1 or 2, by rising start.
 *
 * A window starts at a token start; inside a token of {@link LONG_TOKEN} units
 * or more also at every later place of it; in a script without spaces anywhere.
 * Words start inside a hit only where they do in the pattern, give or take its
 * typos. A pattern gives at most one hit a window: the nearest, and of equals the
 * one closest to the pattern's length. No hit where the pattern stands unharmed.
 */
export function searchFuzzy(fuzzy: Fuzzy, text: NormalText, out: HitBuffer): void {
  const { units, starts, to } = text
  let lastInside = 0
  for (let at = text.from; at < to; at++) {
    let where = fuzzy.everywhere ? EVERYWHERE : 0
    if (starts[at] === 1) {
      where |= TOKEN_START
      lastInside = lastInsideOf(starts, at)
    } else if (at <= lastInside) where |= INSIDE_LONG
    if (fuzzy.unbounded && isUnbounded(units[at] as number)) where |= WITHOUT_SPACES
    if (where === 0) continue
    probe(fuzzy.index, units, at)
    const { found, count } = fuzzy.index
    for (let i = 0; i < count; i++) verify(fuzzy, { text, at, where, id: found[i] as number }, out)
  }
}

/** The last place in the token at which a shortened pattern fits, if the token is long. */
function lastInsideOf(starts: Uint8Array, at: number): number {
  let end = at + 1
  while (starts[end] !== 1) end++
  return end - at < LONG_TOKEN ? at : end - (SHORTEST_INNER - 2)
}

/** A pattern that may stand at a place. */
interface Candidate {
  readonly text: NormalText
  readonly at: number
  readonly where: number
  readonly id: number
}

/** Diagonals in the order they are preferred at equal distance. */
const DIAGONALS = Int32Array.of(2, 1, 3, 0, 4)

/** Adds the candidate's hit, if it is one. */
function verify(fuzzy: Fuzzy, candidate: Candidate, out: HitBuffer): void {
  const { alignment, patterns } = fuzzy
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
    if (distance === 0 ? !mayEndExactly(needs, candidate, end) : !mayEnd(fuzzy, candidate, end))
      continue
    if (distance > 0 && !numbersAgree(patterns, { text, id, start: at, end })) continue
    best = distance
    bestEnd = end
  }
  if (best === 0 || best > alignment.most) return
  if (out.count === out.ids.length) growHits(out)
  out.ids[out.count] = id
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
  { text, at, where }: Candidate,
  { length, most }: Alignment,
): boolean {
  if ((needs & UNBOUNDED) !== 0 || (where & TOKEN_START) === 0 || where >= EVERYWHERE) return true
  const last = at + length + most + ((needs & ENDING) === 0 ? 0 : LONGEST_ENDING)
  for (let end = at + length - most; end <= last; end++) if (text.starts[end] === 1) return true
  return false
}

/** Where the exact search would have taken the hit: then the window is no typo. */
function mayEndExactly(needs: number, { where, text }: Candidate, end: number): boolean {
  return (where & EVERYWHERE) !== 0 || (needs & NEEDS_END) === 0 || text.starts[end] === 1
}

function mayEnd({ patterns }: Fuzzy, { where, text, at, id }: Candidate, end: number): boolean {
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
