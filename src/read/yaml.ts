import type { Document } from 'yaml'
import {
  isAlias,
  isCollection,
  isMap,
  isNode,
  isPair,
  isScalar,
  LineCounter,
  parseDocument,
  visit,
} from 'yaml'
import type { Issue, Parsed } from '../types/parsed.js'
import { isNonEmpty } from '../types/parsed.js'

/** A YAML file that is safe to read, and the places in it. */
export interface YamlFile {
  readonly value: unknown
  /** Where the value at a path stands; for `key`, where that key of the map there stands. */
  readonly issueAt: (where: YamlPath, code: string, message: string) => Issue
}

/** The way to a value, and a key there. */
export interface YamlPath {
  readonly path: readonly PropertyKey[]
  readonly key?: string
}

const MOST_BYTES = 1 << 20
const MOST_ALIASES = 50
const MOST_DEPTH = 16

/** Reads YAML within limits on its size, its aliases and its depth; every mistake of syntax is told. */
export function parseYaml(text: string, file: string): Parsed<YamlFile> {
  const issue = (code: string, message: string, [line, column] = [0, 0]): Issue => ({
    severity: 'error',
    code,
    place: { file, line, column },
    message,
  })
  if (Buffer.byteLength(text) > MOST_BYTES)
    return { ok: false, issues: [issue('too-large', 'is over 1 MiB: refused')] }
  const lines = new LineCounter()
  const document = parsed(text, lines)
  if (!document || depthOf(document) > MOST_DEPTH)
    return {
      ok: false,
      issues: [issue('too-deep', `nests deeper than ${MOST_DEPTH} levels: refused`)],
    }
  const at = (offset: number): [number, number] => {
    const { line, col } = lines.linePos(offset)
    return [line, col]
  }
  const mistakes = document.errors.map(({ message, pos }) =>
    issue(
      'yaml',
      (message.split('\n', 1)[0] ?? '').replace(/ at line.*$/, '').toLowerCase(),
      at(pos[0]),
    ),
  )
  if (isNonEmpty(mistakes)) return { ok: false, issues: mistakes }
  if (aliasesOf(document) > MOST_ALIASES)
    return {
      ok: false,
      issues: [issue('aliases', `has more than ${MOST_ALIASES} aliases: refused`)],
    }
  const issueAt: YamlFile['issueAt'] = (where, code, message) =>
    issue(code, message, at(offsetOf(document, where)))
  const value = valueOf(document)
  if (value === UNRESOLVED)
    return {
      ok: false,
      issues: [
        issue('aliases', 'has an alias without an anchor, or aliases that multiply: refused'),
      ],
    }
  return { ok: true, value: { value, issueAt } }
}

/** Undefined where the text nests so deep that the parser itself gives up. */
function parsed(text: string, lineCounter: LineCounter): Document | undefined {
  try {
    return parseDocument(text, { lineCounter, prettyErrors: false, uniqueKeys: true })
  } catch (error) {
    if (error instanceof RangeError) return undefined
    throw error
  }
}

const UNRESOLVED = Symbol('unresolved')

function valueOf(document: Document): unknown {
  try {
    return document.toJS({ maxAliasCount: MOST_ALIASES }) as unknown
  } catch (error) {
    if (error instanceof ReferenceError) return UNRESOLVED
    throw error
  }
}

function depthOf(document: Document): number {
  let deepest = 0
  visit(document, {
    Collection: (_key, _node, path) => {
      deepest = Math.max(deepest, path.filter((node) => isCollection(node)).length + 1)
      return deepest > MOST_DEPTH ? visit.BREAK : undefined
    },
  })
  return deepest
}

function aliasesOf(document: Document): number {
  let count = 0
  visit(document, (_key, node) => {
    if (isAlias(node)) count += 1
  })
  return count
}

function offsetOf(document: Document, { path, key }: YamlPath): number {
  const found = path.length === 0 ? document.contents : document.getIn(path, true)
  if (key !== undefined && isMap(found)) {
    const pair = found.items.find(
      (item) => isPair(item) && isScalar(item.key) && item.key.value === key,
    )
    if (pair && isScalar(pair.key)) return pair.key.range?.[0] ?? 0
  }
  if (isNode(found)) return found.range?.[0] ?? 0
  return path.length === 0 ? 0 : offsetOf(document, { path: path.slice(0, -1) })
}
