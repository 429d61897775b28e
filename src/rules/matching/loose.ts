import { foldedString, foldKeyword } from '../../normalise/fold/normalise.js'
import type { Folder } from '../../normalise/fold/folder.js'
import type { NormalText } from '../../normalise/fold/normal-text.js'
import { isInflected, wordFormsOf } from '../../normalise/words/forms.js'
import { rawWords } from '../../normalise/words/tokens.js'
import type { Span } from '../language/regex.js'
import type { Keyword } from '../language/rule.js'

/** A keyword of several words that may stand in another order, or with words between. */
export interface LooseWords {
  /** What stands for each word of the keyword, folded, in the keyword's order. */
  readonly words: readonly ReadonlySet<string>[]
  /** Words that keep their place in any order: «и», "and". */
  readonly keepsPlace: readonly boolean[]
  readonly anyOrder: boolean
  /** Words that may stand between two of the keyword's. */
  readonly between: number
}

/** A keyword with more words stands as it is written. */
const MOST_WORDS = 8

/**
 * Reads a keyword's words, where its rule lets them move.
 *
 * @param inflects - Whether each word may stand in any of its forms.
 */
export function looseWordsOf(
  keyword: Keyword,
  inflects: boolean,
  folder: Folder,
): LooseWords | undefined {
  const { text, order, between, language } = keyword
  const count = rawWords(text).length
  if ((order === 'written' && between === 0) || count < 2 || count > MOST_WORDS) return undefined
  const choices =
    inflects && isInflected(language)
      ? wordFormsOf(text, language)
      : rawWords(text).map((word) => ({ forms: [word.text], isLink: word.text.length === 1 }))
  const words = choices.map(({ forms }) => new Set(forms.map((form) => folded(form, folder))))
  if (words.some((forms) => forms.has(''))) return undefined
  const keepsPlace = choices.map(({ isLink }) => isLink)
  return { words, keepsPlace, anyOrder: order === 'any', between }
}

function folded(word: string, folder: Folder): string {
  return String.fromCharCode(...foldKeyword(word, folder).units)
}

/** A folded text's words with their places, in units from the text's start. */
export interface PlacedWords {
  readonly words: readonly string[]
  readonly starts: readonly number[]
  readonly ends: readonly number[]
}

/** Cuts a folded text into its words; separators that the fold keeps are none. */
export function placedWords({ units, starts, from, to }: NormalText): PlacedWords {
  const found = { words: [] as string[], starts: [] as number[], ends: [] as number[] }
  let start = from
  for (let at = from + 1; at <= to; at++) {
    if (at !== to && starts[at] !== 1) continue
    const word = foldedString({ units, from: start, to: at })
    if (word.trim() !== '') {
      found.words.push(word)
      found.starts.push(start - from)
      found.ends.push(at - from)
    }
    start = at
  }
  return found
}

/** The places where the keyword's words stand together, none across another. */
export function findLoose(text: PlacedWords, loose: LooseWords): Span[] {
  const spans: Span[] = []
  for (let first = 0; first < text.words.length; first++) {
    const last = lastFrom(text, loose, { at: first, slot: 0, used: 0 })
    if (last === undefined) continue
    spans.push({ start: text.starts[first] as number, end: text.ends[last] as number })
    first = last
  }
  return spans
}

/** How far a keyword was read: the place of the next word in the text, and which words are left. */
interface Reading {
  readonly at: number
  readonly slot: number
  /** A bit for each word of the keyword that was found. */
  readonly used: number
}

/** The place of the keyword's last word where its words from `slot` on stand at `at`. */
function lastFrom(text: PlacedWords, loose: LooseWords, reading: Reading): number | undefined {
  const { slot, used } = reading
  const { words, keepsPlace, anyOrder, between } = loose
  const farthest = slot === 0 ? reading.at : reading.at + between
  for (let at = reading.at; at <= farthest && at < text.words.length; at++) {
    const word = text.words[at] as string
    for (const [i, forms] of words.entries()) {
      const mayStand = anyOrder && !keepsPlace[slot] ? !keepsPlace[i] : i === slot
      if (!mayStand || (used & (1 << i)) !== 0 || !forms.has(word)) continue
      if (slot === words.length - 1) return at
      const last = lastFrom(text, loose, { at: at + 1, slot: slot + 1, used: used | (1 << i) })
      if (last !== undefined) return last
    }
  }
  return undefined
}
