import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process'
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { inFolder, ROOT } from './run-command.js'

/** The built command. */
export const MAIN = join(ROOT, 'dist/bin/kaskad.js')

/** How a process ended: an exit code, or the signal that killed it. */
export interface Ended {
  readonly code: number | null
  readonly signal: NodeJS.Signals | null
  readonly stdout: Buffer
  readonly stderr: string
}

/** A command that runs. */
export interface Running {
  readonly child: ChildProcessWithoutNullStreams
  readonly ended: Promise<Ended>
}

/** Longer than any command here needs on a busy machine; what is left then is killed. */
const LIMIT_MS = 60_000

/** Starts the built command in a folder, off a terminal. */
export function start(folder: string, args: readonly string[]): Running {
  const child = spawn(process.execPath, [MAIN, ...args], { cwd: folder })
  const timer = setTimeout(() => child.kill('SIGKILL'), LIMIT_MS)
  const stdout: Buffer[] = []
  const stderr: Buffer[] = []
  child.stdin.on('error', () => undefined)
  child.stderr.on('data', (chunk: Buffer) => stderr.push(chunk))
  const ended = new Promise<Ended>((resolve) => {
    child.on('close', (code, signal) => {
      clearTimeout(timer)
      resolve({
        code,
        signal,
        stdout: Buffer.concat(stdout),
        stderr: Buffer.concat(stderr).toString('utf8'),
      })
    })
  })
  child.stdout.on('data', (chunk: Buffer) => stdout.push(chunk))
  return { child, ended }
}

/** Runs the built command to its end. */
export async function spawnCommand(
  folder: string,
  args: readonly string[],
  input: string | Uint8Array = '',
): Promise<Ended> {
  const { child, ended } = start(folder, args)
  child.stdin.end(input)
  return ended
}

/** Waits until something holds. @throws Error after half a minute */
export async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 3000; tries++) {
    if (await holds()) return
    await sleep(10)
  }
  throw new Error('it did not come to hold within half a minute')
}

/** The temporary files of outputs that have not appeared yet. */
export function temporaries(folder: string): string[] {
  return readdirSync(folder).filter((name) => name.endsWith('.tmp'))
}

const RULE = 'kaskad: 1\nproject: A\nclaims:\n  - title: { any: [alpha] }\n'

/** A folder with some files, and in `rules` a rule that gives titles with alpha project A. */
export async function withFiles(
  files: Readonly<Record<string, string | Uint8Array>>,
  work: (folder: string) => Promise<void>,
): Promise<void> {
  await inFolder(async (folder) => {
    mkdirSync(join(folder, 'rules'))
    writeFileSync(join(folder, 'rules/a.yaml'), RULE)
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text)
    await work(folder)
  })
}

/** The id and project of every decision in CSV, after its header. */
export function answers(csv: string): string[] {
  const [, ...lines] = csv.trimEnd().split('\n')
  return lines.map((line) => line.split(',').slice(0, 2).join(' '))
}
