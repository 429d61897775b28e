import { deserialize, serialize } from 'node:v8'
import { sha256 } from '../../numbers/sha256.js'
import type { MatcherTables } from '../../matcher/matcher.js'
import type { AnyRuleFile, ParseFile } from '../../rules/language/parse.js'
import { readySet, type PlainSet } from '../../rules/language/ready-set.js'
import type { FoundSources } from '../../rules/language/rule-sources.js'
import type { RuleSet } from '../../rules/language/rule.js'
import type { FoldedSpelling, KeywordRecipe } from '../../rules/matching/keyword-recipe.js'
import type { CompileMemo } from '../../rules/matching/memo.js'
import type { Issue, Parsed } from '../../types/parsed.js'
import { packed, readPack, type Pack } from './pack.js'

/**
 * What was worked out of a rule folder before: every entry hangs on its key and the program alone,
 * so that an entry that is found is as good as one that is made.
 */
export interface RuleCache {
  /** The rules of these texts; files that have not changed are not parsed again. */
  readonly rules: (found: FoundSources) => Promise<Parsed<RuleSet>>
  readonly memo: CompileMemo
  /** The bytes to keep for the next run; undefined where nothing is new. */
  readonly packed: () => Uint8Array[] | undefined
}

/** What was read of a rule file. */
interface KeptFile {
  readonly value: AnyRuleFile
  readonly warnings: readonly Issue[]
}

/** Opens a file of entries; an empty cache where that is missing or damaged. */
export function openRuleCache(file: string | undefined): RuleCache {
  const pack = file === undefined ? new Map<string, Uint8Array>() : readPack(file)
  const sets = entriesIn<PlainSet>(pack, 'set')
  const files = shelfIn<KeptFile>(pack, 'files')
  const recipes = shelfIn<KeywordRecipe>(pack, 'recipes')
  const tables = entriesIn<MatcherTables>(pack, 'tables')
  const forms = entriesIn<readonly FoldedSpelling[]>(pack, 'forms', FEW_FORMS)
  let ordinary = ''
  return {
    rules: async (found) => {
      const key = keyOf(found)
      ordinary = hashOf([found.sources.ordinaryWords ?? ''])
      const known = sets.get(key)
      if (known) return { ok: true, value: await readySet(known) }
      const [{ rulesOfSources }, { parseRuleFile }] = await Promise.all([
        import('../../rules/language/folder.js'),
        import('../../rules/language/parse.js'),
      ])
      const read = await rulesOfSources(found, remembering(files, parseRuleFile))
      if (!read.ok) return read
      const { regexes: _, ...plain } = read.value
      sets.set(key, plain)
      return read
    },
    memo: {
      recipe: (key, make) => recipes.get(key) ?? recipes.set(key, make()),
      forms: (key, make) => {
        const hash = hashOf([ordinary, key])
        return forms.get(hash) ?? forms.set(hash, make())
      },
      tables: (key, make) => {
        const hash = sha256(key)
        return tables.get(hash) ?? tables.set(hash, make())
      },
    },
    packed: () => {
      const shelves = [sets, files, recipes, forms, tables]
      if (!shelves.some((shelf) => shelf.isNew())) return undefined
      return packed(new Map(shelves.flatMap((shelf) => shelf.pieces())))
    },
  }
}

/** Parses files that are not on the shelf. */
function remembering(files: Shelf<KeptFile>, parse: ParseFile): ParseFile {
  return (source, warn) => {
    const key = hashOf([source.path, source.text])
    const known = files.get(key) ?? readFile(parse, source)
    for (const warning of known.warnings) warn(warning)
    if ('issues' in known) return { ok: false, issues: known.issues }
    files.set(key, known)
    return { ok: true, value: known.value }
  }
}

function readFile(parse: ParseFile, source: Parameters<ParseFile>[0]) {
  const warnings: Issue[] = []
  const read = parse(source, (issue) => warnings.push(issue))
  return read.ok ? { value: read.value, warnings } : { issues: read.issues, warnings }
}

/** Everything that rules are read of. */
function keyOf({ sources, warnings }: FoundSources): string {
  const { files, ordinaryWords = '' } = sources
  return hashOf([
    JSON.stringify(warnings),
    ordinaryWords,
    ...files.flatMap(({ path, text }) => [path, text]),
  ])
}

/** The hash of texts one after the other, each with its length. */
function hashOf(texts: readonly string[]): string {
  return sha256(texts.map((text) => `${text.length} ${text}`).join('\n'))
}

/** Entries by key. */
interface Shelf<T> {
  readonly get: (key: string) => T | undefined
  readonly set: (key: string, value: T) => T
  readonly isNew: () => boolean
  /** What is to be kept. */
  readonly pieces: () => [string, Uint8Array][]
}

/** Entries that were not asked for are kept while they are not more than those that were, and so many. */
const SPARE = 4

/** So many keywords whose forms were new are not worth a write. */
const FEW_FORMS = 8

/**
 * Entries that are written one by one and read when they are asked for.
 *
 * @param few - So many new ones are no reason to write.
 */
function entriesIn<T>(pack: Pack, name: string, few = 0): Shelf<T> {
  const used = new Map<string, Uint8Array | { readonly value: T }>()
  return {
    get: (key) => {
      const piece = pack.get(`${name} ${key}`)
      const value = piece && (deserialize(piece) as T)
      if (piece && value !== undefined) used.set(key, piece)
      return value
    },
    set: (key, value) => {
      used.set(key, { value })
      return value
    },
    isNew: () => {
      const made = [...used.values()].filter((entry) => !(entry instanceof Uint8Array))
      return made.length > few
    },
    pieces: () => {
      const old = [...pack].filter(
        ([key]) => key.startsWith(`${name} `) && !used.has(key.slice(name.length + 1)),
      )
      return [
        ...Array.from(used, ([key, entry]): [string, Uint8Array] => [
          `${name} ${key}`,
          entry instanceof Uint8Array ? entry : serialize(entry.value),
        ]),
        ...old.slice(0, used.size + SPARE),
      ]
    },
  }
}

/** Small entries that are written and read together. */
function shelfIn<T>(pack: Pack, name: string): Shelf<T> {
  const piece = pack.get(name)
  const used = new Map<string, T>()
  let old: ReadonlyMap<string, T> | undefined
  let isNew = false
  const kept = (): ReadonlyMap<string, T> =>
    (old ??= piece ? (deserialize(piece) as Map<string, T>) : new Map<string, T>())
  return {
    get: (key) => {
      const value = used.get(key) ?? kept().get(key)
      if (value !== undefined) used.set(key, value)
      return value
    },
    set: (key, value) => {
      isNew = true
      used.set(key, value)
      return value
    },
    isNew: () => isNew,
    pieces: () => {
      if (!isNew) return piece ? [[name, piece]] : []
      const spare = [...kept()].filter(([key]) => !used.has(key)).slice(0, used.size + SPARE)
      return [[name, serialize(new Map([...used, ...spare]))]]
    },
  }
}
