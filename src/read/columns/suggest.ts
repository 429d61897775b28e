import { distance } from 'fastest-levenshtein'

/** `; did you mean "title"?` for a word near one of the known ones, else nothing. */
export function didYouMean(word: string, known: readonly string[]): string {
  const small = word.toLowerCase()
  const near = known
    .map((name) => ({ name, far: distance(small, name.toLowerCase()) }))
    .filter(({ name, far }) => far <= Math.floor(Math.min(name.length, word.length) * 0.4))
    .toSorted((a, b) => a.far - b.far)[0]
  return near ? `; did you mean "${near.name}"?` : ''
}
