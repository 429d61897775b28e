import { homedir } from 'node:os'
import { join } from 'node:path'
import { withFolderLock } from '../../model/lock.js'
import { readItems, type Reading } from '../../read/read.js'
import { KaskadError } from '../../types/error.js'
import type { Item } from '../../types/item.js'
import { openRejects } from '../../write/rejects.js'
import type { OpenOutput } from '../../write/sink.js'
import { openTable } from '../../write/table-sink.js'
import { videoFieldsOf, filledRow, filledTable, type FilledTable } from '../enrich/fill-row.js'
import { openVideoStore, STORE_FILES, type VideoStore } from '../enrich/video-store.js'
import { IDS_AT_ONCE, UNITS_EACH, YOUTUBE_API } from '../enrich/youtube-api.js'
import { askAll, type EnrichSource } from '../enrich/ask-all.js'
import { guardOutputs } from '../settings/guard-outputs.js'
import type { OptionsOf } from '../terminal/shell.js'
import type { declareEnrich } from './enrich.js'
import { loadSettings, readingOf } from '../settings/settings.js'
import { EXIT, put, say, targetOf, type Edge, type ExitCode } from '../terminal/edge.js'
import { sayIssues } from '../terminal/fail.js'
import { wholeNumber } from '../terminal/numbers.js'
import { group, many } from '../terminal/tally.js'

type Options = OptionsOf<typeof declareEnrich>

/** A run of `enrich`, read from its options. */
type Enriching = EnrichSource & { readonly reading: Reading }

/**
 * Fills blank cells of a table from the YouTube Data API: asks for the ids that the cache does not
 * know, then writes every row. What is asked is on the disk before more is asked, so the same
 * command goes on after a kill.
 */
export async function enrichFile(edge: Edge, input: string, options: Options): Promise<ExitCode> {
  const { output, rejects, cache = defaultCache(edge) } = options
  if (input === '-')
    throw new KaskadError('usage', 'the rows are read more than once: expected a file, not -')
  const maxAge = wholeNumber(options.maxAge, '--max-age')
  const quota = wholeNumber(options.quota, '--quota')
  const api = addressOf(options.api ?? YOUTUBE_API)
  const settings = await loadSettings(options)
  const answers = join(cache, STORE_FILES.videos)
  await guardOutputs(edge, {
    outputs: [
      { option: '--output', path: output, holds: 'decisions' },
      { option: '--rejects', path: rejects, holds: 'table' },
      { option: '--cache', path: answers, holds: 'json', format: 'jsonl' },
    ],
    folder: { option: '--cache', path: cache },
    inputs: { 'the input': [input] },
    rules: [settings.rules],
    models: [settings.model],
    config: options.config,
  })
  const given = readingOf(edge, { inputs: [input], settings })
  const plain = { ...given, wishes: { ...given.wishes, needText: false } }
  const { header, ids, invalid } = await idsIn(edge, plain)
  return withFolderLock(cache, async () => {
    const store = await openVideoStore(cache, { maxAge, now: new Date() })
    try {
      const reading = { ...plain, wishes: { ...plain.wishes, spare: header } }
      const run = { edge, reading, store, api, quota }
      const open = ids.filter((id) => !store.knows(id))
      if (options.dryRun) return sayPlan(run, { ids, open, invalid })
      const left = await askAll(run, open)
      const table = filledTable(header, given.wishes ?? {})
      const counts = await writeAll(run, table, options)
      return sayEnd(edge, { ...counts, left, invalid, spent: store.spent(), quota })
    } finally {
      await store.close()
    }
  })
}

/** Where answers are kept where nothing else is said. */
function defaultCache({ env }: Edge): string {
  const cache = env['XDG_CACHE_HOME'] ?? join(env['HOME'] ?? homedir(), '.cache')
  return join(cache, 'kaskad', 'youtube')
}

/** The key travels over https, or to this machine. @throws KaskadError `usage` */
function addressOf(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined
  const isHere = url !== undefined && ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname)
  if (url?.protocol === 'https:' || (isHere && url.protocol === 'http:'))
    return text.replace(/\/+$/, '')
  throw new KaskadError('usage', `--api: expected an https address, not "${text}"`)
}

/** The id of a video of YouTube. */
const VIDEO_ID = /^[\w-]{11}$/

interface Ids {
  readonly header: readonly string[]
  /** Each once, in the order of the file. */
  readonly ids: readonly string[]
  /** How many ids are not ids of YouTube. */
  readonly invalid: number
}

async function idsIn(edge: Edge, reading: Reading): Promise<Ids> {
  const ids = new Set<string>()
  let header: readonly string[] = []
  let invalid = 0
  for await (const { items, notes, has } of readItems(reading)) {
    if (notes.length > 0) await sayIssues(edge, notes)
    header = header.length > 0 ? header : (has?.header ?? [])
    for (const { id } of items) {
      if (VIDEO_ID.test(id.trim())) ids.add(id.trim())
      else invalid += 1
    }
  }
  return { header, ids: [...ids], invalid }
}

function sayPlan(
  { edge, store, quota }: Enriching,
  { ids, open, invalid }: Omit<Ids, 'header'> & { readonly open: readonly string[] },
): ExitCode {
  const units = Math.ceil(open.length / IDS_AT_ONCE) * UNITS_EACH
  put(
    edge,
    `ids      ${group(ids.length)}, ${group(ids.length - open.length)} of them in the cache`,
  )
  if (invalid > 0) put(edge, `invalid  ${many(invalid, 'row')} whose id is none of YouTube`)
  put(edge, `to ask   ${group(open.length)}, in ${many(units, 'request')}`)
  put(
    edge,
    `quota    ${many(units, 'unit')} needed, ${group(store.spent())} of ${group(quota)} spent today`,
  )
  put(edge, 'nothing was asked, nothing was written')
  return EXIT.done
}

/** What became of the rows. */
interface Counts {
  readonly rows: number
  readonly rejects: number
  readonly filled: number
  readonly gone: number
}

async function writeAll(
  { edge, reading, store }: Enriching,
  table: FilledTable,
  { output, rejects }: Options,
): Promise<Counts> {
  const counts = { rows: 0, rejects: 0, filled: 0, gone: 0 }
  const sinks: OpenOutput[] = []
  try {
    const refused =
      rejects === undefined ? undefined : await openRejects({ target: targetOf(edge, rejects) })
    if (refused) sinks.push(refused)
    const told = (message: string): void => say(edge, `note: ${output}: ${message}`)
    const target = targetOf(edge, output)
    const sink = await openTable({ target, columns: table.header, sheet: 'videos', say: told })
    sinks.push(sink)
    for await (const batch of readItems(reading)) {
      counts.rows += batch.items.length + batch.rejects.length
      counts.rejects += batch.rejects.length
      await refused?.write(batch.rejects)
      const { rows, filled, gone } = await filledRows(batch.items, { store, table })
      counts.filled += filled
      counts.gone += gone
      await sink.write(rows)
    }
    for (const each of sinks) await each.finish()
    for (const each of sinks) await each.close()
    return counts
  } catch (error) {
    for (const each of sinks) await each.abort()
    throw error
  }
}

interface Filling {
  readonly store: VideoStore
  readonly table: FilledTable
}

async function filledRows(items: readonly Item[], { store, table }: Filling) {
  const known: string[] = []
  for (const id of new Set(items.map((item) => item.id.trim()))) {
    const found = await store.lineOf(id)
    if (found !== undefined) known.push(found)
  }
  const videos = await videoFieldsOf(known)
  const rows: (readonly string[])[] = []
  let filled = 0
  let gone = 0
  for (const { id, kept } of items) {
    const name = id.trim()
    const video = videos.get(name) ?? (store.knows(name) ? 'gone' : undefined)
    if (video === 'gone') gone += 1
    else if (video) filled += 1
    rows.push(filledRow(kept, table, video))
  }
  return { rows, filled, gone }
}

interface End extends Counts {
  readonly left: number
  readonly invalid: number
  readonly spent: number
  readonly quota: number
}

function sayEnd(edge: Edge, end: End): ExitCode {
  const { rows, rejects, filled, gone, left, invalid, spent, quota } = end
  say(
    edge,
    `${many(rows, 'row')}: ${group(filled)} filled, ${group(gone)} private or deleted, ${many(rejects, 'reject')}`,
  )
  if (invalid > 0) say(edge, `note: ${many(invalid, 'row')} whose id is none of YouTube`)
  say(edge, `quota: ${group(spent)} of ${many(quota, 'unit')} spent today`)
  if (left > 0)
    say(
      edge,
      `warning: ${many(left, 'id')} not asked for, the quota of the day is spent: the same command goes on after midnight in California`,
    )
  return rejects > 0 || left > 0 ? EXIT.rejects : EXIT.done
}
