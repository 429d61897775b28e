import { createArena } from '../../normalise/fold/arena.js'
import { tokensOf } from '../../normalise/words/tokens.js'
import type { Option } from './options.js'
import type { Spelling } from './surface.js'

/** Words of one row's text with a keyword among them, up to the nearest punctuation on either side. */
export interface Surroundings {
  readonly row: number
  readonly before: readonly string[]
  /** The words of the keyword, each with whether punctuation stands behind it. */
  readonly words: readonly { readonly word: string; readonly ends: boolean }[]
  readonly after: readonly string[]
}

/** Rows that are read, at most. */
const LOOKED_AT = 60
/** Words read on either side. */
const AROUND = 4
/** Letters of an abbreviation at most: Mr. */
const LONGEST_ABBREVIATION = 3
/** What stands between two words of which the second begins another phrase. */
const BREAK = /[.,:;!?|/()[\]{}"«»„“”…•\n]|\s[-–—]\s/u
/** The same within a keyword: a name may hold a comma or an exclamation mark. */
const HARD_BREAK = /[:|/()[\]{}"«»„“”•\n]|\s[-–—]\s/u

/** Reads the surroundings of a keyword in so many of these rows, once for each row. */
export function surroundingsOf(
  { candidate: { key }, fields }: Option,
  rows: readonly number[],
  { items, folder, fields: names }: Spelling,
): Surroundings[] {
  const step = Math.max(1, Math.ceil(rows.length / LOOKED_AT))
  return rows
    .filter((_, i) => i % step === 0)
    .flatMap((row): Surroundings[] => {
      for (const field of fields) {
        const raw = items[row]?.texts[names[field] ?? '']
        const found = raw === undefined ? undefined : surroundingsIn(raw, key, folder)
        if (found) return [{ row, ...found }]
      }
      return []
    })
}

/** A word with what separates it from the next one. */
interface SplitWord {
  readonly word: string
  readonly gap: string
}

function surroundingsIn(
  raw: string,
  key: string,
  folder: Spelling['folder'],
): Omit<Surroundings, 'row'> | undefined {
  const text = folder.fold(raw, createArena(raw.length * 2 + 64))
  const tokens = tokensOf(text)
  const [from, to] = placeOf(tokens, key)
  if (from === to) return undefined
  const { starts, ends } = folder.trace(text)
  let unit = 0
  const words = tokens.map((word): SplitWord => {
    unit += word.length
    return { word, gap: raw.slice(ends[unit - 1], starts[unit]) }
  })
  const before: string[] = []
  for (let at = from - 1; at >= Math.max(0, from - AROUND); at--) {
    const { word, gap } = words[at] as SplitWord
    if (BREAK.test(gap)) break
    before.unshift(word)
  }
  const after: string[] = []
  for (let at = to; at < Math.min(words.length, to + AROUND); at++) {
    if (BREAK.test((words[at - 1] as SplitWord).gap)) break
    after.push((words[at] as SplitWord).word)
  }
  const own = words.slice(from, to)
  return {
    before,
    words: own.map(({ word, gap }, i) => ({
      word,
      ends: i + 1 < own.length && (HARD_BREAK.test(gap) || isSentenceEnd(word, gap)),
    })),
    after,
  }
}

/** Whether a full stop ends more than an abbreviation. */
function isSentenceEnd(word: string, gap: string): boolean {
  return word.length > LONGEST_ABBREVIATION && /^\.\s/u.test(gap)
}

/** Where tokens that are the key together stand first; an empty range where nowhere. */
function placeOf(tokens: readonly string[], key: string): readonly [from: number, to: number] {
  for (let from = 0; from < tokens.length; from++) {
    let joined = ''
    for (let to = from; to < tokens.length && joined.length < key.length; to++) {
      joined += tokens[to]
      if (joined === key) return [from, to + 1]
    }
  }
  return [0, 0]
}
