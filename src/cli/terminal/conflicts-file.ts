import type { Decision } from '../../types/decision.js'
import { cellWriter } from '../../write/csv-line.js'
import { openTextSink, type Target } from '../../write/text-sink.js'

/** Takes what a table of its own says of decisions: conflicts, segments. */
export interface ConflictSink {
  readonly write: (decisions: readonly Decision[]) => Promise<void>
  /** Brings everything to the disk; the file appears at `close`. */
  readonly finish: () => Promise<void>
  readonly close: () => Promise<void>
  readonly abort: () => Promise<void>
}

/** Opens a CSV file `id,winner,loser,reason`: a line per project that gave way. */
export async function openConflicts(target: Target): Promise<ConflictSink> {
  const cell = cellWriter({ delimiter: ',', excel: false })
  const text = await openTextSink(target)
  await text.write('id,winner,loser,reason\n')
  const linesOf = ({ id, conflicts }: Decision): string =>
    conflicts
      .map(({ winner, loser, reason }) => `${[id, winner, loser, reason].map(cell).join(',')}\n`)
      .join('')
  return {
    write: (decisions) => text.write(decisions.map(linesOf).join('')),
    finish: text.finish,
    close: text.close,
    abort: text.abort,
  }
}
