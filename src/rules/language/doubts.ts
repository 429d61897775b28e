import type { Place } from '../../types/item.js'
import { formatPlace, type Issue } from '../../types/parsed.js'
import { similarNames } from '../../normalise/words/similar-names.js'
import { shortened } from '../../yaml/source.js'
import { doubtsOfCondition } from './condition-doubts.js'
import { keywordsOf, type Keyword, type Rule } from './rule.js'

/** What rules say and probably do not mean: signs that are dropped, conditions that never hold, names alike. */
export function doubtsOf(rules: readonly Rule[]): Issue[] {
  const seen = new Set<string>()
  const issues = rules.flatMap((rule) => [
    ...[...keywordsOf(rule)].flatMap((keyword) => doubtOfKeyword(keyword) ?? []),
    ...rule.claims.flatMap(({ where }) => where.flatMap((each) => doubtsOfCondition(each))),
    ...rule.claims.flatMap(({ parts }) => parts.flatMap((part) => impossibleLength(part) ?? [])),
  ])
  return [...issues, ...similarProjects(rules)].filter((issue) => {
    const key = `${formatPlace(issue.place)} ${issue.message}`
    return !seen.has(key) && seen.add(key)
  })
}

/** Signs that mean something in other languages of patterns, and nothing in a keyword. */
const SIGNS: readonly (readonly [RegExp, string, string])[] = [
  [
    /[\p{L}\p{N}]\*|\*[\p{L}\p{N}]|\.\*/u,
    '*',
    'for the start of a word say match: start, for more match: regex',
  ],
  [
    /[\p{L}\p{N}]\?[\p{L}\p{N}]|^[^\s?]+\?$/u,
    '?',
    'for the start of a word say match: start, for more match: regex',
  ],
  [/\S\s*\|\s*\S/u, '|', 'give each keyword its own line'],
  [/\\[bBdDsSwW]|^\^|\$$|\[[^\]]+\]|\(\?:/u, '', 'say match: regex for an expression'],
]

/** A comma or semicolon between words: a list that YAML reads as one text. */
const LISTED = /[\p{L}\p{N}]\s*([,;])\s*[\p{L}\p{N}]/u

function doubtOfKeyword({ text, match, plain, place }: Keyword): Issue | undefined {
  if (match === 'regex' || match === 'case') return undefined
  const shown = shortened(text)
  for (const [pattern, sign, advice] of SIGNS)
    if (pattern.test(text)) {
      const what = sign === '' ? 'signs of an expression' : `"${sign}"`
      const message = `"${shown}": ${what} means nothing in a keyword and is dropped: ${advice}`
      return { severity: 'warning', code: 'pattern-sign', place, message }
    }
  const [, sign] = (plain && LISTED.exec(text)) || []
  if (sign === undefined) return undefined
  const message = `"${shown}" is one keyword, the "${sign}" is dropped: give each keyword its own line, or put the whole in quotes`
  return { severity: 'warning', code: 'several-in-one', place, message }
}

function impossibleLength({ shorterThan, longerThan, place }: Rule['claims'][0]['parts'][0]) {
  if (shorterThan === undefined || longerThan === undefined) return undefined
  if (shorterThan - longerThan > 1) return undefined
  const message = `no text is longer than ${longerThan} and shorter than ${shorterThan}: the claim never holds`
  return { severity: 'warning', code: 'impossible-condition', place, message } satisfies Issue
}

function similarProjects(rules: readonly Rule[]): Issue[] {
  const places = new Map<string, Place>(rules.map(({ project, place }) => [project, place]))
  return similarNames(places.keys()).flatMap(({ first, second }) => {
    const [here, there] = [places.get(second), places.get(first)]
    if (!here || !there) return []
    const message = `project "${second}" looks like "${first}", ${formatPlace(there)}: two projects, or one written twice?`
    return [{ severity: 'warning', code: 'similar-projects', place: here, message }]
  })
}
