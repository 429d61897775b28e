import { Writable } from 'node:stream'
import type { Edge } from './edge.js'
import { group } from './tally.js'

/** A line that tells how far a run is; silent where nobody watches. */
export interface Progress {
  readonly update: (state: ProgressState) => void
  /** Takes the line away until the next update, so that something can be said. */
  readonly wipe: () => void
}

/** How far a run is. */
export interface ProgressState {
  readonly rows: number
  /** Bytes read of all inputs. */
  readonly bytes: number
  /** Anything to show behind the numbers. */
  readonly note: string
}

/** Progress nobody sees. */
export const SILENT: Progress = { update: () => undefined, wipe: () => undefined }

/** Milliseconds between two drawings. */
const INTERVAL = 100

/**
 * Starts a progress line on stderr: rows, rows/s, time left where the size is known, a note.
 * The bar comes last: a narrow window cuts the end of the line.
 */
export async function startProgress(edge: Edge, totalBytes: number | undefined): Promise<Progress> {
  if (!edge.isTerminal) return SILENT
  const { SingleBar } = await import('cli-progress')
  const bar = new SingleBar({
    format:
      totalBytes === undefined
        ? '{rows} rows  {speed} rows/s  {note}'
        : '{percentage} %  {rows} rows  {speed} rows/s  {left} left  {note}  {bar}',
    stream: withoutPlaces(edge.stderr),
    barsize: 20,
    barCompleteChar: '█',
    barIncompleteChar: '░',
    hideCursor: true,
    clearOnComplete: true,
    gracefulExit: false,
  })
  const began = edge.now()
  const total = Math.max(1, totalBytes ?? 1)
  let drawn = Number.NEGATIVE_INFINITY
  return {
    update: ({ rows, bytes, note }) => {
      const spent = edge.now() - began
      if (spent - drawn < INTERVAL) return
      drawn = spent
      const read = Math.min(bytes, total)
      const figures = {
        rows: group(rows),
        speed: group((1000 * rows) / Math.max(1, spent)),
        left: duration((spent * (total - read)) / Math.max(1, read)),
        note,
      }
      if (bar.isActive) bar.update(read, figures)
      else bar.start(total, read, figures)
    },
    wipe: () => {
      bar.stop()
      drawn = Number.NEGATIVE_INFINITY
    },
  }
}

/** Counts work of a known size. */
export interface Counter {
  readonly update: (done: number, all: number) => void
  readonly stop: () => void
}

/** Starts a counter on stderr; silent where nobody watches. */
export async function startCounter(edge: Edge, what: string): Promise<Counter> {
  if (!edge.isTerminal) return { update: () => undefined, stop: () => undefined }
  const { SingleBar } = await import('cli-progress')
  const format = `{bar} {value} of {total} ${what}`
  const bar = new SingleBar({
    format,
    stream: withoutPlaces(edge.stderr),
    hideCursor: true,
    clearOnComplete: true,
    gracefulExit: false,
  })
  bar.start(1, 0)
  return {
    update: (done, all) => {
      bar.setTotal(all)
      bar.update(done)
    },
    stop: () => {
      bar.stop()
    },
  }
}

/**
 * A terminal that does not go back to places it was told to keep: by then they have scrolled away
 * where something else prints too (`kaskad … | head`).
 */
function withoutPlaces(terminal: Writable): Writable {
  const stream = new Writable({
    decodeStrings: false,
    write: (text: string, _, done) => {
      if (text !== KEEP_PLACE && text !== TO_PLACE) terminal.write(text)
      done()
    },
  })
  const columns = 'columns' in terminal ? terminal.columns : undefined
  return Object.assign(stream, { isTTY: true, columns })
}

const KEEP_PLACE = '\u001B7'
const TO_PLACE = '\u001B8'

/** 95,000 ms → 1:35. */
export function duration(ms: number): string {
  const seconds = Math.max(0, Math.round(ms / 1000))
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}
