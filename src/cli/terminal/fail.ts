import { readFile } from 'node:fs/promises'
import { KaskadError } from '../../types/error.js'
import { formatIssue, type Issue } from '../../types/parsed.js'
import { isBrokenPipe, isNotWritable, outputError } from '../../model/output-error.js'
import { EXIT, say, type Edge, type ExitCode, type Painted } from './edge.js'

/**
 * Tells what went wrong: a mistake of the user's in a line per issue, our own bug with its stack.
 * A reader that has seen enough (`kaskad … | head`) is nothing to tell of.
 */
export async function fail(edge: Edge, error: unknown): Promise<ExitCode> {
  if (edge.interrupted.aborted) {
    say(edge, 'interrupted: nothing is left half-written')
    return EXIT.interrupted
  }
  if (isBrokenPipe(error)) return EXIT.done
  if (isNotWritable(error)) return fail(edge, outputError(error.path ?? 'a file', error))
  if (isWithoutFolder(error)) {
    say(edge, 'kaskad: the working directory is gone: change to one that is there')
    return EXIT.mistake
  }
  if (!(error instanceof KaskadError)) {
    const told = error instanceof Error ? (error.stack ?? error.message) : String(error)
    say(edge, 'kaskad: this is a bug of ours, please report it')
    for (const line of told.split('\n')) say(edge, line)
    return EXIT.bug
  }
  if (error.issues.length === 0) say(edge, `kaskad: ${error.message}`)
  await sayIssues(edge, error.issues)
  return EXIT.mistake
}

/** True where a path could not be made whole, since the working directory was deleted. */
function isWithoutFolder(error: unknown): boolean {
  return error instanceof Error && 'syscall' in error && error.syscall === 'uv_cwd'
}

/** A line per issue; on a terminal with the lines of the file it speaks of. */
export async function sayIssues(edge: Edge, issues: readonly Issue[]): Promise<void> {
  const colours = { warning: 'yellow', note: 'dim' } as const
  for (const issue of issues) {
    const mark: Painted[] =
      issue.severity === 'error'
        ? []
        : [{ colour: colours[issue.severity], text: `${issue.severity}: ` }]
    say(edge, [...mark, formatIssue(issue)])
    if (edge.isTerminal) await sayFrame(edge, issue)
  }
}

/** The line an issue speaks of, between its neighbours, with a caret under the column. */
async function sayFrame(edge: Edge, { place }: Issue): Promise<void> {
  if (place.line === 0 || !/\.ya?ml$/iu.test(place.file)) return
  const text = await readFile(place.file, 'utf8').catch(() => '')
  const lines = text.replace(/\r?\n$/, '').split(/\r?\n/)
  const width = String(place.line + 1).length
  for (
    let line = Math.max(1, place.line - 1);
    line <= Math.min(lines.length, place.line + 1);
    line++
  ) {
    const written = lines[line - 1] ?? ''
    const shown = `${String(line).padStart(width)} | ${written}`
    say(edge, line === place.line ? `> ${shown}` : [{ colour: 'dim', text: `  ${shown}` }])
    if (line === place.line && place.column > 0) {
      const before = written.slice(0, place.column - 1).replace(/[^\t]/g, ' ')
      say(edge, [`  ${' '.repeat(width)} | ${before}`, { colour: 'red', text: '^' }])
    }
  }
}
