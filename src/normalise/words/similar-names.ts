import { HOMOGLYPHS } from '../fold/letters.js'

/** Two names that a reader takes for one. */
export interface SimilarNames {
  readonly first: string
  readonly second: string
}

/**
 * Names that differ in nothing but case, form of characters, letters that look
 * alike (Latin and Cyrillic), ё and е, or spaces: each with the first one like
 * it. O(total length).
 */
export function similarNames(names: Iterable<string>): SimilarNames[] {
  const firsts = new Map<string, string>()
  const found: SimilarNames[] = []
  for (const second of new Set(names)) {
    const look = lookOf(second)
    const first = firsts.get(look)
    if (first === undefined) firsts.set(look, second)
    else found.push({ first, second })
  }
  return found
}

function lookOf(name: string): string {
  const small = name.normalize('NFKC').toLowerCase().replaceAll('ё', 'е').replaceAll(/\s+/gu, ' ')
  return Array.from(small.trim(), (letter) => HOMOGLYPHS.get(letter) ?? letter).join('')
}
