import type { NormalText } from '../normalise/fold/normal-text.js'
import type { Automaton } from './automaton.js'
import { findInGroup, type Groups } from './groups.js'
import { growHits, type HitBuffer } from './hit-buffer.js'
import { numbersAgree, type Window } from './numbers.js'
import { NEEDS_END, NEEDS_START, NUMBERED, UNBOUNDED } from './pattern.js'
import type { Patterns } from './patterns.js'

/** What the exact search needs. */
export interface Exact {
  readonly automaton: Automaton
  readonly patterns: Patterns
  readonly groups: Groups
}

/** Adds every exact hit whose bounds hold, by rising end. O(length + occurrences). */
export function searchExact(exact: Exact, text: NormalText, out: HitBuffer): void {
  const { codes, roots, moves, reports } = exact.automaton
  const { units, to } = text
  let state = 0
  for (let at = text.from; at < to; at++) {
    const code = codes[units[at] as number] as number
    if (code === 0) {
      state = 0
      continue
    }
    for (;;) {
      if (state === 0) {
        state = roots[code] as number
        break
      }
      const cell = state * 3
      const next = (moves[cell] as number) + code
      if (moves[next * 3 + 1] === state) {
        state = next
        break
      }
      state = moves[cell + 2] as number
    }
    if (reports[state] === 1) report(exact, { text, state, end: at + 1 }, out)
  }
}

/** Something ends here. */
interface Report {
  readonly text: NormalText
  readonly state: number
  readonly end: number
}

/** Adds the patterns that end at the state, longest first. */
function report(
  { automaton, patterns, groups }: Exact,
  { text, state, end }: Report,
  out: HitBuffer,
): void {
  const { ends, shorter, twin } = automaton
  const { from } = patterns
  let at = (ends[state] as number) >= 0 ? state : (shorter[state] as number)
  for (; at >= 0; at = shorter[at] as number) {
    for (let id = ends[at] as number; id >= 0; id = twin[id] as number) {
      const start = end - (from[id + 1] as number) + (from[id] as number)
      if (id >= groups.first) {
        findInGroup(groups, { text, beginning: id, start }, out)
        continue
      }
      const occurrence = { text, id, start, end }
      if (!boundsHold(patterns, occurrence)) continue
      if (isNumbered(patterns, id) && !numbersAgree(patterns, occurrence)) continue
      if (out.count === out.ids.length) growHits(out)
      out.ids[out.count] = id
      out.starts[out.count] = start
      out.ends[out.count] = end
      out.distances[out.count++] = 0
    }
  }
}

function isNumbered({ needs }: Patterns, id: number): boolean {
  return ((needs[id] as number) & NUMBERED) !== 0
}

/**
 * Whether an occurrence stands in the tokens as its pattern asks.
 *
 * Beside the pattern's own bounds: a hit from a token start to a token end is
 * good however it is written («М А Ш А», «машаимедведь»); any other may cross
 * token starts only where the pattern has word breaks of its own, so «кот» is
 * not found in «так от».
 */
function boundsHold(patterns: Patterns, { text, id, start, end }: Window): boolean {
  const { starts } = text
  const needs = patterns.needs[id] as number
  if ((needs & UNBOUNDED) !== 0) return true
  const first = starts[start] === 1
  const last = starts[end] === 1
  if (first && last) return true
  if ((needs & NEEDS_START) !== 0 && !first) return false
  if ((needs & NEEDS_END) !== 0 && !last) return false
  const shift = (patterns.from[id] as number) - start
  for (let at = start + 1; at < end; at++)
    if (starts[at] === 1 && patterns.breaks[at + shift] !== 1) return false
  return true
}
