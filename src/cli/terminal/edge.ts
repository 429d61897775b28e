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
  /** Aborts when the user interrupts, or the system asks the process to end. */
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

/** Where an option's file goes: `-` is stdout. */
export function targetOf({ stdout }: Edge, path: string): string | Writable {
  return path === '-' ? stdout : path
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
  watchOutputs()
  const { env } = process
  const isPlain = Boolean(env['NO_COLOR']) || Boolean(env['CI']) || env['TERM'] === 'dumb'
  return {
    stdin: process.stdin,
    stdout: process.stdout,
    stderr: process.stderr,
    env,
    isTerminal: process.stderr.isTTY && !isPlain,
    now: () => performance.now(),
    interrupted: interruption(),
  }
}

/** A signal this soon after another is the same one: npx passes on what its child got too. */
const SAME_MS = 500

/** Aborts at SIGINT or SIGTERM, and wakes whoever waits for stdin or stdout; a later one ends at once. */
function interruption(): AbortSignal {
  const abort = new AbortController()
  let began = 0
  const interrupt = (): void => {
    if (abort.signal.aborted) {
      if (performance.now() - began > SAME_MS) process.exit(EXIT.interrupted)
      return
    }
    began = performance.now()
    abort.abort()
    process.stdin.destroy()
    process.stdout.destroy()
  }
  process.on('SIGINT', interrupt)
  process.on('SIGTERM', interrupt)
  return abort.signal
}

/** A reader that has gone is no mistake; an output that is full is, and is told where no command told it. */
function watchOutputs(): void {
  let trouble: NodeJS.ErrnoException | undefined
  process.stdout.on('error', (error) => (trouble ??= error))
  process.stderr.on('error', () => undefined)
  process.once('exit', (code) => {
    if (code !== EXIT.done || trouble === undefined || trouble.code === 'EPIPE') return
    process.stderr.write(`kaskad: the standard output cannot be written: ${trouble.message}\n`)
    process.exitCode = EXIT.mistake
  })
}
