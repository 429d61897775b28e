import type { Item, Place } from '../../types/item.js'
import type { Reject } from '../../types/reject.js'
import type { Planner, RowCount, Rows } from './csv-items.js'
import type { ItemPlan } from '../columns/item-plan.js'
import { plannedItem } from '../columns/item-plan.js'
import type { JsonRow, Members } from './json-row.js'
import { cellOf, faultOfCell, memberNames, memberOf, parseJsonRow } from './json-row.js'
import { withVideoFields } from '../videos/video-fields.js'
import type { Piece } from '../files/pieces.js'
import { faultIn, rejectOf } from './row-reject.js'

/** What `jsonlItems` needs to know of a file. */
export interface JsonlFile {
  readonly file: string
  readonly lineEnd: '\n' | '\r'
  /** Given every key of the first piece; says which columns are read, in the order of its plan. */
  readonly planner: Planner
  readonly columnsOf: (plan: ItemPlan) => readonly string[]
  readonly count: RowCount
}

interface Line {
  readonly raw: string
  readonly line: number
  readonly number: number
  readonly row: JsonRow
}

/** Pieces of a JSONL file in, items out; the keys of the first piece are its header. */
export function jsonlItems({
  file,
  lineEnd,
  planner,
  columnsOf,
  count,
}: JsonlFile): (piece: Piece) => Rows {
  let next = 1
  let plan: ItemPlan | undefined
  let columns: readonly string[] = []
  let kept = new Set<string>()
  return (piece) => {
    const lines: Line[] = []
    const rejects: Reject[] = []
    for (const [at, end] of linesOf(piece.text, lineEnd)) {
      const raw = piece.text.slice(at, end)
      const line = next++
      if (raw.trim() === '') continue
      const number = ++count.rows
      const fault = piece.suspect ? faultIn(raw) : undefined
      if (fault) rejects.push(rejectOf({ file, line, column: 0 }, fault, raw))
      else lines.push({ raw, line, number, row: withFields(parseJsonRow(raw)) })
    }
    if (!plan && lines.some(({ row }) => row.ok)) {
      plan = planner(keysOf(lines))
      columns = columnsOf(plan)
      kept = new Set(plan.kept.map((at) => columns[at] ?? ''))
    }
    const items: Item[] = []
    for (const { raw, line, number, row } of lines) {
      const place = { file, line, column: 0 }
      if (!row.ok) rejects.push(rejectOf({ ...place, column: row.column }, row, raw))
      if (!row.ok || !plan) continue
      const found = readMembers(row.members, { raw, place, number, plan, columns, kept })
      if ('id' in found) items.push(found)
      else rejects.push(found)
    }
    return { items, rejects: rejects.toSorted((a, b) => a.place.line - b.place.line), plan }
  }
}

interface Around {
  readonly raw: string
  readonly place: Place
  readonly number: number
  readonly plan: ItemPlan
  readonly columns: readonly string[]
  readonly kept: ReadonlySet<string>
}

function withFields(row: JsonRow): JsonRow {
  return row.ok ? { ok: true, members: withVideoFields(row.members) } : row
}

function readMembers(members: Members, around: Around): Item | Reject {
  const { raw, place, number, plan, columns, kept } = around
  const fields: string[] = []
  for (const column of columns) {
    const value = memberOf(members, column)
    const cell = cellOf(value) ?? (kept.has(column) ? jsonOf(value) : undefined)
    if (
      cell === undefined ||
      (Array.isArray(value) && value.length > 1 && column === columns[plan.id])
    )
      return rejectOf(place, { code: 'nested-value', reason: faultOfCell(column, value) }, raw)
    fields.push(cell)
  }
  return (
    plannedItem(fields, plan, { line: place.line, row: number }) ??
    rejectOf(place, { code: 'missing-id', reason: 'the id is empty' }, raw)
  )
}

/** A kept value as JSON; undefined where it nests too deep to be written. */
function jsonOf(value: unknown): string | undefined {
  try {
    return JSON.stringify(value)
  } catch (error) {
    if (error instanceof RangeError) return undefined
    throw error
  }
}

function keysOf(lines: readonly Line[]): readonly string[] {
  const keys = new Set<string>()
  for (const { row } of lines) if (row.ok) for (const key of memberNames(row.members)) keys.add(key)
  return [...keys]
}

/** Start and end of every line, without its line end and the byte order marks of joined files. */
function* linesOf(text: string, lineEnd: string): Generator<readonly [number, number]> {
  let at = 0
  while (at < text.length) {
    const found = text.indexOf(lineEnd, at)
    const end = found < 0 ? text.length : found
    while (text.charCodeAt(at) === 0xfeff) at += 1
    yield [at, text[end - 1] === '\r' && end > at ? end - 1 : end]
    at = end + 1
  }
}
