import { type Arena, createArena, reset } from '../../normalise/fold/arena.js'
import type { Folder } from '../../normalise/fold/folder.js'
import { foldedString } from '../../normalise/fold/normalise.js'
import type { NormalText } from '../../normalise/fold/normal-text.js'
import { rawWords } from '../../normalise/words/tokens.js'

/** Words of everyday language, folded: a keyword's typo is none of these. */
export type Ordinary = ReadonlySet<string>

/** In how many texts a word stands at least to be ordinary. */
export const LEAST_TEXTS = 3

/** Below so many letters no keyword is looked for with typos, so no such word is kept. */
const SHORTEST = 4
/** Longer words are no words. */
const LONGEST = 40

/** Counts in how many texts each word stands. */
export interface WordCounter {
  /** Takes in the texts of one row; a row whose first text was there before does not count again. */
  readonly add: (texts: readonly string[]) => void
  /** How many rows were counted. */
  readonly rows: () => number
  /** Words of at least so many rows, folded, as most rows write them in small letters. */
  readonly words: (least: number) => ReadonlyMap<string, string>
}

/** Starts to count words. One pass; memory by distinct words and 8 bytes a row. */
export function countWords(folder: Folder): WordCounter {
  const counts = new Map<string, number>()
  const seen = new Set<string>()
  let rows = 0
  const add = (texts: readonly string[]): void => {
    const [first = ''] = texts
    if (first !== '' && first.length < LONGEST * SHORTEST) {
      if (seen.has(first)) return
      seen.add(first)
    }
    rows += 1
    const words = new Set(texts.flatMap((text) => rawWords(text).map((word) => word.text)))
    const small = new Set(Array.from(words, (word) => word.toLowerCase()))
    for (const word of small)
      if (word.length >= SHORTEST && word.length <= LONGEST)
        counts.set(word, (counts.get(word) ?? 0) + 1)
  }
  const words = (least: number): ReadonlyMap<string, string> => {
    const arena = createArena(4096)
    const best = new Map<string, { written: string; most: number; rows: number }>()
    for (const [written, count] of counts) {
      if (/^\p{N}+$/u.test(written)) continue
      reset(arena)
      for (const folded of wordsOf(folder.fold(written, arena))) {
        const known = best.get(folded)
        const more = known === undefined || count > known.most
        best.set(folded, {
          written: more ? written : known.written,
          most: more ? count : known.most,
          rows: count + (known?.rows ?? 0),
        })
      }
    }
    return new Map(
      [...best].flatMap(([folded, each]) => (each.rows >= least ? [[folded, each.written]] : [])),
    )
  }
  return { add, rows: () => rows, words }
}

/** Reads a list of words, one or more a line, `#` before a remark, and folds them. */
export function parseOrdinary(list: string, folder: Folder): Ordinary {
  const arena: Arena = createArena(4096)
  const words = new Set<string>()
  for (const line of list.split('\n')) {
    if (line.startsWith('#')) continue
    reset(arena)
    for (const word of wordsOf(folder.fold(line, arena))) words.add(word)
  }
  return words
}

/** The tokens that could be mistaken for a keyword. */
function* wordsOf({ units, starts, from, to }: NormalText): Generator<string> {
  let start = from
  for (let at = from + 1; at <= to; at++) {
    if (starts[at] !== 1) continue
    if (at - start >= SHORTEST) yield foldedString({ units, from: start, to: at })
    start = at
  }
}
