import type { CorpusIndex } from '../candidates/corpus-index.js'
import { nearShortName, nearWords } from '../candidates/near-words.js'
import type { Option } from '../candidates/options.js'
import { spellingOf, type Spelling } from '../candidates/surface.js'
import { rowsOf, tokensStarting } from '../candidates/term-index.js'
import { MOST_EXCEPTED } from './check.js'
import type { InducedKeyword } from './induced-rule.js'

/** What a condition is spelt with. */
export interface SpellingOptions {
  readonly corpusIndex: CorpusIndex
  readonly spelling: Spelling
}

/** What a keyword is written with. */
export interface KeywordOptions extends SpellingOptions {
  readonly project: number
}

/** Shorter words are matched only as whole words. */
const SHORT = 5

/** The option as a keyword, with the widest match mode that adds no wrong rows. */
export function keywordOf(
  option: Option,
  { corpusIndex, spelling, project }: KeywordOptions,
): InducedKeyword {
  const { key, open, words, between } = option.candidate
  const text = between === undefined ? spellingOf(option, spelling) : spellEach(option, spelling)
  const stem = open ? key.slice(0, -1) : key
  const plain = { text, match: 'anywhere', typos: 'auto', except: [], variants: true } as const
  if (between !== undefined) return { ...plain, between }
  if (words.length > 1) return plain
  const harm = wrongMatchesOf(option, corpusIndex, stem)
  const match =
    stem.length < SHORT && !open
      ? 'word'
      : harm.inside === 0
        ? 'anywhere'
        : harm.behind === 0 || open
          ? 'start'
          : 'word'
  const sought = { folder: spelling.folder, corpusIndex, project }
  const fields = [...spelling.fields.keys()]
  const spelled = (near: readonly string[]): string[] =>
    near.map((word) => spellWord(word, fields, { corpusIndex, spelling }))
  const short = open ? undefined : nearShortName(stem, sought)
  if (short && (short.length === 0 || option.named))
    return { ...plain, match: 'word', typos: 1, except: spelled(short) }
  const near = nearWords(stem, sought)
  if (near.length > MOST_EXCEPTED) return { ...plain, match, typos: 'off' }
  return { ...plain, match, except: spelled(near) }
}

/** The words of a keyword that others stand between, each as most rows spell it. */
function spellEach({ candidate, fields, rows }: Option, spelling: Spelling): string {
  const single = candidate.words.map((word) => ({ key: word, words: [word], open: false }))
  return single.map((word) => spellingOf({ candidate: word, fields, rows }, spelling)).join(' ')
}

/** Names of these lengths are found with an ending behind them, but not with a typo as well. */
const ENDED = { from: 6, to: 7 } as const
/** Letters of an ending at most, and places in rows of the project at least. */
const LONGEST_ENDING = 2
const LEAST_PLACES = 3

/** A name in Latin letters with an ending as only the project's rows write it (Gumballs), so that its slips are forgiven too. */
export function formsOfKeyword(
  keyword: InducedKeyword,
  { candidate: { words } }: Option,
  options: KeywordOptions,
): InducedKeyword[] {
  const [stem = ''] = words
  const isFitting = stem.length >= ENDED.from && stem.length <= ENDED.to && words.length === 1
  const { corpusIndex, spelling } = options
  const { terms } = corpusIndex
  const isWord = terms.numberOf.has(stem) && /^\p{Script=Latin}+$/u.test(keyword.text)
  if (!isWord || !isFitting || keyword.match === 'word' || keyword.typos === 'off') return []
  const fields = [...spelling.fields.keys()]
  return tokensStarting(terms, stem).flatMap((token): InducedKeyword[] => {
    const word = terms.corpus.vocabulary[token] as string
    const ending = word.length - stem.length
    if (ending === 0 || ending > LONGEST_ENDING || !/^\p{L}+$/u.test(word)) return []
    if (ownPlaces(token, options) < LEAST_PLACES) return []
    const near = nearWords(word, { ...options, folder: spelling.folder })
    const except = near
      .filter((other) => other !== stem)
      .map((other) => spellWord(other, fields, { corpusIndex, spelling }))
    const rows = fields.flatMap((at) => {
      const field = terms.fields[at]
      return field ? [...rowsOf(terms, field, { tokens: [token], start: '' })] : []
    })
    const written = { key: word, words: [word], open: false }
    const found = { candidate: written, fields, rows: Int32Array.from(rows) }
    return [{ ...keyword, text: spellingOf(found, spelling), except }]
  })
}

/** Places in rows of the project where the token stands; 0 where one of others has it too. */
function ownPlaces(token: number, { corpusIndex, project }: KeywordOptions): number {
  const { corpus, fields } = corpusIndex.terms
  const labels = fields.flatMap(({ starts, places, rowOf }) =>
    Array.from(places.subarray(starts[token], starts[token + 1]), (place) =>
      Number(corpus.labels[rowOf[place] as number]),
    ),
  )
  return labels.every((label) => label === project) ? labels.length : 0
}

/** How often other words contain the stem, and how often they begin with it. */
function wrongMatchesOf(
  option: Option,
  { terms: index }: CorpusIndex,
  stem: string,
): { readonly inside: number; readonly behind: number } {
  const { vocabulary } = index.corpus
  const known = new Set(option.rows)
  let inside = 0
  let behind = 0
  vocabulary.forEach((word, token) => {
    if (word === stem || !word.includes(stem)) return
    const starts = word.startsWith(stem)
    if (starts && option.candidate.open) return
    for (const number of option.fields) {
      const field = index.fields[number]
      if (!field) continue
      for (let at = field.starts[token] as number; at < (field.starts[token + 1] as number); at++) {
        if (known.has(field.rowOf[field.places[at] as number] as number)) continue
        inside++
        if (starts) behind++
      }
    }
  })
  return { inside, behind }
}

/** A folded word of these fields as most rows spell it, in small letters. */
export function spellWord(
  word: string,
  fields: readonly number[],
  { corpusIndex, spelling }: SpellingOptions,
): string {
  const { terms } = corpusIndex
  const token = terms.numberOf.get(word)
  if (token === undefined) return word
  const form = { tokens: [token], start: '' }
  const rows = fields.flatMap((at) => {
    const field = terms.fields[at]
    return field ? [...rowsOf(terms, field, form)] : []
  })
  const candidate = { key: word, words: [word], open: false }
  return spellingOf({ candidate, fields, rows: Int32Array.from(rows) }, spelling).toLowerCase()
}
