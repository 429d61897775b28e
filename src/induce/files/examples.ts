import type { Item } from '../../types/item.js'
import { nameOfClaim, type RunRecord } from './check.js'
import type { InducedClaim, InducedExample, InducedRule } from './induced-rule.js'
import type { AskRules } from '../../cascade/ask-rules.js'

/** Examples per rule and kind. */
const MOST = 3
/** Letters around a hit that are shown of a long text. */
const AROUND = 40
const LONG = 120

/** Arguments of {@link withExamples}. */
export interface ExampleOptions {
  readonly items: readonly Item[]
  readonly record: RunRecord
  readonly ask: AskRules
  /** Rows of other projects that nearly match, by project. */
  readonly near: ReadonlyMap<string, readonly number[]>
}

/**
 * Adds real rows to a rule as examples: rows that it claims (`match`) and similar
 * rows of other projects (`miss`). Each example is run as it will be written.
 */
export function withExamples(rule: InducedRule, options: ExampleOptions): InducedRule {
  const { items, record, ask, near } = options
  const columns = columnsOf(rule.claims)
  const gives = (example: InducedExample): boolean =>
    ask(exampleRow(example, items)).projects.includes(rule.project)

  const match = rule.claims.flatMap((_, number) => {
    const rows = record.claims.get(nameOfClaim(rule.project, number))?.shown ?? []
    const shown = rows.map((row) => exampleOf(items[row], columns, { ask, project: rule.project }))
    return shown.filter(gives).slice(0, number === 0 ? MOST - 1 : 1)
  })
  const rows = (near.get(rule.project) ?? []).filter((row) => items[row]?.gold !== rule.project)
  const miss = rows
    .map((row) => exampleOf(items[row], columns, { ask, project: rule.project }))
    .filter((example) => Object.keys(example).length > 0 && !gives(example))
  return { ...rule, match: distinct(match), miss: distinct(miss).slice(0, MOST - 1) }
}

/** The columns a reader must see to follow the claims. */
function columnsOf(claims: readonly InducedClaim[]): Set<string> {
  const columns = new Set(['title'])
  for (const { fields, conditions } of claims) {
    for (const field of fields) columns.add(field)
    for (const condition of conditions) {
      columns.add('column' in condition ? condition.column : condition.field)
    }
  }
  return columns
}

/** Whose hits are shown in an example. */
export interface HitOptions {
  readonly ask: AskRules
  readonly project: string
}

/** A row as an example: its title and what else of the columns a reader must see, long texts cut to the hit. */
export function exampleOf(
  item: Item | undefined,
  columns: ReadonlySet<string>,
  { ask, project }: HitOptions,
): InducedExample {
  const example: Columns = {}
  if (!item) return example
  const hits = ask(item).claims.find((claim) => claim.project === project)?.hits ?? []
  for (const column of columns) {
    const text = item.texts[column]
    const hit = hits.find(({ field }) => field === column)
    const value = item.numbers[column] ?? item.categories[column]
    if (text !== undefined && (column === 'title' || hit || hits.length === 0)) {
      example[column] = shorten(text, hit)
    } else if (value !== undefined) example[column] = value
  }
  return example
}

type Columns = { [column: string]: string | number }

/** A long text cut to the surroundings of the hit, at spaces. */
function shorten(
  text: string,
  hit: { readonly start: number; readonly end: number } | undefined,
): string {
  const line = text.replaceAll(/\s+/gu, ' ').trim()
  if (text.length <= LONG) return line
  const from = Math.max(0, (hit?.start ?? 0) - AROUND)
  const cut = text.slice(from, (hit?.end ?? 0) + AROUND)
  const words = cut.replaceAll(/\s+/gu, ' ').split(' ')
  const last = words.length > 2 ? -1 : words.length
  return words
    .slice(from > 0 && words.length > 2 ? 1 : 0, last)
    .join(' ')
    .trim()
}

/** The row that an example is, with the columns that rows have. */
export function exampleRow(example: InducedExample, items: readonly Item[]): Item {
  const [known] = items
  const texts: { [field: string]: string } = {}
  const numbers: { [column: string]: number } = {}
  const categories: { [column: string]: string } = {}
  for (const [column, value] of Object.entries(example)) {
    if (typeof value === 'number') numbers[column] = value
    else if (items.some((item) => item.texts[column] !== undefined)) texts[column] = value
    else categories[column] = value
  }
  const place = known?.place ?? { file: '', line: 0, column: 0 }
  return { id: '', texts, numbers, categories, gold: undefined, kept: [], place }
}

function distinct(examples: readonly InducedExample[]): InducedExample[] {
  const seen = new Map(examples.map((example) => [JSON.stringify(example), example]))
  return [...seen.values()].slice(0, MOST)
}
