import { LANGUAGES, type Language, type LanguageOf } from './language.js'

/** Languages that only an alphabet tells. */
const BY_ALPHABET = ['cs', 'nl', 'sv', 'no'] as const

/** Languages that a rule file may name, but that are neither guessed nor inflected. */
const ONLY_NAMED = [
  ...(['da', 'el', 'et', 'fi', 'he', 'hr', 'hu', 'id', 'kk', 'lt', 'lv'] as const),
  ...(['ro', 'sk', 'sl', 'sr', 'vi'] as const),
] as const

/** The languages a list of keywords may be in. */
export const KEYWORD_LANGUAGES = [...LANGUAGES, ...BY_ALPHABET, ...ONLY_NAMED] as const

/** The language of a keyword. */
export type KeywordLanguage = (typeof KEYWORD_LANGUAGES)[number]

/** Spellings that a language does not have, its letters first. */
const FOREIGN: readonly (readonly [language: KeywordLanguage, foreign: RegExp])[] = [
  ['ru', /[^а-яё]/u],
  ['uk', /[^а-щьюяєіїґ]/u],
  ['be', /[^а-зй-шыьэюяёіў]|[дт][ьяеёюі]|р[ьяеёюі]/u],
  ['bg', /[^а-щъьюя]|ь(?!о)/u],
  ['en', /[^a-z]/u],
  ['de', /[^a-zäöüß]/u],
  ['es', /[^a-záéíóúüñ]/u],
  ['fr', /[^a-zàâæçéèêëîïôœùûüÿ]/u],
  ['it', /[^a-zàèéìíòóùú]/u],
  ['pl', /[^a-ząćęłńóśźż]/u],
  ['pt', /[^a-záâãàçéêíóôõúü]/u],
  ['tr', /[^a-zçğıöşüâîû]/u],
  ['cs', /[^a-záčďéěíňóřšťúůýž]/u],
  ['sv', /[^a-zåäöé]/u],
  ['no', /[^a-zåæøéòóô]/u],
  ['nl', /[^a-zéëèïóöüĳ]/u],
]

/**
 * The language of each keyword of a project: by its alphabet, then by what all
 * keywords of that alphabet together look like.
 *
 * @returns In order; undefined where a keyword has no letters of a known language.
 */
export function keywordLanguages(
  keywords: readonly string[],
  languageOf: LanguageOf,
): (KeywordLanguage | undefined)[] {
  const possible = keywords.map((keyword) => possibleLanguages(keyword))
  const whole = (own: readonly KeywordLanguage[]): string =>
    keywords.filter((_, i) => possible[i]?.some((each) => own.includes(each))).join(' ')
  const guessed = new Map<string, KeywordLanguage | undefined>()
  return possible.map((own) => {
    if (own.length < 2) return own[0]
    const key = own.join(' ')
    if (!guessed.has(key)) {
      const only = LANGUAGES.filter((each) => own.includes(each))
      const { language } = languageOf(whole(own), { only })
      guessed.set(key, only.find((each): each is Language => each === language) ?? own[0])
    }
    return guessed.get(key)
  })
}

/** The languages whose alphabet has every letter of a keyword, the likelier ones first. */
function possibleLanguages(keyword: string): KeywordLanguage[] {
  const letters = (keyword.toLowerCase().match(/\p{L}/gu) ?? []).join('').normalize('NFC')
  if (letters === '') return []
  return FOREIGN.flatMap(([language, foreign]) => (foreign.test(letters) ? [] : [language]))
}
