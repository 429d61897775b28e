/**
 * Makes the tables of endings in `src/normalise/words/endings/` from the nouns
 * and adjectives of hunspell's dictionaries; run by hand where they are installed:
 *
 *     node dist/benchmarks/forms/learn-table.js [language …]
 */
import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { changeBetween, isOther, plain, wordsOf, type Words } from './dictionaries.js'
import { heldOut } from './held-out.js'

/** Files of endings, and the languages in each. */
const FILES: Readonly<Record<string, readonly string[]>> = {
  east: ['ru', 'uk', 'be', 'bg'],
  polish: ['pl'],
  czech: ['cs'],
  germanic: ['de', 'en', 'nl'],
  norwegian: ['no'],
  swedish: ['sv'],
  romance: ['es', 'fr', 'it', 'pt'],
  turkish: ['tr'],
}

/** Adjectives not learned: soft Ukrainian ones are too few, Russian ones have paradigms, German ones are named inflected. */
const BY_HAND: Readonly<Record<string, string>> = {
  ru: '',
  uk: `
    а 1у 1им 1ою 1ого 1ому 1ої 1ій 1ім 1і 1ими 1их 1е 1ий; е 1им 1ого 1ому 1ім 1і 1а 1у 1ими 1их
    1ою 1ої 1ій 1ий; й 1м 2ім 2ого 2ому 1ми 1х 2а 2у 2ій 2ою 2ої 2і 2е; і 0м 0й 1им 1а 1у 1ими
    1их 1ого 1ому 1ою 1ої 1е 1ий; ї 1ю 1го 1му 2а 2им 2у 2ій 2ім 2ими 2их 2і 2е 2ий; ій 2ього
    2ьому 2ім 2я 2ьої 2ю 2ьою 2є 2і 2іх 2іми`,
  pl: `
    y 1a 1e 1ego 1emu 1ej 1ą 1ych 1ym 1ymi 1i; ki 1a 0e 0ego 0emu 0ej 1ą 0ch 0m 0mi 2cy; gi 1a 0e
    0ego 0emu 0ej 1ą 0ch 0m 0mi 2dzy; i 0a 0e 0ego 0emu 0ej 0ą 0ch 0m 0mi; a 1y 1e 1ego 1emu 1ej
    1ą 1ych 1ym 1ymi; ka 1i 1ie 1iego 1iemu 1iej 1ą 1ich 1im 1imi; ga 1i 1ie 1iego 1iemu 1iej 1ą
    1ich 1im 1imi; ia 1 1e 1ego 1emu 1ej 1ą 1ch 1m 1mi; e 1y 1a 1ego 1ych 1ym 1ymi; ie 1 1a 1ego
    1ch 1m 1mi`,
  bg: `
    в 0а 0ата 0ия 0ият 0о 0ото 0и 0ите; к 0а 0ата 0ия 0ият 0о 0ото 0и 0ите; л 0а 0ата 0ия 0ият 0о
    0ото 0и 0ите; т 0а 0ата 0ия 0ият 0о 0ото 0и 0ите; н 2на 2ната 2ния 2ният 2но 2ното 2ни 2ните
    0а 0ата 0ия 0ият 0о 0ото 0и 0ите; и 0я 0ят 1а 1ата 1о 1ото 0те; а 0та 1о 1ото 1и 1ите 1ия
    1ият; о 0то 1а 1ата 1и 1ите 1ия 1ият`,
  de: 'e 0n 0m 0r 0s; er 1 1n 1m 1s; es 1 1n 1m 1r',
}

/** How finely a language's endings are told apart, and how much another word weighs against a form. */
interface Fineness {
  readonly longest: number
  /** Forms that a row of its own must gain, in 8,000 nouns. */
  readonly gain: number
  readonly wrong: number
}

const USUAL: Fineness = { longest: 4, gain: 12, wrong: 1 }
/** Czech surnames are inflected unlike other nouns with their endings. */
const FINER: Readonly<Record<string, Fineness>> = { cs: { longest: 5, gain: 4, wrong: 1.5 } }

/** The languages by their English names. */
const NAMES = new Intl.DisplayNames('en', { type: 'language' })

/** A change is kept that so many of the words with an ending have. */
const SHARE = 0.05

interface Row {
  words: number
  readonly changes: Map<string, number>
  /** By change, how often it makes another word of the dictionary. */
  readonly wrong: Map<string, number>
}

/** Whether a change makes another word of a lemma that does not have the change. */
type MakesOther = (lemma: string, change: string) => boolean

type Forms = readonly (readonly [lemma: string, forms: readonly string[]])[]

/** A row for each ending that does better than the row of a shorter one. */
function learn(words: Forms, how: Fineness, makesOther: MakesOther = () => false): string {
  const { gain, wrong } = how
  const table = new Map<string, readonly string[]>()
  const endings = [...rowsOf(words, how.longest, makesOther)].filter(
    ([, row]) => row.words * 3 >= gain,
  )
  for (const [ending, row] of endings.toSorted(
    ([a], [b]) => a.length - b.length || (a < b ? -1 : 1),
  )) {
    const own = [...row.changes]
      .filter(
        ([change, count]) =>
          count >= SHARE * row.words && count > wrong * (row.wrong.get(change) ?? 0),
      )
      .toSorted((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
      .map(([change]) => change)
    if (ending.length === 1 || gainOf(own, shorterRow(ending, table), row) >= gain)
      table.set(ending, own)
  }
  return [...table].map(([ending, changes]) => [ending, ...changes].join(' ')).join('; ')
}

/** How often words with an ending change in which way, rightly and wrongly. */
function rowsOf(words: Forms, longest: number, makesOther: MakesOther): ReadonlyMap<string, Row> {
  const seen = new Map<string, Row>()
  const all = words.map(([lemma, forms]) => {
    const changes = new Set(forms.map((form) => changeBetween(lemma, form)))
    return { lemma, changes, endings: endingsOf(lemma, longest) }
  })
  for (const { changes, endings } of all)
    for (const ending of endings) {
      const row = seen.get(ending) ?? { words: 0, changes: new Map(), wrong: new Map() }
      seen.set(ending, row)
      row.words++
      for (const change of changes) row.changes.set(change, (row.changes.get(change) ?? 0) + 1)
    }
  for (const { lemma, changes, endings } of all) {
    const known = new Map<string, boolean>()
    for (const ending of endings) {
      const row = seen.get(ending)
      for (const [change, count] of row?.changes ?? []) {
        if (changes.has(change) || count < SHARE * (row?.words ?? 0)) continue
        const other = known.get(change) ?? makesOther(lemma, change)
        known.set(change, other)
        if (other) row?.wrong.set(change, (row.wrong.get(change) ?? 0) + 1)
      }
    }
  }
  return seen
}

function endingsOf(lemma: string, longest: number): readonly string[] {
  const count = Math.min(longest, lemma.length - 1)
  return Array.from({ length: count }, (_, i) => lemma.slice(-1 - i))
}

function shorterRow(
  ending: string,
  table: ReadonlyMap<string, readonly string[]>,
): readonly string[] {
  for (let from = 1; from < ending.length; from++) {
    const row = table.get(ending.slice(from))
    if (row) return row
  }
  return []
}

/** Forms found that the shorter ending's row misses, and half of what it makes wrongly; other words whole. */
function gainOf(own: readonly string[], shorter: readonly string[], row: Row): number {
  const more = own.filter((change) => !shorter.includes(change))
  const less = shorter.filter((change) => !own.includes(change))
  const right = (change: string): number => row.changes.get(change) ?? 0
  const wrong = (change: string): number => row.wrong.get(change) ?? 0
  return (
    more.reduce((sum, change) => sum + right(change) - wrong(change), 0) +
    less.reduce((sum, change) => sum + (row.words - right(change)) / 2 + wrong(change), 0)
  )
}

/** A template of lines below 100 columns. */
function literal(text: string): string {
  if (text === '') return "''"
  const lines: string[] = ['   ']
  for (const word of text.split(' ')) {
    if ((lines.at(-1)?.length ?? 0) + word.length > 97) lines.push('   ')
    lines.push(`${lines.pop()} ${word}`)
  }
  return `\`\n${lines.join('\n')}\``
}

function tableOf(language: string): string {
  const words = wordsOf(language)
  const { nouns, adjectives } = words
  const held = heldOut(nouns)
  const training = [...nouns].filter(([lemma]) => !held.has(lemma))
  const scale = Math.max(1, training.length / 8000)
  const how = FINER[language] ?? USUAL
  const learned = learn(training, { ...how, gain: how.gain * scale }, makesOtherIn(words))
  const inflected =
    BY_HAND[language]?.trim().replaceAll(/\s+/gu, ' ') ??
    learn([...adjectives], { ...USUAL, gain: adjectives.size / 40 })
  return `/** ${NAMES.of(language) ?? language}. */
export const ${language.toUpperCase()}: Endings = {
  nouns: ${literal(learned)},
  adjectives: ${literal(inflected)},
}
`
}

function makesOtherIn(words: Words): MakesOther {
  return (lemma, change) => {
    const stem = lemma.length - Number(change[0])
    return stem > 0 && isOther(plain(lemma.slice(0, stem) + change.slice(1)), lemma, words)
  }
}

const wanted = process.argv.slice(2)
for (const [file, languages] of Object.entries(FILES)) {
  if (wanted.length > 0 && !wanted.includes(file)) continue
  const head = `import type { Endings } from './endings.js'\n\n`
  const text = languages.map((language) => tableOf(language)).join('\n')
  const url = new URL(`../../../src/normalise/words/endings/${file}.ts`, import.meta.url)
  writeFileSync(fileURLToPath(url), head + text)
  console.log(`${file}: ${text.length} characters`)
}
