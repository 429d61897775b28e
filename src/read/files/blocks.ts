import { open } from 'node:fs/promises'
import { KaskadError } from '../../types/error.js'
import type { Bytes, InputBytes } from './bytes.js'
import { nameOf } from './bytes.js'

/** An input that can be read at any place. */
export interface Blocks {
  readonly size: number
  /** Bytes from a place on; fewer than `length` only at the end. */
  readonly read: (at: number, length: number) => Promise<Buffer>
  readonly close: () => Promise<void>
}

/**
 * Largest input, in bytes, that is kept in memory because it cannot be read at any place (a
 * pipe).
 */
const MOST_PIPED = 256 * 1024 * 1024

/**
 * Opens an input for reading at any place: a file where it lies, a pipe or a packed file in memory.
 *
 * @throws KaskadError `input` where it would take too much memory.
 */
export async function openBlocks(source: InputBytes, bytes: Bytes): Promise<Blocks> {
  const opened = source.input === '-' ? undefined : await fileBlocks(source, bytes.head)
  if (!opened) return memoryBlocks(nameOf(source.input), bytes)
  // Only a loop that has begun closes the file behind it.
  for await (const _ of bytes.chunks) break
  return opened
}

/** Undefined if the input is not a file, or is a compressed one. */
async function fileBlocks({ input, meter }: InputBytes, head: Buffer): Promise<Blocks | undefined> {
  const handle = await open(input, 'r')
  const found = await handle.stat()
  const { size } = found
  const start = Buffer.alloc(found.isFile() ? Math.min(head.length, size, 16) : 0)
  if (start.length > 0) await handle.read(start, 0, start.length, 0)
  if (start.length === 0 || !start.equals(head.subarray(0, start.length))) {
    await handle.close()
    return undefined
  }
  return {
    size,
    read: async (at, length) => {
      const buffer = Buffer.alloc(Math.max(0, Math.min(length, size - at)))
      const { bytesRead } = await handle.read(buffer, 0, buffer.length, at)
      meter.taken = Math.min(size, meter.taken + bytesRead)
      return buffer.subarray(0, bytesRead)
    },
    close: () => handle.close(),
  }
}

async function memoryBlocks(name: string, { chunks }: Bytes): Promise<Blocks> {
  const all: Buffer[] = []
  let size = 0
  for await (const chunk of chunks) {
    all.push(chunk)
    size += chunk.length
    if (size > MOST_PIPED)
      throw new KaskadError(
        'input',
        `${name} is read from its end and too large for a pipe: give it as a file`,
      )
  }
  const whole = Buffer.concat(all)
  return {
    size,
    read: async (at, length) => whole.subarray(at, at + length),
    close: async () => {},
  }
}
