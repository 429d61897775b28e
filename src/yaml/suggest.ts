import { distance } from 'fastest-levenshtein'

/** Longest word that is compared: what is longer is no slip of a known word. */
const LONGEST = 100

/** ` (did you mean "title"?)` for a word near one of the known ones, else nothing. */
export function didYouMean(written: string, known: readonly string[]): string {
  const near = nearestOf(written, known)
  return near === undefined ? '' : ` (did you mean "${near}"?)`
}

/**
 * The known word nearest to what was written, if it is near: within 2 edits
 * (1 for a word under 4 letters), or within a third of a long word, with one
 * letter in common at least. Upper and lower case are the same.
 */
export function nearestOf(written: string, known: readonly string[]): string | undefined {
  if (written.length > LONGEST) return undefined
  const small = written.toLowerCase()
  let best: string | undefined
  let fewest = Infinity
  for (const word of known) {
    const most = Math.max(word.length < 4 ? 1 : 2, Math.floor(word.length / 3))
    if (Math.abs(word.length - written.length) > most) continue
    const edits = distance(small, word.toLowerCase())
    if (edits > most || edits >= fewest || edits >= Math.min(word.length, written.length)) continue
    best = word
    fewest = edits
  }
  return best
}
