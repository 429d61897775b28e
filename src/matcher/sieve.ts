/**
 * Says of most places in a text that no pattern begins there with typos, for less than a look into
 * the deletion index costs.
 *
 * Patterns that begin alike share one of 32 bits of a word. A pattern stays possible while at most
 * as many of the text's units as it may have typos stand nowhere near their place in it:
 *
 *     фиксик, 1 typo    к stands at 2 and 5, so 1, 2, 3, 4, 5 and 6 may hold it
 *     ф и м с и к       one unit, м, is out of place: possible
 *     ф и н и к         н is out of place, the others are near theirs: possible
 *     ф у т б о л       у and т are out of place: impossible
 *
 * @see Baeza-Yates & Gonnet, "A new approach to text searching", 1992: the bit-parallel counting.
 */
export interface Sieve {
  /** Unit → its column in `masks`; 0 for units in no pattern. */
  readonly codes: Uint16Array
  readonly columns: number
  /** [words × places × columns]: the patterns that a unit at a place suits. */
  readonly masks: Int32Array
  /** [words]: the patterns that allow two typos. */
  readonly two: Int32Array
}

/** How many of a pattern's first units are looked at. */
const PLACES = 8
/** Bits in a word. */
const BITS = 32
/** With more patterns than this the sieve lets too much through to pay. */
const MOST_PATTERNS = 128

/** What is sieved: patterns, and the distance of each, 0 for those left out. */
export interface Sieved {
  readonly units: readonly Uint16Array[]
  readonly typos: Uint8Array
}

/** Builds the sieve; undefined where there are too many patterns with typos for one. */
export function buildSieve({ units, typos }: Sieved): Sieve | undefined {
  const fuzzy = inOrder({ units, typos })
  if (fuzzy.length > MOST_PATTERNS) return undefined
  const codes = new Uint16Array(65536)
  let columns = 1
  for (const id of fuzzy)
    for (const unit of (units[id] as Uint16Array).subarray(0, PLACES + 2))
      if (codes[unit] === 0) codes[unit] = columns++
  const words = Math.ceil(fuzzy.length / BITS)
  const sieve = {
    codes,
    columns,
    masks: new Int32Array(words * PLACES * columns),
    two: new Int32Array(words),
  }
  for (const [rank, id] of fuzzy.entries()) {
    const bit = Math.floor((rank * words * BITS) / fuzzy.length)
    addPattern(sieve, { units: units[id] as Uint16Array, typos: typos[id] as number, bit })
  }
  return sieve
}

/** The patterns with typos; those that begin alike follow each other. */
function inOrder({ units, typos }: Sieved): number[] {
  const keys = units.map((own, id) => {
    const used = Math.min(PLACES, own.length - (typos[id] as number))
    return `${typos[id]}${used}${String.fromCharCode(...own.subarray(0, 3))}`
  })
  return [...keys.keys()]
    .filter((id) => (typos[id] as number) > 0)
    .toSorted((a, b) => ((keys[a] as string) < (keys[b] as string) ? -1 : 1))
}

function addPattern(
  { codes, columns, masks, two }: Sieve,
  { units, typos, bit }: { units: Uint16Array; typos: number; bit: number },
): void {
  const word = Math.floor(bit / BITS)
  const mask = 1 << (bit % BITS)
  if (typos === 2) two[word] = (two[word] as number) | mask
  const used = Math.min(PLACES, units.length - typos)
  const allow = (place: number, column: number): void => {
    const cell = (word * PLACES + place) * columns + column
    masks[cell] = (masks[cell] as number) | mask
  }
  for (let place = 0; place < PLACES; place++) {
    if (place >= used) for (let column = 0; column < columns; column++) allow(place, column)
    else
      for (const unit of units.subarray(Math.max(0, place - typos), place + typos + 1))
        allow(place, codes[unit] as number)
  }
}

/** False where no pattern can begin with its typos; reads {@link PLACES} units from `at` on. */
export function mayBegin(sieve: Sieve, units: Uint16Array, at: number): boolean {
  const { codes, columns, masks, two } = sieve
  let row = 0
  for (let word = 0; word < two.length; word++) {
    // Patterns with no unit out of place so far, with at most one, with at most two.
    let none = -1
    let one = -1
    let both = two[word] as number
    for (let place = 0; place < PLACES; place++) {
      const near = masks[
        row + place * columns + (codes[units[at + place] as number] as number)
      ] as number
      both &= near | one
      one &= near | none
      none &= near
      if ((one | both) === 0) break
    }
    if ((one | both) !== 0) return true
    row += PLACES * columns
  }
  return false
}
