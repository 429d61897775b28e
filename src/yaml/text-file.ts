import { closeSync, constants, fstatSync, openSync, readSync, type Stats } from 'node:fs'
import type { Issue, Parsed } from '../types/parsed.js'
import { LIMITS, TOO_BIG } from './limits.js'

/**
 * Reads a small text file in UTF-8: of a bigger one no more than the limit of
 * 1 MiB, whatever size the system tells.
 *
 * A pipe, a device and a socket are refused before they can be waited for.
 */
export function readTextFile(path: string): Parsed<string> {
  const bytes = readBytes(path)
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
function readBytes(path: string): Uint8Array | Fault {
  try {
    const file = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0))
    try {
      const stats = fstatSync(file)
      const kind = kindOf(stats)
      return kind === undefined
        ? readWhole(file, stats.size)
        : { code: 'not-a-file', message: `is ${kind}, expected a file of text` }
    } finally {
      closeSync(file)
    }
  } catch (error) {
    return { code: 'unreadable', message: whyUnreadable(error) }
  }
}

/** Reads to the end or to the limit; the size is what the system tells, and may be wrong. */
function readWhole(file: number, size: number): Uint8Array {
  let buffer = Buffer.allocUnsafe(Math.min(LIMITS.bytes, size) + 1)
  let filled = 0
  for (;;) {
    if (filled === buffer.length) {
      if (filled > LIMITS.bytes) break
      buffer = Buffer.concat([buffer], LIMITS.bytes + 1)
    }
    const bytesRead = readSync(file, buffer, filled, buffer.length - filled, null)
    if (bytesRead === 0) break
    filled += bytesRead
  }
  return buffer.subarray(0, filled)
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
