import { KaskadError } from '../types/error.js'
import type { Format } from '../types/format.js'
import { openBytes } from './files/bytes.js'
import { isParquet } from './files/encoding.js'
import { isJsonDocument } from './files/json-records.js'
import { pieces } from './files/pieces.js'
import { isZip } from './files/zip.js'
import type { Reading } from './read.js'
import { dialectOf, lineEndOf } from './tables/format.js'
import { csvRelabeller, jsonlRelabeller, type NewLabels } from './tables/relabel.js'
import { asUtf8, formatOf, textOfHead } from './text-rows.js'

/** A text table with replaced labels; everything else keeps its bytes (if the file is UTF-8). */
export interface RelabelledText {
  readonly format: Format
  readonly text: AsyncIterable<string>
}

/**
 * Opens a file whose labels are to be written anew.
 *
 * @returns undefined where it is no table of text: a workbook, Parquet, an archive, a JSON document.
 */
export async function relabelledText(
  reading: Reading,
  wish: NewLabels,
): Promise<RelabelledText | undefined> {
  const [file = ''] = reading.inputs
  const stdin = reading.stdin ?? process.stdin
  const raw = await openBytes({ input: file, stdin, meter: { taken: 0 } })
  if (isZip(raw.head) || isParquet(raw.head)) return undefined
  const bytes = await asUtf8(raw, { file, reading, say: () => {} })
  const head = textOfHead(bytes)
  const format = formatOf(bytes, { file, reading })
  if (format === 'jsonl' && isJsonDocument(head)) return undefined
  const lineEnd = lineEndOf(head)
  const { delimiter, header } = reading
  const relabel =
    format === 'jsonl'
      ? jsonlRelabeller(wish, lineEnd)
      : csvRelabeller(wish, {
          dialect: { ...dialectOf(head, format), ...(delimiter !== undefined && { delimiter }) },
          header,
        })
  async function* text(): AsyncGenerator<string> {
    if (bytes.head.toString('utf8').startsWith('\uFEFF')) yield '\uFEFF'
    for await (const piece of pieces({ name: file, chunks: bytes.chunks, lineEnd }))
      yield relabel(piece.suspect ? whole(piece.text, file) : piece.text, piece.last)
  }
  return { format, text: text() }
}

/** @throws KaskadError `input` where a row could not be written as it was */
function whole(text: string, file: string): string {
  if (!/[\uDFFE\uDFFF]/u.test(text)) return text
  throw new KaskadError(
    'input',
    `${file} holds rows that are not UTF-8 or longer than 16 MiB and would not be written as they are: mend them first`,
  )
}
