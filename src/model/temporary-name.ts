import { randomBytes } from 'node:crypto'
import { readdir, rm, stat } from 'node:fs/promises'
import { hostname } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { sha256 } from '../numbers/sha256.js'

/** Most bytes of a file's own name in the name of its temporary file; names may have 255 in all. */
const MOST_BYTES = 180

/** Which machine (or container) a temporary file is of: process numbers say nothing elsewhere. */
const MACHINE = sha256(hostname()).slice(0, 6)

/** `.NAME.PID.MACHINE+RANDOM.tmp` */
const TEMPORARY = /^\..+\.(\d+)\.([\da-f]{6})[\da-f]{10}\.tmp$/u

/** After this long, in milliseconds, a temporary file of another machine is taken for forgotten. */
const FORGOTTEN_MS = 7 * 24 * 60 * 60 * 1000

/** A hidden name beside a path that no other write has, and that says whose it is. */
export function temporaryBeside(path: string): string {
  const name = basename(path)
  const short = Buffer.byteLength(name) <= MOST_BYTES ? name : sha256(name).slice(0, 16)
  const random = randomBytes(5).toString('hex')
  return join(dirname(path), `.${short}.${process.pid}.${MACHINE}${random}.tmp`)
}

/** Removes the temporary files in a folder whose processes have died; a living process keeps its own. */
export async function sweepTemporaries(folder: string): Promise<void> {
  const names = await readdir(folder).catch(() => [])
  for (const name of names) {
    const [, pid, machine] = TEMPORARY.exec(name) ?? []
    const path = join(folder, name)
    if (pid === undefined || !(await isLeftOver(path, Number(pid), machine === MACHINE))) continue
    await rm(path, { recursive: true, force: true }).catch(() => undefined)
  }
}

async function isLeftOver(path: string, pid: number, isOfHere: boolean): Promise<boolean> {
  if (isOfHere && pid !== process.pid) return !isAlive(pid)
  const found = await stat(path).catch(() => undefined)
  if (!found) return false
  // A process of our own number that wrote before we began was another one: containers count anew.
  const oldest = isOfHere ? Date.now() - process.uptime() * 1000 : Date.now() - FORGOTTEN_MS
  return found.mtimeMs < oldest
}

/** Whether a process of this machine still runs. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return !(error instanceof Error && 'code' in error && error.code === 'ESRCH')
  }
}
