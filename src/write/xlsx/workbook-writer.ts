import { deflateRawSync, inflateRawSync } from 'node:zlib'
import { MOST_IN_CELL } from './cell-xml.js'
import { createCounts } from './counts.js'
import { createLinkFinder, type LinkFinder } from './links.js'
import { filesOfWorkbook, type SheetPart } from './parts.js'
import { openSheet, type TableRows } from './sheet-writer.js'
import { createZipWriter, type PutBytes, type ZipWriter } from './zip-writer.js'

/** What a workbook is to hold. */
export interface WorkbookPlan {
  readonly sheet: string
  readonly columns: readonly string[]
  /** Columns whose values are counted in a second sheet; none where empty. */
  readonly countBy: readonly string[]
  /** Told of what a reader should know, in words. */
  readonly say: (message: string) => void
}

/** Takes the rows of a workbook. */
export interface WorkbookWriter {
  readonly write: (rows: TableRows) => Promise<void>
  /** Writes what is left. */
  readonly end: () => Promise<void>
}

/**
 * Most rows of a workbook with links, a filter and counts; they are held compressed until the
 * end.
 */
const MOST_HELD = 50_000
const MANY_TOLD = `more than ${MOST_HELD} rows: the workbook is one plain sheet without links, filter and counts`
/** The rows that a sheet may have, its header set aside. */
const MOST_ROWS = 1_048_575

/**
 * Writes a workbook of one sheet, and of a second with counts.
 *
 * Up to 50,000 rows addresses and ids of YouTube are links, the table has a filter, and values are
 * counted. More rows are written as they come: a frozen header and widths by the first rows,
 * no links, filter or counts; that is said. Memory is 50,000 rows, packed.
 *
 * @throws RangeError where the rows do not fit into a sheet.
 */
export function createWorkbookWriter(put: PutBytes, plan: WorkbookPlan): WorkbookWriter {
  const { columns, say } = plan
  const zip = createZipWriter(put)
  const sheet = openSheet(zip, columns)
  const counts = createCounts(columns, plan.countBy)
  const held: Buffer[] = []
  let links: LinkFinder | undefined = createLinkFinder(columns.indexOf('id'))
  let rows = 0
  let long = 0
  const pour = async (): Promise<void> => {
    await sheet.begin('xl/worksheets/sheet1.xml', true)
    for (const part of held.splice(0)) await sheet.write(unheld(part), links)
  }
  const see = (row: readonly string[]): void => {
    for (const cell of row) if (cell.length > MOST_IN_CELL) long += 1
    if (!links) return
    sheet.measure(row)
    counts.add(row)
    links.see(row)
  }
  return {
    write: async (more) => {
      rows += more.length
      if (rows > MOST_ROWS)
        throw new RangeError(
          `a sheet holds at most ${MOST_ROWS} rows: write CSV or split the input`,
        )
      more.forEach(see)
      if (links && rows > MOST_HELD) {
        say(MANY_TOLD)
        links = undefined
        await pour()
      }
      if (links) held.push(heldRows(more))
      else await sheet.write(more, undefined)
    },
    end: async () => {
      if (links) await pour()
      const parts: SheetPart[] = [{ name: plan.sheet, links: await sheet.end(links !== undefined) }]
      if (links && plan.countBy.length > 0) {
        await writeCounts(zip, counts.header, counts.rows())
        parts.push({ name: 'counts', links: [] })
      }
      await endWorkbook(zip, parts)
      if (long > 0) say(cutTold(long))
    },
  }
}

async function endWorkbook(zip: ZipWriter, sheets: readonly SheetPart[]): Promise<void> {
  for (const [name, text] of filesOfWorkbook(sheets)) {
    await zip.begin(name)
    await zip.write(text)
  }
  await zip.end()
}

function cutTold(count: number): string {
  const cells = count === 1 ? '1 cell is' : `${count} cells are`
  return `${cells} longer than a spreadsheet takes and cut at ${MOST_IN_CELL} characters`
}

/** Compresses rows that wait for the end of the table. */
function heldRows(rows: TableRows): Buffer {
  return deflateRawSync(JSON.stringify(rows), { level: 1 })
}

function unheld(part: Buffer): TableRows {
  return JSON.parse(inflateRawSync(part).toString()) as TableRows
}

async function writeCounts(
  zip: ZipWriter,
  header: readonly string[],
  rows: TableRows,
): Promise<void> {
  const sheet = openSheet(zip, header)
  rows.forEach(sheet.measure)
  await sheet.begin('xl/worksheets/sheet2.xml', false)
  await sheet.write(rows, undefined)
  await sheet.end(true)
}
