import { ALPHABETIC, CYRILLIC, DIGIT, LATIN, LETTER, SIGN } from './fold-entry.js'
import type { FoldSteps } from './fold-steps.js'
import { CYRILLIC_LEET, LATIN_LEET, VOWELS } from './letters.js'
import { moveUnit, type Pass } from './pass.js'

/** What is done to a token once it is written: few tokens need any of it. */
export interface TokenSteps {
  readonly leet: Leet | undefined
  readonly repeats: boolean
  readonly spaced: boolean
  /** The entry of a unit: its traits. */
  readonly traitsOf: (unit: number) => number
}

interface Leet {
  readonly latin: Uint16Array
  readonly cyrillic: Uint16Array
}

/** A lone letter between two others is a letter of a spaced-out word; two may be two words. */
const fewestSingles = 3

/** @param entryOf - The entry of a code unit under the same steps. */
export function createTokenSteps(steps: FoldSteps, entryOf: (unit: number) => number): TokenSteps {
  const lettersOf = (pairs: ReadonlyMap<string, string>): Uint16Array => {
    const letters = new Uint16Array(128)
    for (const [sign, as] of pairs) letters[sign.charCodeAt(0)] = entryOf(as.charCodeAt(0)) & 0xffff
    return letters
  }
  return {
    leet: steps.has('leet')
      ? { latin: lettersOf(LATIN_LEET), cyrillic: lettersOf(CYRILLIC_LEET) }
      : undefined,
    repeats: steps.has('repeats'),
    spaced: steps.has('spaced'),
    traitsOf: entryOf,
  }
}

/** Ends the token being written. */
export function closeToken(pass: Pass, steps: TokenSteps): void {
  const { tokenFrom, traits } = pass
  if (steps.leet && (traits & (DIGIT | SIGN)) !== 0 && (traits & (LATIN | CYRILLIC)) !== 0)
    readLeet(pass, { leet: steps.leet, traitsOf: steps.traitsOf })
  if (steps.repeats && pass.stretched) unstretch(pass, steps.traitsOf)
  pass.tokenFrom = -1
  if (!steps.spaced) return

  const single = pass.to === tokenFrom + 1 && (traits & ALPHABETIC) !== 0
  pass.singles = single ? pass.singles + 1 : 0
  if (pass.singles >= fewestSingles) joinSingles(pass)
}

/** What is read as a letter at a token's end too: nobody numbers an episode 0. */
const endSigns: ReadonlySet<number> = new Set(Array.from('0@$', (sign) => sign.charCodeAt(0)))

const ONE = 0x31
const THREE = 0x33
const FOUR = 0x34
const SIX = 0x36
const ZERO = 0x30

/**
 * Reads digits between letters as letters: m4sha → masha, ч4йка → чайка, лунт1к → лунтик.
 *
 * Only where letters outnumber digits, at a token's end only behind another one, and at
 * its start in Cyrillic alone: s01e05, 3кота, фиксики2 and mp3 stay as they are.
 */
function readLeet(
  pass: Pass,
  { leet, traitsOf }: { leet: Leet } & Pick<TokenSteps, 'traitsOf'>,
): void {
  const { units, tokenFrom, to } = pass
  let digits = 0
  for (let i = tokenFrom; i < to; i++) if (isSign(units[i] ?? 0, traitsOf)) digits++
  const isCyrillic = readsCyrillic(pass)
  if (2 * digits >= to - tokenFrom && !(isCyrillic && standsForVowels(pass, traitsOf))) return

  const letters = isCyrillic ? leet.cyrillic : leet.latin
  let read = false
  for (let i = tokenFrom + 1; i < to; i++) {
    if (!isSign(units[i] ?? 0, traitsOf)) continue
    let end = i + 1
    while (end < to && isSign(units[end] ?? 0, traitsOf)) end++
    const ends = read && (!isCyrillic || mayEnd(pass, i))
    const atEnd = end - i === 1 && (ends || endSigns.has(units[i] ?? 0))
    if (end < to ? end - i <= 2 : atEnd) {
      for (let k = i; k < end; k++) {
        const sign = (isCyrillic ? vowelAt(pass, k) : undefined) ?? units[k] ?? 0
        units[k] = letters[sign] || sign
      }
      read = true
    }
    i = end
  }
  if (isCyrillic && mayStart(pass, read)) units[tokenFrom] = letters[units[tokenFrom] ?? 0] ?? 0
}

/** A digit between consonants is a vowel: 4 is а there, 3 is е. */
function vowelAt({ units, tokenFrom, to }: Pass, at: number): number | undefined {
  const unit = units[at] ?? 0
  if (unit !== FOUR && unit !== THREE) return undefined
  if (!isConsonant(units[at - 1] ?? 0)) return undefined
  if (at + 1 < to && !isConsonant(units[at + 1] ?? 0)) return undefined
  if (unit === FOUR) return AT
  // вз- is a prefix: в3рыв.
  return at - 1 === tokenFrom && IS_V.has(units[tokenFrom] ?? 0) ? undefined : E
}

/** `@` stands for а. */
const AT = 0x40
const E = 0x65
/** в as the fold writes it, and as itself. */
const IS_V: ReadonlySet<number> = new Set([0x62, 0x432])

/** Whether a token is Cyrillic: it has a letter that looks like no Latin one, or none but Cyrillic ones. */
function readsCyrillic({ units, tokenFrom, to, traits }: Pass): boolean {
  if ((traits & LATIN) === 0) return true
  for (let i = tokenFrom; i < to; i++)
    if ((units[i] ?? 0) >= 0x400 && (units[i] ?? 0) < 0x530) return true
  return false
}

/** Whether each digit of a token is a vowel behind a consonant: м4ш4, к0т0. */
function standsForVowels(
  { units, tokenFrom, to }: Pass,
  traitsOf: TokenSteps['traitsOf'],
): boolean {
  if ((to - tokenFrom) % 2 === 1) return false
  for (let i = tokenFrom; i < to; i += 2) {
    const vowel = units[i + 1] ?? 0
    if (isSign(units[i] ?? 0, traitsOf) || VOWELS.has(units[i] ?? 0)) return false
    if (vowel !== FOUR && vowel !== ZERO) return false
  }
  return to - tokenFrom >= 4
}

/** ь and ъ are none: no vowel follows them. */
function isConsonant(unit: number): boolean {
  return unit >= 0x61 && unit !== 0x44c && unit !== 0x44a && !VOWELS.has(unit)
}

/** Whether the last digit of a token that has others is a letter: ч4шк4 and not ф1ксики4. */
function mayEnd({ units }: Pass, at: number): boolean {
  const unit = units[at] ?? 0
  if (endSigns.has(unit)) return true
  return (unit === FOUR || unit === ONE) && isConsonant(units[at - 1] ?? 0)
}

/** Fewest letters behind a digit that begins a word and is no number: 4ого is one. */
const fewestBehind = 4
/** э begins words that are counted: 3этажа, 4эпизод. */
const COUNTED = 0x44d

/** Whether a token's first digit is a letter: 4ебурашка, 3ебра, 6уба and not 3кота. */
function mayStart({ units, tokenFrom, to }: Pass, read: boolean): boolean {
  const first = units[tokenFrom] ?? 0
  const next = units[tokenFrom + 1] ?? 0
  if (first === ZERO) return next >= 0x61 && to - tokenFrom > fewestBehind
  if (first !== THREE && first !== FOUR && first !== SIX) return false
  if (!VOWELS.has(next) || next === COUNTED) return false
  return read || to - tokenFrom > fewestBehind
}

function isSign(unit: number, traitsOf: TokenSteps['traitsOf']): boolean {
  return unit < 128 && (traitsOf(unit) & (DIGIT | SIGN)) !== 0
}

/**
 * Makes one letter of three or more: маааша → маша. Two stay two (коллекция),
 * and so does a token that is nothing but one letter (III, ааа).
 */
function unstretch(pass: Pass, traitsOf: TokenSteps['traitsOf']): void {
  const { units, tokenFrom, to } = pass
  let same = tokenFrom
  while (same < to && units[same] === units[tokenFrom]) same++
  if (same === to) return

  let target = tokenFrom
  for (let i = tokenFrom; i < to;) {
    let end = i + 1
    while (end < to && units[end] === units[i]) end++
    const kept = end - i >= 3 && (traitsOf(units[i] ?? 0) & LETTER) !== 0 ? 1 : end - i
    const last = pass.places?.ends[end - 1 - pass.from] ?? 0
    for (let k = 0; k < kept; k++) moveUnit(pass, i + k, target++)
    if (pass.places) pass.places.ends[target - 1 - pass.from] = last
    i = end
  }
  pass.to = target
}

/** Makes the token just closed and the lone letters before it one token: к о т → кот. */
function joinSingles(pass: Pass): void {
  const joined = pass.singles === fewestSingles ? fewestSingles - 1 : 1
  const gap = pass.starts[pass.to - 2] === 1 && pass.units[pass.to - 2] === 0x20
  if (!gap) {
    for (let i = pass.to - joined; i < pass.to; i++) pass.starts[i] = 0
    return
  }
  let target = pass.to - 2 * joined
  for (let i = target + 1; i < pass.to; i += 2) {
    moveUnit(pass, i, target)
    pass.starts[target++] = 0
  }
  pass.to = target
}
