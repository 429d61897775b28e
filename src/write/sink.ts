import { open, stat } from 'node:fs/promises'
import type { Writable } from 'node:stream'
import { type AtomicFile, openAtomicFile } from '../model/atomic-files.js'
import { outputError } from '../model/output-error.js'

/** Takes bytes in order. */
export type ByteSink = AtomicFile

/** An output that is either given its final name or discarded. */
export interface OpenOutput {
  /** Flushes everything to the disk; the file appears at `close`. */
  readonly finish: () => Promise<void>
  /** Gives the finished file its name. */
  readonly close: () => Promise<void>
  /** Discards the output; earlier files stay unchanged. */
  readonly abort: () => Promise<void>
}

/**
 * Opens a file that appears under its name whole or not at all; a device or pipe (`/dev/stdout`)
 * is written to directly. Where a write fails, nothing stays open, whether or not `abort` is called.
 *
 * @throws KaskadError `output`
 */
export async function openByteSink(path: string): Promise<ByteSink> {
  const found = await stat(path).catch(() => undefined)
  const isSpecial = found !== undefined && !found.isFile() && !found.isDirectory()
  return isSpecial ? openSpecial(path) : openAtomicFile(path)
}

async function openSpecial(path: string): Promise<ByteSink> {
  const told = (cause: unknown): never => {
    throw outputError(path, cause)
  }
  const handle = await open(path, 'w').catch(told)
  let isOpen = true
  const close = async (): Promise<void> => {
    if (!isOpen) return
    isOpen = false
    await handle.close()
  }
  return {
    write: (bytes) =>
      handle.writeFile(bytes).catch(async (cause: unknown) => {
        await close().catch(() => undefined)
        told(cause)
      }),
    finish: async () => {},
    close: () => close().catch(told),
    abort: () => close().catch(() => undefined),
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
    finish: async () => {},
    close: async () => {},
    abort: async () => {},
  }
}
