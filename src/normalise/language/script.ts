/** A writing system, as far as the fold can mistake one for another. */
export type Script = 'latin' | 'cyrillic' | 'greek' | 'arabic' | 'han' | 'kana' | 'hangul' | 'other'

const ranges: readonly (readonly [Script, RegExp])[] = [
  ['latin', /\p{Script=Latin}/u],
  ['cyrillic', /\p{Script=Cyrillic}/u],
  ['greek', /\p{Script=Greek}/u],
  ['arabic', /\p{Script=Arabic}/u],
  ['han', /\p{Script=Han}/u],
  ['kana', /[\p{Script=Hiragana}\p{Script=Katakana}]/u],
  ['hangul', /\p{Script=Hangul}/u],
]

/** The script of one letter; undefined for digits, signs and marks. */
export function scriptOf(letter: string): Script | undefined {
  if (!/\p{L}/u.test(letter)) return undefined
  return ranges.find(([, range]) => range.test(letter))?.[0] ?? 'other'
}

/** How many letters of each script a text has. */
export function scriptCounts(text: string): ReadonlyMap<Script, number> {
  const counts = new Map<Script, number>()
  for (const letter of text) {
    const script = scriptOf(letter)
    if (script) counts.set(script, (counts.get(script) ?? 0) + 1)
  }
  return counts
}

/** The scripts of a text. */
export function scriptsOf(text: string): ReadonlySet<Script> {
  return new Set(scriptCounts(text).keys())
}

/**
 * Whether a hit is written in the keyword's own letters: no letter of it is of
 * a script that the keyword lacks.
 *
 *     рот, found as pot   → no: another word, in letters that look alike
 *     Маша, found as Mаша → no: one letter was swapped, see `disguised`
 *
 * @param found - The raw text of the hit.
 */
export function sameScript(keyword: string, found: string): boolean {
  const own = scriptsOf(keyword)
  return [...scriptsOf(found)].every((script) => own.has(script))
}

/**
 * Whether a hit in another script is the keyword in disguise (Mаша, Вooba) and
 * not another word that happens to look like it (рот and pot): a word mixes
 * scripts only on purpose or by a slip.
 *
 * @param found - The raw text of the hit.
 */
export function disguised(keyword: string, found: string): boolean {
  if (sameScript(keyword, found)) return false
  return (found.match(/[\p{L}\p{M}]+/gu) ?? []).some((word) => scriptsOf(word).size > 1)
}
