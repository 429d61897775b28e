/** How a keyword's typos were asked for: `auto`, none, or a distance. */
export type TypoPolicy = 'auto' | 'off' | 0 | 1 | 2

/** What `auto` looks at. */
export interface TypoSubject {
  /** Units of the folded keyword before repeated letters were collapsed. */
  readonly length: number
  readonly units: Uint16Array
}

/** Shortest keyword that may have one typo, and two. */
const ONE_FROM = 6
const TWO_FROM = 10

/**
 * The distance within which a keyword is looked for.
 *
 * Short words match exactly: a letter makes another word of them (маша, каша).
 * So do keywords in Han, where one character is a word.
 */
export function typosFor(policy: TypoPolicy, { length, units }: TypoSubject): 0 | 1 | 2 {
  if (policy === 'off') return 0
  if (policy !== 'auto') return policy
  if (units.some(isHan) || length < ONE_FROM) return 0
  return length < TWO_FROM ? 1 : 2
}

function isHan(unit: number): boolean {
  return (unit >= 0x3400 && unit < 0xa000) || (unit >= 0xf900 && unit < 0xfb00)
}
