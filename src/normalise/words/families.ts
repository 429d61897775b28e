import { loadLanguageOf } from '../language/language.js'
import { loadStem } from './stem.js'

/** Reads words and gives the key of any of them: forms of one word have one key. */
export type FamilyOf = (words: readonly string[]) => (word: string) => string

const CYRILLIC = /\p{Script=Cyrillic}/u

/**
 * Loads what puts the forms of a word together: `franc` says the language of all Cyrillic words
 * and of all others, `natural`'s stemmer for it cuts their endings. For lists that are read by
 * people: a stemmer takes some words for forms of others (финник and финик).
 */
export async function loadFamilies(): Promise<FamilyOf> {
  const [languageOf, stem] = await Promise.all([loadLanguageOf(), loadStem()])
  return (words) => {
    const languageIn = (isCyrillic: boolean): string =>
      languageOf(words.filter((word) => CYRILLIC.test(word) === isCyrillic).join(' ')).language
    const [cyrillic, other] = [languageIn(true), languageIn(false)]
    return (word) => stem(word, CYRILLIC.test(word) ? cyrillic : other)
  }
}
