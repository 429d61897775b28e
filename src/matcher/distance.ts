/** A pattern among the concatenated units of all, and a place in the text. */
export interface Alignment {
  readonly pattern: Uint16Array
  /** Where the pattern lies in `pattern`. */
  from: number
  length: number
  /** Greatest distance of interest: 1 or 2. */
  most: number
  /**
   * The answer: distance between the pattern and the text's next `length - 2`,
   * `length - 1` … `length + 2` units; anything above `most` means "further".
   */
  readonly distances: Int32Array
}

/** More than any distance asked for. */
const FAR = 9

/**
 * Optimal string alignment (a swap of neighbours costs 1) of the pattern with
 * the text from `at` on, for all five lengths a distance of 2 allows.
 *
 * A distance within 2 never leaves the five diagonals around the main one, so
 * only they are filled, one row a pattern unit, and the text slides by:
 *
 *             diagonal  0  1  2  3  4
 *    text units so far  r-2 …  r … r+2
 *
 * A beginning they share changes no distance and is skipped. Reads up to `length + 2` units from `at` on.
 *
 * @returns False as soon as every diagonal is further than `most`.
 * @see Ukkonen, "Algorithms for approximate string matching", 1985.
 */
export function align(alignment: Alignment, units: Uint16Array, at: number): boolean {
  const { pattern, from, length, most, distances } = alignment
  const shared = sharedBeginning(alignment, units, at)
  let [before, last, t0, t1, t2] = [0, 0, 0, 0, 0]
  let t3 = units[at + shared] as number
  let t4 = units[at + shared + 1] as number
  let [a2, b2, c2, d2, e2] = [FAR, FAR, FAR, FAR, FAR]
  let [a, b, c, d, e] = [FAR, FAR, 0, 1, 2]
  for (let row = shared; row < length; row++) {
    const unit = pattern[from + row] as number
    before = t0
    t0 = t1
    t1 = t2
    t2 = t3
    t3 = t4
    t4 = units[at + row + 2] as number
    let a1 = min(t0 === unit ? a : a + 1, b + 1)
    if (t0 === last && before === unit && a2 < a1) a1 = a2 + 1
    let b1 = min(min(t1 === unit ? b : b + 1, c + 1), a1 + 1)
    if (t1 === last && t0 === unit && b2 < b1) b1 = b2 + 1
    let c1 = min(min(t2 === unit ? c : c + 1, d + 1), b1 + 1)
    if (t2 === last && t1 === unit && c2 < c1) c1 = c2 + 1
    let d1 = min(min(t3 === unit ? d : d + 1, e + 1), c1 + 1)
    if (t3 === last && t2 === unit && d2 < d1) d1 = d2 + 1
    let e1 = min(t4 === unit ? e : e + 1, d1 + 1)
    if (t4 === last && t3 === unit && e2 < e1) e1 = e2 + 1
    if (min(min(a1, b1), min(c1, min(d1, e1))) > most) return false
    ;[a2, b2, c2, d2, e2] = [a, b, c, d, e]
    ;[a, b, c, d, e] = [a1, b1, c1, d1, e1]
    last = unit
  }
  distances[0] = a
  distances[1] = b
  distances[2] = c
  distances[3] = d
  distances[4] = e
  return true
}

/** Units alike at the beginning of both, but for the pattern's last two. */
function sharedBeginning(
  { pattern, from, length }: Alignment,
  units: Uint16Array,
  at: number,
): number {
  let shared = 0
  while (shared < length - 2 && pattern[from + shared] === units[at + shared]) shared++
  return shared
}

function min(x: number, y: number): number {
  return x < y ? x : y
}
