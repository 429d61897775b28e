import type { Edge } from './edge.js'
import { group } from './tally.js'

/** A line that tells how far a run is; silent where nobody watches. */
export interface Progress {
  readonly update: (state: ProgressState) => void
  readonly stop: () => void
}

/** How far a run is. */
export interface ProgressState {
  readonly rows: number
  /** Bytes read of all inputs. */
  readonly bytes: number
  /** Anything to show behind the numbers. */
  readonly note: string
}

const SILENT: Progress = { update: () => undefined, stop: () => undefined }

/** Milliseconds between two drawings. */
const INTERVAL = 100

/** Starts a progress line on stderr: rows, rows/s, time left where the size is known, a note. */
export async function startProgress(edge: Edge, totalBytes: number | undefined): Promise<Progress> {
  if (!edge.isTerminal) return SILENT
  const { SingleBar } = await import('cli-progress')
  const bar = new SingleBar({
    format:
      totalBytes === undefined
        ? '{rows} rows  {speed} rows/s  {note}'
        : '{bar} {percentage} %  {rows} rows  {speed} rows/s  {left} left  {note}',
    stream: edge.stderr,
    hideCursor: true,
    clearOnComplete: true,
  })
  const began = edge.now()
  let drawn = -INTERVAL
  bar.start(Math.max(1, totalBytes ?? 1), 0, { rows: '0', speed: '0', left: '?', note: '' })
  return {
    update: ({ rows, bytes, note }) => {
      const spent = edge.now() - began
      if (spent - drawn < INTERVAL) return
      drawn = spent
      const left =
        totalBytes === undefined ? 0 : (spent * (totalBytes - bytes)) / Math.max(1, bytes)
      bar.update(Math.min(bytes, totalBytes ?? 1), {
        rows: group(rows),
        speed: group((1000 * rows) / Math.max(1, spent)),
        left: duration(left),
        note,
      })
    },
    stop: () => {
      bar.stop()
    },
  }
}

/** 95,000 ms → 1:35. */
export function duration(ms: number): string {
  const seconds = Math.max(0, Math.round(ms / 1000))
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}
