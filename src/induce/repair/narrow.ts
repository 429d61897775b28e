import { scalarText } from '../../rules/editing/scalar-text.js'
import type { RuleEdit } from '../../rules/editing/rule-edit.js'
import { outlineRule, type ClaimOutline } from '../../rules/editing/rule-outline.js'
import { keywordsOf, type Keyword } from '../../rules/language/rule.js'
import type { Hit } from '../../types/claim.js'
import type { Place } from '../../types/item.js'
import { listConditions, type InducedCondition } from '../candidates/condition.js'
import { spellCondition } from '../files/draft-rules.js'
import { valueText } from '../files/write-rule.js'
import { partFor, ruleInFile, type IdeaSearch, type RepairIdea } from './repair-idea.js'
import type { TriedRow } from './repair-rows.js'

/** Conditions tried for one claim. */
const MOST_CONDITIONS = 12
/** Rows of the project beside which conditions are looked for. */
const MOST_OWN = 2000
/** What an edit of this kind must mend beyond one that takes a keyword away. */
const PRICE = { stop: 0.3, where: 0.8, length: 1.2, all: 1 } as const

/** Edits that keep a project off rows that it claims and should not. */
export function narrowingIdeas(
  search: IdeaSearch,
  project: string,
  wrong: readonly TriedRow[],
): RepairIdea[] {
  const found = ruleInFile(search.rules, project)
  if (!found) return []
  const { rule, source } = found
  const claims = wrong.flatMap(({ said }) =>
    said.claims.filter((claim) => claim.project === project && claim.absent.length === 0),
  )
  const keywords = new Map([...keywordsOf(rule)].map((each) => [placeKey(each.place), each]))
  const hits = claims.flatMap((claim) => claim.hits)
  const onKeywords = [...new Set(hits.map(({ place }) => placeKey(place)))].flatMap((key) => {
    const keyword = keywords.get(key)
    const own = hits.filter(({ place }) => placeKey(place) === key)
    return keyword?.place.file === source.path ? keywordIdeas(project, keyword, own) : []
  })
  const places = new Set(claims.map(({ place }) => placeKey(place)))
  const outlines = outlineRule(source).filter(({ place }) => places.has(placeKey(place)))
  const words = new Set(claims.flatMap((claim) => claim.hits.map(({ keyword }) => keyword)))
  return [...onKeywords, ...conditionIdeas(search, { project, wrong, outlines, words })]
}

function placeKey({ file, line, column }: Place): string {
  return `${line}:${column}:${file}`
}

function keywordIdeas(project: string, keyword: Keyword, hits: readonly Hit[]): RepairIdea[] {
  const text = keyword.text.trim()
  const at = keyword.place
  const idea = (edit: RuleEdit, name: string, what: string): RepairIdea => {
    return { project, edit, name: `${name}: ${text}`, what: `${what} "${text}"`, bonus: 0 }
  }
  const ideas = [idea({ kind: 'remove', at }, 'remove', 'take away the keyword')]
  if (hits.some(({ typos }) => typos > 0))
    ideas.push(idea({ kind: 'manner', at, key: 'typos', text: 'off' }, 'typos off', 'no typos of'))
  if (keyword.match === 'anywhere' || keyword.match === 'start')
    ideas.push(
      idea(
        { kind: 'manner', at, key: 'match', text: 'word' },
        'whole words',
        'whole words only of',
      ),
    )
  return ideas
}

interface ConditionSearch {
  readonly project: string
  readonly wrong: readonly TriedRow[]
  readonly outlines: readonly ClaimOutline[]
  /** Keywords that the wrong rows were found by: no stop words. */
  readonly words: ReadonlySet<string>
}

function conditionIdeas(
  { rows, corpusIndex, spelling }: IdeaSearch,
  { project, wrong, outlines, words }: ConditionSearch,
): RepairIdea[] {
  const own: number[] = []
  const other: number[] = []
  for (const [at, row] of rows.entries()) {
    if (!row.said.projects.includes(project)) continue
    if (row.truth === undefined || row.truth === project) own.push(at)
    else other.push(at)
  }
  const atWrong = wrong.map((row) => rows.indexOf(row))
  const sides = { own: own.slice(0, MOST_OWN), other: other.slice(0, MOST_OWN) }
  if (sides.own.length === 0 || sides.other.length === 0) return []
  const ranked = listConditions(corpusIndex.terms, sides)
    .map(({ condition, holds }) => {
      const dropped = atWrong.filter((at) => !holds(at)).length
      const spared = sides.own.filter(holds).length / sides.own.length
      return { condition, dropped, worth: dropped / atWrong.length + spared }
    })
    .filter(({ dropped }) => dropped > 0)
    .toSorted((a, b) => b.worth - a.worth)
    .slice(0, MOST_CONDITIONS)
  return ranked.flatMap(({ condition }) => {
    const spelled = spellCondition(condition, { corpusIndex, spelling })
    if ('word' in spelled && words.has(spelled.word)) return []
    return outlines.flatMap((outline) => conditionIdea(project, outline, spelled) ?? [])
  })
}

/** A condition as an edit of a claim; undefined where the claim asks something of the like already. */
function conditionIdea(
  project: string,
  { claim, where, parts }: ClaimOutline,
  condition: InducedCondition,
): RepairIdea | undefined {
  if ('column' in condition) {
    const { column } = condition
    const text = conditionText(condition)
    if (where.includes(column)) return undefined
    const edit = { kind: 'where', claim, column: scalarText(column), text } as const
    const what = `where ${column}: ${text}`
    return { project, edit, name: what, what, bonus: -PRICE.where }
  }
  const part = partFor(parts, condition.field)
  const keys = parts.find((each) => each.part === part)?.keys ?? []
  if ('length' in condition) {
    const key = condition.kind === 'longer' ? 'longer_than' : 'shorter_than'
    if (keys.includes(key)) return undefined
    const edit = { kind: 'length', claim, part, key, text: `${condition.length}` } as const
    const what = `${part} ${key}: ${condition.length}`
    return { project, edit, name: what, what, bonus: -PRICE.length }
  }
  const list = condition.kind === 'stop' ? 'stop' : keys.length === 0 ? 'any' : 'all'
  const { word } = condition
  const edit = { kind: 'add', claim, part, list, text: scalarText(word) } as const
  const bonus = -PRICE[condition.kind === 'stop' ? 'stop' : 'all']
  const what = list === 'stop' ? `stop word "${word}" in ${part}` : `only with "${word}" in ${part}`
  return { project, edit, name: `${list}: ${word}`, what, bonus }
}

function conditionText(condition: Extract<InducedCondition, { readonly column: string }>): string {
  switch (condition.kind) {
    case 'is':
      return valueText(condition.value)
    case 'not':
      return `{ not: ${valueText(condition.value)} }`
    case 'above':
    case 'below':
      return `{ ${condition.kind}: ${condition.bound} }`
    default:
      return condition satisfies never
  }
}
