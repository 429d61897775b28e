import { logFactorial } from './binomial.js'

/**
 * The chance that a chi-square variable with so many degrees of freedom is at least `value`.
 *
 * @see Abramowitz and Stegun, "Handbook of mathematical functions", 1964, 6.5.29 and 6.5.31.
 */
export function chiSquareTail(value: number, degrees: number): number {
  if (value <= 0) return 1
  const a = degrees / 2
  const x = value / 2
  const scale = Math.exp(a * Math.log(x) - x - logGamma(a))
  return x < a + 1 ? Math.max(0, 1 - scale * lowerSeries(a, x)) : scale * upperFraction(a, x)
}

function lowerSeries(a: number, x: number): number {
  let term = 1 / a
  let sum = term
  for (let n = 1; term > sum * 1e-15; n++) {
    term *= x / (a + n)
    sum += term
  }
  return sum
}

/** Lentz's method for the continued fraction. */
function upperFraction(a: number, x: number): number {
  let b = x + 1 - a
  let c = Number.MAX_VALUE
  let d = 1 / b
  let value = d
  for (let n = 1; n < 100_000; n++) {
    const step = n * (a - n)
    b += 2
    d = 1 / (step * d + b)
    c = b + step / c
    value *= c * d
    if (Math.abs(c * d - 1) < 1e-14) break
  }
  return value
}

function logGamma(value: number): number {
  let x = value
  let below = 0
  for (; x < 11; x++) below += Math.log(x)
  return logFactorial(x - 1) - below
}

/** The chance of at least `least` successes in `trials` trials with `chance`; 1 up to the mean. */
export function riseChance(least: number, trials: number, chance: number): number {
  if (least <= trials * chance || least === 0) return 1
  const ways = logFactorial(trials) - logFactorial(least) - logFactorial(trials - least)
  const odds = chance / (1 - chance)
  let term = Math.exp(ways + least * Math.log(chance) + (trials - least) * Math.log1p(-chance))
  let sum = term
  // Above the mean each term is smaller than the one before.
  for (let k = least; k < trials && term > sum * 1e-12; k++) {
    term *= ((trials - k) / (k + 1)) * odds
    sum += term
  }
  return Math.min(1, sum)
}

/**
 * P values made good for being many, in their order: the chance of one false alarm among all of
 * them stays below the level that they are compared with.
 *
 * @see Holm, "A simple sequentially rejective multiple test procedure", 1979.
 */
export function holm(ps: readonly number[]): number[] {
  const order = ps.map((p, at) => ({ p, at })).toSorted((a, b) => a.p - b.p)
  const adjusted = ps.map(() => 1)
  let largest = 0
  for (const [nth, { p, at }] of order.entries()) {
    largest = Math.max(largest, Math.min(1, p * (ps.length - nth)))
    adjusted[at] = largest
  }
  return adjusted
}

/**
 * By how many a p value is multiplied so that the chance of one false alarm stays below `level`:
 * tests that are too small ever to pass are not counted.
 *
 * @param least - The smallest p value that each test can have.
 * @see Tarone, "A modified Bonferroni method for discrete data", 1990.
 */
export function taroneFactor(least: readonly number[], level: number): number {
  const sorted = least.toSorted((a, b) => a - b)
  for (let factor = 1; factor <= sorted.length; factor++)
    if ((sorted[factor] ?? 1) > level / factor) return factor
  return Math.max(1, sorted.length)
}
