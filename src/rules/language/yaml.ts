import {
  Composer,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  Lexer,
  Parser,
  type Alias,
  type Document,
  type ParsedNode,
  type YAMLMap,
} from 'yaml'
import type { Place } from '../../types/item.js'
import { isNonEmpty, type Issue, type Parsed } from '../../types/parsed.js'
import { placesOf, type Source } from './source.js'

/** A YAML value with its place; scalars keep the text they were written with. */
export type Node =
  | {
      readonly kind: 'scalar'
      readonly text: string
      /** Without quotes: only such a scalar may mean a number or a truth value. */
      readonly plain: boolean
      readonly place: Place
    }
  | { readonly kind: 'list'; readonly items: readonly Node[]; readonly place: Place }
  | { readonly kind: 'map'; readonly entries: readonly Entry[]; readonly place: Place }

/** One `key: value` of a map. */
export interface Entry {
  readonly key: string
  readonly value: Node
  /** The key's place. */
  readonly place: Place
}

/** What is said of a file over the limit. */
export const TOO_BIG = 'the file is over 1 MiB, expected a smaller one: split it'

/** A map node. */
export type MapNode = Extract<Node, { kind: 'map' }>

/** What a rule file may be at most. */
export const LIMITS = {
  /** Bytes of UTF-8. */
  bytes: 1_048_576,
  /** Lists and maps inside each other. */
  depth: 32,
  aliases: 100,
  /** Values that aliases stand for, all together. */
  aliasedValues: 10_000,
} as const

/**
 * Reads one YAML document into nodes: duplicate keys, tags, several documents
 * and whatever is over the {@link LIMITS} are refused.
 *
 * Scalars stay text (YAML's failsafe schema), so a keyword 007 or `off` is what
 * was written; what a scalar means is decided where it stands.
 */
export function readYaml(source: Source): Parsed<Node> {
  const places = placesOf(source)
  const issues: Issue[] = []
  const report = (offset: number, code: string, message: string): void => {
    issues.push({ severity: 'error', code, place: places(offset), message })
  }

  const document = compose(source.text, report)
  if (document) {
    const node = isNonEmpty(issues) ? undefined : nodeOf(document.contents, startOf(places, report))
    if (node && !isNonEmpty(issues)) return { ok: true, value: node }
  }
  if (isNonEmpty(issues)) return { ok: false, issues }
  return { ok: false, issues: [{ ...emptyFile, place: { file: source.path, line: 0, column: 0 } }] }
}

const emptyFile = {
  severity: 'error',
  code: 'empty-file',
  message: 'the file is empty, expected a rule ("project: …") or a shared list ("list: …")',
} as const

const NO_TAGS = 'tags ("!…") are not part of the rule language'

type ReportAt = (offset: number, code: string, message: string) => void

function compose(text: string, report: ReportAt): Document.Parsed | undefined {
  if (Buffer.byteLength(text) > LIMITS.bytes) {
    report(0, 'file-too-big', TOO_BIG)
    return undefined
  }
  const composer = new Composer({
    schema: 'failsafe',
    uniqueKeys: false,
    prettyErrors: false,
    logLevel: 'silent',
  })
  const documents: Document.Parsed[] = []
  const parser = new Parser()
  for (const lexeme of new Lexer().lex(text)) {
    for (const token of parser.next(lexeme)) documents.push(...composer.next(token))
    if (parser.stack.length > LIMITS.depth * 2) {
      report(parser.offset, 'too-deep', `nested deeper than ${LIMITS.depth} levels`)
      return undefined
    }
  }
  for (const token of parser.end()) documents.push(...composer.next(token))
  documents.push(...composer.end())

  for (const { errors, warnings } of documents)
    for (const { pos, message, code } of [...errors, ...warnings])
      report(pos[0], 'yaml-syntax', wordsOf(code, message))
  const [first, second] = documents
  if (second) report(second.range[0], 'several-documents', 'expected one document per file')
  return first
}

/** The parser's own words, in the house's manner. */
function wordsOf(code: string, message: string): string {
  if (code === 'TAG_RESOLVE_FAILED') return NO_TAGS
  return `yaml: ${message.charAt(0).toLowerCase()}${message.slice(1)}`
}

/** What converting one document needs to remember. */
interface Conversion {
  readonly places: (offset: number) => Place
  readonly report: ReportAt
  readonly anchored: Map<string, { readonly node: Node; readonly size: number }>
  /** Values met so far, those behind aliases counted each time. */
  values: number
  aliases: number
  aliasedValues: number
}

function startOf(places: Conversion['places'], report: ReportAt): Conversion {
  return { places, report, anchored: new Map(), values: 0, aliases: 0, aliasedValues: 0 }
}

function nodeOf(yaml: ParsedNode | null, state: Conversion): Node | undefined {
  if (!yaml) return undefined
  state.values += 1
  const [offset] = yaml.range
  if (isAlias(yaml)) return aliasOf(yaml.source, offset, state)
  if (yaml.tag) state.report(offset, 'yaml-syntax', NO_TAGS)

  const before = state.values
  const node = unnamedNodeOf(yaml, state)
  if (yaml.anchor) state.anchored.set(yaml.anchor, { node, size: 1 + state.values - before })
  return node
}

function unnamedNodeOf(yaml: Exclude<ParsedNode, Alias.Parsed>, state: Conversion): Node {
  const place = state.places(yaml.range[0])
  if (isMap(yaml)) return { kind: 'map', entries: entriesOf(yaml, state), place }
  if (isSeq(yaml)) {
    const items = yaml.items.flatMap((item) => nodeOf(item, state) ?? [])
    return { kind: 'list', items, place }
  }
  const text = typeof yaml.value === 'string' ? yaml.value : ''
  return { kind: 'scalar', text, plain: yaml.type === 'PLAIN', place }
}

function aliasOf(name: string, offset: number, state: Conversion): Node | undefined {
  const target = state.anchored.get(name)
  if (!target) {
    state.report(offset, 'yaml-syntax', `*${name} stands for nothing: no &${name} before it`)
    return undefined
  }
  state.aliases += 1
  state.aliasedValues += target.size
  state.values += target.size
  if (state.aliases === LIMITS.aliases + 1)
    state.report(offset, 'too-many-aliases', `more than ${LIMITS.aliases} aliases in the file`)
  if (state.aliasedValues > LIMITS.aliasedValues && state.aliases <= LIMITS.aliases)
    state.report(
      offset,
      'too-many-aliases',
      `aliases stand for more than ${LIMITS.aliasedValues} values`,
    )
  return target.node
}

function entriesOf(map: YAMLMap.Parsed, state: Conversion): Entry[] {
  const seen = new Map<string, Place>()
  return map.items.flatMap(({ key, value }) => {
    const [offset] = key.range
    const place = state.places(offset)
    const node = value && nodeOf(value, state)
    if (!isScalar(key) || typeof key.value !== 'string') {
      state.report(offset, 'wrong-type', 'expected a plain word as key')
      return []
    }
    const first = seen.get(key.value)
    if (first) {
      const message = `${key.value}: the key stands twice, first on line ${first.line}`
      state.report(offset, 'duplicate-key', message)
      return []
    }
    seen.set(key.value, place)
    const empty: Node = { kind: 'scalar', text: '', plain: true, place }
    return [{ key: key.value, value: node ?? empty, place }]
  })
}
