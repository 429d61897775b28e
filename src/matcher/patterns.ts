import { needsOf, typosOf, type Pattern } from './pattern.js'

/** The patterns as columns: what the search reads of each when something was found. */
export interface Patterns {
  readonly count: number
  /** All units one after the other; pattern i's are `units[from[i] … from[i + 1])`. */
  readonly units: Uint16Array
  readonly from: Int32Array
  /** Bits of `pattern.ts`. */
  readonly needs: Uint8Array
  /** Allowed distance: 0, 1 or 2. */
  readonly typos: Uint8Array
  /** 1 where a token may start inside the pattern, in step with `units`. */
  readonly breaks: Uint8Array
  /** Two cells a pattern: `from`, andits needs, typos and length in one number. Candidates are many, memory is slow. */
  readonly facts: Int32Array
}

/** needs, 8 bits; typos, 2 bits; length, the remaining bits. */
function factsOf(pattern: Pattern): number {
  return needsOf(pattern) | (typosOf(pattern) << 8) | (pattern.units.length << 10)
}

/** Lays the patterns out. */
export function layPatterns(patterns: readonly Pattern[]): Patterns {
  const from = new Int32Array(patterns.length + 1)
  for (const [id, { units }] of patterns.entries())
    from[id + 1] = (from[id] as number) + units.length
  const total = from[patterns.length] as number
  const units = new Uint16Array(total)
  const breaks = new Uint8Array(total)
  for (const [id, pattern] of patterns.entries()) {
    const start = from[id] as number
    units.set(pattern.units, start)
    for (const place of pattern.breaks) if (place > 0) breaks[start + place] = 1
  }
  return {
    count: patterns.length,
    units,
    breaks,
    from,
    facts: Int32Array.from(
      patterns.flatMap((pattern, id) => [from[id] as number, factsOf(pattern)]),
    ),
    needs: Uint8Array.from(patterns, needsOf),
    typos: Uint8Array.from(patterns, typosOf),
  }
}
