import type { NormalText } from '../normalise/normal-text.js'
import { disguised, sameScript } from '../normalise/script.js'
import type { FoldedNeedle } from './needle.js'

/** A hit to be judged: folded units from the text's start, end exclusive. */
export interface FoldedHit {
  readonly needle: FoldedNeedle
  readonly text: NormalText
  readonly start: number
  readonly end: number
  readonly typos: number
}

/**
 * Whether a hit is the keyword and not another word that the fold or a typo
 * makes look like it: a word in another alphabet (pot for рот), or, where there
 * is a typo, words of everyday language only (каша for маша).
 */
export function acceptable(hit: FoldedHit): boolean {
  const { needle, typos } = hit
  if (typos === 0 && !needle.mistakable) return true
  if (typos > 0 && onlyOrdinary(hit)) return false
  if (needle.profile.lookalikes.size === 0) return true
  const found = rawOf(hit)
  return sameScript(needle.spelling, found) || disguised(needle.spelling, found)
}

/** The hit as it stands in the raw text. */
export function rawOf({ needle, text, start, end }: FoldedHit): string {
  const { starts, ends } = needle.profile.trace(text)
  return text.raw.slice(starts[start], ends[end - 1])
}

/** Whether every token the hit touches is a word of everyday language. */
function onlyOrdinary({ needle, text, start, end }: FoldedHit): boolean {
  const ordinary = needle.profile.ordinary()
  if (ordinary.size === 0) return false
  const { units, starts, from, to } = text
  let at = from + start
  while (at > from && starts[at] !== 1) at -= 1
  while (at < from + end) {
    let stop = at + 1
    while (stop < to && starts[stop] !== 1) stop += 1
    if (!ordinary.has(String.fromCharCode(...units.subarray(at, stop)))) return false
    at = stop
  }
  return true
}
