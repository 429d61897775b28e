import { foldCharacter, NOTHING, SEPARATOR } from './fold-character.js'
import type { FoldSteps } from './fold-steps.js'
import { COMBINING } from './letters.js'

/**
 * What the fold knows of a character, packed into one number:
 *
 *     bit 30      plain: bits 0…15 are its one folded unit
 *     bits 16…21  traits of that unit
 *     otherwise   bits 0…15 are the place of an expansion, or one of the
 *                 constants below
 */
export const PLAIN = 1 << 30

/** A Latin letter. The traits of a token are the traits of its units together. */
export const LATIN = 1 << 16
/** A Cyrillic letter. */
export const CYRILLIC = 1 << 17
/** A decimal digit. */
export const DIGIT = 1 << 18
/** Written with spaces between words, so that a lone letter is odd: not Han, kana, Hangul, Thai. */
export const ALPHABETIC = 1 << 19
/** A letter: three or more of it in a row are one, stretched. */
export const LETTER = 1 << 20
/** `@` and `$`: a letter inside a word, a separator elsewhere. */
export const SIGN = 1 << 21

/** Not met yet. */
export const UNKNOWN = 0
/** Separates tokens. */
export const SEPARATES = 1 << 22
/** Is left out of the folded text. */
export const LEFT_OUT = 1 << 23
/** Combines with the character before it. */
export const MELTS = 1 << 24
/** Becomes several units: bits 0…15 are the place of its expansion. */
export const EXPANDS = 1 << 25
/** `&`, which may begin an entity: what follows decides. */
export const ENTITY = 1 << 26
/** A regional indicator: the next character decides. */
export const FLAG = 1 << 27

/** The entries of a set of steps: found once per character, then looked up. */
export interface Entries {
  /** By code point, for planes 0 to 2; `UNKNOWN` until first met. */
  readonly table: Int32Array
  /** The entries of characters that become several units. */
  readonly expansions: readonly Int32Array[]
  /** Finds the entry of a code point and keeps it. */
  readonly find: (code: number) => number
}

const planes = 0x30000
const latin = /\p{Script=Latin}/u
const cyrillic = /\p{Script=Cyrillic}/u
const digit = /\p{Nd}/u
const letter = /\p{L}/u
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u

/**
 * An empty table for a set of steps. Cost: nothing until characters are met.
 *
 * @param melting - Whether the texts to come may hold characters that melt
 *   into the one before, entities and flags; a text that was put together holds none.
 */
export function createEntries(steps: FoldSteps, melting: boolean): Entries {
  const table = new Int32Array(planes)
  const expansions: Int32Array[] = []

  const add = (units: readonly number[]): number =>
    EXPANDS | (expansions.push(Int32Array.from(units)) - 1)

  const make = (code: number): number => {
    const character = String.fromCodePoint(code)
    if (melting && COMBINING.test(character) && steps.has('compat')) return MELTS
    if (melting && character === '&' && steps.has('entities')) return ENTITY
    if (melting && isFlagLetter(code) && steps.has('compat')) return FLAG
    if (steps.has('leet') && (character === '@' || character === '$')) return PLAIN | SIGN | code
    const folded = foldCharacter(character, steps)
    if (folded === NOTHING) return LEFT_OUT
    if (folded === SEPARATOR) return SEPARATES
    const entries = Array.from(folded).flatMap((c) => unitEntries(c, character))
    const [only] = entries
    return entries.length === 1 && only !== undefined ? only : add(entries)
  }

  const find = (code: number): number => {
    const entry = make(code)
    if (code < planes) table[code] = entry
    return entry
  }
  return { table, expansions, find }
}

/** True for the halves of flags, which also spell words. */
function isFlagLetter(code: number): boolean {
  return code >= 0x1f1e6 && code <= 0x1f1ff
}

/** @param written - The character before the fold: its script tells which digits may be letters. */
function unitEntries(folded: string, written: string): number[] {
  if (folded === SEPARATOR) return [SEPARATES]
  let traits = 0
  if (cyrillic.test(written)) traits |= CYRILLIC
  else if (latin.test(folded)) traits |= LATIN
  if (digit.test(folded)) traits |= DIGIT
  if (letter.test(folded)) traits |= LETTER
  if (letter.test(folded) && !unspaced.test(folded)) traits |= ALPHABETIC
  const entries: number[] = []
  for (let i = 0; i < folded.length; i++) entries.push(PLAIN | traits | folded.charCodeAt(i))
  return entries
}
