/** Rows on each of two sides: with and without a project, or before and after. */
export type CountPair = readonly [first: number, second: number]

/** Counts in how many rows of two sides each text stands. */
export interface TextCounter {
  /** Counts a text once a row; true where it is new in the row. */
  readonly add: (text: string, side: 0 | 1) => boolean
  /** Goes on to the next row. */
  readonly nextRow: () => void
  readonly counts: () => ReadonlyMap<string, CountPair>
  /** How many rows a count may be short of, where texts were forgotten. */
  readonly missed: () => number
}

interface OpenCount {
  /** The last row that had it. */
  row: number
  readonly pair: [number, number]
}

/** The words of a title in lower case: three letters or more, the same word as often as it stands. */
export function titleWords(title: string): readonly string[] {
  return title.toLowerCase().match(/\p{L}[\p{L}\p{N}]{2,}/gu) ?? []
}

/** One to three words that stand together, in lower case: what may be a name. */
export function titlePhrases(title: string): readonly string[] {
  const phrases: string[] = []
  for (const part of title.toLowerCase().split(/[^\p{L}\p{N}\p{M} '’-]+/u)) {
    const words = part.match(/[\p{L}\p{N}][\p{L}\p{N}\p{M}]*/gu) ?? []
    for (let from = 0; from < words.length; from++) {
      if (!isNameWord(words[from])) continue
      for (let to = from; to < Math.min(words.length, from + 3); to++)
        if (isNameWord(words[to])) phrases.push(words.slice(from, to + 1).join(' '))
    }
  }
  return phrases
}

function isNameWord(word = ''): boolean {
  return /^\p{L}/u.test(word) && word.length > 2
}

/**
 * Counts texts in bounded memory: where there are more than `most`, the rarest are forgotten.
 *
 * @see Manku and Motwani, "Approximate frequency counts over data streams", 2002.
 */
export function countRowTexts(most: number): TextCounter {
  const counts = new Map<string, OpenCount>()
  let row = 1
  let missed = 0
  const add = (text: string, side: 0 | 1): boolean => {
    const own = counts.get(text) ?? { row: 0, pair: [0, 0] }
    if (own.row === row) return false
    if (own.row === 0) counts.set(text, own)
    own.row = row
    own.pair[side]++
    return true
  }
  const nextRow = (): void => {
    row++
    if (counts.size <= most) return
    while (counts.size > most / 2) {
      missed++
      for (const [text, { pair }] of counts) if (pair[0] + pair[1] <= missed) counts.delete(text)
    }
  }
  const found = (): ReadonlyMap<string, CountPair> =>
    new Map([...counts].map(([text, { pair }]) => [text, pair]))
  return { add, nextRow, counts: found, missed: () => missed }
}
