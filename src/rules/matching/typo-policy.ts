import type { NormalText } from '../../normalise/fold/normal-text.js'
import type { Ordinary } from './ordinary.js'
import { OTHER, SLIP, slipCost } from './slips.js'

/** How a keyword's typos were asked for: `auto`, none, or a distance. */
export type TypoPolicy = 'auto' | 'off' | 0 | 1 | 2

/** What `auto` looks at. */
export interface TypoSubject {
  /** Letters and digits of the keyword before repeated ones were collapsed. */
  readonly length: number
  /** The folded keyword. */
  readonly units: Uint16Array
}

/** Shortest keyword that may have one typo, and two. */
const ONE_FROM = 6
const TWO_FROM = 9
/** From here on the one typo may be any letter, and from here both. */
const ANY_ONE_FROM = 8
const ANY_TWO_FROM = 13

/**
 * The distance within which a keyword is looked for.
 *
 * Short words match exactly: a letter makes another word of them (маша, каша).
 * So do keywords in Han, where one character is a word.
 */
export function typosFor(policy: TypoPolicy, { length, units }: TypoSubject): 0 | 1 | 2 {
  if (policy === 'off') return 0
  if (policy !== 'auto') return policy
  if (length < ONE_FROM || units.some(isHan)) return 0
  return length < TWO_FROM ? 1 : 2
}

/** An inflected form. */
export interface FormSubject extends TypoSubject {
  readonly words: number
}

/** Shortest inflected form that may have its one typo: of one word, and of several. */
const FORM_FROM = 10
const LONG_NAME_FROM = 8

/** The distance within which an inflected form of a keyword is looked for: a form and a typo do not add up freely. */
export function typosForForm(policy: TypoPolicy, subject: FormSubject): 0 | 1 {
  const from = subject.words > 1 ? LONG_NAME_FROM : FORM_FROM
  return subject.length >= from && typosFor(policy, subject) > 0 ? 1 : 0
}

function isHan(unit: number): boolean {
  return (unit >= 0x3400 && unit < 0xa000) || (unit >= 0xf900 && unit < 0xfb00)
}

/** A hit at a distance above 0. */
export interface TypoHit {
  /** The folded keyword. */
  readonly units: Uint16Array
  readonly text: NormalText
  /** Where the hit stands in the text's arena, end exclusive. */
  readonly start: number
  readonly end: number
}

/**
 * Whether a hit of an `auto` keyword is rather the keyword misspelt than another word.
 *
 * It is not where every token it touches is an ordinary word of the language.
 * And the shorter the keyword, the more the difference must look like a slip of
 * the finger or the ear: below 8 letters one slip, below 13 two slips or one
 * other letter, from 13 on any two.
 */
export function isLikelyTypo(hit: TypoHit, ordinary: Ordinary): boolean {
  if (onlyOrdinary(hit, ordinary)) return false
  const { units, text, start, end } = hit
  const budget = budgetOf(units.length)
  return budget >= 2 * OTHER || slipCost(units, text.units.subarray(start, end)) <= budget
}

/** The greatest cost of edits a keyword of so many units may have. */
function budgetOf(length: number): number {
  if (length < ANY_ONE_FROM) return SLIP
  return length < ANY_TWO_FROM ? 2 * SLIP : 2 * OTHER
}

/**
 * Whether every token that a hit touches is an ordinary word, or all together are one written
 * apart (ми-ми-мишки for мимимишки): then it is no misspelt keyword.
 */
export function onlyOrdinary({ text, start, end }: TypoHit, ordinary: Ordinary): boolean {
  if (ordinary.size === 0) return false
  const { units, starts, from, to } = text
  let first = start
  while (first > from && starts[first] !== 1) first--
  let at = first
  let each = true
  while (at < end) {
    let stop = at + 1
    while (stop < to && starts[stop] !== 1) stop++
    each &&= isOrdinary(units.subarray(at, stop), ordinary)
    at = stop
  }
  return each || isOrdinary(units.subarray(first, at), ordinary)
}

/** Numbers and words of a few letters say nothing: they are ordinary. */
function isOrdinary(word: Uint16Array, ordinary: Ordinary): boolean {
  if (word.length < 4) return true
  let written = ''
  for (let i = 0; i < word.length; i++) written += String.fromCharCode(word[i] as number)
  return ordinary.has(written)
}
