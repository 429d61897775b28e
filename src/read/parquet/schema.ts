import type { SchemaElement, SchemaTree } from 'hyparquet'
import { KaskadError } from '../../types/error.js'

/** One value of every row: a leaf of the schema, or a list or map with all that lies in it. */
export interface ParquetColumn {
  /** As members of JSON are named: a point between a group and what lies in it. */
  readonly name: string
  readonly node: SchemaNode
  readonly leaves: readonly SchemaLeaf[]
}

/** A part of the schema with the levels at which it is there, and begins again. */
export interface SchemaNode {
  readonly element: SchemaElement
  readonly children: readonly SchemaNode[]
  /** Definition level from which the value is present. */
  readonly definition: number
  /** Repetition level from which a value continues the same list. */
  readonly repetition: number
}

/** A leaf, whose values lie in chunks of their own. */
export interface SchemaLeaf {
  readonly node: SchemaNode
  /** As the library wants it: every element from the root. */
  readonly path: SchemaTree[]
  /** Its place among the chunks of a group. */
  readonly at: number
}

/** How deep groups may lie in each other, and how many parts a schema may have. */
const MOST_DEPTH = 32
const MOST_ELEMENTS = 100_000

/**
 * The columns of a schema: groups that are there once a row are looked into, lists and maps are a
 * column each.
 *
 * @throws KaskadError `input` where the schema contradicts itself.
 */
export function parquetColumns(file: string, schema: readonly SchemaElement[]): ParquetColumn[] {
  const [root] = schema
  const torn = new KaskadError('input', `${file} is damaged: its schema contradicts itself`)
  if (!root || schema.length > MOST_ELEMENTS) throw torn
  const columns: ParquetColumn[] = []
  let next = 1
  let leaf = 0
  const nodeOf = (above: Above): SchemaNode => {
    const element = schema[next++]
    if (typeof element?.name !== 'string' || above.path.length > MOST_DEPTH) throw torn
    const count = element.num_children ?? 0
    if (!(count >= 0) || (count === 0) !== (element.type !== undefined)) throw torn
    const kind = element.repetition_type ?? 'REQUIRED'
    const definition = above.definition + (kind === 'REQUIRED' ? 0 : 1)
    const repetition = above.repetition + (kind === 'REPEATED' ? 1 : 0)
    const path = [...above.path, { element, children: [], count: 1, path: [] }]
    const name = above.name === '' ? element.name : `${above.name}.${element.name}`
    const isColumn = above.leaves === undefined && (count === 0 || isList(element))
    const leaves = isColumn ? [] : above.leaves
    const below = { name, definition, repetition, path, leaves }
    const children = Array.from({ length: count }, () => nodeOf(below))
    const node = { element, children, definition, repetition }
    if (count === 0) leaves?.push({ node, path, at: leaf++ })
    if (isColumn && leaves) columns.push({ name, node, leaves })
    return node
  }
  const top = [{ element: root, children: [], count: 1, path: [] }]
  for (let left = root.num_children ?? 0; left > 0; left -= 1)
    nodeOf({ name: '', definition: 0, repetition: 0, path: top, leaves: undefined })
  if (next !== schema.length) throw torn
  return columns
}

interface Above {
  readonly name: string
  readonly definition: number
  readonly repetition: number
  readonly path: SchemaTree[]
  /** Leaves of the column that is being read; undefined outside of one. */
  readonly leaves: SchemaLeaf[] | undefined
}

/** True for what may hold several values a row. */
function isList({ repetition_type: kind, converted_type: type, logical_type }: SchemaElement) {
  const logical = logical_type?.type
  return (
    kind === 'REPEATED' ||
    type === 'LIST' ||
    type === 'MAP' ||
    type === 'MAP_KEY_VALUE' ||
    logical === 'LIST' ||
    logical === 'MAP'
  )
}
