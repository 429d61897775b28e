import { KNOWN, KNOWN_TEXTS } from '../../read/columns/known-columns.js'
import type { Issue } from '../../types/parsed.js'
import { shortened } from '../../yaml/source.js'
import type { Condition, Test } from './rule.js'

const NUMERIC: ReadonlySet<string> = new Set(KNOWN.numeric.map(([name]) => name))
const TEXTS: ReadonlySet<string> = new Set(KNOWN_TEXTS.map(([name]) => name))

/** What of a condition can never hold, as far as can be told without data. */
export function doubtsOfCondition(condition: Condition): Issue[] {
  const { column, tests, place } = condition
  const messages = [
    textField(condition),
    impossible(tests),
    ...tests.map((test) => comparedAsText(column, test)),
  ]
  return messages.flatMap((message): Issue[] =>
    message === undefined
      ? []
      : [
          {
            severity: 'warning',
            code: 'impossible-condition',
            place,
            message: `${column}: ${message}`,
          },
        ],
  )
}

function textField({ column, tests }: Condition): string | undefined {
  if (!TEXTS.has(column) || tests.every(({ kind }) => kind === 'present')) return undefined
  return `a text is not compared in where: write "${column}: { any: [ … ] }" beside it`
}

/** Bounds that leave no number between them, or a test beside one for an absent value. */
function impossible(tests: readonly Test[]): string | undefined {
  let [low, high, isOpen] = [-Infinity, Infinity, false]
  for (const test of tests) {
    if (test.kind === 'above' || test.kind === 'at_least') low = Math.max(low, test.bound)
    if (test.kind === 'below' || test.kind === 'at_most') high = Math.min(high, test.bound)
  }
  for (const test of tests)
    if (
      (test.kind === 'above' && test.bound === low) ||
      (test.kind === 'below' && test.bound === high)
    )
      isOpen = true
  if (low > high || (low === high && isOpen))
    return `no number is ${isOpen ? 'above' : 'at least'} ${low} and ${isOpen ? 'below' : 'at most'} ${high}: the claim never holds`
  const isAbsent = tests.some((test) => test.kind === 'present' && !test.wanted)
  return isAbsent && tests.length > 1
    ? 'an absent value passes no other test: the claim never holds'
    : undefined
}

const COMPARISON =
  /^\s*(?:[<>≤≥=]|!=|больше|меньше|от\s|до\s|over\s|under\s)|^\d[\d\s]*(?:\+|\s*(?:-|–|\.\.)\s*\d+)\s*$/iu

/** A comparison written as a text, or a text asked of a column of numbers. */
function comparedAsText(column: string, test: Test): string | undefined {
  if (test.kind !== 'is' && test.kind !== 'not') return undefined
  const text = test.values.find(
    ({ text: each, number }) =>
      number === undefined && (COMPARISON.test(each) || NUMERIC.has(column)),
  )?.text
  if (text === undefined) return undefined
  const what = `"${shortened(text)}" is compared as a text`
  return COMPARISON.test(text)
    ? `${what}: write "${column}: { above: 60 }", or below, at_least, at_most`
    : `${what}, and ${column} holds numbers: write a number, yes or no`
}
