/** The language of short texts: right answers by language and length, beside plain franc. */
import { languageOfTexts } from '../src/normalise/language/item-language.js'
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { francAll } from 'franc'
import {
  FRANC_NAMES,
  type Language,
  LANGUAGES,
  loadLanguageOf,
  type LanguageOf,
} from '../src/normalise/language/language.js'

const data =
  process.env['KASKAD_DATA'] ?? fileURLToPath(new URL('../../../shared/data', import.meta.url))

const only = Object.values(FRANC_NAMES)

/** A guess in franc's names; `und` where there is none. */
type Guess = (text: string) => string

/** The lines that the cues were not fitted to. */
function unseenLines(language: Language, file: string): readonly string[] {
  const lines = readFileSync(`${data}/langid/${language}/${file}.txt`, 'utf8').trim().split('\n')
  return lines.filter((_, i) => i % 2 === 1)
}

/** Lines put together by fours, for texts as long as titles. */
function joined(lines: readonly string[]): readonly string[] {
  return lines.filter((_, i) => i % 4 === 0).map((_, i) => lines.slice(4 * i, 4 * i + 4).join(' '))
}

/** `right`, and of the rest how much was said to be unknown. */
function shares(texts: readonly string[], name: string, guess: Guess): string {
  const guesses = texts.map((text) => guess(text))
  const right = guesses.filter((found) => found === name).length / texts.length
  const unknown = guesses.filter((found) => found === 'und').length / texts.length
  return `${right.toFixed(3)} (${unknown.toFixed(2)})`.padStart(13)
}

/** Prints the share of right answers, and in brackets of `und`, per language, length and guesser. */
export async function run(): Promise<void> {
  if (!existsSync(`${data}/langid`)) {
    console.log('language: skipped, no langid data (KASKAD_DATA)')
    return
  }
  const languageOf = await loadLanguageOf()
  const guessers: readonly (readonly [string, Guess])[] = [
    ['kaskad', (text) => nameOf(languageOf(text).language)],
    ['franc', (text) => francAll(text, { minLength: 1 })[0]?.[0] ?? 'und'],
    ['franc, only', (text) => francAll(text, { only, minLength: 1 })[0]?.[0] ?? 'und'],
  ]
  const head = guessers.map(([name]) => name.padStart(13)).join('')
  const sets = [
    ['single words', (language: Language) => unseenLines(language, 'single-words')],
    ['word pairs', (language: Language) => unseenLines(language, 'word-pairs')],
    ['eight words', (language: Language) => joined(unseenLines(language, 'word-pairs'))],
  ] as const
  for (const [title, textsOf] of sets) {
    console.log(`language, ${title}: right (unknown)\n      ${head}`)
    for (const language of LANGUAGES) {
      const texts = textsOf(language)
      const cells = guessers.map(([, guess]) => shares(texts, FRANC_NAMES[language], guess))
      console.log(`  ${language}  ${cells.join('')}`)
    }
  }
  printRows(languageOf)
}

/** How many word pairs make a row's text. */
const PAIRS = [2, 4, 8, 16]

/** Texts of a language and length at most. */
const MOST_TEXTS = 150

/** Prints what a row's language is told as, by words: right, and of what is told how much is right. */
function printRows(languageOf: LanguageOf): void {
  console.log('the language of rows, by words: right · untold · right of what is told')
  for (const pairs of PAIRS) {
    const counts = { right: 0, untold: 0, all: 0 }
    for (const language of LANGUAGES) {
      const lines = unseenLines(language, 'word-pairs')
      const texts = Math.min(MOST_TEXTS, Math.floor(lines.length / pairs))
      for (let i = 0; i < texts; i++) {
        const title = lines.slice(i * pairs, (i + 1) * pairs).join(' ')
        const told = languageOfTexts({ title }, languageOf)
        counts.all++
        if (told === language) counts.right++
        if (told === undefined) counts.untold++
      }
    }
    const { right, untold, all } = counts
    const shown = [right / all, untold / all, right / (all - untold)].map((rate) => rate.toFixed(3))
    console.log(`  ${String(2 * pairs).padStart(2)} words  ${shown.join('  ')}`)
  }
}

function nameOf(language: Language | 'und'): string {
  return language === 'und' ? 'und' : FRANC_NAMES[language]
}
