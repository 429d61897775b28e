import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { KaskadError } from '../../types/error.js'
import { isTableName } from '../../types/format.js'
import type { Issue } from '../../types/parsed.js'
import { isDatabase } from './address.js'
import { globbed, isGlob } from './glob.js'

/** The files to read. */
export interface Inputs {
  /** Paths of files, or `-` for standard input, in the order given. */
  readonly files: readonly string[]
  /** Notes about files of folders that are not read. */
  readonly notes: readonly Issue[]
}

/**
 * Finds the files of inputs: a folder stands for the files of videos or tables in it and its
 * folders, a pattern such as `videos/*.info.json` for what it names, in the order of names.
 *
 * Where a folder holds `.info.json` files, only those are taken: what lies beside them belongs to
 * the videos. Hidden files are never taken.
 *
 * @throws KaskadError `input` where a folder holds nothing that is read, or a pattern names nothing.
 */
export async function findInputs(inputs: readonly string[]): Promise<Inputs> {
  const found = await Promise.all(inputs.map((input) => filesOf(input)))
  return {
    files: found.flatMap(({ files }) => files),
    notes: found.flatMap(({ notes }) => notes),
  }
}

/** True for a file that yt-dlp writes beside a video. */
export function isInfoFile(path: string): boolean {
  return /\.info\.json$/i.test(path)
}

/** One input, or `.info.json` files that are one table. */
export type TableInput = string | readonly string[]

/** The files as they are read; `.info.json` files one behind the other together, if wanted. */
export function tableInputs(files: readonly string[], isJoined: boolean): readonly TableInput[] {
  const sources: (string | string[])[] = []
  for (const file of files) {
    const last = sources.at(-1)
    if (!isJoined || !isInfoFile(file)) sources.push(file)
    else if (Array.isArray(last)) last.push(file)
    else sources.push([file])
  }
  return sources
}

async function filesOf(input: string): Promise<Inputs> {
  if (input === '-' || isDatabase(input)) return { files: [input], notes: [] }
  const found = await stat(input).catch(() => undefined)
  if (!found && /^(?:https?|ftp|s3):\/\//i.test(input))
    throw new KaskadError(
      'input',
      `${input} is an address: fetch it and pass it on: curl -L ADDRESS | kaskad classify -`,
    )
  if (found?.isDirectory()) return filesIn(input)
  if (found || !isGlob(input)) return { files: [input], notes: [] }
  const paths = await globbed(input)
  const each = await Promise.all(
    paths.map(async (path) => (await stat(path).catch(() => undefined))?.isFile() ?? false),
  )
  const files = paths.filter((_, at) => each[at])
  if (files.length === 0)
    throw new KaskadError(
      'input',
      `${input}: no file has such a name${paths.length > 0 ? `, only folders: ${listed(paths)}` : ''}`,
    )
  return { files, notes: [] }
}

/** Files beside `.info.json` files that are read with them. */
const SUBTITLES = /\.(?:srt|vtt|json3|srv[1-3]|ass|ssa|ttml|dfxp)$/i

async function filesIn(folder: string): Promise<Inputs> {
  const names = (await namesIn(folder)).toSorted()
  const isInfo = names.some((name) => isInfoFile(name))
  const taken = names.filter((name) => (isInfo ? isInfoFile(name) : isTableName(name)))
  const left = names.filter((name) =>
    isInfo ? !isInfoFile(name) && !SUBTITLES.test(name) : !isTableName(name),
  )
  if (taken.length === 0)
    throw new KaskadError(
      'input',
      names.length === 0
        ? `${folder} is a folder without files`
        : `${folder} is a folder that holds no .info.json files and no tables (CSV, TSV, JSONL, JSON, XLSX, Parquet), only ${listed(names)}`,
    )
  return { files: taken.map((name) => join(folder, name)), notes: leftOut(folder, left, isInfo) }
}

/** Files of a folder and its folders, hidden ones left out. */
async function namesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(
    (cause: unknown) => {
      throw new KaskadError('input', `${folder} cannot be read`, { cause })
    },
  )
  const files = await Promise.all(
    entries.map(async (entry) => {
      const path = join(entry.parentPath, entry.name)
      if (entry.isFile()) return path
      if (!entry.isSymbolicLink()) return undefined
      return (await stat(path).catch(() => undefined))?.isFile() ? path : undefined
    }),
  )
  const before = join(folder, '/').length
  return files
    .flatMap((path) => (path === undefined ? [] : path.slice(before)))
    .filter((name) => !name.split(/[\\/]/).some((part) => part.startsWith('.')))
}

function leftOut(folder: string, names: readonly string[], isInfo: boolean): readonly Issue[] {
  if (names.length === 0) return []
  const what = names.length === 1 ? 'one other file is' : `${names.length} other files are`
  const why = isInfo ? 'beside .info.json files' : 'by the endings of their names'
  return [
    {
      severity: 'note',
      code: 'left-out',
      place: { file: folder, line: 0, column: 0 },
      message: `${what} left out, ${why}: ${listed(names)}`,
    },
  ]
}

/** Names that a message shows. */
const MOST_LISTED = 5

function listed(names: readonly string[]): string {
  const more = names.length > MOST_LISTED ? ', …' : ''
  return `${names.slice(0, MOST_LISTED).join(', ')}${more}`
}
