import { expected, reportError, onlyKeys, readKey, readMap, type NamedNode } from './read-node.js'
import { valueOf } from './parse-where.js'
import type { ColumnValue, Example, Examples } from './rule.js'
import { projectName } from '../../types/project-name.js'
import { doubtScalar } from './doubt-scalar.js'
import type { Report } from '../../yaml/source.js'

const KEYS: readonly string[] = ['match', 'miss', 'todo']

/** A rule without examples. */
export const NO_EXAMPLES: Examples = { match: [], miss: [], todo: [] }

/** Reads `examples:`. */
export function readExamples(named: NamedNode, report: Report): Examples | undefined {
  const map = readMap(named, report)
  if (!map) return undefined
  onlyKeys(map, KEYS, report)
  return {
    match: readKey(map, 'match', { read: readSome, report }) ?? [],
    miss: readKey(map, 'miss', { read: readSome, report }) ?? [],
    todo: readKey(map, 'todo', { read: readSome, report }) ?? [],
  }
}

function readSome(named: NamedNode, report: Report): Example[] | undefined {
  const { name, node } = named
  if (node.kind !== 'list') return expected('a list of titles or rows', named, report)
  return node.items.flatMap((item) => readExample({ name, node: item }, report) ?? [])
}

function readExample(named: NamedNode, report: Report): Example | undefined {
  const { node } = named
  const { place } = node
  if (node.kind === 'list') return expected('a title or a map of columns', named, report)
  if (node.kind === 'scalar') {
    if (node.text === '') return expected('a title or a map of columns', named, report)
    doubtScalar(named.name, node, report)
    const title = { text: node.text, number: undefined }
    return { values: new Map([['title', title]]), name: node.text, place }
  }
  const values = new Map<string, ColumnValue>()
  for (const entry of node.entries) {
    const value = valueOf(entry.value)
    if (value) values.set(projectName(entry.key), value)
    else expected('a value', { name: entry.key, node: entry.value }, report)
  }
  const first = values.get('title') ?? values.values().next().value
  if (first) return { values, name: first.text, place }
  reportError(report, place, ['wrong-type', `${named.name}: an example without any value`])
  return undefined
}
