import { mix } from './mix.js'

/** A seeded source of chance; the same seed gives the same sequence everywhere. */
export interface RandomSource {
  /** Uniform in [0, 1). */
  readonly uniform: () => number
  /** Normal with mean 0 and deviation 1. */
  readonly normal: () => number
  /** A whole number in [0, below). */
  readonly below: (below: number) => number
}

/**
 * Makes a generator out of one or more whole numbers.
 *
 * Several seeds name a place (`seed, epoch, step`), so that a run can be taken
 * up anywhere without replaying what came before.
 *
 * @see Vigna, "xoshiro128**"; seeded through splitmix32.
 */
export function createRandom(...seeds: readonly number[]): RandomSource {
  let state = 0x9e3779b9
  const split = (): number => {
    state = (state + 0x9e3779b9) | 0
    return mix(state)
  }
  for (const seed of seeds) state = (split() ^ Math.imul(seed | 0, 0x27d4eb2f)) | 0

  let [a, b, c, d] = [split(), split(), split(), split()]
  const bits = (): number => {
    const fives = Math.imul(b, 5)
    const result = Math.imul((fives << 7) | (fives >>> 25), 9) >>> 0
    const t = b << 9
    c ^= a
    d ^= b
    b ^= c
    a ^= d
    c ^= t
    d = (d << 11) | (d >>> 21)
    return result
  }
  const uniform = (): number => bits() / 4294967296
  return {
    uniform,
    normal: () => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform()),
    below: (below) => Math.floor(uniform() * below),
  }
}

/** The numbers 0 … length − 1 in a random order. @see Fisher and Yates. */
export function shuffled(length: number, random: RandomSource): Int32Array {
  const order = Int32Array.from({ length }, (_, i) => i)
  for (let i = length - 1; i > 0; i--) {
    const j = random.below(i + 1)
    const kept = order[i] as number
    order[i] = order[j] as number
    order[j] = kept
  }
  return order
}
