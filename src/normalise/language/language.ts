import { CUES } from './language-cues.js'

/** The languages that are detected, ISO 639-1. */
export const LANGUAGES = [
  ...(['ru', 'uk', 'be', 'bg'] as const),
  ...(['en', 'de', 'es', 'fr', 'it', 'pl', 'pt', 'tr'] as const),
  ...(['ar', 'hi', 'ja', 'ko', 'zh'] as const),
] as const

/** A language that is detected. */
export type Language = (typeof LANGUAGES)[number]

/** What is known of a text's language. */
export interface LanguageGuess {
  /** `und` where there are no letters, or no language is clearly ahead. */
  readonly language: Language | 'und'
  /** The share of the best language among the candidates, in [0, 1]; not a calibrated chance. */
  readonly share: number
}

/** Which languages to choose from; all where absent. */
export interface LanguageOptions {
  readonly only?: readonly Language[]
}

/** Guesses the language of a text. */
export type LanguageOf = (text: string, options?: LanguageOptions) => LanguageGuess

/** Scripts, and the languages that each may mean. */
const scripts: readonly (readonly [letters: RegExp, languages: readonly Language[]])[] = [
  [/[\p{Script=Hiragana}\p{Script=Katakana}]/gu, ['ja']],
  [/\p{Script=Hangul}/gu, ['ko']],
  [/\p{Script=Han}/gu, ['zh', 'ja']],
  [/\p{Script=Arabic}/gu, ['ar']],
  [/\p{Script=Devanagari}/gu, ['hi']],
  [/\p{Script=Cyrillic}/gu, ['ru', 'uk', 'be', 'bg']],
  [/\p{Script=Latin}/gu, ['en', 'de', 'es', 'fr', 'it', 'pl', 'pt', 'tr']],
]

/** franc's names of them, ISO 639-3. */
export const FRANC_NAMES: Readonly<Record<Language, string>> = {
  ru: 'rus',
  uk: 'ukr',
  be: 'bel',
  bg: 'bul',
  en: 'eng',
  de: 'deu',
  es: 'spa',
  fr: 'fra',
  it: 'ita',
  pl: 'pol',
  pt: 'por',
  tr: 'tur',
  ar: 'arb',
  hi: 'hin',
  ja: 'jpn',
  ko: 'kor',
  zh: 'cmn',
}

/**
 * What speaks for a language before a word is read: among Cyrillic words that
 * could be of several languages most are Russian, and what Spanish shares with
 * Portuguese is mostly Spanish. In nats; one telling letter
 * (ъ, і, ў) outweighs it.
 */
const priors: Readonly<Partial<Record<Language, number>>> = { ru: 1.4, es: 0.3 }

/** franc's ranking per word, in nats: next to nothing for a title, where franc takes Russian for Bulgarian. */
const francPerWord = 0.4

/** Below this share the best language is not clearly ahead. */
const fewestShare = 0.3

/** Words beyond these change nothing. */
const mostWords = 200

type Franc = (typeof import('franc'))['francAll']

/** Loads franc and returns the guesser: script first, then cues of spelling, priors and franc. */
export async function loadLanguageOf(): Promise<LanguageOf> {
  const { francAll } = await import('franc')
  return (text, { only = LANGUAGES } = {}) => guess(text, only, francAll)
}

function guess(text: string, only: readonly Language[], franc: Franc): LanguageGuess {
  const script = scriptCandidates(text)
  if (!script) return { language: 'und', share: 0 }
  const candidates = script.languages.filter((language) => only.includes(language))
  const [first] = candidates
  if (first === undefined) return { language: 'und', share: 0 }
  if (candidates.length === 1 || !CUES.has(first)) return { language: first, share: 1 }

  const words = wordsOf(text, script.letters)
  // Cues of one text speak for each other, so twice the words are not twice the evidence.
  const damping = Math.max(1, Math.sqrt(words.length / 2))
  const scores = candidates.map(
    (language) => (priors[language] ?? 0) + cueScore(words, language) / damping,
  )
  addFranc(scores, { candidates, words, franc })
  return strongest(candidates, scores)
}

/** The languages of the script that most letters are in; Han with kana is Japanese. */
function scriptCandidates(
  text: string,
): { letters: RegExp; languages: readonly Language[] } | undefined {
  const counts = scripts.map(([letters]) => text.match(letters)?.length ?? 0)
  const [kana = 0, , han = 0] = counts
  if (kana > 0) counts[0] = kana + han
  const most = Math.max(...counts)
  const found = scripts[counts.indexOf(most)]
  return most > 0 && found ? { letters: found[0], languages: found[1] } : undefined
}

/** The words of one script, with their ends marked: `^кот$`. */
function wordsOf(text: string, letters: RegExp): readonly string[] {
  const words = text.toLowerCase().match(/[\p{L}\p{M}]+/gu) ?? []
  return words
    .filter((word) => word.search(letters) >= 0)
    .slice(0, mostWords)
    .map((word) => `^${word}$`)
}

/** The cues of a language found in the words, added up; in nats. */
function cueScore(words: readonly string[], language: Language): number {
  const cues = CUES.get(language)
  if (!cues) return 0
  let score = 0
  for (const word of words)
    for (let from = 0; from < word.length; from++)
      for (let to = from + 1; to <= Math.min(from + 4, word.length); to++)
        score += cues.get(word.slice(from, to)) ?? 0
  return score
}

function addFranc(
  scores: number[],
  {
    candidates,
    words,
    franc,
  }: { candidates: readonly Language[]; words: readonly string[]; franc: Franc },
): void {
  const names = candidates.map((language) => FRANC_NAMES[language])
  const text = words.join(' ').replace(/[$^]/g, '')
  for (const [name, share] of franc(text, { only: names, minLength: 1 })) {
    const i = names.indexOf(name)
    if (i >= 0) scores[i] = (scores[i] ?? 0) + francPerWord * words.length * share
  }
}

function strongest(candidates: readonly Language[], scores: readonly number[]): LanguageGuess {
  const best = Math.max(...scores)
  const share = 1 / scores.reduce((sum, score) => sum + Math.exp(score - best), 0)
  const language = candidates[scores.indexOf(best)]
  return share < fewestShare || language === undefined
    ? { language: 'und', share }
    : { language, share }
}
