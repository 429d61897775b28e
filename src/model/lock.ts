import { randomBytes } from 'node:crypto'
import { link, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { hostname } from 'node:os'
import { dirname, join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { z } from 'zod'
import { KaskadError } from '../types/error.js'
import { syncFolder } from './atomic-files.js'
import { systemErrorCode, outputError } from './output-error.js'
import { isAlive, temporaryBeside } from './temporary-name.js'

/** How long a writer waits for another one, in milliseconds. */
export const LOCK_WAIT_MS = 30_000

const LOCK = '.lock'

/** Who holds a lock: the content of its file. */
const holderSchema = z.object({
  pid: z.int(),
  host: z.string(),
  since: z.string(),
  /** When the process began, as the system counts it; empty where the system does not say. */
  born: z.string(),
  /** Tells this taking of the lock from every other. */
  token: z.string().regex(/^[\da-f]{12}$/u),
})

type Holder = z.infer<typeof holderSchema>

/**
 * Works while no other process writes into the folder, which is made where it is missing.
 *
 * The lock is a file that appears with its content in one step. The lock of a process that has
 * died on this machine is taken over.
 *
 * @param waitMs - How long another writer is waited for.
 * @throws KaskadError `model` where the folder is still locked then, with who holds the lock;
 * `output` where the folder cannot be written.
 */
export async function withFolderLock<T>(
  folder: string,
  work: () => Promise<T>,
  waitMs = LOCK_WAIT_MS,
): Promise<T> {
  await makeFolder(folder)
  const path = join(folder, LOCK)
  const token = await takeLock(path, folder, waitMs)
  try {
    await sweepGuards(folder)
    return await work()
  } finally {
    if ((await holderOf(path))?.token === token) await rm(path, { force: true })
  }
}

async function makeFolder(folder: string): Promise<void> {
  try {
    const first = await mkdir(folder, { recursive: true })
    if (first !== undefined) await syncFolder(dirname(first))
  } catch (cause) {
    throw outputError(folder, cause)
  }
}

async function takeLock(path: string, folder: string, waitMs: number): Promise<string> {
  const until = Date.now() + waitMs
  for (;;) {
    const token = await tryLock(path)
    if (token !== undefined) return token
    const holder = await holderOf(path)
    if (holder && (await isDead(holder))) {
      if (await removeDead(path, holder)) continue
    }
    if (Date.now() >= until) throw heldBy(holder, path, { folder, waitMs })
    await wait(5 + Math.random() * 25)
  }
}

/** The token of the lock where nobody held it. */
async function tryLock(path: string): Promise<string | undefined> {
  const token = randomBytes(6).toString('hex')
  const born = await birthOf(process.pid)
  const since = new Date().toISOString()
  const holder: Holder = { pid: process.pid, host: hostname(), since, born, token }
  const beside = temporaryBeside(path)
  try {
    await writeFile(beside, JSON.stringify(holder), { flag: 'wx' })
    await link(beside, path).catch(async (cause: unknown) => {
      if (!NO_LINKS.includes(systemErrorCode(cause))) throw cause
      await writeFile(path, JSON.stringify(holder), { flag: 'wx' })
    })
    return token
  } catch (cause) {
    if (systemErrorCode(cause) === 'EEXIST') return undefined
    throw outputError(dirname(path), cause)
  } finally {
    await rm(beside, { force: true })
  }
}

/** What file systems without hard links answer. */
const NO_LINKS: readonly string[] = ['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS']

/** Who holds the lock; undefined where nobody does or the file tells nothing. */
async function holderOf(path: string): Promise<Holder | undefined> {
  const text = await readFile(path, 'utf8').catch(() => '')
  try {
    return holderSchema.safeParse(JSON.parse(text)).data
  } catch {
    return undefined
  }
}

async function isDead({ pid, host, since, born }: Holder): Promise<boolean> {
  if (host !== hostname()) return false
  // A process of our own number from before we began was another one: containers count anew.
  if (pid === process.pid) return Date.parse(since) < Date.now() - process.uptime() * 1000
  if (!isAlive(pid)) return true
  const now = await birthOf(pid)
  return born !== '' && now !== '' && born !== now
}

/** When a process began, in the system's clock ticks; empty where the system does not say. */
async function birthOf(pid: number): Promise<string> {
  const text = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '')
  // The command's name, in brackets, may hold blanks; 19 fields follow it.
  return text.slice(text.lastIndexOf(')') + 2).split(' ')[19] ?? ''
}

/**
 * Removes the lock of a dead process, unless somebody else already has; false where that is not
 * known yet.
 *
 * Whoever removes it holds a lock of its own for that, named for the dead holder: so nobody
 * removes the lock of a successor for that of the dead.
 */
async function removeDead(path: string, dead: Holder): Promise<boolean> {
  const guard = `${path}.${dead.token}`
  const token = await tryLock(guard)
  if (token === undefined) {
    const other = await holderOf(guard)
    return other !== undefined && (await isDead(other)) && removeDead(guard, other)
  }
  try {
    if ((await holderOf(path))?.token === dead.token) await rm(path, { force: true })
  } finally {
    await rm(guard, { force: true })
  }
  return true
}

/** Removes what dead removers of dead locks left; called by the holder of the lock alone. */
async function sweepGuards(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    if (!name.startsWith(`${LOCK}.`)) continue
    const path = join(folder, name)
    const holder = await holderOf(path)
    if (holder && (await isDead(holder))) await rm(path, { force: true })
  }
}

interface Waited {
  readonly folder: string
  readonly waitMs: number
}

function heldBy(holder: Holder | undefined, path: string, { folder, waitMs }: Waited): KaskadError {
  const who = holder
    ? `process ${holder.pid} on ${holder.host} since ${holder.since}`
    : 'a process that left no name'
  return new KaskadError(
    'model',
    `${folder}: ${who} is writing it; waited ${Math.round(waitMs / 1000)} s; where that process is gone, remove ${path}`,
  )
}
