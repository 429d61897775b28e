import type { Decision } from '../../types/decision.js'
import type { OpenOutput } from '../../write/sink.js'
import type { TablePlace } from '../../write/rejects.js'
import { openTable } from '../../write/table-sink.js'

/** Takes what a table of its own says of decisions: conflicts, segments. */
export interface ConflictSink extends OpenOutput {
  readonly write: (decisions: readonly Decision[]) => Promise<void>
}

/** Opens a table `id,winner,loser,reason`: a row per project that gave way. */
export async function openConflicts(place: TablePlace): Promise<ConflictSink> {
  const table = await openTable({
    ...place,
    columns: ['id', 'winner', 'loser', 'reason'],
    sheet: 'conflicts',
    countBy: ['winner', 'loser', 'reason'],
  })
  return { ...table, write: (decisions) => table.write(decisions.flatMap(rowsOf)) }
}

function rowsOf({ id, conflicts }: Decision): readonly string[][] {
  return conflicts.map(({ winner, loser, reason }) => [id, winner, loser, reason])
}
