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
  /** Values of columns that conditions compare with certain values, and never with these. */
  readonly unasked: () => UnaskedValue[]
}

/** A value that no condition on its column names. */
export interface UnaskedValue {
  readonly column: string
  readonly value: string
  readonly rows: number
}

/** What the rows have in one column. */
interface ColumnSeen {
  numbers: number
  texts: number
  /** Rows by value. */
  readonly values: Map<string, number>
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
  return { add, issues, unasked: () => unaskedIn(conditions, columns) }
}

/** Columns with a bound ask for every number; columns of very many values are no choice of values. */
function unaskedIn(
  conditions: readonly Condition[],
  columns: ReadonlyMap<string, ColumnSeen>,
): UnaskedValue[] {
  return [...columns].flatMap(([column, { values }]) => {
    const tests = conditions.filter((each) => each.column === column).flatMap((each) => each.tests)
    const named = tests.flatMap((test) =>
      test.kind === 'is' || test.kind === 'not' ? test.values : [],
    )
    const isBounded = tests.some((test) => !['is', 'not', 'present'].includes(test.kind))
    if (named.length === 0 || isBounded || values.size >= MOST_VALUES) return []
    const asked = new Set(named.flatMap(({ text, number }) => [text, String(number)]))
    return [...values]
      .filter(([value]) => !asked.has(value))
      .map(([value, rows]) => ({ column, value, rows }))
  })
}

function see(
  columns: Map<string, ColumnSeen>,
  name: string,
  value: number | string | undefined,
): void {
  if (value === undefined) return
  let seen = columns.get(name)
  if (!seen) columns.set(name, (seen = { numbers: 0, texts: 0, values: new Map() }))
  if (typeof value === 'number') seen.numbers += 1
  else seen.texts += 1
  const text = String(value)
  const times = seen.values.get(text)
  if (times !== undefined) seen.values.set(text, times + 1)
  else if (seen.values.size < MOST_VALUES) seen.values.set(text, 1)
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
    const isText = numbers === 0 && [...values.keys()].every((value) => Number.isNaN(Number(value)))
    return isText ? 'a number is asked for, and the column holds texts' : undefined
  }
  for (const { text, number } of test.values) {
    const shown = `"${shortened(text)}"`
    if (number === undefined && texts === 0)
      return `${shown} is asked for, and the column holds numbers`
    if (values.size >= MOST_VALUES) continue
    if (values.has(text) || (number !== undefined && values.has(String(number)))) continue
    const known = [...values.keys()].slice(0, 5).map((value) => shortened(value))
    const hint = didYouMean(text, [...values.keys()]) || `, values are ${known.join(', ')}`
    return `no row has the value ${shown}${hint}`
  }
  return undefined
}
