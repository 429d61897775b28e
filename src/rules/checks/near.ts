import { distance } from 'fastest-levenshtein'
import { createArena } from '../../normalise/fold/arena.js'
import type { FoldedNeedle, RawNeedle } from '../matching/needle.js'
import { knownWords } from '../matching/profile.js'
import { onlyKnown, type TypoHit } from '../matching/typo-policy.js'

/**
 * Why a keyword is not found though something like it stands in the text.
 *
 * - `too-far` — the nearest words are more edits away than are forgiven
 * - `inside-a-word` — it stands there, but not at the bounds it asks for
 * - `other-alphabet` — what looks like it is a word in other letters
 * - `other-number` — the numbers in it are others, and numbers are never forgiven
 * - `no-slip` — near enough, but the other letters are no slip of the finger or the ear
 * - `everyday-words` — near enough, but these are words of everyday language
 * - `other-case` — it stands there in other case
 */
export type NearReason =
  | 'too-far'
  | 'inside-a-word'
  | 'other-alphabet'
  | 'other-number'
  | 'no-slip'
  | 'everyday-words'
  | 'other-case'

/** The nearest that a text has to a keyword that is not found in it. */
export interface Near {
  readonly reason: NearReason
  /** As it stands in the raw text. */
  readonly found: string
  /** Edits between the folded keyword and it. */
  readonly edits: number
  /** Edits that are forgiven. */
  readonly forgiven: number
}

/** Looks for the nearest to a needle that was not found; nothing where all is farther than half of it. */
export function nearestIn(raw: string, needle: FoldedNeedle | RawNeedle): Near | undefined {
  return needle.kind === 'raw' ? inOtherCase(raw, needle.spelling) : nearestWords(raw, needle)
}

function inOtherCase(raw: string, spelling: string): Near | undefined {
  const at = raw.toLowerCase().indexOf(spelling.toLowerCase())
  if (at < 0) return undefined
  const found = raw.slice(at, at + spelling.length)
  return { reason: 'other-case', found, edits: 0, forgiven: 0 }
}

function nearestWords(raw: string, { profile, pattern, distinct }: FoldedNeedle): Near | undefined {
  const text = profile.folder.fold(raw, createArena(raw.length + 64))
  const folded = String.fromCharCode(...text.units.subarray(text.from, text.to))
  const wanted = String.fromCharCode(...pattern.units)
  const { typos: forgiven } = pattern
  const rawBetween = (start: number, end: number): string => {
    const { starts, ends } = profile.trace(text)
    return raw.slice(starts[start], ends[end - 1])
  }

  const inside = folded.indexOf(wanted)
  if (inside >= 0) {
    const isCut = cutsNumber(folded, inside, inside + wanted.length)
    const reason = isCut ? 'other-number' : distinct === 0 ? 'other-alphabet' : 'inside-a-word'
    return { reason, found: rawBetween(inside, inside + wanted.length), edits: 0, forgiven }
  }
  const bounds = Array.from(text.starts.subarray(text.from, text.to + 1))
    .map((start, at) => (start === 1 ? at : -1))
    .filter((at) => at >= 0)
  let best: { start: number; end: number; edits: number } | undefined
  for (const start of bounds)
    for (const end of bounds) {
      if (end <= start || Math.abs(end - start - wanted.length) > wanted.length / 2) continue
      const edits = distance(wanted, folded.slice(start, end))
      if (edits * 2 <= wanted.length && edits < (best?.edits ?? Infinity))
        best = { start, end, edits }
    }
  if (!best) return undefined
  const { start, end, edits } = best
  const { units, breaks } = pattern
  const hit = { units, breaks, text, start: text.from + start, end: text.from + end }
  return {
    reason: reasonOf(hit, { edits, forgiven, profile }),
    found: rawBetween(start, end),
    edits,
    forgiven,
  }
}

/** Why words that are so near to a keyword are not taken for it. */
function reasonOf(
  hit: TypoHit,
  { edits, forgiven, profile }: Pick<Near, 'edits' | 'forgiven'> & Pick<FoldedNeedle, 'profile'>,
): NearReason {
  if (numbersIn(hit.units) !== numbersIn(hit.text.units.subarray(hit.start, hit.end)))
    return 'other-number'
  if (edits > forgiven) return 'too-far'
  return onlyKnown(hit, knownWords(profile)) ? 'everyday-words' : 'no-slip'
}

/** Whether a number of the text goes on beyond a place found in it. */
function cutsNumber(text: string, start: number, end: number): boolean {
  return (
    /\d\d/.test(text.slice(Math.max(0, start - 1), start + 1)) ||
    /\d\d/.test(text.slice(end - 1, end + 1))
  )
}

function numbersIn(units: Uint16Array): string {
  return (String.fromCharCode(...units).match(/\d+/g) ?? []).join(' ')
}
