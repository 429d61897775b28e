/** A stream of numbers in [0, 1); the same seed gives the same stream. */
export type Random = () => number

/** Mixes whole numbers to one 32-bit hash (murmur3's finisher after each part). */
export function hash(...parts: readonly number[]): number {
  let mixed = 0x9e3779b9
  for (const part of parts) {
    mixed = Math.imul(mixed ^ part, 0x85ebca6b)
    mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35)
    mixed ^= mixed >>> 16
  }
  return mixed >>> 0
}

/** A hash of a text, to give a name a fixed place in the made-up world. */
export function hashOf(text: string): number {
  return hash(...Array.from(text, (sign) => sign.codePointAt(0) ?? 0))
}

/** The stream that belongs to these numbers (mulberry32). */
export function randomOf(...seed: readonly number[]): Random {
  let state = hash(...seed)
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** A whole number in [0, below). */
export function whole(random: Random, below: number): number {
  return Math.floor(random() * below)
}

/** One member of the list, all alike likely. @throws RangeError on an empty list. */
export function pick<T>(random: Random, list: readonly T[]): T {
  const index = whole(random, list.length)
  if (index >= list.length) throw new RangeError('nothing to pick from')
  return list[index] as T
}

/** True in this share of the calls. */
export function chance(random: Random, share: number): boolean {
  return random() < share
}

/** One of the entries, each as likely as its weight says. */
export function weighted<T>(random: Random, entries: readonly (readonly [T, number])[]): T {
  let left = random() * entries.reduce((sum, [, weight]) => sum + weight, 0)
  for (const [value, weight] of entries) {
    left -= weight
    if (left < 0) return value
  }
  const last = entries.at(-1)
  if (!last) throw new RangeError('nothing to pick from')
  return last[0]
}

/**
 * Where `index` lands when `[0, size)` is shuffled: a bijection that needs no
 * table, so row 900,000 can be made without the rows before it.
 *
 * A four-round Feistel network over the next power of four; what lands outside
 * is sent through again until it lands inside.
 */
export function shuffledIndex(seed: number, size: number, index: number): number {
  let half = 1
  while (4 ** half < size) half++
  const mask = 2 ** half - 1
  let value = index
  do {
    let left = value >>> half
    let right = value & mask
    for (let round = 0; round < 4; round++) {
      ;[left, right] = [right, left ^ (hash(seed, round, right) & mask)]
    }
    value = ((left << half) | right) >>> 0
  } while (value >= size)
  return value
}
