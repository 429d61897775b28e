import { distance } from 'fastest-levenshtein'
import type { Claim, Hit } from '../../types/claim.js'
import type { Item } from '../../types/item.js'

/**
 * Spellings in which keywords were found by a typo, counted as rows come. Plain data: it may be
 * sent from a thread and added up.
 */
export interface TypoCounts {
  /** Rows with the keyword as it is written or in an inflected form, by project and keyword. */
  readonly exact: Map<string, number>
  /** By project, keyword and spelling. */
  readonly typos: Map<string, TypoCount>
}

/** Rows with one spelling of one keyword. */
export interface TypoCount {
  /** As the first row writes it. */
  readonly written: string
  rows: number
  /** Labelled rows of the project, and of others. */
  own: number
  other: number
  /** The first different titles. */
  readonly titles: string[]
}

/** A spelling that some projects' keywords are found in by a typo. */
export interface FoundTypo {
  readonly project: string
  /** Of the project's keywords that it is a typo of, the most frequent one. */
  readonly keyword: string
  readonly written: string
  readonly rows: number
  /** Rows with the keyword itself or a form of it. */
  readonly keywordRows: number
  readonly titles: readonly string[]
  /** Whether it is rather a word of its own than the keyword misspelt. */
  readonly isWord: boolean
}

/** Different titles that a spelling must stand in before anything is said of it. */
const NOTABLE = 3
/** A spelling with this share of its keyword's rows is a word of its own; real slips are rarer. */
const WORD_SHARE = 0.1
/** Spellings counted at most, so that memory does not grow with the rows. */
const MOST = 50_000
const SEPARATOR = '\u0000'

/** Nothing counted yet. */
export function createTypoCounts(): TypoCounts {
  return { exact: new Map(), typos: new Map() }
}

/** Counts the hits of the claims that hold on a row; each keyword and spelling once. */
export function countTypos(
  { exact, typos }: TypoCounts,
  item: Item,
  claims: readonly Claim[],
): void {
  const seen = new Set<string>()
  for (const { project, hits, absent } of claims) {
    if (absent.length > 0) continue
    for (const hit of hits) {
      const keyword = project + SEPARATOR + hit.keyword
      const written = hit.typos === 0 ? '' : wordsAround(item.texts[hit.field] ?? '', hit)
      const key = hit.typos === 0 ? keyword : keyword + SEPARATOR + squashed(written)
      if (seen.has(key)) continue
      seen.add(key)
      if (hit.typos === 0) exact.set(key, (exact.get(key) ?? 0) + 1)
      else if (typos.has(key) || typos.size < MOST)
        addTypo(typos, key, oneRow(written, project, item))
    }
  }
}

/** Adds what another part of the rows counted. */
export function addTypoCounts({ exact, typos }: TypoCounts, more: TypoCounts): void {
  for (const [key, rows] of more.exact) exact.set(key, (exact.get(key) ?? 0) + rows)
  for (const [key, count] of more.typos)
    if (typos.has(key) || typos.size < MOST) addTypo(typos, key, count)
}

/**
 * The spellings found, the most frequent first.
 *
 * One is a word of its own where labels say so; where there are none, if at least three different
 * titles have it and a tenth as many rows as the keyword with all its forms; and so is a rarer one
 * that is nearer to such a word than to the keyword.
 */
export function foundTypos(counts: TypoCounts): FoundTypo[] {
  const bySpelling = spellingsIn(counts)
  const words = new Map<string, string[]>()
  for (const [name, { keywordRows, count }] of bySpelling) {
    const [project = '', spelling = ''] = name.split(SEPARATOR)
    if (isWordOfItsOwn(count, keywordRows))
      words.set(project, [...(words.get(project) ?? []), spelling])
  }
  const found = [...bySpelling].map(([name, { keyword, keywordRows, count }]): FoundTypo => {
    const [project = '', spelling = ''] = name.split(SEPARATOR)
    const { written, rows, titles } = count
    const toKeyword = distance(spelling, squashed(keyword))
    const near = words.get(project) ?? []
    const isWord = near.some((word) => word === spelling || distance(spelling, word) < toKeyword)
    return { project, keyword, written, rows, keywordRows, titles, isWord }
  })
  return found.toSorted((a, b) => b.rows - a.rows || (a.written < b.written ? -1 : 1))
}

/** Whether a spelling stands in enough different titles to be told of. */
export function isNotable({ titles }: Pick<FoundTypo, 'titles'>): boolean {
  return titles.length >= NOTABLE
}

/** A spelling with the keyword of its project that most rows have. */
interface CountedSpelling {
  readonly keyword: string
  readonly keywordRows: number
  readonly count: TypoCount
}

function spellingsIn({ exact, typos }: TypoCounts): Map<string, CountedSpelling> {
  const found = new Map<string, CountedSpelling>()
  for (const [key, count] of typos) {
    const [project = '', keyword = '', spelling = ''] = key.split(SEPARATOR)
    const keywordRows = exact.get(project + SEPARATOR + keyword) ?? 0
    const name = project + SEPARATOR + spelling
    const known = found.get(name)
    if (!known || known.keywordRows < keywordRows) found.set(name, { keyword, keywordRows, count })
  }
  return found
}

function isWordOfItsOwn({ rows, own, other, titles }: TypoCount, keywordRows: number): boolean {
  if (own + other > 0) return other >= 2 && other > own
  return titles.length >= NOTABLE && rows >= WORD_SHARE * keywordRows
}

function oneRow(written: string, project: string, { gold, texts }: Item): TypoCount {
  const isOwn = gold === project
  return {
    written,
    rows: 1,
    own: isOwn ? 1 : 0,
    other: gold === undefined || isOwn ? 0 : 1,
    titles: [texts['title'] ?? Object.values(texts)[0] ?? ''],
  }
}

function addTypo(typos: Map<string, TypoCount>, key: string, more: TypoCount): void {
  const count = typos.get(key)
  if (!count) {
    typos.set(key, { ...more, titles: [...more.titles] })
    return
  }
  count.rows += more.rows
  count.own += more.own
  count.other += more.other
  for (const title of more.titles)
    if (count.titles.length < NOTABLE && !count.titles.includes(title)) count.titles.push(title)
}

const inWord = /[\p{L}\p{N}\p{M}]/u

/** A hit with all letters of the words that it begins and ends in. */
export function wordsAround(raw: string, { start, end }: Pick<Hit, 'start' | 'end'>): string {
  let from = start
  let to = end
  while (from > 0 && inWord.test(raw[from - 1] as string)) from--
  while (to < raw.length && inWord.test(raw[to] as string)) to++
  return raw.slice(from, to)
}

/** Letters and digits alone: «Ми-ми-мишки» and «МиМиМишки» are one spelling. */
function squashed(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFC')
    .replaceAll('ё', 'е')
    .replaceAll(/[^\p{L}\p{N}\p{M}]+/gu, '')
}
