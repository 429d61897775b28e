import type { Readable, Writable } from 'node:stream'
import { visible, visibleJson, visibleOn } from './visible.js'

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

/** A line for people: plain text, or text with painted parts. */
export type Line = string | readonly (string | Painted)[]

/** A part of a line with a colour. */
export interface Painted {
  readonly colour: keyof typeof COLOURS
  readonly text: string
}

const COLOURS = { red: 31, yellow: 33, green: 32, dim: 2 } as const

/**
 * Writes a line for people to stderr. Whatever a terminal would act on, a line break too, is shown
 * as `\u{1b}`: titles, names and labels are anybody's.
 */
export function say(edge: Edge, line: Line): void {
  edge.stderr.write(`${written(edge, line)}\n`)
}

/** Writes a line for people to stdout, as {@link say} does. */
export function put(edge: Edge, line: Line): void {
  edge.stdout.write(`${written(edge, line)}\n`)
}

/** Writes a value as JSON to stdout. */
export function putJson(edge: Edge, value: unknown): void {
  edge.stdout.write(`${visibleJson(JSON.stringify(value, undefined, 2))}\n`)
}

/** Stdout for data: as it is for programs; on a terminal with what that would act on shown. */
export function dataOut({ stdout }: Edge): Writable {
  return isTerminal(stdout) ? visibleOn(stdout) : stdout
}

/** Where an option's file goes: `-` is stdout. */
export function targetOf(edge: Edge, path: string): string | Writable {
  return path === '-' ? dataOut(edge) : path
}

/** True for a stream that a person watches. */
export function isTerminal(stream: Writable): boolean {
  return 'isTTY' in stream && stream.isTTY === true
}

/** Painted where a person watches and colour is not turned off. */
function written({ isTerminal: isPainted }: Edge, line: Line): string {
  if (typeof line === 'string') return visible(line)
  return line
    .map((part) => {
      if (typeof part === 'string') return visible(part)
      const text = visible(part.text)
      return isPainted ? `\u001B[${COLOURS[part.colour]}m${text}\u001B[0m` : text
    })
    .join('')
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
