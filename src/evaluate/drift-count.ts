import { randomFrom } from '../numbers/random.js'
import { reservoirOf } from '../numbers/reservoir.js'
import type { DecisionKind } from '../types/decision.js'
import type { StageName } from '../types/verdict.js'
import { countRowTexts, titlePhrases, titleWords, type CountPair } from './word-counts.js'

/** A decision as drift looks at it. */
export interface DriftRow {
  readonly project: string
  readonly kind: DecisionKind
  readonly stage: StageName | undefined
  readonly probability: number | undefined
  readonly title: string
  /** `''` where it is not known. */
  readonly channel: string
  /** By a column; undefined where it is to be guessed from the title. */
  readonly language: string | undefined
  /** Columns that are blank. */
  readonly missing: readonly string[]
}

/** What is compared part by part. */
export type DriftPartName =
  'projects' | 'decisions' | 'stages' | 'chances' | 'languages' | 'channels' | 'missing'

/** What the rows of a reference and of new decisions were counted to. */
export interface DriftCounts {
  readonly rows: CountPair
  /** Rows by value, of the reference and new; values of `missing` are columns. */
  readonly parts: Readonly<Record<DriftPartName, ReadonlyMap<string, CountPair>>>
  /** Words of all titles. */
  readonly words: ReadonlyMap<string, CountPair>
  /** One to three words together in titles of rows without a project. */
  readonly names: ReadonlyMap<string, CountPair>
  /** A new title of each name that stands in three of them or more. */
  readonly examples: ReadonlyMap<string, string>
  /** How many rows a count of words or names may be short of. */
  readonly missed: number
}

/** The first is the reference, the second what is new. */
export type DriftSide = 0 | 1

/** Counts rows of both sides as they pass, in bounded memory. */
export interface DriftCounter {
  readonly add: (row: DriftRow, side: DriftSide) => void
  readonly finish: () => DriftCounts
}

/** How rows are counted. */
export interface DriftCounting {
  readonly none: string
  readonly seed: number
  readonly languageOf: (title: string) => string
}

/** Titles of each side that languages are guessed from. */
const GUESSED = 20_000
/** Different words, names and channels that are counted at a time. */
const MOST_TEXTS = 200_000
/** The chances of a decision are compared in so many equal parts of [0, 1]. */
const CHANCE_BINS = 20

type OpenParts = Record<DriftPartName, Map<string, [number, number]>>

/** Starts counting. */
export function countDrift({ none, seed, languageOf }: DriftCounting): DriftCounter {
  const rows: [number, number] = [0, 0]
  const parts = emptyParts()
  const texts = {
    words: countRowTexts(MOST_TEXTS),
    names: countRowTexts(MOST_TEXTS),
    channels: countRowTexts(MOST_TEXTS),
  }
  const examples = new Map<string, string>()
  const freshNames = new Map<string, number>()
  const draw = randomFrom(seed)
  const samples = [0, 1].map(() => reservoirOf<{ readonly title: string }>(GUESSED, draw))
  const add = (row: DriftRow, side: DriftSide): void => {
    rows[side]++
    for (const [part, value] of valuesOf(row)) count(parts[part], value, side)
    for (const column of row.missing) count(parts.missing, column, side)
    if (row.language !== undefined) count(parts.languages, row.language, side)
    else if (row.title !== '') samples[side]?.({ title: row.title })
    if (row.channel !== '') texts.channels.add(row.channel, side)
    for (const word of titleWords(row.title)) texts.words.add(word, side)
    if (row.project === none)
      for (const name of titlePhrases(row.title))
        if (texts.names.add(name, side) && side === 1)
          keepExample({ examples, freshNames }, name, row.title)
    for (const each of Object.values(texts)) each.nextRow()
  }
  const finish = (): DriftCounts => {
    for (const side of [0, 1] as const)
      for (const { title } of samples[side]?.() ?? [])
        count(parts.languages, languageOf(title), side)
    const missed = Math.max(...Object.values(texts).map((each) => each.missed()))
    const [words, names] = [texts.words.counts(), texts.names.counts()]
    return {
      rows,
      parts: { ...parts, channels: texts.channels.counts() },
      words,
      names,
      examples,
      missed,
    }
  }
  return { add, finish }
}

function emptyParts(): OpenParts {
  return {
    projects: new Map(),
    decisions: new Map(),
    stages: new Map(),
    chances: new Map(),
    languages: new Map(),
    channels: new Map(),
    missing: new Map(),
  }
}

function count(counts: Map<string, [number, number]>, value: string, side: DriftSide): void {
  const own = counts.get(value)
  if (own) own[side]++
  else counts.set(value, side === 0 ? [1, 0] : [0, 1])
}

function valuesOf(row: DriftRow): readonly (readonly [DriftPartName, string])[] {
  const { project, kind, stage = '', probability } = row
  return [
    ['projects', project],
    ['decisions', kind],
    ['stages', stage],
    ['chances', probability === undefined ? '' : chanceBin(probability)],
  ]
}

function chanceBin(chance: number): string {
  const bin = Math.min(CHANCE_BINS - 1, Math.floor(chance * CHANCE_BINS + 1e-9))
  return `${(bin / CHANCE_BINS).toFixed(2)}–${((bin + 1) / CHANCE_BINS).toFixed(2)}`
}

interface NameExamples {
  readonly examples: Map<string, string>
  readonly freshNames: Map<string, number>
}

/** Keeps the third title of a name, so that memory is not that of all titles. */
function keepExample({ examples, freshNames }: NameExamples, name: string, title: string): void {
  const nth = (freshNames.get(name) ?? 0) + 1
  if (freshNames.size > MOST_TEXTS) freshNames.clear()
  if (nth === 3 && examples.size < MOST_TEXTS) examples.set(name, title.slice(0, 200))
  freshNames.set(name, nth)
}
