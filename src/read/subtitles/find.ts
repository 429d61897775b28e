import { readdir } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { KaskadError } from '../../types/error.js'

/** Finds the files of subtitles that belong to a video. */
export interface SubtitleFinder {
  /** Paths, at most one a language, the best language first. */
  readonly filesOf: (video: SubtitledVideo) => Promise<readonly string[]>
  /** Files of the folder that belong to no video asked for so far. */
  readonly unused: () => readonly string[]
}

/** What a video's subtitles are found by. */
export interface SubtitledVideo {
  readonly id: string
  /** The `.info.json` file it was read from; undefined where it is a row of a table. */
  readonly infoFile: string | undefined
  /** The language of the video, where it is known. */
  readonly language: string | undefined
}

/** A file of subtitles: the video's id or name, the language (`''` where none is said), the path. */
interface Found {
  readonly stem: string
  readonly language: string
  readonly path: string
}

const NAME = /^(.+)\.(srt|vtt|json3|srv[1-3]|ass|ssa|ttml|dfxp|txt)$/i
const LANGUAGE = /^(?:a\.)?[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/i

/**
 * Looks for subtitles beside `.info.json` files, by the same name, and in a folder by the video's
 * id: `id.ru.vtt`, `Title [id].ru.vtt`, `id.srt`.
 *
 * @throws KaskadError `input` where the folder cannot be read.
 */
export async function subtitleFinder(folder: string | undefined): Promise<SubtitleFinder> {
  const byId = new Map<string, Found[]>()
  if (folder !== undefined)
    for (const found of await listed(folder, true))
      for (const id of idsOf(found.stem)) put(byId, id, found)
  const beside = new Map<string, Map<string, Found[]>>()
  const used = new Set<string>()
  const besideOf = async (infoFile: string): Promise<readonly Found[]> => {
    const where = dirname(infoFile)
    let names = beside.get(where)
    if (!names) {
      names = new Map()
      for (const found of await listed(where, false)) put(names, found.stem, found)
      beside.set(where, names)
    }
    return names.get(basename(infoFile).replace(/\.info\.json$/i, '')) ?? []
  }
  return {
    filesOf: async ({ id, infoFile, language }) => {
      const own = infoFile === undefined ? [] : await besideOf(infoFile)
      const found = [...(byId.get(id) ?? []), ...own]
      for (const { path } of found) used.add(path)
      return chosen(found, language)
    },
    unused: () =>
      [...new Set([...byId.values()].flat().map(({ path }) => path))].filter(
        (path) => !used.has(path),
      ),
  }
}

function put(map: Map<string, Found[]>, key: string, found: Found): void {
  const others = map.get(key)
  if (others) others.push(found)
  else map.set(key, [found])
}

/** A name stands for its last words in brackets, and for itself. */
function idsOf(stem: string): readonly string[] {
  const [, inside] = /\[([^[\]]+)\]$/.exec(stem) ?? []
  return inside === undefined ? [stem] : [stem, inside]
}

async function listed(folder: string, isDeep: boolean): Promise<Found[]> {
  const entries = await readdir(folder, { recursive: isDeep, withFileTypes: true }).catch(
    (cause: unknown) => {
      const code = cause instanceof Error && 'code' in cause ? String(cause.code) : String(cause)
      const why =
        code === 'ENOENT' ? 'no such folder' : code === 'ENOTDIR' ? 'it is no folder' : code
      throw new KaskadError('input', `subtitles: ${folder}: ${why}`, { cause })
    },
  )
  return entries
    .filter((entry) => !entry.isDirectory() && !entry.name.startsWith('.'))
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap(({ parentPath, name }) => {
      const [, whole] = NAME.exec(name) ?? []
      if (whole === undefined) return []
      const [stem, language] = partsOf(whole)
      return [{ stem, language, path: join(parentPath, name) }]
    })
}

/** `Title [id].a.ru` → `Title [id]`, `a.ru`. */
function partsOf(whole: string): readonly [string, string] {
  for (const count of [2, 1]) {
    const parts = whole.split('.')
    if (parts.length <= count) continue
    const language = parts.slice(-count).join('.')
    if (LANGUAGE.test(language) && (count === 1 || language.startsWith('a.')))
      return [parts.slice(0, -count).join('.'), language]
  }
  return [whole, '']
}

/** Most languages read per video: each costs a search of its own. */
const MOST_LANGUAGES = 3

/** Languages of the shipped rules, the first to be read where the video's own is not known. */
const USUAL = ['', 'ru', 'uk', 'en']

/** `a.ru`, `ru-RU` and `ru-orig` are `ru`. */
function baseOf(language: string): string {
  return language.replace(/^a\./i, '').split('-', 1)[0]?.toLowerCase() ?? ''
}

/** One file a language, the video's own first; of `ru`, `ru-RU`, `ru-orig` and `a.ru` the shortest. */
function chosen(found: readonly Found[], own: string | undefined): readonly string[] {
  const original = found.find(({ language }) => language.endsWith('-orig'))?.language ?? own ?? ''
  const first = baseOf(original)
  const rank = ({ language }: Found): number => {
    const known = USUAL.indexOf(baseOf(language))
    return baseOf(language) === first ? -1 : known < 0 ? USUAL.length : known
  }
  const byLanguage = new Map<string, Found>()
  for (const each of found.toSorted((a, b) => a.language.length - b.language.length)) {
    const language = baseOf(each.language)
    if (!byLanguage.has(language)) byLanguage.set(language, each)
  }
  return [...byLanguage.values()]
    .toSorted((a, b) => rank(a) - rank(b) || (a.language < b.language ? -1 : 1))
    .slice(0, MOST_LANGUAGES)
    .map(({ path }) => path)
}
