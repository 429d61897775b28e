import { randomOf, whole } from '../studio/random.js'

/** How many nouns of a language are kept out of its table, to measure it by. */
const HELD_OUT = 300

/** The nouns that no table is made from: the same ones for every run. */
export function heldOut(nouns: ReadonlyMap<string, unknown>): ReadonlySet<string> {
  const random = randomOf(7)
  const lemmas = [...nouns.keys()].toSorted((a, b) => (a < b ? -1 : 1))
  const held = new Set<string>()
  while (held.size < Math.min(HELD_OUT, lemmas.length / 4))
    held.add(lemmas[whole(random, lemmas.length)] ?? '')
  return held
}
