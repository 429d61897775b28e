import type { Decision, Segment } from '../../types/decision.js'
import { clockOf } from '../../types/said.js'
import type { TablePlace } from '../../write/rejects.js'
import { openTable } from '../../write/table-sink.js'
import type { ConflictSink } from './conflicts-file.js'

/** Opens a table `id,project,from,to,seconds,hits`: a row for each part of a video. */
export async function openSegments(place: TablePlace): Promise<ConflictSink> {
  const table = await openTable({
    ...place,
    columns: ['id', 'project', 'from', 'to', 'seconds', 'hits'],
    types: new Map([
      ['seconds', { kind: 'integer' }],
      ['hits', { kind: 'integer' }],
    ]),
    sheet: 'segments',
    countBy: ['project'],
  })
  return { ...table, write: (decisions) => table.write(decisions.flatMap(rowsOf)) }
}

function rowsOf({ id, segments = [] }: Decision): readonly string[][] {
  return segments.map(({ project, from, to, hits }: Segment) => {
    const seconds = from === undefined || to === undefined ? '' : Math.round((to - from) / 1000)
    const times = [from, to].map((ms) => (ms === undefined ? '' : clockOf(ms)))
    return [id, project, ...times, String(seconds), String(hits)]
  })
}
