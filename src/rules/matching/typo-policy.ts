import type { NormalText } from '../../normalise/fold/normal-text.js'
import type { Everyday } from './everyday.js'
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
const ONE_FROM = 5
const TWO_FROM = 9
/** Below so many letters the first one must be right. */
const FIRST_RIGHT_BELOW = 6
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
  /** The folded keyword, and where words start in it, the first left out. */
  readonly units: Uint16Array
  readonly breaks: readonly number[]
  readonly text: NormalText
  /** Where the hit stands in the text's arena, end exclusive. */
  readonly start: number
  readonly end: number
}

/** Words that are no keyword misspelt. */
export interface KnownWords {
  /** Those of `ordinary.txt`. */
  readonly ordinary: Ordinary
  /** Those installed with the package; without them numbers and words of three letters are known. */
  readonly everyday?: Everyday
}

/**
 * Whether a hit of an `auto` keyword is rather the keyword misspelt than another word.
 *
 * It is not where every word it touches is known, but for the keyword's own. And the shorter the
 * keyword, the more the difference must look like a slip of the finger or the ear: below 8 letters
 * one slip, below 13 two slips or one other letter, from 13 on any two. Below 6 letters the first
 * one must be right.
 */
export function isLikelyTypo(hit: TypoHit, known: KnownWords): boolean {
  const { units, text, start, end } = hit
  if (units.length < FIRST_RIGHT_BELOW && text.units[start] !== units[0]) return false
  if (onlyKnown(hit, known)) return false
  const budget = budgetOf(units.length)
  return budget >= 2 * OTHER || slipCost(units, text.units.subarray(start, end)) <= budget
}

/** The greatest cost of edits a keyword of so many units may have. */
function budgetOf(length: number): number {
  if (length < ANY_ONE_FROM) return SLIP
  return length < ANY_TWO_FROM ? 2 * SLIP : 2 * OTHER
}

/**
 * Whether every word that a hit touches is known or one of the keyword's own, or all together are
 * one written apart (ми-ми-мишки for мимимишки): then it is no misspelt keyword.
 *
 * Forms of everyday words are known too, where the keyword is a single word: of a name of several
 * words, one that is misspelt and looks like some form is more often the name.
 */
export function onlyKnown(hit: TypoHit, known: KnownWords): boolean {
  const { words, whole } = touchedBy(hit)
  const own = ownWords(hit)
  const isKnown = (word: string): boolean => isKnownWord(word, own.length === 1, known)
  const others = words.filter((word) => !own.includes(word))
  const isNamed = others.length > 0 && others.length < words.length
  if (isNamed && others.every((word) => word.length < SHORTEST)) return false
  return (others.length > 0 ? others : words).every((word) => isKnown(word)) || isKnown(whole)
}

/** The words that a hit touches, folded, and all of them as one. */
function touchedBy({ text, start, end }: TypoHit): { words: readonly string[]; whole: string } {
  const { units, starts, from, to } = text
  let first = start
  while (first > from && starts[first] !== 1) first--
  const words: string[] = []
  let at = first
  while (at < end) {
    let stop = at + 1
    while (stop < to && starts[stop] !== 1) stop++
    words.push(String.fromCharCode(...units.subarray(at, stop)))
    at = stop
  }
  return { words, whole: words.join('') }
}

function ownWords({ units, breaks }: TypoHit): readonly string[] {
  const places = [0, ...breaks]
  return places.map((from, i) => String.fromCharCode(...units.subarray(from, places[i + 1])))
}

const SHORTEST = 4

function isKnownWord(word: string, formsToo: boolean, { ordinary, everyday }: KnownWords): boolean {
  if (ordinary.has(word)) return true
  if (word.length < SHORTEST && (!everyday || /^\p{N}*$/u.test(word))) return true
  return (formsToo ? everyday?.isForm(word) : everyday?.isWord(word)) ?? false
}
