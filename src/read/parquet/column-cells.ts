import type { Blocks } from '../files/blocks.js'
import { cellOf } from '../tables/json-row.js'
import { chunkPages } from './chunk-pages.js'
import type { RowGroup } from './footer.js'
import { nestedValues } from './nested.js'
import type { Page } from './page.js'
import type { ParquetColumn, SchemaLeaf } from './schema.js'

/** Cells of a column, one behind the other. */
export interface Cells {
  /** `''` for a missing value, undefined for a value that has no text form. */
  readonly cells: readonly (string | undefined)[]
  /** True if a cell may hold one of the marks of `FAULTS`. */
  readonly isSuspect: boolean
}

/** Where a column is read from. */
export interface ColumnPlace {
  readonly blocks: Blocks
  readonly group: RowGroup
  /** True where a value of any shape is wanted, as JSON. */
  readonly asJson: boolean
}

/** Cells that are made at once. */
const CELLS = 512

/**
 * The cells of a column in one row group, some at a time.
 *
 * @throws RangeError where a page is damaged.
 */
export async function* columnCells(
  { node, leaves }: ParquetColumn,
  { blocks, group, asJson }: ColumnPlace,
): AsyncGenerator<Cells> {
  const pages = leaves.map((leaf) => {
    const chunk = group.chunks[leaf.at] ?? MISSING
    return { leaf, pages: chunkPages(blocks, leaf, chunk) }
  })
  const [first] = pages
  if (first && node.children.length === 0 && node.repetition === 0) {
    for await (const page of first.pages) yield* flatCells(page, first.leaf)
    return
  }
  for await (const { values, isSuspect } of nestedValues(node, pages))
    yield { cells: values.map((value) => jsonCell(value, asJson)), isSuspect }
}

const MISSING = { codec: 'UNCOMPRESSED', values: 0, from: 0, to: 0 }

function* flatCells({ count, definitions, take }: Page, { node }: SchemaLeaf): Generator<Cells> {
  for (let from = 0; from < count; from += CELLS) {
    const to = Math.min(from + CELLS, count)
    if (definitions.length === 0) {
      const { values, isSuspect } = take(to - from)
      yield { cells: values.map(String), isSuspect }
      continue
    }
    const isThere = Array.from(definitions.subarray(from, to), (level) => level === node.definition)
    const { values, isSuspect } = take(isThere.filter(Boolean).length)
    let next = 0
    yield { cells: isThere.map((there) => (there ? String(values[next++]) : '')), isSuspect }
  }
}

/** A list or map as a cell, as one in JSON is. */
function jsonCell(value: unknown, asJson: boolean): string | undefined {
  return cellOf(value) ?? (asJson ? JSON.stringify(value) : undefined)
}
