import type { FoldSteps } from './fold-steps.js'
import {
  APOSTROPHES,
  ARABIC_FORMS,
  DIACRITICS,
  HARAKAT,
  HOMOGLYPHS,
  INVISIBLE,
  SIGNS,
  STROKES,
} from './letters.js'

/** Stands for a character that is left out. */
export const NOTHING = ''
/** Stands for a character that separates tokens. */
export const SEPARATOR = ' '

const wordCharacter = /[\p{L}\p{N}\p{M}]/u
const pictograph = /[\u{20E3}\p{Extended_Pictographic}\p{Regional_Indicator}\u{1F3FB}-\u{1F3FF}]/u

/**
 * What one character becomes: letters and digits, a space where it separates
 * tokens, nothing where it is left out.
 *
 *     Ё → е    ﬁ → fi    ™ → separator    U+00AD → nothing    １ → 1
 *
 * @param character - One code point; a lone surrogate separates.
 */
export function foldCharacter(character: string, steps: FoldSteps): string {
  if (steps.has('invisible') && INVISIBLE.test(character)) return NOTHING
  if (steps.has('compat')) {
    if (APOSTROPHES.has(character)) return SEPARATOR
    const boxed = boxedLetter(character)
    if (boxed !== undefined) return steps.has('case') ? boxed.toLowerCase() : boxed
  }
  if (pictograph.test(character) || SIGNS.has(character))
    return steps.has('emoji') || !pictograph.test(character) ? SEPARATOR : character

  let text = steps.has('compat') ? compatible(character) : character
  if (steps.has('case')) text = text.toLowerCase().replaceAll('ς', 'σ')
  text = Array.from(text)
    .map((letter) => foldLetter(letter, steps))
    .join('')
  if (text === NOTHING) return NOTHING
  return Array.from(text)
    .map((c) => (wordCharacter.test(c) ? c : SEPARATOR))
    .join('')
}

function foldLetter(letter: string, steps: FoldSteps): string {
  let text = letter
  if (steps.has('yo')) text = text.replace('ё', 'е').replace('Ё', 'Е')
  if (steps.has('diacritics')) text = withoutDiacritics(text)
  if (steps.has('arabic')) text = plainArabic(text)
  if (steps.has('homoglyphs')) text = Array.from(text).map(latinLookalike).join('')
  return text
}

/** Filled circles, filled squares and flag letters: Unicode does not call them compatible. */
const BOXED = [0x1f150, 0x1f170, 0x1f1e6] as const

/** The capital that a filled circle, a filled square or half a flag shows. */
function boxedLetter(character: string): string | undefined {
  const code = character.codePointAt(0) ?? 0
  const first = BOXED.find((from) => code >= from && code < from + 26)
  return first === undefined ? undefined : String.fromCodePoint(code - first + 0x41)
}

/** NFKC, and hiragana as katakana. */
function compatible(character: string): string {
  const code = character.codePointAt(0) ?? 0
  if (code >= 0x3041 && code <= 0x3096) return String.fromCodePoint(code + 0x60)
  return character.normalize('NFKC')
}

/** й and ё are letters of their own: only `yo` touches ё, nothing touches й. */
function withoutDiacritics(letter: string): string {
  if ('йЙёЁ'.includes(letter)) return letter
  const stripped = letter.normalize('NFD').replace(DIACRITICS, '').normalize('NFC')
  return Array.from(stripped).map(withoutStroke).join('')
}

function withoutStroke(letter: string): string {
  const plain = STROKES.get(letter)
  if (plain !== undefined) return plain
  const small = letter.toLowerCase()
  return small === letter ? letter : (STROKES.get(small)?.toUpperCase() ?? letter)
}

function plainArabic(letter: string): string {
  const code = letter.codePointAt(0) ?? 0
  if (code >= 0x660 && code <= 0x669) return String.fromCharCode(code - 0x660 + 0x30)
  if (code >= 0x6f0 && code <= 0x6f9) return String.fromCharCode(code - 0x6f0 + 0x30)
  return ARABIC_FORMS.get(letter) ?? letter.replace(HARAKAT, '')
}

function latinLookalike(letter: string): string {
  const small = letter.toLowerCase()
  const latin = HOMOGLYPHS.get(small)
  if (latin === undefined) return letter
  return small === letter ? latin : latin.toUpperCase()
}
