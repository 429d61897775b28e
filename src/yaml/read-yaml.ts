import {
  isAlias,
  isMap,
  isScalar,
  isSeq,
  type Alias,
  type Document,
  type ParsedNode,
  type Scalar,
  type YAMLMap,
} from 'yaml'
import type { Place } from '../types/item.js'
import { isNonEmpty, type Issue, type Parsed } from '../types/parsed.js'
import { composeYaml, NO_TAGS, type ReportAt } from './compose.js'
import { LIMITS } from './limits.js'
import { placesOf, shortened, type Source } from './source.js'

/** A YAML value with its place; scalars keep the text they were written with. */
export type Node =
  | {
      readonly kind: 'scalar'
      readonly text: string
      /** True if unquoted: only an unquoted scalar can be a number or a boolean. */
      readonly plain: boolean
      readonly place: Place
      /** The comment after an unquoted scalar on the same line: ` # …`. */
      readonly comment: string | undefined
      /** True if the `#` of the comment touches its text: ` #1`. */
      readonly glued: boolean
      /** True where the scalar was written over several lines. */
      readonly joined: boolean
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

/** A map node. */
export type MapNode = Extract<Node, { kind: 'map' }>

/** A scalar node. */
export type ScalarNode = Extract<Node, { kind: 'scalar' }>

/**
 * Reads one YAML document into nodes: duplicate keys, tags, merge keys, several
 * documents and whatever is over the {@link LIMITS} are refused.
 *
 * Scalars stay text (YAML's failsafe schema), so a keyword 007 or `off` is what
 * was written; what a scalar means is decided where it stands.
 */
export function readYaml(source: Source): Parsed<Node> {
  const composed = composeYaml(source)
  if (!composed.ok) return composed
  const places = placesOf(source)
  const issues: Issue[] = []
  const report: ReportAt = (offset, code, message) => {
    if (issues.length < LIMITS.issues)
      issues.push({ severity: 'error', code, place: places(offset), message })
  }
  const { contents } = composed.value
  const node = nodeOf(contents, startOf(source.text, places, report))
  if (isNonEmpty(issues)) return { ok: false, issues }
  if (node) return { ok: true, value: node }
  const place = { file: source.path, line: 0, column: 0 }
  return { ok: false, issues: [{ severity: 'error', code: 'empty-file', place, message: EMPTY }] }
}

const EMPTY = 'the file is empty, expected "kaskad: 1" and more keys'

/** What converting one document needs to remember. */
interface Conversion {
  readonly text: string
  readonly places: (offset: number) => Place
  readonly report: ReportAt
  readonly anchored: Map<string, { readonly node: Node; readonly size: number }>
  /** Values met so far, those behind aliases counted each time. */
  values: number
  aliases: number
  aliasedValues: number
}

function startOf(text: string, places: Conversion['places'], report: ReportAt): Conversion {
  const counts = { values: 0, aliases: 0, aliasedValues: 0 }
  return { text, places, report, anchored: new Map(), ...counts }
}

function nodeOf(yaml: Document.Parsed['contents'], state: Conversion): Node | undefined {
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
  return scalarOf(yaml, place, state.text)
}

function scalarOf(yaml: Scalar.Parsed, place: Place, text: string): Node {
  const [start, end] = yaml.range
  const plain = yaml.type === 'PLAIN'
  const written = text.slice(start, end)
  const comment = plain ? /^[ \t]+#([ \t]*)([^\n\r]*)/u.exec(text.slice(end, end + 100)) : null
  return {
    kind: 'scalar',
    text: typeof yaml.value === 'string' ? yaml.value : '',
    plain,
    place,
    comment: written === '' ? undefined : comment?.[2],
    glued: comment?.[1] === '' && comment[2] !== '',
    joined: written.includes('\n'),
  }
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
    if (key.value === '<<') {
      state.report(offset, 'merge-key', 'merge keys ("<<") are not read: write the keys out')
      return []
    }
    const first = seen.get(key.value)
    if (first) {
      const message = `${shortened(key.value)}: the key stands twice, first on line ${first.line}`
      state.report(offset, 'duplicate-key', message)
      return []
    }
    seen.set(key.value, place)
    return [{ key: key.value, value: node ?? nothingAt(place), place }]
  })
}

function nothingAt(place: Place): Node {
  const written = { comment: undefined, glued: false, joined: false }
  return { kind: 'scalar', text: '', plain: true, place, ...written }
}
