import { randomBytes } from 'node:crypto'
import type { FileHandle } from 'node:fs/promises'
import { open, realpath, rename, rm, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import type { Writable } from 'node:stream'
import { KaskadError } from '../types/error.js'

/** Takes bytes in order; nothing of a file is seen under its name before `close`. */
export interface ByteSink {
  readonly write: (bytes: Buffer) => Promise<void>
  readonly close: () => Promise<void>
  /** Throws away what was written; does nothing after `close`. */
  readonly abort: () => Promise<void>
}

/** True for the error of a pipe whose reader has gone: `kaskad … | head`. */
export function isBrokenPipe(error: unknown): boolean {
  return error instanceof KaskadError && codeOf(error.cause) === 'EPIPE'
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'its folder does not exist',
  EACCES: 'no permission to write there',
  EPERM: 'no permission to write there',
  EROFS: 'the file system is read-only',
  EISDIR: 'it is a folder',
  ENOTDIR: 'a part of its path is a file',
  ENOSPC: 'no space left on the device',
  EDQUOT: 'the disk quota is used up',
  EPIPE: 'its reader has gone',
}

const NOT_WRITABLE: readonly string[] = ['EACCES', 'EPERM', 'EROFS', 'ENOSPC', 'EDQUOT']

/** True for what a file system says when it takes no more: no mistake of the program's. */
export function isNotWritable(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && NOT_WRITABLE.includes(codeOf(error))
}

/** An error of the output, in words. */
export function outputError(name: string, cause: unknown): KaskadError {
  if (cause instanceof KaskadError) return cause
  const code = codeOf(cause)
  return new KaskadError(
    'output',
    `${name} cannot be written: ${REASONS[code] ?? (code || String(cause))}`,
    { cause },
  )
}

/**
 * Opens a file that appears under its name whole or not at all.
 *
 * What is written goes to a hidden file beside it; `close` brings that to the
 * disk and then renames it. A path through a link replaces the file the link
 * points to. A device or pipe (`/dev/stdout`) is written to directly.
 *
 * @throws KaskadError `output`
 */
export async function openFile(path: string): Promise<ByteSink> {
  try {
    const found = await stat(path).catch(() => undefined)
    if (found?.isDirectory())
      throw new KaskadError('output', `${path} cannot be written: it is a folder`)
    if (found && !found.isFile()) return direct(path, await open(path, 'w'))
    const target = found ? await realpath(path) : path
    const temporary = join(
      dirname(target),
      `.${basename(target)}.${randomBytes(6).toString('hex')}.tmp`,
    )
    const handle = await open(temporary, 'wx', found ? found.mode & 0o777 : 0o666)
    return atomic(handle, { path, target, temporary })
  } catch (cause) {
    throw outputError(path, cause)
  }
}

/** Writes to a stream that stays open; waits where its reader is slow, until someone closes the stream. */
export function toStream(stream: Writable, name: string): ByteSink {
  let trouble: unknown
  stream.on('error', (error) => (trouble ??= error))
  return {
    write: (bytes) =>
      new Promise((resolve, reject) => {
        const gone = (): void => {
          reject(outputError(name, trouble ?? new Error('it was closed')))
        }
        stream.once('close', gone)
        stream.write(bytes, (error) => {
          stream.off('close', gone)
          if (error) reject(outputError(name, trouble ?? error))
          else resolve()
        })
      }),
    close: async () => {},
    abort: async () => {},
  }
}

interface Paths {
  readonly path: string
  readonly target: string
  readonly temporary: string
}

function atomic(handle: FileHandle, { path, target, temporary }: Paths): ByteSink {
  let open = true
  const abort = async (): Promise<void> => {
    if (!open) return
    open = false
    await handle.close().catch(() => {})
    await rm(temporary, { force: true })
  }
  return {
    write: (bytes) => writeAll(handle, bytes, path),
    close: async () => {
      try {
        await handle.sync()
        await handle.close()
        await rename(temporary, target)
        open = false
        await syncFolder(dirname(target))
      } catch (cause) {
        await abort()
        throw outputError(path, cause)
      }
    },
    abort,
  }
}

function direct(path: string, handle: FileHandle): ByteSink {
  return {
    write: (bytes) => writeAll(handle, bytes, path),
    close: () => handle.close(),
    abort: () => handle.close().catch(() => {}),
  }
}

async function writeAll(handle: FileHandle, bytes: Buffer, path: string): Promise<void> {
  try {
    await handle.writeFile(bytes)
  } catch (cause) {
    throw outputError(path, cause)
  }
}

/** Brings the new name to the disk, where the system lets a folder be opened. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => undefined)
  await handle?.sync().catch(() => {})
  await handle?.close()
}

function codeOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  return typeof code === 'string' ? code : ''
}
