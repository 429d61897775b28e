import { createWriteStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { STUDIO_COLUMNS, type StudioColumns } from './row.js'
import { studioRows, type StudioOptions } from './rows.js'

/** Writes a sample as the studio's CSV file, in constant memory; the truth is left out. */
export async function writeStudioCsv(path: string, options: StudioOptions): Promise<void> {
  await pipeline(Readable.from(chunks(options)), createWriteStream(path))
}

/** One row as a line of CSV, its end included. */
export function csvLine(row: StudioColumns): string {
  return `${STUDIO_COLUMNS.map((column) => quoted(row[column])).join(',')}\n`
}

/** Rows are written some hundreds at a time: a write per row costs more than the row. */
const ROWS_PER_CHUNK = 500

function* chunks(options: StudioOptions): Generator<string> {
  let chunk = `${STUDIO_COLUMNS.join(',')}\n`
  let rows = 0
  for (const row of studioRows(options)) {
    chunk += csvLine(row)
    if (++rows % ROWS_PER_CHUNK > 0) continue
    yield chunk
    chunk = ''
  }
  yield chunk
}

function quoted(value: string): string {
  return /[",\n\r]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value
}
