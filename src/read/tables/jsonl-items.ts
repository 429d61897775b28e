import type { Item, Place } from '../../types/item.js'
import type { Issue } from '../../types/parsed.js'
import type { Reject } from '../../types/reject.js'
import type { Planner, RowCount, Rows } from './csv-items.js'
import type { ItemPlan } from '../columns/item-plan.js'
import { plannedItem } from '../columns/item-plan.js'
import { isColumnName } from '../columns/known-columns.js'
import type { JsonRow, Members } from './json-row.js'
import { cellOf, faultOfCell, memberNames, memberOf, parseJsonRow } from './json-row.js'
import { otherThanVideo, withVideoFields } from '../videos/video-fields.js'
import type { Piece } from '../files/pieces.js'
import { faultIn, rejectOf } from './row-reject.js'

/** How rows of JSON become items. */
export interface JsonPlanning {
  /** Makes the plan from all keys of the first rows and reports the chosen columns. */
  readonly planner: Planner
  readonly columnsOf: (plan: ItemPlan) => readonly string[]
}

/** What `jsonlItems` needs to know of a file. */
export interface JsonlFile extends JsonPlanning {
  readonly file: string
  readonly lineEnd: '\n' | '\r'
  readonly count: RowCount
  readonly say: (issue: Issue) => void
}

/** A row of JSON where it stands. */
export interface JsonLine {
  readonly file: string
  readonly line: number
  /** Its number among the rows of all inputs. */
  readonly number: number
  readonly raw: string
  readonly row: JsonRow
}

/** Pieces of a JSONL file in, items out; the keys of the first piece are its header. */
export function jsonlItems(jsonl: JsonlFile): (piece: Piece) => Rows {
  const { file, lineEnd, count, say } = jsonl
  const read = jsonRowReader(jsonl)
  const late = new Set<string>()
  let next = 1
  return (piece) => {
    const lines: JsonLine[] = []
    next = piece.line ?? next
    for (const [at, end] of linesOf(piece.text, lineEnd)) {
      const raw = piece.text.slice(at, end)
      const line = next++
      if (raw.trim() === '') continue
      const fault = piece.suspect ? faultIn(raw) : undefined
      const number = ++count.rows
      if (fault) lines.push({ file, line, number, raw, row: { ok: false, column: 0, ...fault } })
      else count.rows += addLine(lines, { file, line, number, raw, row: parseJsonRow(raw) })
    }
    const rows = read(lines)
    if (rows.plan?.keepsAll) addLate(late, lines, rows.plan)
    if (piece.last && late.size > 0) say(lateTold(file, [...late]))
    return { ...rows, next: rows.plan && { line: next, open: 0 } }
  }
}

/**
 * Rows of JSON in, items and rejects out.
 *
 * The keys of the first rows are the header; later rows that bring keys known as columns make a
 * new one where it `grows`.
 */
export function jsonRowReader(
  { planner, columnsOf }: JsonPlanning,
  grows = false,
): (lines: readonly JsonLine[]) => Rows {
  const keys = new Set<string>()
  let plan: ItemPlan | undefined
  let columns: readonly string[] = []
  let kept = new Set<string>()
  return (given) => {
    const lines = given.map((line) => ({ ...line, row: withFields(line.row) }))
    const isNew = (!plan || grows) && addKeys(keys, lines)
    if (isNew) {
      const next = planner([...keys])
      plan = plan ? { ...next, tally: plan.tally } : next
      columns = columnsOf(plan)
      kept = new Set(plan.keptNames)
    }
    const items: Item[] = []
    const rejects: Reject[] = []
    for (const { file, raw, line, number, row } of lines) {
      const place = { file, line, column: 0 }
      if (!row.ok) rejects.push(rejectOf({ ...place, column: row.column }, row, raw))
      if (!row.ok || !plan) continue
      const found = readMembers(row.members, { raw, place, number, plan, columns, kept })
      if ('id' in found) items.push(found)
      else rejects.push(found)
    }
    return { items, rejects, plan }
  }
}

/** Adds the keys of rows; true where one was new that may be a column. */
function addKeys(keys: Set<string>, lines: readonly JsonLine[]): boolean {
  const isFirst = keys.size === 0
  let isNew = false
  for (const { row } of lines) {
    if (!row.ok) continue
    for (const key of memberNames(row.members)) {
      if (keys.has(key)) continue
      keys.add(key)
      isNew ||= isFirst || isColumnName(key)
    }
  }
  return isNew
}

interface Around {
  readonly raw: string
  readonly place: Place
  readonly number: number
  readonly plan: ItemPlan
  readonly columns: readonly string[]
  readonly kept: ReadonlySet<string>
}

/** Adds keys that come later than the header, where every column is to be kept. */
function addLate(late: Set<string>, lines: readonly JsonLine[], { header }: ItemPlan): void {
  const known = new Set(header.map((name) => name.split('.', 1)[0] ?? ''))
  for (const { row } of lines)
    if (row.ok) for (const key of Object.keys(row.members)) if (!known.has(key)) late.add(key)
}

function lateTold(file: string, keys: readonly string[]): Issue {
  return {
    severity: 'warning',
    code: 'columns',
    place: { file, line: 1, column: 0 },
    message: `not kept, since no row at the beginning has it: ${keys.slice(0, 20).join(', ')}`,
  }
}

/** Adds the rows of a line, and gives how many there are more than one. */
function addLine(lines: JsonLine[], whole: JsonLine): number {
  const parted = whole.row.ok ? [] : partedLine(whole.raw)
  if (parted.length === 0) lines.push(whole)
  parted.forEach((part, at) => {
    lines.push({ ...whole, ...part, number: whole.number + at })
  })
  return Math.max(0, parted.length - 1)
}

/** The rows of a line where files were joined without a line end between them; else none. */
function partedLine(line: string): readonly Pick<JsonLine, 'raw' | 'row'>[] {
  const parted: Pick<JsonLine, 'raw' | 'row'>[] = []
  for (let rest = line; ;) {
    const row = parseJsonRow(rest)
    const end = row.ok ? 0 : row.column - 1
    const next = rest.slice(end).replace(/^\uFEFF+/, '')
    const first = end > 0 && next.startsWith('{') ? parseJsonRow(rest.slice(0, end)) : undefined
    if (!first?.ok) return parted.length === 0 ? [] : [...parted, { raw: rest, row }]
    parted.push({ raw: rest.slice(0, end), row: first })
    rest = next
  }
}

function withFields(row: JsonRow): JsonRow {
  return row.ok ? { ok: true, members: withVideoFields(row.members) } : row
}

function readMembers(members: Members, around: Around): Item | Reject {
  const { raw, place, number, plan, columns, kept } = around
  const other = otherThanVideo(members)
  if (other !== undefined)
    return rejectOf(place, { code: 'not-a-video', reason: `${other}, not a video` }, raw)
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
    plannedItem(fields, plan, { file: place.file, line: place.line, row: number }) ??
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
