import { keywordLanguages } from '../../normalise/language/keyword-language.js'
import { loadLanguageOf } from '../../normalise/language/language.js'
import { keywordsOf, mapKeywords, type Keyword, type Rule } from './rule.js'

/**
 * Gives keywords that are to be inflected and say no language the one that
 * their project's keywords look like. Nothing is loaded where none is needed.
 */
export async function withLanguages(rules: readonly Rule[]): Promise<readonly Rule[]> {
  const asked = rules.map((rule) => [...keywordsOf(rule)].filter((keyword) => lacks(keyword)))
  if (asked.every((keywords) => keywords.length === 0)) return rules
  const languageOf = await loadLanguageOf()
  return rules.map((rule, i) => {
    const keywords = asked[i] ?? []
    if (keywords.length === 0) return rule
    const languages = keywordLanguages(
      keywords.map(({ text }) => text),
      languageOf,
    )
    const spoken = new Map(keywords.map((keyword, k) => [keyword, languages[k]]))
    return mapKeywords(rule, (keyword) =>
      spoken.has(keyword) ? { ...keyword, language: spoken.get(keyword) } : keyword,
    )
  })
}

function lacks({ forms, language }: Keyword): boolean {
  return forms !== 'off' && language === undefined
}
