import type { FoldSteps } from './fold-steps.js'
import { inCyrillic, inLatin } from './transliteration.js'

/** Another spelling of a keyword, looked for beside it. */
export interface Variant {
  readonly text: string
  readonly by: 'layout' | 'translit'
}

/** The same keys, top row to bottom row. Ukrainian has і, ї, є where Russian has ы, ъ, э. */
const latinKeys = "qwertyuiop[]asdfghjkl;'zxcvbnm,.`s]'"
const cyrillicKeys = 'йцукенгшщзхъфывапролджэячсмитьбюёіїє'
const toLatinKey = new Map(zip(cyrillicKeys, latinKeys))
const toCyrillicKey = new Map(zip(latinKeys, cyrillicKeys).toReversed())

/** A shorter keyword in foreign letters turns up by chance. */
const fewestLetters = 4
const fewestScholarly = 7

/**
 * The spellings of a keyword that `layout` and `translit` add; none where both
 * are off, where the keyword mixes Latin and Cyrillic, or where it has fewer
 * than four letters.
 *
 *     Маша и Медведь → vfif b vtldtlm (layout), masha i medved, masa i medved (translit)
 *     Cheburashka    → сруигкфылф (layout), чебурашка (translit)
 *
 * A spelling that ends in or begins with a space keeps it, as a bound.
 */
export function variantsOf(keyword: string, steps: FoldSteps): readonly Variant[] {
  const latin = /\p{Script=Latin}/u.test(keyword)
  const cyrillic = /\p{Script=Cyrillic}/u.test(keyword)
  if (latin === cyrillic || letterCount(keyword) < fewestLetters) return []

  const variants: Variant[] = []
  const add = (text: string, by: Variant['by']): void => {
    const enough = letterCount(text) >= fewestLetters
    if (enough && variants.every((variant) => variant.text !== text)) variants.push({ text, by })
  }
  if (steps.has('layout')) add(onOtherKeys(keyword, cyrillic), 'layout')
  if (steps.has('translit')) for (const text of spellings(keyword, cyrillic)) add(text, 'translit')
  return variants
}

/** The scholarly spelling (маша → maša, folded masa) makes other words of short ones. */
function spellings(keyword: string, cyrillic: boolean): readonly string[] {
  if (!cyrillic) return inCyrillic(keyword)
  const latin = inLatin(keyword)
  return letterCount(keyword) < fewestScholarly ? latin.slice(0, -1) : latin
}

/** What comes out where the keyboard is left in the other language. Empty where more than a quarter is no letter. */
function onOtherKeys(keyword: string, cyrillic: boolean): string {
  const keys = cyrillic ? toLatinKey : toCyrillicKey
  const typed = Array.from(keyword.toLowerCase(), (letter) => keys.get(letter) ?? letter).join('')
  return 4 * letterCount(typed) >= 3 * letterCount(keyword) ? typed : ''
}

function letterCount(text: string): number {
  return text.match(/\p{L}/gu)?.length ?? 0
}

function zip(one: string, other: string): (readonly [string, string])[] {
  return Array.from(one, (letter, i) => [letter, other.charAt(i)] as const)
}
