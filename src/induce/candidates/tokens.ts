import type { NormalText } from '../../normalise/fold/normal-text.js'

/** The folded tokens of a text, in order. */
export function tokensOf({ units, starts, from, to }: NormalText): string[] {
  const tokens: string[] = []
  let start = from
  for (let i = from + 1; i <= to; i++) {
    if (starts[i] !== 1 && i !== to) continue
    tokens.push(String.fromCharCode(...units.subarray(start, i)))
    start = i
  }
  return tokens
}
