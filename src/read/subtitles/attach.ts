import { readFile, stat } from 'node:fs/promises'
import type { Item } from '../../types/item.js'
import type { Issue } from '../../types/parsed.js'
import { isInfoFile } from '../files/inputs.js'
import { decodeText } from './decode.js'
import { subtitleFinder, type SubtitleFinder } from './find.js'
import { joinTalks, readTalk, type Talk } from './talk.js'

/** Gives items the subtitles that lie in files. */
export interface Subtitles {
  readonly attach: (items: readonly Item[]) => Promise<readonly Item[]>
  /** Notes since the last call: files found and files that could not be read. */
  readonly notes: () => readonly Issue[]
  /** Notes for the end of the run. */
  readonly lastNotes: () => readonly Issue[]
}

/** Where subtitles are looked for. */
export interface SubtitleOptions {
  /** A folder of `--subtitles`. */
  readonly folder: string | undefined
  /** Whether those beside `.info.json` files are taken. */
  readonly isBeside: boolean
  readonly encoding: string | undefined
}

/** The longest file that is read, in bytes: a day of talk has some 3 MB. */
const MOST_BYTES = 32 * 1024 * 1024

/** Number of faulty files reported one by one. */
const MOST_TOLD = 5

/** Opens the files of subtitles; an item that has the field already keeps its own. */
export async function openSubtitles(options: SubtitleOptions): Promise<Subtitles> {
  const { folder, isBeside } = options
  const finder = await subtitleFinder(folder)
  const issues: Issue[] = []
  let faulty = 0
  const told: Told = (file, line, reason) => {
    faulty += 1
    if (faulty > MOST_TOLD) return
    const message = `subtitles: ${reason}`
    const place = { file, line, column: 0 }
    issues.push({ severity: 'warning', code: 'subtitles', place, message })
  }
  const one = async (item: Item): Promise<Item> => {
    const { id, texts, categories, place } = item
    const infoFile = isBeside && isInfoFile(place.file) ? place.file : undefined
    if (texts['subtitles'] !== undefined || (folder === undefined && infoFile === undefined))
      return item
    const video = { id, infoFile, language: categories['language'] }
    return withTalk(item, await talksOf(finder, video, { options, told }))
  }
  return {
    attach: async (items) => {
      const given: Item[] = []
      for (let from = 0; from < items.length; from += OPEN)
        given.push(...(await Promise.all(items.slice(from, from + OPEN).map((item) => one(item)))))
      return given
    },
    notes: () => issues.splice(0),
    lastNotes: () => [...faultyTold(faulty), ...unusedTold(finder, folder)],
  }
}

/** Files that are open at a time. */
const OPEN = 16

type Told = (file: string, line: number, reason: string) => void

interface Reading {
  readonly options: SubtitleOptions
  readonly told: Told
}

async function talksOf(
  finder: SubtitleFinder,
  video: Parameters<SubtitleFinder['filesOf']>[0],
  reading: Reading,
): Promise<readonly Talk[]> {
  const files = await finder.filesOf(video)
  const talks = await Promise.all(files.map((file) => talkIn(file, reading)))
  return talks.flatMap((talk) => talk ?? [])
}

async function talkIn(file: string, { options, told }: Reading): Promise<Talk | undefined> {
  const read = await textOf(file, options.encoding)
  if (!read.ok) {
    told(file, 0, read.reason)
    return undefined
  }
  const talk = readTalk(read.text)
  const [fault] = talk.faults
  if (fault) told(file, fault.line, fault.reason + moreOf(talk.faults.length - 1))
  else if (talk.text === '') told(file, 0, 'nothing is said in it')
  return talk
}

async function textOf(file: string, encoding?: string): Promise<ReturnType<typeof decodeText>> {
  const size = (await stat(file).catch(() => undefined))?.size
  if (size !== undefined && size > MOST_BYTES)
    return { ok: false, reason: 'the file is longer than 32 MiB: left out' }
  const bytes = await readFile(file).catch(() => undefined)
  return bytes ? decodeText(bytes, encoding) : { ok: false, reason: 'the file cannot be read' }
}

function moreOf(count: number): string {
  return count === 0 ? '' : ` (and ${count} more)`
}

function withTalk(item: Item, talks: readonly Talk[]): Item {
  const { text, cues } = joinTalks(talks)
  if (text === '') return item
  return { ...item, texts: { ...item.texts, subtitles: text }, ...(cues && { cues }) }
}

function faultyTold(faulty: number): readonly Issue[] {
  if (faulty <= MOST_TOLD) return []
  const message = `${faulty - MOST_TOLD} more files of subtitles could not be read whole`
  return [{ severity: 'warning', code: 'subtitles', place: NOWHERE, message }]
}

const NOWHERE = { file: 'subtitles', line: 0, column: 0 }

function unusedTold(finder: SubtitleFinder, folder: string | undefined): readonly Issue[] {
  const unused = finder.unused()
  const [first] = unused
  if (folder === undefined || first === undefined) return []
  const count = unused.length === 1 ? 'one file belongs' : `${unused.length} files belong`
  const message = `${count} to no row, the first is ${first}`
  return [{ severity: 'note', code: 'subtitles', place: { ...NOWHERE, file: folder }, message }]
}
