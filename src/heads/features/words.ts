import { FULL_FOLD } from '../../normalise/fold/fold-steps.js'
import { createFolder } from '../../normalise/fold/fold.js'
import type { NormalText } from '../../normalise/fold/normal-text.js'

/** A word of a folded text, `units[begin … end)`. */
export interface Word {
  readonly begin: number
  readonly end: number
  /** As it stands in the raw text, in small letters: the fold mixes alphabets. */
  readonly written: string
}

const folder = createFolder(FULL_FOLD)

/** The words of a text under the full fold, in order. Cost: folding it twice. */
export function wordsOf(text: NormalText): Word[] {
  const { raw, starts, from, to } = text
  const places = folder.trace(text)
  const words: Word[] = []
  let begin = from
  for (let end = from + 1; end <= to; end++) {
    if (starts[end] !== 1) continue
    const written = raw
      .slice(places.starts[begin - from], places.ends[end - 1 - from])
      .toLowerCase()
    words.push({ begin, end, written })
    begin = end
  }
  return words
}
