/** Recall and precision on planted keywords, per kind of damage and per language. */
import { readFileSync } from 'node:fs'
import type { NormalText } from '../../src/normalise/fold/normal-text.js'
import { createHitBuffer } from '../../src/matcher/hit-buffer.js'
import { compileMatcher, matchText } from '../../src/matcher/matcher.js'
import type { Pattern } from '../../src/matcher/pattern.js'
import { keepNearest } from '../../src/matcher/nearest.js'
import { parseOrdinary, type Ordinary } from '../../src/rules/matching/ordinary.js'
import { everydayWords } from '../../src/rules/matching/everyday.js'
import { isLikelyTypo, type KnownWords } from '../../src/rules/matching/typo-policy.js'
import {
  foldAll,
  folder,
  learnOrdinary,
  patternsOf,
  written,
  type Corpus,
  type Document,
} from './corpus.js'

const FIELDS = ['title', 'desc'] as const

/** A text with what was planted in it. */
interface Sample {
  readonly text: NormalText
  readonly planted: Document['planted']
}

/** What was found. */
interface Count {
  planted: number
  found: number
  /** Keywords found with typos only: planted or not. */
  right: number
  wrong: number
  /** Keywords found whole. */
  whole: number
}

/** The keywords found in a text, with their distance. */
type Find = (text: NormalText, known: KnownWords) => ReadonlyMap<string, number>

interface Engine {
  readonly find: Find
  /** Keyword → its folded spelling: keywords that fold alike are one. */
  readonly names: readonly string[]
  readonly languages: readonly string[]
}

/** Prints recall and precision at `size` keywords: by halves, then in detail. */
export function printRecall(corpus: Corpus, size: number): void {
  const engine = createEngine(corpus, size)
  const [first, second] = [0, 1].map((half) => samplesOf(corpus, half, size)) as [
    Sample[],
    Sample[],
  ]
  const everyday = everydayWords()
  const nothing: Ordinary = new Set()
  const fromFirst = learnOrdinary(
    first.map(({ text }) => text),
    2,
  )

  console.log(`\n${size} keywords: recall, precision of hits with typos, of all hits`)
  for (const [name, samples, known] of [
    ['documents tuned on, shipped lists', first, { ordinary: shippedList(), everyday }],
    ['documents held out, shipped lists', second, { ordinary: shippedList(), everyday }],
    ['documents held out, everyday words alone', second, { ordinary: nothing, everyday }],
    ['documents held out, ordinary.txt alone', second, { ordinary: shippedList() }],
    [
      'documents held out, words learnt from the others too',
      second,
      { ordinary: fromFirst, everyday },
    ],
    ['documents held out, no list', second, { ordinary: nothing }],
  ] as const)
    printRow(name, count(samples, known, engine).get('all'))
  console.log('\nall documents, by damage and by language, shipped lists')
  const details = count([...first, ...second], { ordinary: shippedList(), everyday }, engine)
  for (const name of [...details.keys()].toSorted()) printRow(name, details.get(name))
}

function shippedList(): Ordinary {
  const file = new URL('../../../rules/ordinary.txt', import.meta.url)
  return parseOrdinary(readFileSync(file, 'utf8'), folder)
}

function createEngine(corpus: Corpus, size: number): Engine {
  const { patterns, keywords } = patternsOf(corpus, size)
  const matcher = compileMatcher(patterns)
  const hits = createHitBuffer()
  const names: string[] = []
  for (const [id, keyword] of keywords.entries())
    names[keyword] ??= written(patterns[id]?.units ?? new Uint16Array())

  const find: Find = (text, known) => {
    const found = new Map<string, number>()
    matchText(matcher, text, hits)
    keepNearest(hits)
    for (let i = 0; i < hits.count; i++) {
      const id = hits.ids[i] ?? 0
      const distance = hits.distances[i] ?? 0
      const { units, breaks } = patterns[id] as Pattern
      const hit = { units, breaks, text, start: hits.starts[i] ?? 0, end: hits.ends[i] ?? 0 }
      if (distance > 0 && !isLikelyTypo(hit, known)) continue
      const name = names[keywords[id] ?? 0] ?? ''
      found.set(name, Math.min(found.get(name) ?? distance, distance))
    }
    return found
  }
  return { find, names, languages: corpus.keywords.map(({ lang }) => lang) }
}

/** Every other document's title and description. */
function samplesOf({ documents }: Corpus, half: number, size: number): Sample[] {
  const own = documents.filter((_, i) => i % 2 === half)
  return FIELDS.flatMap((field) => {
    const texts = foldAll(own.map((document) => document[field]))
    return own.map(({ planted }, i) => ({
      text: texts[i] as NormalText,
      planted: planted.filter((one) => one.field === field && one.keyword < size),
    }))
  })
}

function count(samples: readonly Sample[], known: KnownWords, engine: Engine): Map<string, Count> {
  const { find, names, languages } = engine
  const counts = new Map<string, Count>()
  const rowsOf = (...keys: readonly string[]): Count[] =>
    keys.map((key) => {
      const row = counts.get(key) ?? { planted: 0, found: 0, right: 0, wrong: 0, whole: 0 }
      counts.set(key, row)
      return row
    })
  for (const { text, planted } of samples) {
    const found = find(text, known)
    const wanted = planted.map(({ keyword }) => names[keyword] ?? '')
    for (const { keyword, damage } of planted) {
      const distance = found.get(names[keyword] ?? '')
      for (const row of rowsOf('all', `damage ${damage}`, `language ${languages[keyword]}`)) {
        row.planted++
        if (distance !== undefined) row.found++
      }
    }
    for (const [name, distance] of found) {
      const language = `language ${languages[names.indexOf(name)]}`
      const right = wanted.some((word) => word.includes(name))
      for (const row of rowsOf('all', language))
        row[distance === 0 ? 'whole' : right ? 'right' : 'wrong']++
    }
  }
  return counts
}

function printRow(name: string, row: Count | undefined): void {
  if (!row) return
  const { planted, found, right, wrong, whole } = row
  const rates = [
    found / planted,
    ...(right + wrong + whole > 0
      ? [right / (right + wrong), (right + whole) / (right + wrong + whole)]
      : []),
  ]
  console.log(
    `  ${name.padEnd(50)} ${String(planted).padStart(5)}  ${rates.map((rate) => rate.toFixed(3)).join('  ')}`,
  )
}
