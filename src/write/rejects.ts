import type { Reject } from '../types/reject.js'
import type { OpenOutput } from './sink.js'
import { openTable, type TableOutput } from './table-sink.js'

/** Where a table goes, how it is made, and who is told of what its readers should know. */
export type TablePlace = Pick<TableOutput, 'target' | 'style' | 'say'>

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
 * @throws KaskadError `output`
 */
export async function openRejects(place: TablePlace): Promise<RejectSink> {
  const table = await openTable({
    ...place,
    columns: ['file', 'line', 'column', 'code', 'reason', 'row'],
    sheet: 'rejects',
    countBy: ['code'],
  })
  return { ...table, write: (rejects) => table.write(rejects.map(rowOf)) }
}

function rowOf({ place, code, reason, raw }: Reject): readonly string[] {
  const column = place.column === 0 ? '' : String(place.column)
  return [place.file, String(place.line), column, code, reason, raw]
}
