import { KaskadError } from '../types/error.js'

/** True for the error of a pipe whose reader has gone: `kaskad … | head`. */
export function isBrokenPipe(error: unknown): boolean {
  return error instanceof KaskadError && systemErrorCode(error.cause) === 'EPIPE'
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'its folder does not exist',
  EACCES: 'no permission to write there',
  EPERM: 'no permission to write there',
  EROFS: 'the file system is read-only',
  EISDIR: 'it is a folder',
  ENOTDIR: 'a part of its path is a file',
  ENAMETOOLONG: 'its name is longer than the file system allows',
  ELOOP: 'its links point to each other',
  ENOSPC: 'no space left on the device',
  EDQUOT: 'the disk quota is used up',
  EFBIG: 'it is larger than the system allows a file to be',
  EPIPE: 'its reader has gone',
}

const NOT_WRITABLE: readonly string[] = ['EACCES', 'EPERM', 'EROFS', 'ENOSPC', 'EDQUOT', 'EFBIG']

/** True for what a file system says when it takes no more: no mistake of the program's. */
export function isNotWritable(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && NOT_WRITABLE.includes(systemErrorCode(error))
}

/** An error of the output, in words. */
export function outputError(name: string, cause: unknown): KaskadError {
  if (cause instanceof KaskadError) return cause
  const code = systemErrorCode(cause)
  return new KaskadError(
    'output',
    `${name} cannot be written: ${REASONS[code] ?? (code || String(cause))}`,
    { cause },
  )
}

/** The code of a system error; empty where it has none. */
export function systemErrorCode(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  return typeof code === 'string' ? code : ''
}
