import type { NormalText } from '../fold/normal-text.js'

/** A word as it was written, and where: `[start, end)` in UTF-16 units. */
export interface RawWord {
  readonly text: string
  readonly start: number
  readonly end: number
}

/** Letters, digits and the marks on them; everything else separates words. */
const word = /[\p{L}\p{N}\p{M}]+/gu

/** The words of a raw text, in order. */
export function rawWords(raw: string): readonly RawWord[] {
  return [...raw.matchAll(word)].map(({ 0: text, index }) => ({
    text,
    start: index,
    end: index + text.length,
  }))
}

/**
 * Where the tokens of a folded text start, in order, and last its end:
 * `[…starts, to]`, counted like `from` and `to`. An empty text has only its end.
 *
 * Where the fold keeps separators, a run of them is a token too.
 */
export function tokenBounds({ starts, from, to }: NormalText): readonly number[] {
  const bounds: number[] = []
  for (let i = from; i < to; i++) if (starts[i] === 1) bounds.push(i)
  bounds.push(to)
  return bounds
}

/** The tokens of a folded text, without separators. */
export function tokensOf(text: NormalText): readonly string[] {
  const bounds = tokenBounds(text)
  return bounds
    .slice(0, -1)
    .map((start, i) => String.fromCharCode(...text.units.subarray(start, bounds[i + 1])))
    .filter((token) => /[\p{L}\p{N}\p{M}]/u.test(token))
}
