import type { Reject } from '../types/reject.js'
import type { OpenOutput } from './sink.js'
import { openTable, type TableOutput } from './table-sink.js'

/** Takes rejects in order. */
export interface RejectSink extends OpenOutput {
  readonly write: (rejects: readonly Reject[]) => Promise<void>
}

/**
 * Opens a table for rows that could not be read: `file,line,column,code,reason,row`.
 *
 * `column` is blank where the row as a whole is meant. The file appears at
 * `close`, with its header even where nothing was rejected.
 *
 * @param say - Told of what a reader of the file should know.
 * @throws KaskadError `output`
 */
export async function openRejects(
  target: TableOutput['target'],
  say?: (message: string) => void,
): Promise<RejectSink> {
  const table = await openTable({
    target,
    columns: ['file', 'line', 'column', 'code', 'reason', 'row'],
    sheet: 'rejects',
    countBy: ['code'],
    ...(say && { say }),
  })
  return { ...table, write: (rejects) => table.write(rejects.map(rowOf)) }
}

function rowOf({ place, code, reason, raw }: Reject): readonly string[] {
  const column = place.column === 0 ? '' : String(place.column)
  return [place.file, String(place.line), column, code, reason, raw]
}
