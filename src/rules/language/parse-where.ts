import { isNonEmpty, type NonEmpty } from '../../types/parsed.js'
import { numberOf } from '../../read/columns/value.js'
import { projectName } from '../../types/project-name.js'
import { doubtScalar } from './doubt-scalar.js'
import {
  expected,
  reportError,
  onlyKeys,
  readFlag,
  readMap,
  readNumber,
  type NamedNode,
} from './read-node.js'
import type { ColumnValue, Condition, Test } from './rule.js'
import type { Report } from '../../yaml/source.js'
import type { Entry, Node } from '../../yaml/read-yaml.js'

const BOUNDS = ['above', 'below', 'at_least', 'at_most'] as const
const TESTS: readonly string[] = [...BOUNDS, 'not', 'present']

/** Reads `where:`, a map of columns to what is asked of them. */
export function readWhere(named: NamedNode, report: Report): Condition[] | undefined {
  const map = readMap(named, report)
  return map?.entries.flatMap((entry) => {
    const column = projectName(entry.key)
    if (column in {}) {
      reportError(report, entry.place, ['wrong-type', `"${column}" cannot name a column`])
      return []
    }
    const tests = readTests({ name: column, node: entry.value }, report)
    return tests ? [{ column, tests, place: entry.place }] : []
  })
}

function readTests(named: NamedNode, report: Report): NonEmpty<Test> | undefined {
  const { node } = named
  if (node.kind !== 'map') {
    const values = readValues(named, report)
    return values && [{ kind: 'is', values }]
  }
  onlyKeys(node, TESTS, report)
  const tests = node.entries.flatMap((entry) => readTest(entry, report) ?? [])
  if (isNonEmpty(tests)) return tests
  if (node.entries.length > 0) return undefined
  return expected(`a value, a list or ${TESTS.join(', ')}`, named, report)
}

function readTest({ key, value }: Entry, report: Report): Test | undefined {
  const named = { name: key, node: value }
  const bounded = BOUNDS.find((each) => each === key)
  if (bounded) {
    const bound = readNumber(named, report)
    return bound === undefined ? undefined : { kind: bounded, bound }
  }
  if (key === 'not') {
    const values = readValues(named, report)
    return values && { kind: 'not', values }
  }
  if (key !== 'present') return undefined
  const wanted = readFlag(named, report)
  return wanted === undefined ? undefined : { kind: 'present', wanted }
}

function readValues(named: NamedNode, report: Report): NonEmpty<ColumnValue> | undefined {
  const nodes = named.node.kind === 'list' ? named.node.items : [named.node]
  for (const node of nodes) if (node.kind === 'scalar') doubtScalar(named.name, node, report)
  const values = nodes.flatMap((node): ColumnValue[] => {
    const value = valueOf(node)
    return value ? [{ ...value, text: projectName(value.text) }] : []
  })
  return isNonEmpty(values) && values.length === nodes.length
    ? values
    : expected('a value or a list of values', named, report)
}

/**
 * What a scalar says of a column: its text, and its number where a table's
 * cell of that text would be one (yes and no are 1 and 0).
 */
export function valueOf(node: Node): ColumnValue | undefined {
  if (node.kind !== 'scalar' || node.text === '') return undefined
  const number = numberOf(node.text)
  return { text: node.text, number: typeof number === 'number' ? number : undefined }
}
