/**
 * Hashes of a window's first units with one or two of them left out.
 *
 * The hash is a polynomial, so leaving a unit out is a subtraction: `head(a)` is
 * the part before the first gap, what follows it is shifted one place down (and
 * two behind the second gap). With `a < b` the places left out of `length`:
 *
 *          м а ш и н ы
 *   a = 2  м а · и н ы     one(a) + one-shifted tail
 *   b = 4  м а · и · ы     one(a) + two(b) + two-shifted tail
 */
export interface DeletionWindow {
  /** one[a]: units before a, less those up to a, shifted down by one. */
  readonly one: Int32Array
  /** two[b]: units up to b shifted down by one, less those up to b shifted by two. */
  readonly two: Int32Array
  /** The first n units, shifted down by one and by two. */
  readonly tail1: Int32Array
  readonly tail2: Int32Array
}

/** How many of a pattern's first units take part, by allowed distance. */
export const PREFIX: readonly [number, number, number] = [0, 6, 8]

/** Patterns of one kind: so many first units, so many of them left out. */
export interface KeyClass {
  readonly length: number
  readonly typos: 1 | 2
  /** Keeps the keys of different classes apart. */
  readonly seed: number
}

const BASE = 0x01000193
const INVERSE = inverseOf(BASE)
const INVERSE_2 = Math.imul(INVERSE, INVERSE)
/** Units in a window. */
export const LONGEST = Math.max(...PREFIX)
const POWERS = Int32Array.from({ length: LONGEST }, () => 1)
for (let i = 1; i < LONGEST; i++) POWERS[i] = Math.imul(POWERS[i - 1] as number, BASE)

/** A well-mixed number for every unit. */
const MIXED = new Int32Array(65536)
// By a plain loop: `from` with a function takes ten times as long, at every start.
for (let unit = 0; unit < MIXED.length; unit++) {
  let mixed = Math.imul(unit + 1, 0x9e3779b1)
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x85ebca77)
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae3d)
  MIXED[unit] = mixed ^ (mixed >>> 16)
}

/** An empty window. */
export function createWindow(): DeletionWindow {
  return {
    one: new Int32Array(LONGEST),
    two: new Int32Array(LONGEST),
    tail1: new Int32Array(LONGEST + 1),
    tail2: new Int32Array(LONGEST + 1),
  }
}

/** The class of patterns of `length` units at distance `typos`. */
export function classOf(length: number, typos: 1 | 2): KeyClass {
  const used = Math.min(length, PREFIX[typos])
  return { length: used, typos, seed: Math.imul(used * 4 + typos, 0x2545f491) }
}

/** Fills the window from the {@link LONGEST} units at `from`. */
export function readWindow(window: DeletionWindow, units: Uint16Array, from: number): void {
  const { one, two, tail1, tail2 } = window
  let sum = 0
  let shifted = 0
  let twice = 0
  for (let i = 0; i < LONGEST; i++) {
    const head = sum
    const headShifted = shifted
    sum = (sum + Math.imul(MIXED[units[from + i] as number] as number, POWERS[i] as number)) | 0
    shifted = Math.imul(sum, INVERSE)
    twice = Math.imul(sum, INVERSE_2)
    one[i] = head - shifted
    two[i] = headShifted - twice
    tail1[i + 1] = shifted
    tail2[i + 1] = twice
  }
}

/** Every key of the window in the class, repeats included. */
export function keysOf(window: DeletionWindow, kind: KeyClass): number[] {
  const { one, two, tail1, tail2 } = window
  const keys: number[] = []
  for (let a = 0; a < kind.length; a++) {
    if (kind.typos === 1) {
      keys.push((((one[a] as number) + (tail1[kind.length] as number)) | 0) ^ kind.seed)
      continue
    }
    const head = (one[a] as number) + (tail2[kind.length] as number)
    for (let b = a + 1; b < kind.length; b++)
      keys.push(((head + (two[b] as number)) | 0) ^ kind.seed)
  }
  return keys
}

/** The odd number's inverse modulo 2^32, by Newton's iteration. */
function inverseOf(odd: number): number {
  let inverse = odd
  for (let i = 0; i < 5; i++) inverse = Math.imul(inverse, 2 - Math.imul(odd, inverse))
  return inverse
}
