import { KaskadError } from '../types/error.js'
import type { Format } from '../types/format.js'
import { formatOfName } from '../types/format.js'
import type { Issue } from '../types/parsed.js'
import type { ColumnWishes } from './columns/columns.js'
import type { Bytes } from './files/bytes.js'
import { bytesBetween, withHead } from './files/bytes.js'
import { foreignHead, isEncoding } from './files/encoding.js'
import { isJsonDocument, jsonRecords } from './files/json-records.js'
import type { FileCut, FilePart } from './files/part.js'
import type { Cuttable, Piece } from './files/pieces.js'
import { notUtf8, pieces } from './files/pieces.js'
import { recoded, sureEncoding } from './files/recode.js'
import type { RowCount, Rows } from './tables/csv-items.js'
import { csvItems } from './tables/csv-items.js'
import { dialectOf, formatOfText, lineEndOf } from './tables/format.js'
import { jsonlItems } from './tables/jsonl-items.js'
import type { Said } from './tables/planning.js'
import { planCsv, planJsonl } from './tables/planning.js'

/** How a table of text is read. */
export interface TextReader {
  readonly file: string
  /** What was said of all inputs, as in `Reading`. */
  readonly reading: {
    readonly wishes?: ColumnWishes
    readonly format?: Format | undefined
    readonly encoding?: string | undefined
    readonly sheet?: string | undefined
    readonly header?: readonly string[] | undefined
    readonly delimiter?: string | undefined
    readonly part?: FilePart | undefined
    readonly rowsBefore?: number
  }
  readonly count: RowCount
  readonly said: Said
  readonly say: (issue: Issue) => void
}

/** The rows of a table of text: CSV, TSV or JSON. @throws KaskadError `input`, `usage` */
export async function* textRows(raw: Bytes, reader: TextReader): AsyncGenerator<Rows> {
  const { file, reading } = reader
  if (reading.sheet !== undefined)
    throw new KaskadError('usage', `--sheet: ${file} is no XLSX workbook`)
  const ending = /\.(?:(xls[xm]|zip)|parquet)$/i.exec(file)
  if (ending) {
    const kind = ending[1] === undefined ? 'Parquet file' : 'ZIP archive'
    throw new KaskadError('input', `${file} is not what its ending says: it is no ${kind}`)
  }
  const text = await asUtf8(raw, reader)
  const format = formatOf(text, reader)
  if (format === 'jsonl') refuseOf('delimiter', reader, 'JSONL')
  if (format === 'jsonl') refuseOf('header', reader, 'JSONL')
  const bytes = format === 'jsonl' ? await asLines(text, file) : text
  const head = textOfHead(bytes)
  const toRows = rowReader({ head, format }, reader)
  const lines = { name: file, chunks: bytes.chunks, lineEnd: lineEndOf(head) }
  for await (const piece of reading.part ? piecesOfPart(lines, reader, toRows) : pieces(lines)) {
    const rows = toRows(piece)
    if (piece.last && !rows.plan && rows.rejects.length === 0)
      throw new KaskadError('input', `${file} is empty: expected a header and rows`)
    yield bytes.isPlain ? { ...rows, cut: cutBehind(piece, rows) } : rows
  }
}

/** The place behind the rows of a piece. */
function cutBehind({ end }: Piece, { next, plan }: Rows): FileCut | undefined {
  return end === undefined || !next || !plan ? undefined : { end: end - next.open, line: next.line }
}

/** The pieces of a part of a file; what its beginning says of columns is read before. */
async function* piecesOfPart(
  { name, chunks, lineEnd }: Cuttable,
  { reading: { part, rowsBefore = 0 }, count }: TextReader,
  toRows: (piece: Piece) => Rows,
): AsyncGenerator<Piece> {
  // Only a loop that has begun closes the file behind it.
  for await (const _ of chunks) break
  const { head, from, to, line } = part ?? { head: 0, from: 0, to: 0, line: 1 }
  const between = (start: number, end: number): Cuttable => {
    return { name, chunks: bytesBetween(name, start, end), lineEnd, goesOn: start > 0 }
  }
  if (from > 0)
    for await (const piece of pieces(between(0, head))) toRows({ ...piece, last: false })
  count.rows = rowsBefore
  let isFirst = from > 0
  for await (const piece of pieces(between(from, to))) {
    yield isFirst ? { ...piece, line } : piece
    isFirst = false
  }
}

/** The beginning of a text, without its byte order mark. */
export function textOfHead({ head }: Bytes): string {
  return head.toString('utf8').replace(/^\uFEFF/, '')
}

/** The format of a text: as it was said, by its name, by its beginning. */
export function formatOf(
  bytes: Bytes,
  { file, reading }: Pick<TextReader, 'file' | 'reading'>,
): Format {
  const named = formatOfName(file)
  return (
    reading.format ??
    (named === 'xlsx' || named === 'parquet' ? undefined : named) ??
    (reading.delimiter === undefined ? formatOfText(textOfHead(bytes)) : 'csv')
  )
}

/** JSON as lines of one value each, where it is not written so. */
async function asLines(bytes: Bytes, file: string): Promise<Bytes> {
  if (!isJsonDocument(textOfHead(bytes))) return bytes
  const lines = await withHead(jsonRecords(bytes.chunks))
  if (lines.head.length === 0)
    throw new KaskadError('input', `${file} holds no rows: its list is empty`)
  return lines
}

/** The bytes as UTF-8: by the encoding that was said, else by one that is sure and told of. */
export async function asUtf8(
  bytes: Bytes,
  { file, reading, say }: Pick<TextReader, 'file' | 'reading' | 'say'>,
): Promise<Bytes> {
  if (reading.encoding !== undefined)
    return /^utf-?8$/i.test(reading.encoding) ? bytes : recoded(bytes, reading.encoding)
  const foreign = foreignHead(bytes.head)
  if (foreign && !isEncoding(foreign)) throw notUtf8(file, bytes.head, foreign)
  const encoding = foreign ?? sureEncoding(bytes.head)
  if (encoding === undefined) return bytes
  const message = `not UTF-8, read as ${encoding.toLowerCase()}; --encoding says another`
  say({ severity: 'note', code: 'encoding', place: { file, line: 0, column: 0 }, message })
  return recoded(bytes, encoding)
}

function rowReader(
  { head, format }: { readonly head: string; readonly format: Format },
  { file, reading, count, said, say }: TextReader,
): (piece: Piece) => Rows {
  const planning = { file, wishes: reading.wishes ?? {}, said, say }
  if (format === 'jsonl')
    return jsonlItems({ file, lineEnd: lineEndOf(head), count, say, ...planJsonl(planning) })
  const { header, delimiter } = reading
  const dialect = { ...dialectOf(head, format), ...(delimiter !== undefined && { delimiter }) }
  return csvItems({ file, dialect, header, count, planner: planCsv(planning), say })
}

/** @throws KaskadError `usage` where an option was given that means nothing for an input */
function refuseOf(
  option: 'delimiter' | 'header',
  { file, reading }: Pick<TextReader, 'file' | 'reading'>,
  format: string,
): void {
  if (reading[option] !== undefined)
    throw new KaskadError('usage', `--${option}: ${file} is ${format}`)
}
