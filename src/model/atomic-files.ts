import type { FileHandle } from 'node:fs/promises'
import {
  copyFile,
  link,
  mkdir,
  open,
  readlink,
  realpath,
  rename,
  rm,
  rmdir,
  stat,
} from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { KaskadError } from '../types/error.js'
import { outputError } from './output-error.js'
import { sweepTemporaries, temporaryBeside } from './temporary-name.js'

/** A file that appears under its name whole, at `close`, or not at all. */
export interface AtomicFile {
  readonly write: (bytes: Uint8Array) => Promise<void>
  /** Brings everything to the disk under a hidden name: what is left to `close` is to rename it. */
  readonly finish: () => Promise<void>
  readonly close: () => Promise<void>
  /** Throws away what was written; does nothing after `close`. */
  readonly abort: () => Promise<void>
}

/** The whole content of a file; text is written in UTF-8. */
export type Content = Uint8Array | string

/**
 * Opens a file that appears under its name whole or not at all.
 *
 * What is written goes to a hidden file beside it; `close` brings that to the disk and renames it.
 * A link is followed: the file it names is replaced, also where that is not there yet. Temporary
 * files that dead processes left in the folder are removed first.
 *
 * @throws KaskadError `output`, also from `write` and `close`; nothing is left behind then.
 */
export async function openAtomicFile(path: string): Promise<AtomicFile> {
  await sweepTemporaries(dirname(await endOfLinks(path)))
  const file = await prepare(path)
  return {
    write: async (bytes) => {
      try {
        await file.write(bytes)
      } catch (cause) {
        await file.abort()
        throw cause
      }
    },
    finish: async () => {
      try {
        await file.finish()
      } catch (cause) {
        await file.abort()
        throw outputError(path, cause)
      }
    },
    close: async () => {
      try {
        await file.finish()
        await file.publish()
        await syncFolder(dirname(file.target))
      } catch (cause) {
        await file.abort()
        throw outputError(path, cause)
      }
    },
    abort: file.abort,
  }
}

/** Writes a file, or its pieces in turn, whole or not at all, as {@link openAtomicFile} does. @throws KaskadError `output` */
export async function writeAtomicFile(
  path: string,
  content: Content | readonly Uint8Array[],
): Promise<void> {
  const file = await openAtomicFile(path)
  try {
    const pieces =
      typeof content === 'string' || content instanceof Uint8Array ? [content] : content
    for (const piece of pieces) await file.write(bytesOf(piece))
    await file.close()
  } finally {
    await file.abort()
  }
}

/**
 * Writes several files of one folder: all of them, or none where one cannot be written.
 *
 * A folder that is not there yet is prepared whole beside its place and appears in one step. In one
 * that is there, every file is prepared before the first takes its name. Other files stay.
 *
 * @param files - Content by name; a name may lie in a sub-folder (`heads/a.bin`).
 * @throws KaskadError `output`
 */
export async function writeFolder(
  folder: string,
  files: ReadonlyMap<string, Content>,
): Promise<void> {
  try {
    const target = await endOfLinks(folder)
    const found = await stat(target).catch(() => undefined)
    if (found) {
      await sweepTemporaries(dirname(target))
      await writeInto(folder, files)
    } else await inNewParents(target, () => writeNewFolder(target, files))
  } catch (cause) {
    throw outputError(folder, cause)
  }
}

/** Makes the folders above a place for some work, and takes them away again where it fails. */
async function inNewParents(target: string, work: () => Promise<void>): Promise<void> {
  const parent = dirname(target)
  const first = await mkdir(parent, { recursive: true })
  try {
    await sweepTemporaries(parent)
    await work()
  } catch (cause) {
    const isNew = (path: string): boolean => first !== undefined && path.startsWith(first)
    for (let path = resolve(parent); isNew(path); path = dirname(path))
      await rmdir(path).catch(() => undefined)
    throw cause
  }
}

async function writeNewFolder(target: string, files: ReadonlyMap<string, Content>): Promise<void> {
  const temporary = temporaryBeside(target)
  try {
    await mkdir(temporary)
    await writeInto(temporary, files)
    await rename(temporary, target)
  } catch (cause) {
    await rm(temporary, { recursive: true, force: true }).catch(() => undefined)
    throw inTermsOf(cause, temporary, target)
  }
  await syncFolder(dirname(target))
}

/** An error in a temporary folder names the folder that was to be. */
function inTermsOf(cause: unknown, temporary: string, target: string): unknown {
  if (!(cause instanceof KaskadError)) return cause
  return new KaskadError(cause.code, cause.message.replaceAll(temporary, target), {
    cause: cause.cause,
  })
}

async function writeInto(folder: string, files: ReadonlyMap<string, Content>): Promise<void> {
  const paths = [...files.keys()].map((name) => join(folder, name))
  const folders = [...new Set([folder, ...paths.map((path) => dirname(path))])]
  for (const each of folders) {
    await mkdir(each, { recursive: true })
    await sweepTemporaries(each)
  }
  const prepared: Prepared[] = []
  try {
    for (const [name, content] of files) {
      const file = await prepare(join(folder, name))
      prepared.push(file)
      await file.write(bytesOf(content))
      await file.finish()
    }
    await publishAll(prepared)
  } finally {
    for (const file of prepared) await file.abort()
  }
  for (const each of folders) await syncFolder(each)
}

/** Renames all, or puts back what was there where one cannot be renamed. */
async function publishAll(files: readonly Prepared[]): Promise<void> {
  const kept: string[] = []
  const undo: (() => Promise<void>)[] = []
  try {
    for (const { target, isThere, publish } of files) {
      const old = isThere ? temporaryBeside(target) : undefined
      if (old !== undefined) {
        kept.push(old)
        await link(target, old).catch(() => copyFile(target, old))
      }
      await publish()
      undo.push(() => (old === undefined ? rm(target) : rename(old, target)))
    }
  } catch (cause) {
    for (const back of undo.toReversed()) await back().catch(() => undefined)
    throw cause
  } finally {
    for (const old of kept) await rm(old, { force: true }).catch(() => undefined)
  }
}

/** A file that lies beside its place until it is published. */
interface Prepared {
  readonly path: string
  /** What the path names once its links are followed. */
  readonly target: string
  readonly isThere: boolean
  readonly write: (bytes: Uint8Array) => Promise<void>
  /** Brings what was written to the disk. */
  readonly finish: () => Promise<void>
  readonly publish: () => Promise<void>
  readonly abort: () => Promise<void>
}

async function prepare(path: string): Promise<Prepared> {
  try {
    const target = await endOfLinks(path)
    const found = await stat(target).catch(() => undefined)
    if (found?.isDirectory())
      throw new KaskadError('output', `${path} cannot be written: it is a folder`)
    const temporary = temporaryBeside(target)
    const mode = found ? found.mode & 0o777 : undefined
    const handle = await open(temporary, 'wx', mode ?? 0o666)
    return preparedBy(handle, { path, target, temporary, mode })
  } catch (cause) {
    throw outputError(path, cause)
  }
}

interface Places {
  readonly path: string
  readonly target: string
  readonly temporary: string
  /** The permissions of the file that is replaced. */
  readonly mode: number | undefined
}

function preparedBy(handle: FileHandle, { path, target, temporary, mode }: Places): Prepared {
  let isOpen = true
  let isPublished = false
  const close = async (): Promise<void> => {
    if (!isOpen) return
    isOpen = false
    await handle.close()
  }
  return {
    path,
    target,
    isThere: mode !== undefined,
    write: (bytes) =>
      handle.writeFile(bytes).catch((cause: unknown) => {
        throw outputError(path, cause)
      }),
    finish: async () => {
      if (!isOpen) return
      if (mode !== undefined) await handle.chmod(mode)
      await handle.sync()
      await close()
    },
    publish: async () => {
      await rename(temporary, target).catch((cause: unknown) => {
        throw outputError(path, cause)
      })
      isPublished = true
    },
    abort: async () => {
      await close().catch(() => undefined)
      if (!isPublished) await rm(temporary, { force: true }).catch(() => undefined)
      isPublished = true
    },
  }
}

/** Most links followed one after the other. */
const MOST_LINKS = 40

/** What a path names once its last part is no link any more; it need not be there. */
export async function endOfLinks(path: string): Promise<string> {
  let target = path
  for (let links = 0; links <= MOST_LINKS; links++) {
    const next = await readlink(target).catch(() => undefined)
    if (next === undefined) return target
    target = resolve(await realpath(dirname(target)), next)
  }
  throw new KaskadError('output', `${path} cannot be written: its links point to each other`)
}

/** Brings new names to the disk, where the system lets a folder be opened. */
export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => undefined)
  await handle?.sync().catch(() => undefined)
  await handle?.close()
}

function bytesOf(content: Content): Uint8Array {
  return typeof content === 'string' ? new TextEncoder().encode(content) : content
}
