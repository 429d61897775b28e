import type { Item } from '../../types/item.js'
import type { Issue } from '../../types/parsed.js'
import { didYouMean } from '../../yaml/suggest.js'
import { shortened } from '../../yaml/source.js'
import type { Condition, RuleSet, Test } from '../language/rule.js'
import { conditionOutcome, describeCondition } from '../matching/condition.js'

/** Different values of a column that are kept for comparison. */
const MOST_VALUES = 1_000

/** Sets the conditions of rules beside the rows of a file. */
export interface ConditionCheck {
  readonly add: (item: Item) => void
  /** What is wrong with the conditions, and the share of rows in which each holds. */
  readonly issues: () => Issue[]
}

/** What the rows have in one column. */
interface ColumnSeen {
  numbers: number
  texts: number
  readonly values: Set<string>
}

/** Checks every condition of the rules against rows, one after the other. */
export function checkConditions({ rules }: RuleSet): ConditionCheck {
  const conditions = rules.flatMap(({ claims }) => claims.flatMap(({ where }) => where))
  const holding = conditions.map(() => 0)
  const columns = new Map<string, ColumnSeen>()
  let rows = 0
  const add = (item: Item): void => {
    rows += 1
    for (const [name, value] of Object.entries(item.numbers)) see(columns, name, value)
    for (const [name, value] of Object.entries(item.categories)) see(columns, name, value)
    for (const [at, condition] of conditions.entries())
      if (conditionOutcome(condition, item) === 'holds') holding[at] = (holding[at] ?? 0) + 1
  }
  const issues = (): Issue[] =>
    conditions.flatMap((condition, at) => {
      const wrong = faultOf(condition, columns)
      const held = holding[at] ?? 0
      const share = `holds in ${held} of ${rows} rows (${((100 * held) / Math.max(1, rows)).toFixed(1)} %)`
      const severity = wrong === undefined && held > 0 ? 'note' : 'warning'
      const code = wrong === undefined ? 'condition-share' : 'condition-data'
      const message = `${wrong ?? describeCondition(condition)}: ${share}`
      return [{ severity, code, place: condition.place, message } satisfies Issue]
    })
  return { add, issues }
}

function see(
  columns: Map<string, ColumnSeen>,
  name: string,
  value: number | string | undefined,
): void {
  if (value === undefined) return
  let seen = columns.get(name)
  if (!seen) columns.set(name, (seen = { numbers: 0, texts: 0, values: new Set() }))
  if (typeof value === 'number') seen.numbers += 1
  else seen.texts += 1
  if (seen.values.size < MOST_VALUES) seen.values.add(String(value))
}

function faultOf(
  { column, tests }: Condition,
  columns: ReadonlyMap<string, ColumnSeen>,
): string | undefined {
  const seen = columns.get(column)
  if (!seen) {
    if (tests.every((test) => test.kind === 'present')) return undefined
    return `no row has a value in a column "${column}"${didYouMean(column, [...columns.keys()])}`
  }
  for (const test of tests) {
    const fault = faultOfTest(test, seen)
    if (fault !== undefined) return `${column}: ${fault}`
  }
  return undefined
}

function faultOfTest(test: Test, { numbers, texts, values }: ColumnSeen): string | undefined {
  if (test.kind === 'present') return undefined
  if (test.kind !== 'is' && test.kind !== 'not') {
    const isText = numbers === 0 && [...values].every((value) => Number.isNaN(Number(value)))
    return isText ? 'a number is asked for, and the column holds texts' : undefined
  }
  for (const { text, number } of test.values) {
    const shown = `"${shortened(text)}"`
    if (number === undefined && texts === 0)
      return `${shown} is asked for, and the column holds numbers`
    if (values.size >= MOST_VALUES) continue
    if (values.has(text) || (number !== undefined && values.has(String(number)))) continue
    const known = [...values].slice(0, 5).map((value) => shortened(value))
    const hint = didYouMean(text, [...values]) || `, values are ${known.join(', ')}`
    return `no row has the value ${shown}${hint}`
  }
  return undefined
}
