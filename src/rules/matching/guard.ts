import type { NormalText } from '../../normalise/fold/normal-text.js'
import { disguised, sameScript } from '../../normalise/language/script.js'
import type { FoldedNeedle } from './needle.js'
import { knownWords } from './profile.js'
import { isLikelyTypo } from './typo-policy.js'

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
 * makes look like it: a word in another alphabet (pot for рот), or, where the
 * policy chose the distance, what is rather another word (каша for маша). What the rule excepts
 * (`except`) is another word too.
 */
export function acceptable(hit: FoldedHit): boolean {
  const { needle, typos } = hit
  if (needle.except.some((word) => standsWithin(hit, word))) return false
  if (typos > 0 && needle.auto && !isLikely(hit)) return false
  if (needle.distinct > typos || needle.profile.lookalikes().size === 0) return true
  const found = rawOf(hit)
  return sameScript(needle.spelling, found) || disguised(needle.spelling, found)
}

/** Whether the hit lies within a place where this word stands, from token to token. */
function standsWithin({ text, start, end }: FoldedHit, word: Uint16Array): boolean {
  const { units, starts, from, to } = text
  const last = Math.min(from + start, to - word.length)
  for (let at = Math.max(from, from + end - word.length); at <= last; at++) {
    const stop = at + word.length
    if (at !== from && starts[at] !== 1) continue
    if (stop !== to && starts[stop] !== 1) continue
    if (word.every((unit, i) => units[at + i] === unit)) return true
  }
  return false
}

/** The hit as it stands in the raw text. */
export function rawOf({ needle, text, start, end }: FoldedHit): string {
  const { starts, ends } = needle.profile.trace(text)
  return text.raw.slice(starts[start], ends[end - 1])
}

function isLikely({ needle, text, start, end }: FoldedHit): boolean {
  const { units, breaks } = needle.pattern
  const hit = { units, breaks, text, start: text.from + start, end: text.from + end }
  return isLikelyTypo(hit, knownWords(needle.profile))
}
