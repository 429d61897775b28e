import type { ColumnType } from '../types/column-type.js'
import type { Format, TableFormat } from '../types/format.js'
import { formatOfName } from '../types/format.js'
import { KaskadError } from '../types/error.js'
import { cellWriter } from './csv-line.js'
import type { OpenOutput } from './sink.js'
import { openByteSink, toStream } from './sink.js'
import type { Target } from './text-sink.js'
import { openTextSink } from './text-sink.js'
import { delimiterFor, markFor, type TextStyle } from './text-style.js'
import type { TableRows } from './xlsx/sheet-writer.js'

/** A table to write. */
export interface TableOutput {
  /** A path or a stream; CSV, TSV, JSONL, XLSX or Parquet by the path's ending, else CSV. */
  readonly target: Target
  /** Overrides the format of the name ending. */
  readonly format?: TableFormat | undefined
  readonly columns: readonly string[]
  /** Types of the columns, for Parquet; text by default. */
  readonly types?: ReadonlyMap<string, ColumnType>
  /** The name of its sheet in a workbook. */
  readonly sheet: string
  /** Columns whose values a workbook counts in a sheet of their own. */
  readonly countBy?: readonly string[]
  /** How CSV and TSV are made. */
  readonly style?: TextStyle
  /** Receives notes for the user about the file. */
  readonly say?: (message: string) => void
}

/** Takes the rows of a table in order; each has a cell for every column. */
export interface TableSink extends OpenOutput {
  readonly write: (rows: TableRows) => Promise<void>
}

/** Opens a table and writes its header. @throws KaskadError `output`, also while rows are written. */
export async function openTable(output: TableOutput): Promise<TableSink> {
  const { target, format } = output
  const kind = format ?? (typeof target === 'string' ? formatOfName(target) : undefined) ?? 'csv'
  if (kind === 'xlsx' || kind === 'parquet') return openPacked(output, kind)
  return openLines(output, kind)
}

/** Brings a table to the disk; it appears under its name at `close`. @throws KaskadError `output` */
export async function prepareTable(output: TableOutput, rows: TableRows): Promise<TableSink> {
  const sink = await openTable(output)
  try {
    for (let at = 0; at < rows.length; at += AT_ONCE) await sink.write(rows.slice(at, at + AT_ONCE))
    await sink.finish()
  } catch (cause) {
    await sink.abort()
    throw cause
  }
  return sink
}

const AT_ONCE = 1000

async function openLines(output: TableOutput, format: Format): Promise<TableSink> {
  const { target, columns, style = {} } = output
  const line = format === 'jsonl' ? objectLine(columns) : cellsLine(format, style)
  const text = await openTextSink(target, format === 'jsonl' ? {} : style)
  const write = (rows: TableRows): Promise<void> => text.write(rows.map(line).join(''))
  if (format !== 'jsonl') await text.write(markFor(style) + line(columns))
  return { ...text, write }
}

type Line = (row: readonly string[]) => string

function cellsLine(format: 'csv' | 'tsv', style: TextStyle): Line {
  const delimiter = delimiterFor(format, style)
  const cell = cellWriter({ delimiter, excel: style.excel !== undefined })
  return (row) => `${row.map(cell).join(delimiter)}\n`
}

/** A row as an object; a blank cell is null. */
function objectLine(columns: readonly string[]): Line {
  return (row) => {
    const members = columns.map((name, at) => [name, row[at] === '' ? null : row[at]])
    return `${JSON.stringify(Object.fromEntries(members))}\n`
  }
}

/** Writes a table in a binary format. */
interface TableWriter {
  readonly write: (rows: TableRows) => Promise<void>
  readonly end: () => Promise<void>
}

async function writerOf(
  { columns, types = new Map(), sheet, countBy = [], say = () => {} }: TableOutput,
  kind: 'xlsx' | 'parquet',
  push: (bytes: Uint8Array) => Promise<void>,
): Promise<TableWriter> {
  if (kind === 'parquet') {
    const { createParquetWriter } = await import('./parquet/parquet-writer.js')
    return createParquetWriter(push, { columns, types })
  }
  const { createWorkbookWriter } = await import('./xlsx/workbook-writer.js')
  return createWorkbookWriter(push, { columns, sheet, countBy, say })
}

async function openPacked(output: TableOutput, kind: 'xlsx' | 'parquet'): Promise<TableSink> {
  const { target } = output
  const name = typeof target === 'string' ? target : 'the standard output'
  const file = typeof target === 'string' ? await openByteSink(target) : toStream(target, name)
  const table = await writerOf(output, kind, file.write)
  let isWhole = false
  const told = async (work: Promise<void>): Promise<void> => {
    try {
      await work
    } catch (cause) {
      await file.abort()
      if (!(cause instanceof RangeError)) throw cause
      throw new KaskadError('output', `${name}: ${cause.message}`, { cause })
    }
  }
  const end = async (): Promise<void> => {
    if (!isWhole) await told(table.end())
    isWhole = true
  }
  return {
    write: (rows) => told(table.write(rows)),
    finish: async () => {
      await end()
      await file.finish()
    },
    close: async () => {
      await end()
      await file.close()
    },
    abort: file.abort,
  }
}
