import { buildEngine, type EngineOptions } from '../../cascade/build.js'
import type { ItemExplanation } from '../../cascade/explain.js'
import { columnChanges, firstFlip, titleChanges, type ColumnValues } from '../../cascade/what-if.js'
import { diffText } from '../../induce/files/diff.js'
import { readRuleSources } from '../../rules/language/rule-sources.js'
import type { Condition, RuleSet } from '../../rules/language/rule.js'
import type { Decision } from '../../types/decision.js'
import type { Item } from '../../types/item.js'
import { titleOf } from '../settings/slice-of.js'
import { flipByRules } from './rule-changes.js'

/** The smallest change of one kind that gives another decision; it was run. */
export interface FoundChange {
  readonly kind: 'title' | 'column' | 'rule'
  readonly what: string
  readonly project: string
  readonly decision: Decision['kind']
  readonly stage: Decision['stage']
  /** How the rule file changes. */
  readonly diff?: string
}

/** What is changed, and until when. */
export interface ChangeSearch {
  readonly parts: EngineOptions
  /** The folder that the rules were read from. */
  readonly folder: string
  readonly item: Item
  readonly explanation: ItemExplanation
  /** The project that is wanted; any other decision where it is undefined or what was decided. */
  readonly project: string | undefined
  /** Values of columns in the file of the row. */
  readonly seen: ColumnValues
}

const MOST_NAMES = 6
const MOST_OTHERS = 3

/** Finds the smallest change of the title, of a column and of a rule that gives another decision. */
export async function findChanges(search: ChangeSearch): Promise<readonly FoundChange[]> {
  const { parts, folder, item, explanation, project: asked, seen } = search
  const before = explanation.decision
  const goal = asked === before.project ? undefined : asked
  const isWanted = ({ project }: Decision): boolean =>
    goal === undefined ? project !== before.project : project === goal
  const others = goal === undefined ? likely(explanation) : [goal]
  const engine = buildEngine(parts)
  const projects = (parts.rules?.rules ?? []).map(({ project }) => project)
  const names = namesOf(parts.rules, others.length > 0 ? others : projects.slice(0, MOST_OTHERS))
  const ofTitle = await firstFlip(engine, titleChanges(item, names), isWanted)
  const values = withConditions(parts, item, seen)
  const ofColumn = await firstFlip(engine, columnChanges(item, values), isWanted)
  const found = [ofTitle, ofColumn].flatMap((each) =>
    each ? [foundChange(each.change, each.decision)] : [],
  )
  const { rules } = parts
  const read = rules && (await readRuleSources(folder))
  if (!rules || !read?.ok) return found
  const { sources } = read.value
  const title = titleOf(item)
  const byRules = { parts, rules, sources, item, explanation, others, title }
  const flip = await flipByRules(byRules, isWanted)
  if (!flip) return found
  const { source } = flip.change
  const old = sources.files.find(({ path }) => path === source.path)?.text ?? ''
  const diff = diffText(source.path, old, source.text)
  return [...found, { ...foundChange(flip.change, flip.decision), diff }]
}

function foundChange(
  { kind, what }: Pick<FoundChange, 'kind' | 'what'>,
  { project, kind: decision, stage }: Decision,
): FoundChange {
  return { kind, what, project, decision, stage }
}

/** Projects that came near, the likeliest first. */
function likely({ decision, rules, heads }: ItemExplanation): readonly string[] {
  const near = (rules?.near ?? []).map(({ project }) => project)
  const told = (rules?.projects ?? []).map(({ project }) => project)
  const byHeads = [heads?.best, heads?.runnerUp].flatMap((each) => (each ? [each.project] : []))
  const all = [decision.runnerUp ?? '', ...told, ...byHeads, ...near]
  return [...new Set(all)]
    .filter((name) => name !== '' && !decision.projects.includes(name))
    .slice(0, MOST_OTHERS)
}

/** The first keywords of projects, as somebody would write them into a title. */
function namesOf(rules: RuleSet | undefined, projects: readonly string[]): readonly string[] {
  const keywords = projects.flatMap((project) => {
    const rule = rules?.rules.find((each) => each.project === project)
    const found = (rule?.claims ?? [])
      .flatMap(({ parts }) => parts)
      .flatMap(({ any, all }) => [...(any ?? []), ...(all ?? [])])
      .filter(({ match }) => match !== 'regex')
      .map(({ text }) => text.trim())
    return [...new Set([project, ...found])].slice(0, MOST_NAMES)
  })
  return keywords.slice(0, 2 * MOST_NAMES)
}

/** Values that columns have in the file, and those that conditions of rules ask for. */
function withConditions(
  { rules, heads }: EngineOptions,
  item: Item,
  seen: ColumnValues,
): ColumnValues {
  const numbers = new Map([...seen.numbers].map(([name, values]) => [name, new Set(values)]))
  const categories = new Map([...seen.categories].map(([name, values]) => [name, new Set(values)]))
  for (const [name, value] of Object.entries(item.numbers))
    if (value === 0 || value === 1) into(numbers, name, 1 - value)
  const conditions = (rules?.rules ?? [])
    .flatMap(({ claims }) => claims)
    .flatMap(({ where }) => where)
  for (const condition of conditions) {
    const { column } = condition
    const isCategory =
      column in item.categories || (heads?.columns.categories.includes(column) ?? false)
    for (const value of wantedBy(condition))
      if (!isCategory && typeof value === 'number') into(numbers, column, value)
      else if (typeof value === 'string' && !(column in item.numbers))
        into(categories, column, value)
  }
  return { numbers, categories }
}

/** Values on both sides of what a condition asks for. */
function wantedBy({ tests }: Condition): readonly (string | number)[] {
  return tests.flatMap((test) => {
    if (test.kind === 'present') return []
    if (test.kind === 'is' || test.kind === 'not')
      return test.values.map(({ text, number }) => number ?? text)
    return [test.bound - 1, test.bound, test.bound + 1]
  })
}

function into<Value>(map: Map<string, Set<Value>>, name: string, value: Value): void {
  const values = map.get(name) ?? new Set()
  values.add(value)
  map.set(name, values)
}

/** Found changes as lines for people. */
export function formatChanges(changes: readonly FoundChange[]): string[] {
  const kinds = ['title', 'column', 'rule'] as const
  return [
    'what would change it (each was run):',
    ...kinds.flatMap((kind) => {
      const found = changes.find((each) => each.kind === kind)
      if (!found) return [`  ${kind}: no single change was found`]
      const { what, project, decision, stage, diff = '' } = found
      const lines = diff.split('\n').filter((line) => /^[-+](?![-+])/.test(line))
      return [
        `  ${kind}: ${what} → ${project} (${decision} by ${stage})`,
        ...lines.map((line) => `    ${line}`),
      ]
    }),
  ]
}
