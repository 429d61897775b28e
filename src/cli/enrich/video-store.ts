import { appendFile, mkdir, open, readFile, type FileHandle } from 'node:fs/promises'
import { join } from 'node:path'
import { writeAtomicFile } from '../../model/atomic-files.js'
import { outputError } from '../../model/output-error.js'
import type { Members } from '../../read/tables/json-row.js'
import { KaskadError } from '../../types/error.js'

/** The files of a cache folder. */
export const STORE_FILES = { videos: 'videos.jsonl', quota: 'quota.json' } as const

/** What the API said of videos, on the disk, and how much of the day's quota is spent. */
export interface VideoStore {
  /** True where the API has been asked for the id lately. */
  readonly knows: (id: string) => boolean
  /** The line of a video as the API has it; undefined where it had none, or was not asked. */
  readonly lineOf: (id: string) => Promise<string | undefined>
  /** Keeps an answer for the ids that were asked, on the disk when it returns. */
  readonly keep: (ids: readonly string[], videos: readonly Members[]) => Promise<void>
  /** Units of today's quota that are spent. */
  readonly spent: () => number
  /** Counts units before they are asked for, on the disk when it returns. */
  readonly spend: (units: number) => Promise<void>
  readonly close: () => Promise<void>
}

interface Kept {
  readonly from: number
  readonly length: number
  /** False where the API had no such video. */
  readonly isThere: boolean
}

/** How long answers hold, and what day it is. */
export interface StoreOptions {
  /** Days after which a video is asked for again. */
  readonly maxAge: number
  readonly now: Date
}

/**
 * Opens the cache in a folder. A line that a kill has left unfinished is forgotten.
 *
 * @throws KaskadError `input` where its file was not written by `kaskad enrich`, `output` where it cannot be written.
 */
export async function openVideoStore(
  folder: string,
  { maxAge, now }: StoreOptions,
): Promise<VideoStore> {
  const told = (cause: unknown): never => {
    throw outputError(folder, cause)
  }
  await mkdir(folder, { recursive: true }).catch(told)
  const path = join(folder, STORE_FILES.videos)
  const file = await open(path, 'a+').catch(told)
  const oldest = new Date(now.getTime() - maxAge * 86_400_000).toISOString()
  const { kept, end } = await keptIn(file, { path, oldest })
  const quota = await quotaIn(join(folder, STORE_FILES.quota), now)
  let at = end
  return {
    knows: (id) => kept.has(id),
    lineOf: async (id) => {
      const found = kept.get(id)
      if (!found?.isThere) return undefined
      const bytes = Buffer.alloc(found.length)
      await file.read(bytes, 0, found.length, found.from)
      const { video } = JSON.parse(bytes.toString('utf8')) as { readonly video: unknown }
      return JSON.stringify(video)
    },
    keep: async (ids, videos) => {
      const byId = new Map(videos.map((video) => [video['id'], video]))
      const lines = ids.map((id) =>
        Buffer.from(
          `${JSON.stringify({ id, asked: now.toISOString(), video: slim(byId.get(id)) })}\n`,
        ),
      )
      await appendFile(path, Buffer.concat(lines)).catch(told)
      await file.datasync().catch(told)
      for (const [nth, id] of ids.entries()) {
        const length = lines[nth]?.length ?? 0
        kept.set(id, { from: at, length, isThere: byId.has(id) })
        at += length
      }
    },
    ...quota,
    close: () => file.close(),
  }
}

/** A video without what is large and read by nobody: pictures, and titles in other languages. */
function slim(video: Members | undefined): Members | null {
  if (!video) return null
  const { snippet, ...others } = video
  const { thumbnails: _thumbnails, localized: _localized, ...told } = Object(snippet) as Members
  return { ...others, snippet: told }
}

/** Where each answer stands in the file; what is unfinished is cut off. */
async function keptIn(
  file: FileHandle,
  { path, oldest }: { readonly path: string; readonly oldest: string },
): Promise<{ readonly kept: Map<string, Kept>; readonly end: number }> {
  const kept = new Map<string, Kept>()
  let end = 0
  let carry = Buffer.alloc(0)
  for await (const chunk of file.createReadStream({ start: 0, autoClose: false })) {
    carry = Buffer.concat([carry, chunk as Buffer])
    let from = 0
    for (let stop = carry.indexOf(10); stop >= 0; stop = carry.indexOf(10, from)) {
      const length = stop + 1 - from
      const [, id, asked, video] =
        /^\{"id":"([\w-]+)","asked":"([^"]*)","video":(.)/.exec(
          carry.toString('latin1', from, Math.min(stop, from + 200)),
        ) ?? []
      if (id === undefined || asked === undefined)
        throw new KaskadError(
          'input',
          `${path} is no cache of kaskad enrich, or damaged: give another --cache`,
        )
      if (asked >= oldest) kept.set(id, { from: end, length, isThere: video === '{' })
      end += length
      from = stop + 1
    }
    carry = carry.subarray(from)
  }
  await file.truncate(end)
  return { kept, end }
}

/** The quota begins anew at midnight in California. */
const CALIFORNIA = new Intl.DateTimeFormat('en-CA', { timeZone: 'America/Los_Angeles' })

async function quotaIn(path: string, now: Date): Promise<Pick<VideoStore, 'spent' | 'spend'>> {
  const day = CALIFORNIA.format(now)
  const text = await readFile(path, 'utf8').catch(() => '{}')
  let spent = spentOn(day, text)
  return {
    spent: () => spent,
    spend: async (units) => {
      spent += units
      await writeAtomicFile(path, `${JSON.stringify({ day, spent })}\n`)
    },
  }
}

function spentOn(day: string, text: string): number {
  try {
    const kept = Object(JSON.parse(text)) as { readonly day?: unknown; readonly spent?: unknown }
    return kept.day === day && typeof kept.spent === 'number' ? kept.spent : 0
  } catch {
    return 0
  }
}
