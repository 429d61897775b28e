import { isUtf8 } from 'node:buffer'
import { readFile } from 'node:fs/promises'
import { KaskadError } from '../types/error.js'
import type { Issue } from '../types/parsed.js'
import type { Meter } from './files/bytes.js'
import { MOST_LINE } from './files/pieces.js'
import type { RowCount, Rows } from './tables/csv-items.js'
import { isMembers, parseJsonRow, type JsonRow } from './tables/json-row.js'
import { jsonRowReader, type JsonLine, type JsonPlanning } from './tables/jsonl-items.js'

/** How `.info.json` files are read. */
export interface InfoReader extends JsonPlanning {
  readonly count: RowCount
  readonly meter: Meter
  readonly say: (issue: Issue) => void
}

/** Files that are read together: one batch of rows. */
const AT_ONCE = 128

/** Files that are open at a time. */
const OPEN = 16

/**
 * Reads the `.info.json` files that yt-dlp writes, one video each, as one table.
 *
 * An invalid file becomes a reject with its place. A file that describes a playlist is skipped
 * with a note, unless it holds the entries of the playlist: those are rows.
 * @throws KaskadError `input` if a file cannot be opened.
 */
export async function* infoFileRows(
  files: readonly string[],
  reader: InfoReader,
): AsyncGenerator<Rows> {
  const { count, say, meter } = reader
  const read = jsonRowReader(reader, true)
  const playlists: string[] = []
  for (let from = 0; from < files.length; from += AT_ONCE) {
    const lines: JsonLine[] = []
    for (let at = from; at < Math.min(files.length, from + AT_ONCE); at += OPEN) {
      const some = files.slice(at, Math.min(at + OPEN, from + AT_ONCE))
      for (const { file, bytes } of await Promise.all(some.map(openInfo))) {
        meter.taken += bytes.length
        const found = rowsIn(bytes)
        if (found.length === 0) playlists.push(file)
        for (const { row, raw, line } of found)
          lines.push({ file, line, raw, row, number: ++count.rows })
      }
    }
    yield read(lines)
  }
  const [first] = playlists
  if (first !== undefined) say(playlistsTold(first, playlists.length))
}

function playlistsTold(file: string, count: number): Issue {
  const what =
    count === 1 ? 'describes a playlist and no video' : `and ${count - 1} more describe playlists`
  return {
    severity: 'note',
    code: 'left-out',
    place: { file, line: 0, column: 0 },
    message: `${what}: left out`,
  }
}

async function openInfo(file: string): Promise<{ file: string; bytes: Buffer }> {
  const bytes = await readFile(file).catch((cause: unknown) => {
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : String(cause)
    const why = code === 'ENOENT' ? ': no such file' : ` cannot be read: ${code}`
    throw new KaskadError('input', `${file}${why}`, { cause })
  })
  return { file, bytes }
}

type Found = Pick<JsonLine, 'raw' | 'row' | 'line'>

/** The videos in a file; none where it describes a playlist without its entries. */
function rowsIn(bytes: Buffer): readonly Found[] {
  if (bytes.length > MOST_LINE)
    return [refused(bytes, { code: 'row-too-long', reason: 'the file is longer than 16 MiB' })]
  if (!isUtf8(bytes))
    return [refused(bytes, { code: 'not-utf8', reason: 'the file holds bytes that are not UTF-8' })]
  const raw = bytes.toString('utf8').replace(/^\uFEFF/, '')
  if (raw.trim() === '')
    return [
      refused(bytes, { code: 'not-json', reason: 'the file is empty: expected a JSON object' }),
    ]
  const row = parseJsonRow(raw)
  if (!row.ok) return [{ raw, ...placed(row, raw) }]
  const { entries, _type: type } = row.members
  if (!Array.isArray(entries)) return type === 'playlist' ? [] : [{ raw, row, line: 1 }]
  return (entries as readonly unknown[]).filter(isMembers).map((members) => {
    return { raw: JSON.stringify(members), row: { ok: true, members }, line: 1 }
  })
}

function refused(bytes: Buffer, why: { readonly code: string; readonly reason: string }): Found {
  const raw = bytes.toString('utf8', 0, 4000)
  return { raw, row: { ok: false, column: 0, ...why }, line: 1 }
}

/** A fault of a text of many lines, at its line and column. */
function placed(row: Exclude<JsonRow, { ok: true }>, raw: string): Pick<Found, 'row' | 'line'> {
  const before = raw.slice(0, Math.max(0, row.column - 1))
  const lines = before.split('\n')
  const column = row.column === 0 ? 0 : (lines.at(-1)?.length ?? 0) + 1
  return { row: { ...row, column }, line: lines.length }
}
