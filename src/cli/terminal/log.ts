import { Readable, Writable } from 'node:stream'
import type { Edge } from './edge.js'

/** How much a command says on stderr, and how. */
export interface LogOptions {
  /** Nothing but errors. */
  readonly quiet: boolean
  readonly log: 'text' | 'json'
}

/** The edge for a command's words while it runs: silent, or each line an object of JSON. */
export function loggingEdge(edge: Edge, { quiet, log }: LogOptions): Edge {
  if (quiet) return { ...edge, isTerminal: false, stderr: taking(() => undefined) }
  return log === 'json' ? jsonEdge(edge) : edge
}

/** An edge that says every line as an object of JSON: `{"level":"warning","message":"…"}`. */
export function jsonEdge(edge: Edge): Edge {
  const stderr = taking((text) => {
    for (const line of text.split('\n')) {
      if (line === '') continue
      const level = /^(warning|note|rejected|kaskad): /.exec(line)?.[1]
      const message = level === undefined ? line : line.slice(level.length + 2)
      const named = level === 'kaskad' ? 'error' : (level ?? 'info')
      edge.stderr.write(`${JSON.stringify({ level: named, message })}\n`)
    }
  })
  return { ...edge, isTerminal: false, stderr }
}

/** The edge of a worker thread: nothing to read, and what it says is taken by somebody. */
export function threadEdge(take: (said: string) => void): Edge {
  return {
    stdin: Readable.from([]),
    stdout: taking(() => undefined),
    stderr: taking(take),
    env: process.env,
    isTerminal: false,
    now: () => performance.now(),
    interrupted: new AbortController().signal,
  }
}

function taking(take: (text: string) => void): Writable {
  return new Writable({
    decodeStrings: false,
    write: (text: string | Buffer, _, done) => {
      take(text.toString())
      done()
    },
  })
}
