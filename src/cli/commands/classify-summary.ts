import { nameOf } from '../../read/files/bytes.js'
import { prepareText, type TextSink } from '../../write/text-sink.js'
import { PROGRAM_VERSION } from '../settings/version.js'
import { targetOf, type Edge } from '../terminal/edge.js'
import { decisionsOf, type RunTally } from '../terminal/tally.js'

/** What is known of a run at its end. */
export interface RunEnd {
  readonly tally: RunTally
  readonly workers: number
  /** When it began, by the edge's clock. */
  readonly began: number
  readonly inputs: readonly string[]
}

/** Brings figures of a run to the disk as JSON, to be closed after its outputs; nothing where no file is named. */
export async function prepareSummary(
  edge: Edge,
  path: string | undefined,
  { tally, workers, began, inputs }: RunEnd,
): Promise<TextSink | undefined> {
  if (path === undefined) return undefined
  const seconds = (edge.now() - began) / 1000
  const summary = {
    version: PROGRAM_VERSION,
    inputs: inputs.map(nameOf),
    workers,
    rows: tally.rows,
    decisions: decisionsOf(tally),
    rejects: tally.rejects,
    carried: tally.carried,
    leftOut: tally.leftOut,
    stages: Object.fromEntries(tally.stages),
    seconds: Number(seconds.toFixed(3)),
    rowsPerSecond: Math.round(tally.rows / Math.max(seconds, 1e-3)),
    peakMegabytes: Math.round(process.resourceUsage().maxRSS / 1024),
  }
  return prepareText(targetOf(edge, path), [`${JSON.stringify(summary, undefined, 2)}\n`])
}
