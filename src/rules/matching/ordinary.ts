import { type Arena, createArena, reset } from '../../normalise/fold/arena.js'
import type { Folder } from '../../normalise/fold/folder.js'
import { foldedString } from '../../normalise/fold/normalise.js'
import type { NormalText } from '../../normalise/fold/normal-text.js'

/** Words of everyday language, folded: a keyword's typo is none of them. */
export type Ordinary = ReadonlySet<string>

/** What makes a word ordinary. */
export interface OrdinarySettings {
  /** In how many texts it stands at least. */
  readonly least?: number
}

/** Below so many letters no keyword is looked for with typos, so no such word is kept. */
const SHORTEST = 4

/**
 * Learns the ordinary words of a corpus: those of at least `least` texts (3).
 *
 * Labels are not needed; a few thousand texts do. One pass, memory by distinct
 * words.
 */
export function learnOrdinary(
  texts: Iterable<NormalText>,
  { least = 3 }: OrdinarySettings = {},
): Ordinary {
  const counts = new Map<string, number>()
  for (const text of texts)
    for (const word of new Set(wordsOf(text))) counts.set(word, (counts.get(word) ?? 0) + 1)
  return new Set([...counts].flatMap(([word, count]) => (count >= least ? [word] : [])))
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
