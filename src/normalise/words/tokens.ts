import { foldedString } from '../fold/normalise.js'
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

/** The tokens of a folded text, in order; a run of separators that the fold keeps is one too. */
export function tokensOf({ units, starts, from, to }: NormalText): string[] {
  const tokens: string[] = []
  let start = from
  for (let i = from + 1; i <= to; i++) {
    if (starts[i] !== 1 && i !== to) continue
    tokens.push(foldedString({ units, from: start, to: i }))
    start = i
  }
  return tokens
}
