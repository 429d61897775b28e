import type { Reject } from '../types/reject.js'
import { cellWriter } from './csv-line.js'
import type { Target } from './text-sink.js'
import { openTextSink } from './text-sink.js'

/** Takes rejects in order. */
export interface RejectSink {
  readonly write: (rejects: readonly Reject[]) => Promise<void>
  /** Brings everything to the disk; the file appears at `close`. */
  readonly finish: () => Promise<void>
  readonly close: () => Promise<void>
  readonly abort: () => Promise<void>
}

/**
 * Opens a CSV file for rows that could not be read: `file,line,column,code,reason,row`.
 *
 * `column` is blank where the row as a whole is meant. The file appears at
 * `close`, with its header even where nothing was rejected.
 *
 * @throws KaskadError `output`
 */
export async function openRejects(target: Target): Promise<RejectSink> {
  const cell = cellWriter({ delimiter: ',', excel: false })
  const text = await openTextSink(target)
  await text.write('file,line,column,code,reason,row\n')
  return {
    write: (rejects) =>
      text.write(
        rejects
          .map(({ place, code, reason, raw }) =>
            [
              place.file,
              String(place.line),
              place.column === 0 ? '' : String(place.column),
              code,
              reason,
              raw,
            ]
              .map(cell)
              .join(','),
          )
          .map((line) => `${line}\n`)
          .join(''),
      ),
    finish: text.finish,
    close: text.close,
    abort: text.abort,
  }
}
