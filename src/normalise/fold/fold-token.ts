import { ALPHABETIC, CYRILLIC, DIGIT, LATIN, LETTER, SIGN } from './fold-entry.js'
import type { FoldSteps } from './fold-steps.js'
import { CYRILLIC_LEET, LATIN_LEET } from './letters.js'
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

/**
 * Reads digits between letters as letters: m4sha → masha, c0c0melon → cocomelon.
 *
 * Only where letters outnumber digits, never at a token's start, and at its
 * end only behind another one: s01e05, 3кота, фиксики2 and mp3 stay as they are.
 */
function readLeet(
  pass: Pass,
  { leet, traitsOf }: { leet: Leet } & Pick<TokenSteps, 'traitsOf'>,
): void {
  const { units, tokenFrom, to, traits } = pass
  let digits = 0
  for (let i = tokenFrom; i < to; i++) if (isSign(units[i] ?? 0, traitsOf)) digits++
  if (2 * digits >= to - tokenFrom) return

  const letters = (traits & LATIN) === 0 ? leet.cyrillic : leet.latin
  let read = false
  for (let i = tokenFrom + 1; i < to; i++) {
    if (!isSign(units[i] ?? 0, traitsOf)) continue
    let end = i + 1
    while (end < to && isSign(units[end] ?? 0, traitsOf)) end++
    const atEnd = end - i === 1 && (read || endSigns.has(units[i] ?? 0))
    if (end < to ? end - i <= 2 : atEnd) {
      for (let k = i; k < end; k++) units[k] = letters[units[k] ?? 0] || (units[k] ?? 0)
      read = true
    }
    i = end
  }
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
