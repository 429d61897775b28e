import { distance } from 'fastest-levenshtein'
import { createArena } from '../../normalise/fold/arena.js'
import type { Folder } from '../../normalise/fold/folder.js'
import { isLikelyTypo, typosFor } from '../../rules/matching/typo-policy.js'
import type { CorpusIndex } from './corpus-index.js'

/** Where near words are looked for. */
export interface NearOptions {
  readonly corpusIndex: CorpusIndex
  readonly folder: Folder
  /** Number of the project whose rows do not count. */
  readonly project: number
}

/** Rows of others, beyond the project's own, that make a near word another word. */
const LEAST_OTHERS = 2

/**
 * The words of the corpus that the typo policy would take for a keyword and that stand mostly in
 * rows of others, in any field: simpson of simpsons. The most frequent come first.
 */
export function nearWords(keyword: string, options: NearOptions): string[] {
  const units = Uint16Array.from(keyword, (letter) => letter.charCodeAt(0))
  const most = typosFor('auto', { length: units.length, units })
  if (most === 0) return []
  const found: { readonly word: string; readonly others: number }[] = []
  options.corpusIndex.terms.corpus.vocabulary.forEach((word, token) => {
    if (Math.abs(word.length - keyword.length) > most || word.includes(keyword)) return
    if (distance(word, keyword) > most || !isTaken(units, word, options.folder)) return
    const others = othersOf(token, options)
    if (others >= LEAST_OTHERS) found.push({ word, others })
  })
  return found
    .toSorted((a, b) => b.others - a.others || (a.word < b.word ? -1 : 1))
    .map(({ word }) => word)
}

/** Lengths of names that the policy forgives too little, and a corpus large enough to rely on. */
const SHORT_NAME = { from: 4, to: 8 } as const
const LARGE = 3000
/** With more near words in the corpus there are too many that it does not have; of four letters with any. */
const MOST_NEAR = 3
const MAY_HAVE_NEAR = 5

/**
 * The words to except of a short name found as a whole word with one typo of any kind: those one
 * edit away that stand in rows of others. Undefined where that cannot be forgiven: in a small
 * corpus, with many near words, or where the project writes the name within longer words.
 */
export function nearShortName(
  keyword: string,
  { corpusIndex, project }: NearOptions,
): readonly string[] | undefined {
  const { vocabulary } = corpusIndex.terms.corpus
  const { length } = keyword
  if (length < SHORT_NAME.from || length > SHORT_NAME.to || vocabulary.length < LARGE)
    return undefined
  if (!/^[\p{Script=Latin}\p{Script=Cyrillic}]+$/u.test(keyword)) return undefined
  const near: string[] = []
  for (const [token, word] of vocabulary.entries()) {
    if (word === keyword) continue
    const isLonger = word.includes(keyword)
    if (!isLonger && (Math.abs(word.length - length) > 1 || distance(word, keyword) > 1)) continue
    const others = othersOf(token, { corpusIndex, project })
    if (isLonger && others <= 0) return undefined
    if (others >= 0 && distance(word, keyword) <= 1) near.push(word)
  }
  return near.length <= (length < MAY_HAVE_NEAR ? 0 : MOST_NEAR) ? near : undefined
}

function isTaken(units: Uint16Array, word: string, folder: Folder): boolean {
  const text = folder.fold(word, createArena(word.length * 2 + 64))
  const hit = { units, breaks: [], text, start: text.from, end: text.to }
  return isLikelyTypo(hit, { ordinary: new Set() })
}

/** In how many more places of others' rows than of the project's a word stands. */
function othersOf(
  token: number,
  { corpusIndex, project }: Pick<NearOptions, 'corpusIndex' | 'project'>,
): number {
  const { corpus, fields } = corpusIndex.terms
  let balance = 0
  for (const { starts, places, rowOf } of fields) {
    for (let at = starts[token] as number; at < (starts[token + 1] as number); at++) {
      balance += corpus.labels[rowOf[places[at] as number] as number] === project ? -1 : 1
    }
  }
  return balance
}
