import type { Page } from './page.js'
import type { Scalar } from './scalar.js'
import type { SchemaLeaf, SchemaNode } from './schema.js'

/** A value of any shape, as JSON has it. */
export type Nested = Scalar | null | readonly Nested[] | { readonly [key: string]: Nested }

/** The values of some rows. */
export interface NestedRows {
  readonly values: readonly Nested[]
  /** True where a text has one of the marks of `FAULTS`. */
  readonly isSuspect: boolean
}

/** The pages of one leaf below a column. */
export interface LeafPages {
  readonly leaf: SchemaLeaf
  readonly pages: AsyncGenerator<Page>
}

/** Rows that are put together at once, and values of all leaves. */
const ROWS = 512
const MOST_VALUES = 64 * 1024

/**
 * The values of a column of lists, maps or groups, row by row.
 *
 * A value is there from its definition level on; a repetition level above 0 goes on with a list of
 * the row before.
 *
 * @see Melnik et al., "Dremel: Interactive Analysis of Web-Scale Datasets", 2010.
 */
export async function* nestedValues(
  node: SchemaNode,
  pages: readonly LeafPages[],
): AsyncGenerator<NestedRows> {
  const streams = pages.map(({ leaf, pages: each }) => leafStream(leaf, each))
  const byLeaf: Streams = new Map(streams.map((stream) => [stream.leaf.node, stream]))
  for (let isOver = false; !isOver;) {
    const values: Nested[] = []
    for (let size = 0; values.length < ROWS && size < MOST_VALUES && !isOver;) {
      for (const stream of streams)
        isOver = !(stream.takeRow() ?? (await stream.readOn())) || isOver
      if (isOver) break
      values.push(valueOf(node, byLeaf))
      for (const stream of streams) size += stream.row.length
    }
    const isSuspect = streams.some((stream) => stream.isSuspect)
    if (values.length > 0) yield { values, isSuspect }
  }
}

/** The values of one leaf, one row at a time. */
interface LeafStream {
  readonly leaf: SchemaLeaf
  /** The values of the row, absent ones too, and which of them is next. */
  readonly row: Entry[]
  next: number
  isSuspect: boolean
  /** Goes on to the next row; undefined where it needs more than is read. */
  readonly takeRow: () => boolean | undefined
  /** The same, reading pages; false after the last row. */
  readonly readOn: () => Promise<boolean>
}

interface Entry {
  readonly definition: number
  readonly repetition: number
  readonly value: Scalar | null
}

function leafStream(leaf: SchemaLeaf, pages: AsyncGenerator<Page>): LeafStream {
  let read: readonly Entry[] = []
  let ahead = 0
  let more: Generator<Entry[]> = entriesOf(EMPTY, leaf, () => {})
  const stream: LeafStream = {
    leaf,
    row: [],
    next: 0,
    isSuspect: false,
    takeRow: () => {
      let end = ahead + 1
      while (end < read.length && read[end]?.repetition !== 0) end += 1
      if (end >= read.length) return undefined
      stream.row.length = 0
      for (; ahead < end; ahead += 1) stream.row.push(read[ahead] as Entry)
      stream.next = 0
      return true
    },
    readOn: async () => {
      for (;;) {
        const some = more.next()
        if (!some.done) {
          read = [...read.slice(ahead), ...some.value]
          ahead = 0
          if (stream.takeRow()) return true
          continue
        }
        const page = await pages.next()
        if (page.done) break
        more = entriesOf(page.value, leaf, () => (stream.isSuspect = true))
      }
      stream.row.splice(0, stream.row.length, ...read.slice(ahead))
      read = []
      ahead = 0
      stream.next = 0
      return stream.row.length > 0
    },
  }
  return stream
}

const EMPTY: Page = {
  count: 0,
  definitions: new Uint8Array(0),
  repetitions: new Uint8Array(0),
  take: () => ({ values: [], isSuspect: false }),
}

/** Values that are made at once. */
const AT_ONCE = 4096

function* entriesOf(
  { count, definitions, repetitions, take }: Page,
  { node }: SchemaLeaf,
  suspect: () => void,
): Generator<Entry[]> {
  const definitionAt = (at: number): number =>
    definitions.length > 0 ? (definitions[at] ?? 0) : node.definition
  for (let from = 0; from < count; from += AT_ONCE) {
    const to = Math.min(from + AT_ONCE, count)
    let present = 0
    for (let at = from; at < to; at += 1) if (definitionAt(at) === node.definition) present += 1
    const { values, isSuspect } = take(present)
    if (isSuspect) suspect()
    const entries: Entry[] = []
    let next = 0
    for (let at = from; at < to; at += 1) {
      const definition = definitionAt(at)
      const value = definition === node.definition ? (values[next++] ?? null) : null
      entries.push({ definition, repetition: repetitions[at] ?? 0, value })
    }
    yield entries
  }
}

type Streams = ReadonlyMap<SchemaNode, LeafStream>

/** The value of a part of the schema; takes the values of all leaves below it. */
function valueOf(node: SchemaNode, streams: Streams): Nested {
  const first = streamOf(node, streams)
  const isList = node.element.repetition_type === 'REPEATED'
  if ((first.row[first.next]?.definition ?? 0) < node.definition) {
    skip(node, streams)
    return isList ? [] : null
  }
  if (!isList) return oneOf(node, streams)
  const list: Nested[] = [oneOf(node, streams)]
  while (first.row[first.next]?.repetition === node.repetition) list.push(oneOf(node, streams))
  return list
}

function oneOf(node: SchemaNode, streams: Streams): Nested {
  const [only] = node.children
  if (!only) return nextOf(streams.get(node))
  const logical = node.element.logical_type?.type ?? node.element.converted_type
  const isWrapper = node.children.length === 1 && only.element.repetition_type === 'REPEATED'
  if (logical === 'LIST' && isWrapper) return listOf(only, streams)
  const inside = node.children.map((child) => valueOf(child, streams))
  const [value] = inside
  if ((logical === 'MAP' || logical === 'MAP_KEY_VALUE') && Array.isArray(value))
    return mapOf(value as readonly Nested[])
  return Object.fromEntries(
    node.children.map((child, at) => [child.element.name, inside[at] ?? null]),
  )
}

/** The elements of a list, out of the groups that hold one each. */
function listOf(repeated: SchemaNode, streams: Streams): Nested {
  const [element] = repeated.children
  if (!element || repeated.children.length > 1) return valueOf(repeated, streams)
  const first = streamOf(element, streams)
  if ((first.row[first.next]?.definition ?? 0) < repeated.definition) {
    skip(repeated, streams)
    return []
  }
  const list: Nested[] = [valueOf(element, streams)]
  while (first.row[first.next]?.repetition === repeated.repetition)
    list.push(valueOf(element, streams))
  return list
}

/** A map of the groups that hold a key and a value each. */
function mapOf(list: readonly Nested[]): Nested {
  return Object.fromEntries(
    list.map((each) => {
      const [key, value = null] = Object.values(each as Readonly<Record<string, Nested>>)
      return [typeof key === 'object' ? JSON.stringify(key) : String(key), value]
    }),
  )
}

function nextOf(stream: LeafStream | undefined): Scalar | null {
  const entry = stream?.row[stream.next++]
  if (!entry) throw new RangeError('a list ends too early')
  return entry.value
}

function streamOf(node: SchemaNode, streams: Streams): LeafStream {
  const stream = streams.get(node)
  if (stream) return stream
  const [child] = node.children
  if (!child) throw new RangeError('a group has nothing in it')
  return streamOf(child, streams)
}

/** What is absent has one value that says so in every leaf. */
function skip(node: SchemaNode, streams: Streams): void {
  if (node.children.length === 0) nextOf(streams.get(node))
  for (const child of node.children) skip(child, streams)
}
