import type { Decision, Segment } from '../../types/decision.js'
import { clockOf } from '../../types/said.js'
import { cellWriter } from '../../write/csv-line.js'
import { openTextSink, type Target } from '../../write/text-sink.js'
import type { ConflictSink } from './conflicts-file.js'

/** Opens a CSV file `id,project,from,to,seconds,hits`: a line for each part of a video. */
export async function openSegments(target: Target): Promise<ConflictSink> {
  const cell = cellWriter({ delimiter: ',', excel: false })
  const text = await openTextSink(target)
  await text.write('id,project,from,to,seconds,hits\n')
  const lineOf = (id: string, { project, from, to, hits }: Segment): string => {
    const seconds = from === undefined || to === undefined ? '' : Math.round((to - from) / 1000)
    const times = [from, to].map((ms) => (ms === undefined ? '' : clockOf(ms)))
    return `${[id, project, ...times, String(seconds), String(hits)].map(cell).join(',')}\n`
  }
  const linesOf = ({ id, segments = [] }: Decision): string =>
    segments.map((segment) => lineOf(id, segment)).join('')
  return {
    write: (decisions) => text.write(decisions.map(linesOf).join('')),
    finish: text.finish,
    close: text.close,
    abort: text.abort,
  }
}
