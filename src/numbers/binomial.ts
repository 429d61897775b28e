import type { Random } from './random.js'

/**
 * How many of `trials` succeed when each does with `chance`.
 *
 * @see Hörmann, "The generation of binomial random variates", 1993 (BTRS).
 */
export function drawBinomial(draw: Random, trials: number, chance: number): number {
  if (trials === 0 || chance <= 0) return 0
  if (chance >= 1) return trials
  if (chance > 0.5) return trials - drawBinomial(draw, trials, 1 - chance)
  return trials * chance < 10 ? byGaps(draw, trials, chance) : byRejection(draw, trials, chance)
}

/** Adds up geometric gaps between successes. */
function byGaps(draw: Random, trials: number, chance: number): number {
  const perGap = Math.log1p(-chance)
  let successes = -1
  for (let at = 0; at <= trials; successes++) at += 1 + Math.floor(Math.log(1 - draw()) / perGap)
  return successes
}

/** Rejection sampling: draws from a simpler distribution and keeps a draw with the right chance. */
function byRejection(draw: Random, trials: number, chance: number): number {
  const deviation = Math.sqrt(trials * chance * (1 - chance))
  const b = 1.15 + 2.53 * deviation
  const a = -0.0873 + 0.0248 * b + 0.01 * chance
  const middle = trials * chance + 0.5
  const easy = 0.92 - 4.2 / b
  const odds = Math.log(chance / (1 - chance))
  const mode = Math.floor((trials + 1) * chance)
  for (;;) {
    const u = draw() - 0.5
    const v = draw()
    const us = 0.5 - Math.abs(u)
    const k = Math.floor(((2 * a) / us + b) * u + middle)
    if (us >= 0.07 && v <= easy) return k
    if (k < 0 || k > trials) continue
    const alpha = (2.83 + 5.1 / b) * deviation
    const height = Math.log((v * alpha) / (a / (us * us) + b))
    const curve =
      logFactorial(mode) +
      logFactorial(trials - mode) -
      logFactorial(k) -
      logFactorial(trials - k) +
      (k - mode) * odds
    if (height <= curve) return k
  }
}

/** The chance of at most `most` successes in `trials` trials that each succeed with `chance`. */
export function binomialTail(most: number, trials: number, chance: number): number {
  if (most >= trials) return 1
  const perSuccess = Math.log(chance)
  const perFailure = Math.log1p(-chance)
  let sum = 0
  for (let k = 0; k <= most; k++) {
    const ways = logFactorial(trials) - logFactorial(k) - logFactorial(trials - k)
    sum += Math.exp(ways + k * perSuccess + (trials - k) * perFailure)
  }
  return Math.min(1, sum)
}

/** ln n! by Stirling's series, exact below 10; the error is below 1e-8. */
export function logFactorial(n: number): number {
  if (n < 10) {
    let product = 1
    for (let i = 2; i <= n; i++) product *= i
    return Math.log(product)
  }
  const x = n + 1
  return (x - 0.5) * Math.log(x) - x + 0.918938533204673 + 1 / (12 * x) - 1 / (360 * x ** 3)
}

/**
 * How often each cell comes up when as many rows as there are in all are drawn with replacement:
 * one multinomial draw, cell by cell, so it costs the cells and not the rows.
 *
 * @param rows - Of each cell.
 */
export function resample(rows: readonly number[], draw: Random): number[] {
  let mass = rows.reduce((total, own) => total + own, 0)
  let left = mass
  return rows.map((own) => {
    const drawn = drawBinomial(draw, left, own / mass)
    mass -= own
    left -= drawn
    return drawn
  })
}
