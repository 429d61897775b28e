import type { Item } from '../../types/item.js'
import { KaskadError } from '../../types/error.js'
import type { Issue } from '../../types/parsed.js'
import { formatPlace } from '../../types/parsed.js'
import type { Reject } from '../../types/reject.js'
import type { ItemPlan } from '../columns/item-plan.js'
import { plannedItem, withCommas } from '../columns/item-plan.js'
import { isBlank } from '../columns/value.js'
import { COLUMN_NAMES, isColumnName } from '../columns/known-columns.js'
import type { FileCut } from '../files/part.js'
import type { Piece } from '../files/pieces.js'
import { faultIn, rejectOf } from './row-reject.js'
import { lengthOfSepLine } from './format.js'
import type { Dialect, Row, Split, Splitter } from './split-csv.js'
import { createSplitter } from './split-csv.js'

/** Items and rejects of one piece. */
export interface Rows {
  readonly items: readonly Item[]
  readonly rejects: readonly Reject[]
  /** How the rows are read; undefined until the header has come. */
  readonly plan: ItemPlan | undefined
  /** What follows these rows, where its columns are those of the file's beginning; else undefined. */
  readonly next?: Following | undefined
  /** Where the file can be cut behind these rows. */
  readonly cut?: FileCut | undefined
}

/** The row behind those of a piece. */
export interface Following {
  /** The line where it begins. */
  readonly line: number
  /** Bytes of it that are in the piece. */
  readonly open: number
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
  /** Names of the columns where the file has no header. */
  readonly header?: readonly string[] | undefined
  readonly planner: Planner
  readonly count: RowCount
  readonly say: (issue: Issue) => void
}

/** Most rows of the first piece used to infer the meaning of commas in numbers. */
const MOST_SHOWN = 20_000

function firstRows({ rows }: Split): (readonly string[])[] {
  return rows.filter(({ end }) => end < MOST_SHOWN).map(({ fields }) => fields)
}

/**
 * Pieces of a CSV or TSV file in, items out; the header must be the first row.
 *
 * Files that were joined into one have headers in the middle: one like the first is left out,
 * one of other columns holds for the rows after it. A `sep=` line is no row.
 */
export function csvItems(csv: CsvFile): (piece: Piece) => Rows {
  const { dialect, count } = csv
  let split: Splitter | undefined
  let carry = ''
  let suspect = false
  let table: Table | undefined
  let first: Table | undefined
  const again = { count: 0, line: 0 }
  const evidence = evidenceFor(csv)
  return (piece) => {
    const skipped = split ? 0 : lengthOfSepLine(piece.text)
    split ??= createSplitter(dialect, skipped > 0 ? 2 : 1)
    const text = skipped > 0 ? piece.text.slice(skipped) : piece.text
    const part = split(carry === '' ? text : carry + text, piece.last, piece.line)
    suspect = suspect || piece.suspect
    const planner = (header: readonly string[]): ItemPlan =>
      withCommas(csv.planner(header), { ...evidence, rows: firstRows(part) })
    if (csv.header && part.rows.length > 0) table ??= tableOf(csv.header, planner)
    const items: Item[] = []
    const rejects: Reject[] = []
    const take = (given: Row, { plan, header }: Table): void => {
      const row = withoutBlanks(given, header.length)
      if (!row) return
      const around = { part, suspect, width: header.length, plan, number: ++count.rows }
      const found = readRow(row, around)
      if ('id' in found) items.push(found)
      else rejects.push(found)
    }
    for (const row of part.rows) {
      first ??= table
      if (!table) {
        table = tableOf(headerOf(row, { file: csv.file, part, suspect }), planner)
        continue
      }
      const [own, behind] = partedRow(row, table.header, part)
      const isHeader = mayBeHeader(own, table) ? headerAgain(own, table, planner) : undefined
      if (!isHeader) take(own, table)
      const next = isHeader ?? (behind && headerAgain(behind, table, planner))
      if (!next) continue
      if (again.count++ === 0) again.line = row.line
      table = next
    }
    carry = part.text.slice(part.rest)
    suspect = carry !== '' && suspect
    if (piece.last && again.count > 0) csv.say(headersTold(csv.file, again))
    const isOther = suspect || table?.header !== first?.header
    return { items, rejects, plan: table?.plan, next: isOther ? undefined : followingOf(part) }
  }
}

function evidenceFor({ say, dialect }: CsvFile) {
  return { say, otherwise: dialect.delimiter === ';' ? 'decimal' : undefined } as const
}

function followingOf({ text, rest, nextLine: line }: Split): Following {
  return { line, open: Buffer.byteLength(text.slice(rest)) }
}

/** A header and how rows below it are read. */
interface Table {
  readonly header: readonly string[]
  /** True where a text may be a name of a column; cheap, and asked of every row. */
  readonly mayBeName: (text: string) => boolean
  readonly names: ReadonlySet<string>
  readonly plan: ItemPlan
}

function tableOf(header: readonly string[], planner: Planner): Table {
  const names = new Set(header)
  return {
    header,
    names,
    mayBeName: nameGuess([...COLUMN_NAMES, ...header.slice(0, 1000)]),
    plan: planner(header),
  }
}

/** True where the first cell of a row may be a name of a column, or begins a `sep=` line. */
function mayBeHeader({ fields }: Row, { header, mayBeName }: Table): boolean {
  const first = fields[0]
  if (first === undefined) return false
  return mayBeName(first) || first === header[0] || first.startsWith('sep=')
}

/** A fast pre-check: true if a text has the length and first letter of one of the names. */
function nameGuess(names: Iterable<string>): (text: string) => boolean {
  const beginnings: Set<number>[] = []
  for (const name of names)
    if (name.length < 100) (beginnings[name.length] ??= new Set()).add(name.charCodeAt(0) | 32)
  return (text) => beginnings[text.length]?.has(text.charCodeAt(0) | 32) ?? false
}

/**
 * A row and the header behind it, where two files were joined without a line end between them:
 * the last field of the row and the first of the header are one.
 */
function partedRow(
  row: Row,
  header: readonly string[],
  { text }: Split,
): readonly [Row, Row | undefined] {
  const { fields } = row
  const last = header.length - 1
  if (fields.length !== 2 * last + 1) return [row, undefined]
  const [first = ''] = header
  const joint = fields[last] ?? ''
  // Of `"a""id"` and of `a"id"`: a header with quotes behind a field with them and one without.
  const isQuoted = text.slice(row.start, row.end).includes(`""${first}"`)
  const name = joint.endsWith(`"${first}"`) ? `"${first}"` : isQuoted ? `"${first}` : first
  const isJoined =
    joint.endsWith(name) &&
    (last > 0 || joint.includes('\uFEFF')) &&
    header.every((name, at) => at === 0 || fields[last + at] === name)
  if (!isJoined || joint === first) return [row, undefined]
  const cell = joint.slice(0, -name.length).replace(/\uFEFF+$/, '')
  return [
    { ...row, fields: [...fields.slice(0, last), cell] },
    { ...row, fields: header },
  ]
}

/** The new table if the row is a header; undefined if it is data. */
function headerAgain({ fields }: Row, table: Table, planner: Planner): Table | undefined {
  const { header, plan } = table
  const isSame = fields.length === header.length && fields.every((name, at) => name === header[at])
  const isSep = fields.length <= 2 && /^sep=.?$/i.test(fields[0] ?? '') && !fields[1]
  if (isSame || isSep) return table
  const isHeader =
    fields.length > 1 &&
    new Set(fields).size === fields.length &&
    fields.every((name) => table.names.has(name) || isColumnName(name))
  return isHeader ? tableWith(tableOf(fields, planner), plan.tally) : undefined
}

function tableWith(table: Table, tally: ItemPlan['tally']): Table {
  return { ...table, plan: { ...table.plan, tally } }
}

function headersTold(file: string, { count, line }: { count: number; line: number }): Issue {
  const rows = count === 1 ? 'a header stands' : `${count} headers stand, the first`
  return {
    severity: 'note',
    code: 'header-again',
    place: { file, line, column: 0 },
    message: `${rows} among the rows, as in files joined into one: read as headers`,
  }
}

interface Header {
  readonly file: string
  readonly part: Split
  readonly suspect: boolean
}

function headerOf(row: Row, { file, part, suspect }: Header): readonly string[] {
  const fault = suspect ? faultIn(part.text.slice(row.start, row.end)) : undefined
  if (!row.torn && !fault) return row.fields
  const { line, column, reason } = row.torn ?? { line: row.line, column: 0, reason: fault?.reason }
  throw new KaskadError(
    'input',
    `${formatPlace({ file, line, column })} the header cannot be read: ${reason}`,
  )
}

/**
 * A row without blank cells beyond its columns; undefined where all its columns are blank, as in
 * the rows that a spreadsheet writes below its last one.
 */
function withoutBlanks(row: Row, width: number): Row | undefined {
  const { fields } = row
  if (isBlank(fields[0] ?? '') && fields.every(isBlank))
    return fields.length > 1 && fields.length === width ? undefined : row
  const isWider = fields.length > width && fields.slice(width).every(isBlank)
  return isWider ? { ...row, fields: fields.slice(0, width) } : row
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
    const item = plannedItem(fields, plan, at)
    if (item) return item
  }
  const raw = part.text.slice(start, end)
  const place = { file: plan.file, line, column: 0 }
  const fault = suspect ? faultIn(raw) : undefined
  if (fault)
    return rejectOf({ ...place, line: line + fault.line, column: fault.column ?? 0 }, fault, raw)
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
    plannedItem(fields, plan, at) ??
    rejectOf(place, { code: 'missing-id', reason: 'the id is empty' }, raw)
  )
}
