/** The matcher's corpus: keywords, and documents with damaged keywords planted in them. */
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { createArena } from '../../src/normalise/fold/arena.js'
import { FULL_FOLD } from '../../src/normalise/fold/fold-steps.js'
import { createFolder } from '../../src/normalise/fold/fold.js'
import type { NormalText } from '../../src/normalise/fold/normal-text.js'
import { foldKeyword } from '../../src/normalise/fold/normalise.js'
import { variantsOf } from '../../src/normalise/fold/variants.js'
import type { Bounds, Pattern } from '../../src/matcher/pattern.js'
import { countWords, LEAST_TEXTS, type Ordinary } from '../../src/rules/matching/ordinary.js'
import { typosFor } from '../../src/rules/matching/typo-policy.js'

export const folder = createFolder(FULL_FOLD)
/** Where the data lies. */
export const data =
  process.env['KASKAD_DATA'] ?? fileURLToPath(new URL('../../../../shared/data', import.meta.url))

export interface Keyword {
  readonly text: string
  readonly lang: string
  readonly kind: 'word' | 'phrase' | 'prefix' | 'substring'
}

export interface Planted {
  readonly keyword: number
  readonly damage: string
  readonly field: 'title' | 'desc'
}

export interface Document {
  readonly title: string
  readonly desc: string
  readonly planted: readonly Planted[]
}

export interface Corpus {
  readonly keywords: readonly Keyword[]
  readonly documents: readonly Document[]
}

/** The corpus, or undefined where it is not there. */
export function readCorpus(): Corpus | undefined {
  const files = [`${data}/matcher/patterns.json`, `${data}/matcher/docs.jsonl`] as const
  if (!files.every((file) => existsSync(file))) return undefined
  const [keywords, lines] = files.map((file) => readFileSync(file, 'utf8'))
  const documents = (lines ?? '').trim().split('\n').map(readDocument)
  return { keywords: JSON.parse(keywords ?? '[]') as Keyword[], documents }
}

function readDocument(line: string): Document {
  const { title, desc, planted } = JSON.parse(line) as Omit<Document, 'planted'> & {
    planted: readonly (readonly [number, string, string, 't' | 'd'])[]
  }
  return {
    title,
    desc,
    planted: planted.map(([keyword, damage, , field]) => ({
      keyword,
      damage,
      field: field === 't' ? 'title' : 'desc',
    })),
  }
}

/** Patterns with the keyword each stands for: its own spelling first, then its variants. */
export interface Compiled {
  readonly patterns: readonly Pattern[]
  readonly keywords: readonly number[]
}

/** What rules make of the first `count` keywords. */
export function patternsOf({ keywords }: Corpus, count: number): Compiled {
  const patterns: Pattern[] = []
  const owners: number[] = []
  for (const [id, { text, kind }] of keywords.slice(0, count).entries())
    for (const spelling of [{ text, by: 'itself' }, ...variantsOf(text, FULL_FOLD)]) {
      const folded = foldKeyword(spelling.text, folder)
      const letters = spelling.text.match(/[\p{L}\p{N}]/gu)?.length ?? 0
      const subject = { length: letters, units: folded.units }
      const typos = spelling.by === 'itself' ? typosFor('auto', subject) : 0
      patterns.push({ ...folded, bounds: boundsOf(kind), typos, scriptMask: 0 })
      owners.push(id)
    }
  return { patterns, keywords: owners }
}

function boundsOf(kind: Keyword['kind']): Bounds {
  return kind === 'word' ? 'word' : kind === 'prefix' ? 'start' : 'anywhere'
}

/** All texts of a field, folded into one arena. */
export function foldAll(texts: readonly string[]): NormalText[] {
  const arena = createArena(1 << 20)
  return texts.map((text) => folder.fold(text, arena))
}

/** The folded units as a string. */
export function written(units: Uint16Array): string {
  return String.fromCharCode(...units)
}

/** The ordinary words of texts. */
export function learnOrdinary(texts: readonly NormalText[], least = LEAST_TEXTS): Ordinary {
  const counter = countWords(folder)
  for (const { raw } of texts) counter.add([raw])
  return new Set(counter.words(least).keys())
}
