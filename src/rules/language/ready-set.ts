import { LANGUAGE_COLUMN, loadLanguages } from '../../normalise/language/item-language.js'
import { keywordsOf, type Keyword, type Rule, type RuleSet } from './rule.js'

/** A rule set as plain data: its expressions as texts alone. */
export type PlainSet = Omit<RuleSet, 'regexes'>

/** Makes rules ready that were found sound before: compiles expressions, loads what they ask for. */
export async function readySet(set: PlainSet): Promise<RuleSet> {
  const expressions = expressionsOf(set.rules)
  const regexes =
    expressions.length === 0
      ? new Map()
      : await (await import('./regex.js')).compileRegexes(expressions, () => undefined)
  await loadForRules(set.rules)
  return { ...set, regexes }
}

/** Loads what works out an item's language, where a rule asks for it. */
export async function loadForRules(rules: readonly Rule[]): Promise<void> {
  if (rules.some((rule) => asksLanguage(rule))) await loadLanguages()
}

function asksLanguage({ claims }: Rule): boolean {
  return claims.some(({ where }) => where.some(({ column }) => column === LANGUAGE_COLUMN))
}

/** The expressions of rules, each text once. */
export function expressionsOf(rules: readonly Rule[]): Keyword[] {
  const byText = new Map<string, Keyword>()
  for (const rule of rules)
    for (const keyword of keywordsOf(rule))
      if (keyword.match === 'regex' && !byText.has(keyword.text)) byText.set(keyword.text, keyword)
  return [...byText.values()]
}
