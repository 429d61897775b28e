import { detectLanguage, LANGUAGE_COLUMN } from '../../normalise/language/item-language.js'
import type { Item } from '../../types/item.js'
import { projectName } from '../../types/project-name.js'
import type { ColumnValue, Condition, Test } from '../language/rule.js'

/** How a condition stands: an absent value lets none hold but `present`. */
export type Outcome = 'holds' | 'fails' | 'absent'

/**
 * Asks an item's column for everything a condition wants of it. A language that the item does not
 * say is worked out from its texts.
 */
export function conditionOutcome({ column, tests }: Condition, item: Item): Outcome {
  const given = item.numbers[column] ?? item.categories[column]
  const value = given ?? workedOut(column, item)
  let outcome: Outcome = 'holds'
  for (const test of tests) {
    if (test.kind === 'present') {
      const present = given !== undefined || item.texts[column] !== undefined
      if (present !== test.wanted) return 'fails'
    } else if (value === undefined) outcome = 'absent'
    else if (!holds(test, value)) return 'fails'
  }
  return outcome
}

/** What a column that an item does not say is by its texts. */
export function workedOut(column: string, { texts }: Item): string | undefined {
  return column === LANGUAGE_COLUMN ? detectLanguage(texts) : undefined
}

function holds(test: Exclude<Test, { kind: 'present' }>, value: number | string): boolean {
  switch (test.kind) {
    case 'is':
      return test.values.some((wanted) => equals(wanted, value))
    case 'not':
      return !test.values.some((wanted) => equals(wanted, value))
    case 'above':
      return Number(value) > test.bound
    case 'below':
      return Number(value) < test.bound
    case 'at_least':
      return Number(value) >= test.bound
    case 'at_most':
      return Number(value) <= test.bound
    default:
      return test satisfies never
  }
}

function equals(wanted: ColumnValue, value: number | string): boolean {
  return typeof value === 'number'
    ? wanted.number === value
    : wanted.text === value || wanted.text === projectName(value)
}

/** A condition in words, as a rule file could have it. */
export function describeCondition({ column, tests }: Condition): string {
  return `${column} ${tests.map((test) => describeTest(test)).join(', ')}`
}

function describeTest(test: Test): string {
  switch (test.kind) {
    case 'is':
      return `is ${valuesOf(test.values)}`
    case 'not':
      return `is not ${valuesOf(test.values)}`
    case 'present':
      return test.wanted ? 'is present' : 'is absent'
    case 'above':
    case 'below':
    case 'at_least':
    case 'at_most':
      return `is ${test.kind.replace('_', ' ')} ${test.bound}`
    default:
      return test satisfies never
  }
}

function valuesOf(values: readonly ColumnValue[]): string {
  return values.map(({ text }) => text).join(' or ')
}
