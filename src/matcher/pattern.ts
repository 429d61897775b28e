/** Where in the text's tokens a keyword may stand. */
export type Bounds = 'anywhere' | 'word' | 'start'

/** A folded keyword, as the matcher takes it. */
export interface Pattern {
  /** Folded units, none of them 0; a pattern without units never matches. */
  readonly units: Uint16Array
  /** Where tokens start inside the keyword: offsets in `units`, 0 and the length left out. */
  readonly breaks: readonly number[]
  readonly bounds: Bounds
  /** The keyword was written with a leading space: a hit starts at a token start. */
  readonly boundStart: boolean
  /** The keyword was written with a trailing space: a hit ends at a token end. */
  readonly boundEnd: boolean
  /** Allowed edit distance: 0, 1 or 2, and always less than the pattern's length. */
  readonly typos: number
  /** Scripts the keyword was written in, for the caller's own checks; not read here. */
  readonly scriptMask: number
}

/** What the matcher asks of a hit, a bit each; this one: the hit begins where a token begins. */
export const NEEDS_START = 1
/** The hit ends where a token ends. */
export const NEEDS_END = 2
/** Written without spaces between words (Chinese, Japanese, Thai …): no bounds at all. */
export const UNBOUNDED = 4
/** A fuzzy hit may lie inside a long token. */
export const INNER = 8
/** A fuzzy hit may leave a short ending of its last token over. */
export const ENDING = 16

/** Holds a digit: what it is found in must hold the same numbers. */
export const NUMBERED = 32

/** Tokens of at least so many units may be several words glued together. */
export const LONG_TOKEN = 12
/** Shortest pattern looked for with typos inside a long token, or at its beginning. */
export const SHORTEST_INNER = 8
/** Units of a token that a keyword with {@link ENDING} may leave over. */
export const LONGEST_ENDING = 2

/** The pattern's bits. */
export function needsOf(pattern: Pattern): number {
  const { units, bounds } = pattern
  const numbered = units.some(isDigit) ? NUMBERED : 0
  if (units.every(isUnbounded)) return UNBOUNDED
  const start = bounds !== 'anywhere' || pattern.boundStart
  const end = bounds === 'word' || pattern.boundEnd
  const long = units.length >= SHORTEST_INNER
  return (
    numbered |
    (start ? NEEDS_START : 0) |
    (end ? NEEDS_END : 0) |
    (long && !start && !end ? INNER : 0) |
    (long && !end ? ENDING : 0)
  )
}

/** True for units of scripts that write no spaces: Thai to Khmer, kana, Han. */
export function isUnbounded(unit: number): boolean {
  return (
    (unit >= 0x0e00 && unit < 0x1100) ||
    (unit >= 0x1780 && unit < 0x1800) ||
    (unit >= 0x2e80 && unit < 0xa000) ||
    (unit >= 0xd840 && unit < 0xd8c0) ||
    (unit >= 0xf900 && unit < 0xfb00)
  )
}

/** True for the digits that the fold leaves: those of every script are these. */
export function isDigit(unit: number): boolean {
  return unit >= 0x30 && unit <= 0x39
}

/** The distance the matcher will search for. */
export function typosOf({ typos, units }: Pattern): 0 | 1 | 2 {
  const most = Math.min(typos, units.length - 1)
  return most >= 2 ? 2 : most === 1 ? 1 : 0
}
