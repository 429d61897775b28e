import { KaskadError } from '../../types/error.js'
import type { Item } from '../../types/item.js'
import type { Issue } from '../../types/parsed.js'
import type { Reject } from '../../types/reject.js'
import { didYouMean } from '../../yaml/suggest.js'
import type { ItemPlan } from '../columns/item-plan.js'
import { plannedItem, withCommas } from '../columns/item-plan.js'
import { isColumnName } from '../columns/known-columns.js'
import type { Planner, RowCount, Rows } from '../tables/csv-items.js'
import { rejectOf } from '../tables/row-reject.js'
import type { SheetRow } from './sheet-rows.js'
import { sheetRows, type Sheet, type Workbook } from './workbook.js'

/** What `workbookItems` needs to know. */
export interface WorkbookFile {
  readonly file: string
  /** The sheet's name; by default the first that is not hidden. */
  readonly sheet: string | undefined
  /** Names of the columns where the sheet has no header. */
  readonly header: readonly string[] | undefined
  /** Columns that were asked for by name, wherever the header stands. */
  readonly wished: readonly string[]
  readonly planner: Planner
  readonly count: RowCount
  readonly say: (issue: Issue) => void
}

/** Most rows searched for the header: titles and group headings may stand above it. */
const MOST_ABOVE = 20

/**
 * The items of one sheet. A place's line is the row's number in the sheet.
 *
 * Titles above the header are left out; a header of two rows is read as one, where a cell that is
 * blank in its last row has the text above it.
 */
export async function* workbookItems(
  workbook: Workbook,
  wanted: WorkbookFile,
): AsyncGenerator<Rows> {
  const { file, planner, count, say } = wanted
  const sheet = chosenSheet(workbook, wanted)
  const tally = { long: 0, errors: 0 }
  let early: SheetRow[] = []
  let plan: ItemPlan | undefined
  const start = (): readonly SheetRow[] => {
    const found = headerFor(early, wanted)
    if (!found) return []
    const rest = early.slice(found.rows)
    plan = withCommas(planner(found.header), { rows: rest.map((row) => row.cells), say })
    if (found.line > 1) say(note(file, found.line, `the header stands in row ${found.line}`))
    early = []
    return rest
  }
  for await (const rows of sheetRows(workbook, sheet, tally)) {
    if (plan) yield itemsOf(rows, plan, count)
    else {
      early.push(...rows)
      if (early.length <= MOST_ABOVE) continue
      const rest = start()
      if (plan) yield itemsOf(rest, plan, count)
    }
  }
  if (!plan) {
    const rest = start()
    if (plan) yield itemsOf(rest, plan, count)
  }
  if (tally.long > 0)
    say(
      note(
        file,
        0,
        `${cells(tally.long)} a number of more than 15 digits, which spreadsheets round: keep ids as text`,
      ),
    )
  if (tally.errors > 0)
    say(note(file, 0, `${cells(tally.errors)} an error such as #N/A: taken as blank`))
}

function cells(count: number): string {
  return count === 1 ? '1 cell holds' : `${count} cells hold`
}

function note(file: string, line: number, message: string): Issue {
  return { severity: 'note', code: 'sheet', place: { file, line, column: 0 }, message }
}

function chosenSheet({ sheets }: Workbook, { file, sheet, say }: WorkbookFile): Sheet {
  const names = sheets.map(({ name }) => name)
  const listed = names.map((name) => `"${name}"`).join(', ')
  const found =
    sheet === undefined
      ? (sheets.find(({ isHidden }) => !isHidden) ?? sheets[0])
      : sheets.find(({ name }) => name.toLowerCase() === sheet.toLowerCase())
  if (!found)
    throw new KaskadError(
      'input',
      sheet === undefined
        ? `${file} has no sheet with cells`
        : `${file} has no sheet "${sheet}"${didYouMean(sheet, names)}; the sheets are ${listed}`,
    )
  if (sheet === undefined && sheets.length > 1)
    say(note(file, 0, `sheet "${found.name}" is read; --sheet names another of ${listed}`))
  return found
}

interface Header {
  readonly header: readonly string[]
  /** The row of the sheet where it stands. */
  readonly line: number
  /** Number of rows that hold no data: the header and those above it. */
  readonly rows: number
}

/** The header that was said; a row like it is left out. Else the one that is found. */
function headerFor(rows: readonly SheetRow[], wanted: WorkbookFile): Header | undefined {
  const { header } = wanted
  if (!header) return headerOf(rows, wanted)
  const [first] = rows
  if (!first) return undefined
  const isSame = first.cells.join('\0') === header.join('\0')
  return { header, line: 1, rows: isSame ? 1 : 0 }
}

/** The row that holds most names of columns, blanks filled from above; else the first of two cells. */
function headerOf(rows: readonly SheetRow[], { wished }: WorkbookFile): Header | undefined {
  const names = new Set(wished)
  const isName = (cell: string): boolean => names.has(cell) || isColumnName(cell)
  let above: readonly string[] = []
  let best = { names: 0, at: -1, header: above }
  rows.slice(0, MOST_ABOVE).forEach(({ cells: found }, at) => {
    const own = found.map(headerName)
    const joined = Array.from(
      { length: Math.max(own.length, above.length) },
      (_, column) => own[column] || (above[column] ?? ''),
    )
    const count = own.some(isName) ? new Set(joined.filter(isName)).size : 0
    if (count > best.names) best = { names: count, at, header: joined }
    above = joined
  })
  if (best.at < 0) {
    const at = rows.findIndex(({ cells: found }) => found.filter(Boolean).length > 1)
    const first = rows[Math.max(at, 0)]
    if (!first) return undefined
    best = { names: 0, at: Math.max(at, 0), header: first.cells.map(headerName) }
  }
  return { header: best.header, line: rows[best.at]?.line ?? 1, rows: best.at + 1 }
}

/** A name of several lines is one of several words. */
function headerName(cell: string): string {
  return cell.replaceAll(/\s+/g, ' ').trim()
}

function itemsOf(rows: readonly SheetRow[], plan: ItemPlan, count: RowCount): Rows {
  const items: Item[] = []
  const rejects: Reject[] = []
  const width = plan.header.length
  for (const { line, cells: fields } of rows) {
    count.rows += 1
    const place = { file: plan.file, line, column: 0 }
    const raw = (): string => fields.join('\t')
    if (fields.length > width) {
      const reason = `expected at most ${width} cells, found ${fields.length}`
      rejects.push(rejectOf(place, { code: 'wrong-field-count', reason }, raw()))
      continue
    }
    const item = plannedItem(fields, plan, { line, row: count.rows })
    if (item) items.push(item)
    else rejects.push(rejectOf(place, { code: 'missing-id', reason: 'the id is empty' }, raw()))
  }
  return { items, rejects, plan }
}
