import { foldedString } from '../../normalise/fold/normalise.js'
import { folded } from '../../rules/editing/merge.js'
import { outlineRule } from '../../rules/editing/rule-outline.js'
import { keywordsOf, type Keyword } from '../../rules/language/rule.js'
import { inflected } from '../candidates/inflect.js'
import { mineCandidates } from '../candidates/mine.js'
import { namesOf } from '../candidates/names.js'
import { listOptions, ROLE, type Option, type Roles } from '../candidates/options.js'
import { wilsonLower } from '../candidates/score.js'
import { keywordOf } from '../files/draft-keyword.js'
import type { InducedKeyword } from '../files/induced-rule.js'
import { seedRule } from '../files/seed.js'
import { fieldKey, writeKeyword } from '../files/write-rule.js'
import { DEFAULT_INDUCTION } from '../search/settings.js'
import type { LanguageOf } from '../../normalise/language/language.js'
import {
  partFor,
  ruleInFile,
  type IdeaSearch,
  type RepairIdea,
  type RuleInFile,
} from './repair-idea.js'
import type { TriedRow } from './repair-rows.js'

/** Preference for what takes a bar away: as much as for a keyword that is always right. */
const LOOSENED = 1
/** What a claim of its own costs beside a keyword in a list. */
const OWN_CLAIM = 0.3
/** Keywords tried for one project. */
const MOST_KEYWORDS = 8

/** Where keywords are looked for. */
export interface WideningSearch extends IdeaSearch {
  readonly languageOf: LanguageOf
  /** Where a rule file for a project without one would go. */
  readonly pathFor: (name: string) => string | undefined
}

/** Edits by which a project takes rows that it should and does not claim. */
export function wideningIdeas(
  search: WideningSearch,
  project: string,
  missing: readonly TriedRow[],
): RepairIdea[] {
  const found = ruleInFile(search.rules, project)
  const options = bestKeywords(search, project, missing)
  if (found)
    return [
      ...looseningIdeas(project, found, missing),
      ...options.flatMap(({ keyword, option, score }) =>
        keywordPlaces(search, { project, found, option }).map((where): RepairIdea => {
          const placed = where(keyword)
          const price = placed.edit.kind === 'new-claim' ? OWN_CLAIM : 0
          return { ...placed, project, name: keyword.text, bonus: score - price }
        }),
      ),
    ]
  const [best] = options
  return best ? newRule(search, project, best) : []
}

/** A rule of its own for a project that has none: its name, and the best keyword where that is another. */
function newRule(
  { pathFor }: WideningSearch,
  project: string,
  { keyword: { text: word }, score }: ScoredKeyword,
): RepairIdea[] {
  const aliases = folded(word).includes(folded(project)) ? [] : [word]
  const { path, text } = seedRule({ project, aliases, fields: ['title'] })
  const place = pathFor(path)
  if (place === undefined) return []
  const edit = { kind: 'new-file', source: { path: place, text } } as const
  const name = 'a rule of its own'
  return [{ project, edit, name, what: name, bonus: score }]
}

interface ScoredKeyword {
  readonly keyword: InducedKeyword
  readonly option: Option
  readonly score: number
}

/** The keywords of the missing rows, those of most of them first, then the most precise. */
function bestKeywords(
  { rows, corpusIndex, spelling, languageOf }: WideningSearch,
  project: string,
  missing: readonly TriedRow[],
): ScoredKeyword[] {
  const { terms, tokensIn } = corpusIndex
  const number = terms.corpus.projects.indexOf(project)
  const wanted = new Set(missing.map((row) => rows.indexOf(row)))
  const written = namesOf(project)
  const names = written.map((name) => ({ written: name, words: tokensIn(name) }))
  const squashed = names.map(({ words }) => words.join(''))
  const roles = rolesFor(project, rows)
  const least = Math.ceil(wanted.size / 2)
  const mined = mineCandidates(corpusIndex, { rows: [...wanted], least, names: squashed })
  const candidates = inflected(mined, { corpusIndex, names, languageOf, roles })
  const { riskWeight } = DEFAULT_INDUCTION
  const options = listOptions(terms, candidates, { roles, riskWeight, names: squashed })
  return options
    .map((option) => {
      const mends = option.rows.filter((row) => wanted.has(row)).length
      const { own, other, risk, bonus } = option
      return { option, mends, score: wilsonLower(own, own + other + riskWeight * risk, 1) + bonus }
    })
    .filter(({ mends }) => mends > 0)
    .toSorted((a, b) => 2 * (b.mends - a.mends) + (b.score - a.score))
    .slice(0, MOST_KEYWORDS)
    .map(({ option, score }) => {
      const keyword = keywordOf(option, { corpusIndex, spelling, project: number })
      return { keyword, option, score }
    })
}

/** Rows that nobody labelled count as what the rules say; where these say nothing, not at all. */
function rolesFor(project: string, rows: readonly TriedRow[]): Roles {
  return Uint8Array.from(rows, ({ truth, said }) => {
    if (truth !== undefined) return truth === project ? ROLE.own : ROLE.other
    if (said.projects.includes(project)) return ROLE.own
    return said.projects.length > 0 ? ROLE.other : ROLE.ignored
  })
}

interface PlaceSearch {
  readonly project: string
  readonly found: RuleInFile
  readonly option: Option
}

type PlacedKeyword = (keyword: InducedKeyword) => Pick<RepairIdea, 'edit' | 'what'>

/** Each list that looks where the keyword was found, and a claim of its own where none is free of conditions. */
function keywordPlaces(
  { corpusIndex }: WideningSearch,
  { found: { source }, option }: PlaceSearch,
): PlacedKeyword[] {
  const { fields: all } = corpusIndex.terms.corpus
  const names = option.fields.map((at) => all[at]?.name ?? '')
  const outlines = outlineRule(source)
  const lists = outlines.flatMap(({ claim, where, parts }) => {
    const part = partFor(parts, names[0] ?? '')
    const keys = parts.find((each) => each.part === part)?.keys
    const isFree = where.length === 0 && parts.length === 1 && keys?.length === 1
    return keys?.includes('any') ? [{ claim, part, isFree }] : []
  })
  const placed = lists.map(({ claim, part }): PlacedKeyword => (keyword) => {
    const edit = { kind: 'add', claim, part, list: 'any', text: writeKeyword(keyword) } as const
    return { edit, what: `the keyword "${keyword.text}" in ${part}` }
  })
  if (lists.some(({ isFree }) => isFree)) return placed
  const field = fieldKey(names, { count: all.length })
  return [
    ...placed,
    (keyword) => {
      const text = `${field}:\n  any:\n    - ${writeKeyword(keyword)}`
      const what = `a claim of its own for the keyword "${keyword.text}" in ${field}`
      return { edit: { kind: 'new-claim', text }, what }
    },
  ]
}

/** Edits that take away what keeps a rule from rows in which its keywords may stand. */
function looseningIdeas(
  project: string,
  { rule, source }: RuleInFile,
  missing: readonly TriedRow[],
): RepairIdea[] {
  const texts = missing.map(({ item }) =>
    Object.values(item.texts)
      .map((text) => (text ? foldedString(text) : ''))
      .join('\n'),
  )
  const stands = ({ text }: Keyword): boolean => texts.some((each) => each.includes(folded(text)))
  const base = { project, bonus: LOOSENED }
  const ideas: RepairIdea[] = []
  for (const { parts } of rule.claims)
    for (const keyword of parts.flatMap(({ stop = [], all = [], any = [] }) => [
      ...stop.filter(stands),
      ...all.filter((each) => !stands(each)),
      ...(parts.length > 1 && any.length === 1 ? any.filter((each) => !stands(each)) : []),
    ])) {
      if (keyword.place.file !== source.path) continue
      const text = keyword.text.trim()
      const what = `take away "${text}", which bars them`
      const edit = { kind: 'remove', at: keyword.place } as const
      ideas.push({ ...base, edit, name: `unbar: ${text}`, what })
    }
  for (const keyword of keywordsOf(rule)) {
    if (keyword.place.file !== source.path) continue
    const at = keyword.place
    const text = keyword.text.trim()
    if (keyword.typos === 0 && keyword.match !== 'regex' && keyword.match !== 'case')
      ideas.push({
        ...base,
        edit: { kind: 'manner', at, key: 'typos', text: 'auto' },
        name: `typos: ${text}`,
        what: `forgive typos of "${text}"`,
      })
    if (keyword.match === 'word' || keyword.match === 'start')
      ideas.push({
        ...base,
        edit: { kind: 'manner', at, key: 'match', text: 'anywhere' },
        name: `anywhere: ${text}`,
        what: `find "${text}" within words`,
      })
  }
  return [...ideas, ...conditionsTaken(project, source)]
}

function conditionsTaken(project: string, source: RuleInFile['source']): RepairIdea[] {
  return outlineRule(source).flatMap(({ claim, where, parts }) => [
    ...where.map((column): RepairIdea => {
      const edit = { kind: 'where', claim, column, text: undefined } as const
      const what = `take away where ${column}`
      return { project, edit, name: what, what, bonus: LOOSENED }
    }),
    ...parts.flatMap(({ part, keys }) =>
      LENGTHS.filter((key) => keys.includes(key)).map((key): RepairIdea => {
        const edit = { kind: 'length', claim, part, key, text: undefined } as const
        const what = `take away ${key} of ${part}`
        return { project, edit, name: what, what, bonus: LOOSENED }
      }),
    ),
  ])
}

const LENGTHS = ['longer_than', 'shorter_than'] as const
