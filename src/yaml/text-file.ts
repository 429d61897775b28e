import { constants, type Stats } from 'node:fs'
import { open } from 'node:fs/promises'
import type { Issue, Parsed } from '../types/parsed.js'
import { LIMITS, TOO_BIG } from './compose.js'

/**
 * Reads a small text file in UTF-8: of a bigger one no more than the limit of
 * 1 MiB, whatever size the system tells.
 *
 * A pipe, a device and a socket are refused before they can be waited for.
 */
export async function readTextFile(path: string): Promise<Parsed<string>> {
  const bytes = await readBytes(path).catch((error: unknown) => ({
    code: 'unreadable',
    message: whyUnreadable(error),
  }))
  if (!(bytes instanceof Uint8Array)) return failed(path, bytes)
  if (bytes.length > LIMITS.bytes) return failed(path, { code: 'file-too-big', message: TOO_BIG })
  try {
    return { ok: true, value: new TextDecoder('utf-8', { fatal: true }).decode(bytes) }
  } catch {
    const message = 'the file is not UTF-8, expected UTF-8: save it anew'
    return failed(path, { code: 'not-utf-8', message })
  }
}

type Fault = Pick<Issue, 'code' | 'message'>

/** The file's bytes, of a big one the limit and one more; or why it is not read. */
async function readBytes(path: string): Promise<Uint8Array | Fault> {
  const file = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0))
  try {
    const kind = kindOf(await file.stat())
    if (kind !== undefined)
      return { code: 'not-a-file', message: `is ${kind}, expected a file of text` }
    const buffer = Buffer.alloc(LIMITS.bytes + 1)
    let filled = 0
    while (filled < buffer.length) {
      const { bytesRead } = await file.read(buffer, filled, buffer.length - filled)
      if (bytesRead === 0) break
      filled += bytesRead
    }
    return buffer.subarray(0, filled)
  } finally {
    await file.close()
  }
}

function kindOf(stats: Stats): string | undefined {
  if (stats.isFile()) return undefined
  if (stats.isDirectory()) return 'a folder'
  if (stats.isFIFO()) return 'a pipe'
  if (stats.isSocket()) return 'a socket'
  return 'a device'
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'no such file',
  EACCES: 'no permission to read it',
  EPERM: 'no permission to read it',
  ELOOP: 'its link leads in a circle',
  ENXIO: 'is a socket or a device, expected a file of text',
  ENOTDIR: 'a part of its path is no folder',
  EISDIR: 'is a folder, expected a file of text',
}

/** Why the system does not let a file or a folder be read, in words. */
export function whyUnreadable(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  const words = error instanceof Error ? error.message : String(error)
  return `cannot be read: ${REASONS[code] ?? words}`
}

function failed(path: string, fault: Fault): Parsed<never> {
  const place = { file: path, line: 0, column: 0 }
  return { ok: false, issues: [{ severity: 'error', ...fault, place }] }
}
