import type { Item } from '../../types/item.js'
import { KaskadError } from '../../types/error.js'
import { formatPlace } from '../../types/parsed.js'
import type { Reject } from '../../types/reject.js'
import type { ItemPlan } from '../columns/item-plan.js'
import { itemOf } from '../columns/item-plan.js'
import type { Piece } from '../files/pieces.js'
import { faultIn, rejectOf } from './row-reject.js'
import type { Dialect, Row, Split } from './split-csv.js'
import { createSplitter } from './split-csv.js'

/** Items and rejects of one piece. */
export interface Rows {
  readonly items: readonly Item[]
  readonly rejects: readonly Reject[]
  /** How the rows are read; undefined until the header has come. */
  readonly plan: ItemPlan | undefined
}

/** Makes the plan of a file from its header. */
export type Planner = (header: readonly string[]) => ItemPlan

/** Counts the rows of all inputs, refused ones too. */
export interface RowCount {
  rows: number
}

/** What `csvItems` needs to know of a file. */
export interface CsvFile {
  readonly file: string
  readonly dialect: Dialect
  readonly planner: Planner
  readonly count: RowCount
}

/** Pieces of a CSV or TSV file in, items out; the header must be the first row. */
export function csvItems({ file, dialect, planner, count }: CsvFile): (piece: Piece) => Rows {
  const split = createSplitter(dialect)
  let carry = ''
  let suspect = false
  let width = 0
  let plan: ItemPlan | undefined
  return (piece) => {
    const part = split(carry === '' ? piece.text : carry + piece.text, piece.last)
    suspect = suspect || piece.suspect
    const items: Item[] = []
    const rejects: Reject[] = []
    for (const row of part.rows) {
      if (!plan) {
        const header = headerOf(row, file)
        width = header.length
        plan = planner(header)
        continue
      }
      const found = readRow(row, { part, suspect, width, plan, number: ++count.rows })
      if ('id' in found) items.push(found)
      else rejects.push(found)
    }
    carry = part.text.slice(part.rest)
    suspect = carry !== '' && suspect
    return { items, rejects, plan }
  }
}

function headerOf(row: Row, file: string): readonly string[] {
  if (!row.torn) return row.fields
  const place = formatPlace({ file, line: row.torn.line, column: row.torn.column })
  throw new KaskadError('input', `${place} the header cannot be read: ${row.torn.reason}`)
}

interface Around {
  readonly part: Split
  readonly suspect: boolean
  readonly width: number
  readonly plan: ItemPlan
  readonly number: number
}

function readRow(row: Row, { part, suspect, width, plan, number }: Around): Item | Reject {
  const { fields, line, torn, start, end } = row
  const at = { line, row: number }
  if (!suspect && !torn && fields.length === width) {
    const item = itemOf(fields, plan, at)
    if (item) return item
  }
  const raw = part.text.slice(start, end)
  const place = { file: plan.file, line, column: 0 }
  const fault = suspect ? faultIn(raw) : undefined
  if (fault) return rejectOf(place, fault, raw)
  if (torn)
    return rejectOf(
      { ...place, line: torn.line, column: torn.column },
      { code: 'torn-quote', reason: torn.reason },
      raw,
    )
  if (fields.length !== width) {
    const reason = `expected ${width} fields, found ${fields.length}`
    return rejectOf(place, { code: 'wrong-field-count', reason }, raw)
  }
  return (
    itemOf(fields, plan, at) ??
    rejectOf(place, { code: 'missing-id', reason: 'the id is empty' }, raw)
  )
}
