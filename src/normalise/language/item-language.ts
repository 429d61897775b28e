import type { ColumnFill } from '../../types/fill.js'
import { loadLanguageOf, type Language, type LanguageOf } from './language.js'

/** The column that tells a row's language. */
export const LANGUAGE_COLUMN = 'language'

/** Whether a fill of missing values says that the language is worked out: `language: detect`. */
export function detectsLanguage(fill: Pick<ColumnFill, 'column' | 'otherwise'>): boolean {
  return fill.column === LANGUAGE_COLUMN && fill.otherwise === 'detect'
}

/** Texts with fewer words are too short to tell. */
const FEWEST_WORDS = 4

/** Below this share the language is not told. */
const FEWEST_SHARE = 0.6

/** Letters that are looked at: some three hundred words. */
const MOST_LETTERS = 2_000

/** The language of a row's texts together; undefined where they are too short, or no language is clearly ahead. */
export function languageOfTexts(
  texts: Readonly<Record<string, string | undefined>>,
  languageOf: LanguageOf,
): Language | undefined {
  let whole = ''
  for (const name in texts) {
    whole += `${texts[name] ?? ''}\n`
    if (whole.length > MOST_LETTERS) break
  }
  const text = whole.slice(0, MOST_LETTERS)
  const { language, share } = languageOf(text)
  if (language === 'und' || share < FEWEST_SHARE) return undefined
  const words = text.match(/[\p{L}\p{M}]+/gu)?.length ?? 0
  return words >= FEWEST_WORDS || !SPACED.test(text) ? language : undefined
}

/** Letters of languages that put spaces between words; others are told by their letters. */
const SPACED = /[\p{Script=Latin}\p{Script=Cyrillic}]/u

let loaded: LanguageOf | undefined

/** Loads what tells languages, so that {@link detectLanguage} can be asked. */
export async function loadLanguages(): Promise<void> {
  loaded ??= await loadLanguageOf()
}

/** The language of a row's texts. @throws Error where {@link loadLanguages} was not awaited. */
export function detectLanguage(
  texts: Readonly<Record<string, string | undefined>>,
): Language | undefined {
  if (!loaded) throw new Error('languages are asked for and not loaded')
  return languageOfTexts(texts, loaded)
}
