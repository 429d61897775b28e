import type { Evidence } from '../../src/heads/features/features.js'
import { FEATURES, type BlockKind } from '../../src/heads/features/settings.js'
import { fitHeads } from '../../src/learn/heads/fit-heads.js'
import type { FitOptions } from '../../src/learn/heads/prepare-fit.js'
import { loadLanguageOf } from '../../src/normalise/language/language.js'
import { loadSet, type SetName } from './data.js'
import { figuresOf } from './figures.js'
import { goldOf } from './peers.js'

/** What everything is tried on; none is thinned out where it is most of the rows. */
const SETS: readonly SetName[] = ['rutube masked', 'epg masked']
const MOST_NONE = 3000

const VARIANTS: readonly (readonly [name: string, options: FitOptions])[] = [
  ['as chosen', {}],
  ['no words', weighing({ word: 0 })],
  ['no character runs', weighing({ char: 0 })],
  ['no values of columns', weighing({ value: 0 })],
  ['no crossed values', weighing({ cross: 0 })],
  ['no numbers', weighing({ number: 0 })],
  ['no shapes', weighing({ shape: 0 })],
  ['character runs over squashed text', { features: { charRuns: 'squashed' } }],
  ['character runs both ways', { features: { charRuns: 'both' } }],
  ['character runs 3–6', { features: { charFrom: 3, charTo: 6 } }],
  ['single words only', { features: { wordRun: 1 } }],
  ['word runs up to 3', { features: { wordRun: 3 } }],
  ['no pairs of words', weighing({ pair: 0 })],
  ['pairs of words in texts of up to 60', { features: { pairWords: 60 } }],
  ['features of a single row too', { fitting: { leastRows: 1 } }],
  ['2^18 columns', { features: { bits: 18 } }],
  ['cost 3', { fitting: { cost: 3, balance: 1 } }],
  ['balance 0.5', { fitting: { cost: 1, balance: 0.5 } }],
  ['balance 0', { fitting: { cost: 1, balance: 0 } }],
  ['copies with typos', { typoNoise: 0.3 }],
  ['one cut-off for all heads', { cuts: { shrinkage: 1e9 } }],
  ['cut-offs shrunk less', { cuts: { shrinkage: 10 } }],
]

/** Columns made of the text, tried where there are columns: a first one would turn outlines on and pairs off. */
const COLUMN_SETS: readonly SetName[] = ['epg masked', 'yt']
const COLUMNS: readonly (readonly [
  name: string,
  change: (rows: Evidence[]) => Promise<Evidence[]>,
])[] = [
  ['as chosen', async (rows) => Promise.resolve(rows)],
  ['and the language of the text', withLanguage],
  ['and the scripts of the text', withScripts],
]

/** Prints the table of `benchmarks/heads/ablation.md`: what each choice is worth. */
export async function runAblation(): Promise<void> {
  await table(
    SETS,
    VARIANTS.map(([name, options]) => [name, (rows) => macroF1(rows, options)]),
  )
  await table(
    COLUMN_SETS,
    COLUMNS.map(([name, change]) => [name, async (rows) => macroF1(await change(rows), {})]),
  )
}

type Line = readonly [name: string, worth: (rows: Evidence[]) => Promise<number>]

async function table(names: readonly SetName[], lines: readonly Line[]): Promise<void> {
  const sets = names.flatMap((name) => {
    const set = loadSet(name)
    return set ? [{ name, rows: thinned(set.train) }] : []
  })
  if (sets.length === 0) {
    console.log('ablation: skipped, the data is not on this machine')
    return
  }
  console.log(`| variant | ${sets.map(({ name }) => name).join(' | ')} |`)
  console.log(`| --- |${' ---: |'.repeat(sets.length)}`)
  for (const [name, worth] of lines) {
    const cells: string[] = []
    for (const { rows } of sets) cells.push((await worth(rows)).toFixed(4))
    console.log(`| ${name} | ${cells.join(' | ')} |`)
  }
}

function weighing(weights: Partial<Record<BlockKind, number>>): FitOptions {
  return { features: { weights: { ...FEATURES.weights, ...weights } } }
}

async function withLanguage(rows: readonly Evidence[]): Promise<Evidence[]> {
  const languageOf = await loadLanguageOf()
  return rows.map((row) => withColumn(row, languageOf(textOf(row)).language))
}

const SCRIPTS = ['Latin', 'Cyrillic', 'Arabic', 'Hangul', 'Han', 'Hiragana', 'Devanagari', 'Thai']
const PATTERNS = SCRIPTS.map((name) => new RegExp(String.raw`\p{Script=${name}}`, 'u'))

async function withScripts(rows: readonly Evidence[]): Promise<Evidence[]> {
  return rows.map((row) => {
    const text = textOf(row)
    return withColumn(row, SCRIPTS.filter((_, at) => PATTERNS[at]?.test(text)).join(' '))
  })
}

function textOf({ item }: Evidence): string {
  return Object.values(item.item.texts).join(' ')
}

function withColumn({ item, claims }: Evidence, value: string): Evidence {
  const categories = { ...item.item.categories, 'of the text': value }
  return { item: { ...item, item: { ...item.item, categories } }, claims }
}

function thinned(rows: readonly Evidence[]): Evidence[] {
  let none = 0
  return rows.filter((row) => goldOf(row) !== 'none' || none++ < MOST_NONE)
}

async function macroF1(rows: readonly Evidence[], options: FitOptions): Promise<number> {
  const { projects, answered } = await fitHeads(rows, options)
  const given = [...answered].map((label) => projects[label] ?? 'none')
  return figuresOf({ gold: rows.map(goldOf), given }).macroF1
}
