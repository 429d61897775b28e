import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough, Readable, Writable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import type { Edge } from '../../src/cli/terminal/edge.js'
import { run } from '../../src/cli/commands/program.js'

/** The repository's root. */
export const ROOT = fileURLToPath(new URL('../../../', import.meta.url))

/** The shipped rules. */
export const RULES = join(ROOT, 'rules')

/** What a command printed and how it ended. */
export interface Ran {
  readonly code: number
  readonly stdout: string
  readonly stderr: string
}

/** Runs a command in this process, off a terminal. */
export async function runCommand(
  args: readonly string[],
  more: Partial<Edge> & { input?: string } = {},
): Promise<Ran> {
  const out = gathered()
  const err = gathered()
  const { input = '', ...edge } = more
  const code = await run(args, {
    stdin: Readable.from([Buffer.from(input)]),
    stdout: out.stream,
    stderr: err.stream,
    env: {},
    isTerminal: false,
    now: () => 0,
    interrupted: new AbortController().signal,
    ...edge,
  })
  return { code, stdout: out.text(), stderr: err.text() }
}

/** Makes a folder for one test and removes it afterwards. */
export async function inFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'kaskad-test-'))
  try {
    return await work(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function gathered(): { readonly stream: Writable; readonly text: () => string } {
  const chunks: Buffer[] = []
  const stream = new PassThrough()
  stream.on('data', (chunk: Buffer) => chunks.push(chunk))
  return { stream, text: () => Buffer.concat(chunks).toString('utf8') }
}
