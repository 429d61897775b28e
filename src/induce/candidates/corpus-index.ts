import type { Corpus } from './corpus.js'
import type { IsFiller } from './filler-words.js'
import { sketchField, type Sketch } from './sketch.js'
import type { StemWord } from './stem.js'
import { indexTerms, type TermIndex } from './term-index.js'

/** Words in the longest phrase that may become a keyword. */
export const LONGEST_PHRASE = 4
/** Letters in the shortest word start that may become one. */
export const SHORTEST_START = 4

/** The indexes of a corpus that the search of every project reads; built once. */
export interface CorpusIndex {
  readonly terms: TermIndex
  /** Token → number of its stem, beyond the tokens; -1 where it is its own stem. */
  readonly stemNumbers: Int32Array
  /** Stems by number, less the number of tokens. */
  readonly stems: readonly string[]
  readonly stemOf: ReadonlyMap<string, number>
  readonly sketches: readonly Sketch[]
  /** The folded words of a text. */
  readonly tokensIn: (text: string) => string[]
  /** Token → 1 where no keyword may begin or end with it. */
  readonly fillers: Uint8Array
  /** The same of a folded word, which the corpus need not have. */
  readonly isFiller: IsFiller
}

/** What tells words apart. */
export interface WordKnowledge {
  /** Cuts a word to its stem. */
  readonly stem: StemWord
  readonly isFiller: IsFiller
  /** The folded words of a text. */
  readonly tokensIn: (text: string) => string[]
}

/** Builds all indexes of a corpus. */
export function indexCorpus(
  corpus: Corpus,
  { stem, isFiller, tokensIn }: WordKnowledge,
): CorpusIndex {
  const { vocabulary } = corpus
  const numbers = new Map<string, number>()
  const stemNumbers = new Int32Array(vocabulary.length).fill(-1)
  vocabulary.forEach((word, token) => {
    const start = stem(word)
    if (start === word || start.length < SHORTEST_START) return
    const number = numbers.get(start) ?? vocabulary.length + numbers.size
    numbers.set(start, number)
    stemNumbers[token] = number
  })
  return {
    terms: indexTerms(corpus),
    stemNumbers,
    stems: [...numbers.keys()],
    stemOf: numbers,
    sketches: corpus.fields.map((field) => sketchField(field, stemNumbers, LONGEST_PHRASE)),
    tokensIn,
    fillers: Uint8Array.from(vocabulary, (word) => (isFiller(word) ? 1 : 0)),
    isFiller,
  }
}
