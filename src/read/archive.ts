import { KaskadError } from '../types/error.js'
import type { Issue } from '../types/parsed.js'
import type { ColumnWishes } from './columns/columns.js'
import { withHead, type Bytes, type InputBytes } from './files/bytes.js'
import { openZip, unpackEntry, type Zip, type ZipEntry } from './files/zip.js'
import type { RowCount, Rows } from './tables/csv-items.js'
import { planCsv, type Said } from './tables/planning.js'
import { openWorkbook } from './workbook/workbook.js'
import { workbookItems } from './workbook/workbook-items.js'

/** How to read the table inside a ZIP archive. */
export interface ArchiveReader {
  readonly file: string
  readonly reading: {
    readonly wishes?: ColumnWishes
    readonly sheet?: string | undefined
    readonly header?: readonly string[] | undefined
    readonly delimiter?: string | undefined
  }
  readonly count: RowCount
  readonly said: Said
  readonly say: (issue: Issue) => void
  /** Reads a text table; `file` names it in messages. */
  readonly textRows: (bytes: Bytes, file: string) => AsyncGenerator<Rows>
}

/**
 * The rows of a ZIP archive: a sheet where it is an XLSX workbook, else of the one file in it.
 *
 * @throws KaskadError `input`
 */
export async function* archiveRows(
  source: InputBytes,
  bytes: Bytes,
  reader: ArchiveReader,
): AsyncGenerator<Rows> {
  const zip = await openZip(source, bytes)
  try {
    const workbook = await openWorkbook(zip)
    if (!workbook) {
      const entry = onlyTable(zip)
      const inside = await withHead(unpackEntry(zip, entry))
      yield* reader.textRows(inside, `${zip.name}/${entry.name}`)
      return
    }
    const { file, count, said, say, reading } = reader
    const { wishes = {}, sheet, header, delimiter } = reading
    if (delimiter !== undefined)
      throw new KaskadError('usage', `--delimiter: ${file} is an XLSX workbook`)
    const planner = planCsv({ file, wishes, said, say })
    const wished = wishedColumns(wishes)
    const rows = workbookItems(workbook, { file, sheet, header, wished, planner, count, say })
    let plan: Rows['plan']
    for await (const batch of rows) {
      plan = batch.plan
      yield batch
    }
    if (!plan)
      throw new KaskadError('input', `${file}: the sheet is empty: expected a header and rows`)
  } finally {
    await zip.close()
  }
}

/** The only file of the archive, apart from the ones that macOS adds. */
function onlyTable({ name, entries }: Zip): ZipEntry {
  const files = entries.filter(
    (entry) => !entry.name.endsWith('/') && !/(?:^|\/)(?:__MACOSX\/|\.(?!\.?\/))/.test(entry.name),
  )
  const [first] = files
  if (first && files.length === 1) return first
  const names = files.slice(0, 5).map((entry) => entry.name)
  throw new KaskadError(
    'input',
    files.some((entry) => entry.name === 'mimetype')
      ? `${name} is a document such as ODS: save the sheet as XLSX or CSV`
      : first
        ? `${name} holds ${files.length} files (${names.join(', ')}${files.length > 5 ? ', …' : ''}): unpack it, or pack one table`
        : `${name} holds no file: expected a ZIP archive with one table`,
  )
}

function wishedColumns({ id, label, texts, numeric, categorical, keep }: ColumnWishes): string[] {
  const named = [...(texts ?? []), ...(numeric ?? []), ...(categorical ?? [])]
  return [id, label, ...named.map(({ column }) => column), ...(keep ?? [])].filter(
    (column) => column !== undefined,
  )
}
