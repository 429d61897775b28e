import { mix, mixIn } from '../../numbers/mix.js'
import type { FieldTokens } from './corpus.js'

/** Approximate counts of the phrases of a field: never too low, rarely too high. */
export interface Sketch {
  readonly counts: Uint32Array
}

const SIZE = 1 << 22

/**
 * Counts every run of one to `longest` tokens, and the same with its last token
 * cut to its stem, in one pass and one table of hashes.
 *
 * @param stems - Token → number of its stem, beyond the tokens; -1 where it has none.
 */
export function sketchField(field: FieldTokens, stems: Int32Array, longest: number): Sketch {
  const counts = new Uint32Array(SIZE)
  const { tokens, offsets } = field
  for (let row = 0; row + 1 < offsets.length; row++) {
    const end = offsets[row + 1] as number
    for (let at = offsets[row] as number; at < end; at++) {
      let hash = 0
      for (let to = at; to < Math.min(end, at + longest); to++) {
        const token = tokens[to] as number
        const stem = stems[token] as number
        if (stem >= 0) bump(counts, mixIn(hash, stem))
        hash = mixIn(hash, token)
        bump(counts, hash)
      }
    }
  }
  return { counts }
}

/** Approximate count of these tokens one after another. */
export function countOf({ counts }: Sketch, tokens: readonly number[]): number {
  let hash = 0
  for (const token of tokens) hash = mixIn(hash, token)
  return counts[slot(hash)] as number
}

function bump(counts: Uint32Array, hash: number): void {
  const at = slot(hash)
  counts[at] = (counts[at] as number) + 1
}

function slot(hash: number): number {
  return mix(hash) & (SIZE - 1)
}
