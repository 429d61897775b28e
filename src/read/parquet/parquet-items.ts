import { KaskadError } from '../../types/error.js'
import type { Item } from '../../types/item.js'
import type { Reject } from '../../types/reject.js'
import { plannedItem, type ItemPlan } from '../columns/item-plan.js'
import type { Planner, RowCount, Rows } from '../tables/csv-items.js'
import { faultIn, rejectOf } from '../tables/row-reject.js'
import { columnCells, type Cells } from './column-cells.js'
import { damaged, type Parquet, type RowGroup } from './footer.js'
import type { ParquetColumn } from './schema.js'

/** What `parquetItems` needs to know. */
export interface ParquetFile {
  readonly planner: Planner
  readonly count: RowCount
}

/** Rows that are made items at once. */
const ROWS = 512

/**
 * The items of a Parquet file; a place's line is the row's number.
 *
 * Only columns that are asked for are read, a page of each at a time.
 *
 * @throws KaskadError `input` where the file is damaged, with group and column.
 */
export async function* parquetItems(
  parquet: Parquet,
  { planner, count }: ParquetFile,
): AsyncGenerator<Rows> {
  const plan = planner(parquet.columns.map(({ name }) => name))
  const wanted = wantedPlaces(plan)
  let line = 1
  for (const [at, group] of parquet.groups.entries()) {
    const readers = wanted.map((place) => cellReader(parquet, { plan, place, group, at }))
    for (let left = group.rows; left > 0;) {
      let rows = Math.min(left, ROWS)
      for (const reader of readers) rows = Math.min(rows, await reader.fill())
      const table = { plan, wanted, cells: readers.map(({ take }) => take(rows)), rows, line }
      yield itemsOf(table, count)
      left -= rows
      line += rows
    }
  }
  yield { items: [], rejects: [], plan }
}

/** Columns from which something is made, as their places in the header. */
function wantedPlaces({ id, label, when, texts, numbers, categories, kept }: ItemPlan): number[] {
  const slots = [...texts, ...numbers, ...categories].map(({ at }) => at)
  return [...new Set([id, label, when, ...slots, ...kept])].filter((at) => at >= 0)
}

interface CellReader {
  /** Reads on where nothing is left of the page; how many cells are there. */
  readonly fill: () => Promise<number>
  readonly take: (rows: number) => Cells
}

interface Wanted {
  readonly plan: ItemPlan
  /** The column's place in the header. */
  readonly place: number
  readonly group: RowGroup
  readonly at: number
}

function cellReader(
  { file, blocks, columns }: Parquet,
  { plan, place, group, at }: Wanted,
): CellReader {
  const column = columns[place] as ParquetColumn
  const asJson = plan.kept.includes(place)
  const pages = columnCells(column, { blocks, group, asJson })
  let page: Cells = { cells: [], isSuspect: false }
  let next = 0
  const told = (cause: unknown): KaskadError => {
    const why = cause instanceof Error ? cause.message : String(cause)
    return damaged(file, `row group ${at + 1}, column "${column.name}": ${why}`, cause)
  }
  return {
    fill: async () => {
      while (next >= page.cells.length) {
        const read = await pages.next().catch((cause: unknown) => {
          throw told(cause)
        })
        if (read.done) throw told(new RangeError(`it has fewer than ${group.rows} rows`))
        page = read.value
        next = 0
      }
      return page.cells.length - next
    },
    take: (rows) => {
      next += rows
      return { cells: page.cells.slice(next - rows, next), isSuspect: page.isSuspect }
    },
  }
}

/** Some rows, column by column. */
interface Table {
  readonly plan: ItemPlan
  readonly wanted: readonly number[]
  readonly cells: readonly Cells[]
  readonly rows: number
  /** The number of the first. */
  readonly line: number
}

function itemsOf({ plan, wanted, cells, rows, line }: Table, count: RowCount): Rows {
  const items: Item[] = []
  const rejects: Reject[] = []
  const blank = plan.header.map(() => '')
  const isSuspect = cells.some((each) => each.isSuspect)
  for (let row = 0; row < rows; row += 1) {
    const fields = [...blank]
    let nested = -1
    wanted.forEach((place, at) => {
      const cell = cells[at]?.cells[row]
      if (cell === undefined) nested = place
      else fields[place] = cell
    })
    const found = itemOrReject(fields, plan, {
      line: line + row,
      row: ++count.rows,
      nested,
      isSuspect,
    })
    if ('id' in found) items.push(found)
    else rejects.push(found)
  }
  return { items, rejects, plan }
}

interface RowPlace {
  readonly line: number
  readonly row: number
  /** The place of a column whose value cannot be a cell; -1 where there is none. */
  readonly nested: number
  /** True where a cell may have one of the marks of `FAULTS`. */
  readonly isSuspect: boolean
}

function itemOrReject(
  fields: readonly string[],
  plan: ItemPlan,
  { line, row, nested, isSuspect }: RowPlace,
): Item | Reject {
  const place = { file: plan.file, line, column: 0 }
  const raw = (): string => fields.filter((field) => field !== '').join('\t')
  if (nested >= 0) {
    const reason = `"${plan.header[nested]}" holds a map or lists in a list: expected text, a number or a list of them`
    return rejectOf(place, { code: 'nested-value', reason }, raw())
  }
  const fault = isSuspect ? faultIn(fields.join('\t')) : undefined
  if (fault) return rejectOf(place, fault, raw())
  return (
    plannedItem(fields, plan, { line, row }) ??
    rejectOf(place, { code: 'missing-id', reason: 'the id is empty' }, raw())
  )
}
