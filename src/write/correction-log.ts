import { open, type FileHandle } from 'node:fs/promises'
import { outputError } from '../model/output-error.js'
import { isJson, parseCorrections } from '../read/corrections.js'
import type { Correction } from '../types/correction.js'
import { KaskadError } from '../types/error.js'
import { formatIssue } from '../types/parsed.js'

/** An append-only file of corrections; other processes may append at the same time. */
export interface CorrectionLog {
  /** The current corrections, including lines of other processes. */
  readonly lines: () => Promise<readonly Correction[]>
  /** Adds a line; it is on the disk when this ends. */
  readonly append: (line: Correction) => Promise<void>
  readonly close: () => Promise<void>
}

/**
 * Opens or creates a file of corrections. An unfinished last line, which was never confirmed, is
 * removed.
 * @throws KaskadError `input` if it holds something else, `output` if it cannot be written.
 */
export async function openCorrectionLog(path: string): Promise<CorrectionLog> {
  const told = (cause: unknown): never => {
    if (cause instanceof KaskadError) throw cause
    throw outputError(path, cause)
  }
  const file = await open(path, 'a+').catch(told)
  try {
    await mendEnd(file)
    let known = await readAll(file, path)
    let size = (await file.stat()).size
    let turn: Promise<unknown> = Promise.resolve()
    const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
      const done = turn.then(work)
      turn = done.catch(() => undefined)
      return done.catch(told)
    }
    const refresh = async (): Promise<readonly Correction[]> => {
      const now = (await file.stat()).size
      if (now !== size) known = await readAll(file, path)
      size = now
      return known
    }
    return {
      lines: () => inTurn(refresh),
      append: (line) => inTurn(() => appendLine(file, `${JSON.stringify(line)}\n`)),
      close: () => inTurn(() => file.close()),
    }
  } catch (cause) {
    await file.close()
    return told(cause)
  }
}

/** Ends the last line, or cuts it away where it is no whole line. */
async function mendEnd(file: FileHandle): Promise<void> {
  const text = await wholeText(file)
  const end = text.lastIndexOf('\n') + 1
  const rest = text.slice(end)
  if (rest.trim() === '') return
  if (isJson(rest)) await appendLine(file, '\n')
  else await file.truncate(Buffer.byteLength(text.slice(0, end)))
}

async function readAll(file: FileHandle, path: string): Promise<readonly Correction[]> {
  const { lines, issues } = parseCorrections(await wholeText(file), path)
  const [first] = issues
  if (first) throw new KaskadError('input', formatIssue(first), { issues: issues.slice(0, 10) })
  return lines
}

async function wholeText(file: FileHandle): Promise<string> {
  const { size } = await file.stat()
  const bytes = Buffer.alloc(size)
  for (let at = 0; at < size;) {
    const { bytesRead } = await file.read(bytes, at, size - at, at)
    if (bytesRead === 0) return bytes.toString('utf8', 0, at)
    at += bytesRead
  }
  return bytes.toString('utf8')
}

/** Appends in one write; a partial write is undone. */
async function appendLine(file: FileHandle, text: string): Promise<void> {
  const bytes = Buffer.from(text)
  const { bytesWritten } = await file.write(bytes)
  if (bytesWritten < bytes.length) {
    const { size } = await file.stat()
    await file.truncate(size - bytesWritten)
    throw new Error('there is no room for it')
  }
  await file.datasync()
}
