import type { Readable, Writable } from 'node:stream'

/** The world a command touches, handed in so that tests can stand in for it. */
export interface Edge {
  readonly stdin: Readable
  readonly stdout: Writable
  readonly stderr: Writable
  readonly env: Readonly<Record<string, string | undefined>>
  /** True where a person watches stderr: progress, colour, code frames. */
  readonly isTerminal: boolean
  /** Milliseconds from any fixed moment. */
  readonly now: () => number
  /** Aborts when the user interrupts. */
  readonly interrupted: AbortSignal
}

/** What a command ends with. */
export type ExitCode = (typeof EXIT)[keyof typeof EXIT]

/** 2 is also a check that failed; 130 is what shells give a command that SIGINT ended. */
export const EXIT = { done: 0, bug: 1, mistake: 2, rejects: 3, interrupted: 130 } as const

/** Writes a line for people. */
export function say(edge: Edge, line: string): void {
  edge.stderr.write(`${line}\n`)
}

/** Writes a line of data. */
export function put(edge: Edge, line: string): void {
  edge.stdout.write(`${line}\n`)
}

/** Paints text where a person watches and colour is not turned off. */
export function paint(
  edge: Edge,
  colour: 'red' | 'yellow' | 'green' | 'dim' | 'bold',
  text: string,
): string {
  if (!edge.isTerminal) return text
  const codes = { red: 31, yellow: 33, green: 32, dim: 2, bold: 1 }
  return `\u001B[${codes[colour]}m${text}\u001B[0m`
}

/** The edge of this process. */
export function processEdge(): Edge {
  const abort = new AbortController()
  process.once('SIGINT', () => {
    abort.abort()
    process.stdin.destroy()
  })
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0)
    throw error
  })
  const { env } = process
  const isPlain = env['NO_COLOR'] !== undefined || env['CI'] !== undefined || env['TERM'] === 'dumb'
  return {
    stdin: process.stdin,
    stdout: process.stdout,
    stderr: process.stderr,
    env,
    isTerminal: process.stderr.isTTY && !isPlain,
    now: () => performance.now(),
    interrupted: abort.signal,
  }
}
