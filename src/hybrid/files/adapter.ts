/**
 * Where the hybrid room touches the machine: files, packages that may be
 * missing, and the process. Everything else in the room is handed what it needs.
 */
import { createHash } from 'node:crypto'
import { createReadStream, existsSync } from 'node:fs'
import {
  copyFile,
  mkdir,
  open,
  readdir,
  readFile,
  rename,
  rm,
  stat,
  symlink,
} from 'node:fs/promises'
import { createRequire } from 'node:module'
import os from 'node:os'
import { dirname, join, relative } from 'node:path'
import process from 'node:process'
import util from 'node:util'
import { KaskadError } from '../../types/error.js'
import type { ByteSource } from './safetensors.js'

const require = createRequire(import.meta.url)

/** Whether a package can be used, and if not, what is missing. */
export type PackageState =
  | { readonly kind: 'ready'; readonly folder: string }
  | { readonly kind: 'absent' }
  | { readonly kind: 'incomplete'; readonly missing: string }

/**
 * Looks for a package without loading it.
 *
 * @param libraries - Files inside the package, one of which its install script should have fetched.
 */
export function findPackage(name: string, libraries: readonly string[] = []): PackageState {
  const folder = packageFolder(name)
  if (folder === undefined) return { kind: 'absent' }

  const [first] = libraries
  if (first === undefined || libraries.some((path) => existsSync(join(folder, path)))) {
    return { kind: 'ready', folder }
  }
  return { kind: 'incomplete', missing: first }
}

function packageFolder(name: string): string | undefined {
  try {
    return dirname(require.resolve(`${name}/package.json`))
  } catch {
    return undefined
  }
}

/** Loads a package that may be missing. @throws whatever its loading throws. */
export function loadPackage(name: string): unknown {
  // tfjs-node 4.22 calls a function that Node 23 took away.
  const old = util as { isNullOrUndefined?: (value: unknown) => boolean }
  old.isNullOrUndefined ??= (value) => value === null || value === undefined
  return require(name)
}

/** How many cores this process may use. */
export function cores(): number {
  return os.availableParallelism()
}

/** Runs something that asks how many cores there are, and lets it see so many. */
export async function withCores<T>(cores: number, run: () => Promise<T>): Promise<T> {
  const old = os.cpus
  const [one] = old()
  os.cpus = () => Array.from({ length: cores }, () => one ?? NO_CORE)
  try {
    return await run()
  } finally {
    os.cpus = old
  }
}

/** One core, where the system reports none. */
const NO_CORE: os.CpuInfo = {
  model: '',
  speed: 0,
  times: { user: 0, nice: 0, sys: 0, idle: 0, irq: 0 },
}

/** Runs `start`, then takes away the crash listeners it left on the process. */
export async function withoutCrashListeners<T>(start: () => Promise<T>): Promise<T> {
  const events = ['uncaughtException', 'unhandledRejection'] as const
  const before = events.map((event) => new Set<unknown>(process.rawListeners(event)))
  const started = await start()
  for (const [i, event] of events.entries()) {
    for (const listener of process.rawListeners(event)) {
      if (before[i]?.has(listener)) continue
      process.removeListener(event, listener as (...values: unknown[]) => void)
    }
  }
  return started
}

/** Opens a file to be read in pieces. */
export async function openByteSource(
  path: string,
): Promise<ByteSource & { close: () => Promise<void> }> {
  const handle = await open(path).catch((cause: unknown) => {
    throw new KaskadError('model', `${path}: cannot be opened`, { cause })
  })
  const { size } = await handle.stat()
  return {
    name: path,
    size,
    read: async (from, to) => {
      const bytes = new Uint8Array(to - from)
      let filled = 0
      while (filled < bytes.length) {
        const { bytesRead } = await handle.read(bytes, filled, bytes.length - filled, from + filled)
        if (bytesRead === 0) break
        filled += bytesRead
      }
      return bytes.subarray(0, filled)
    },
    close: () => handle.close(),
  }
}

/** A file's bytes. @throws KaskadError `model` where it cannot be read. */
export async function readBytes(path: string): Promise<Uint8Array> {
  return readFile(path).catch((cause: unknown) => {
    throw new KaskadError('model', `${path}: cannot be read`, { cause })
  })
}

/** A file's text, or nothing where there is no such file. */
export async function readTextIfThere(path: string): Promise<string | undefined> {
  return existsSync(path) ? readFile(path, 'utf8') : undefined
}

/** Names in a folder in alphabetical order; none where there is no such folder. */
export async function namesIn(folder: string): Promise<readonly string[]> {
  return existsSync(folder) ? (await readdir(folder)).toSorted() : []
}

/**
 * Writes a file of a cache or a checkpoint whole or not at all: beside it first, under a name that
 * the next write takes again, then in its place.
 */
export async function writeWhole(path: string, content: Uint8Array | string): Promise<void> {
  await mkdir(dirname(path), { recursive: true })
  const beside = `${path}.part`
  try {
    const handle = await open(beside, 'w')
    try {
      await handle.writeFile(content)
      await handle.sync()
    } finally {
      await handle.close()
    }
    await rename(beside, path)
  } catch (cause) {
    await rm(beside, { force: true })
    throw cause
  }
}

/** Removes a file or a folder; nothing happens where there is none. */
export async function remove(path: string): Promise<void> {
  await rm(path, { recursive: true, force: true })
}

/** True where something stands at that path. */
export function isThere(path: string): boolean {
  return existsSync(path)
}

/** An environment variable; an empty one counts as absent. */
export function environment(name: string): string | undefined {
  return process.env[name] || undefined
}

/** How many bytes a file has; 0 where there is none. */
export async function bytesIn(path: string): Promise<number> {
  return existsSync(path) ? (await stat(path)).size : 0
}

/** Writes pieces to the end of a file as they come: what came before an error stays. */
export async function append(path: string, pieces: AsyncIterable<Uint8Array>): Promise<void> {
  await mkdir(dirname(path), { recursive: true })
  const handle = await open(path, 'a')
  try {
    for await (const piece of pieces) await handle.writeFile(piece)
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** The hash of a file's bytes behind those of `start`, in hexadecimal. */
export async function hashFile(
  path: string,
  algorithm: 'sha1' | 'sha256',
  start = '',
): Promise<string> {
  const hash = createHash(algorithm).update(start)
  for await (const piece of createReadStream(path)) hash.update(piece as Uint8Array)
  return hash.digest('hex')
}

/** Gives a file its final name. */
export async function moveTo(from: string, to: string): Promise<void> {
  await mkdir(dirname(to), { recursive: true })
  await rename(from, to)
}

/** Makes `path` show the bytes of `target`: a link, or a copy where links are forbidden. */
export async function link(target: string, path: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true })
  if (existsSync(path)) return
  await symlink(relative(dirname(path), target), path).catch(() => copyFile(target, path))
}

/** Where the hub's libraries keep what they fetched: `HF_HOME`, else below the home folder. */
export function hubHome(): string {
  return environment('HF_HOME') ?? join(os.homedir(), '.cache', 'huggingface')
}
