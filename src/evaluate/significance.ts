import { logFactorial } from '../numbers/binomial.js'

/** Rows that only one of two sets of decisions has right, and whether that could be chance. */
export interface McNemar {
  /** Rows right before and wrong after. */
  readonly onlyBefore: number
  /** Rows wrong before and right after. */
  readonly onlyAfter: number
  /** The chance of a difference at least this large where both are equally often right. */
  readonly p: number
}

/**
 * McNemar's test, exact and two-sided: under equality each of the rows that only one has right is a
 * toss of a coin.
 *
 * @see McNemar, "Note on the sampling error of the difference between correlated proportions", 1947.
 */
export function mcNemar(onlyBefore: number, onlyAfter: number): McNemar {
  const tosses = onlyBefore + onlyAfter
  const least = Math.min(onlyBefore, onlyAfter)
  const logAll = logFactorial(tosses) - tosses * Math.LN2
  let tail = 0
  for (let heads = least; heads >= 0; heads--) {
    const term = Math.exp(logAll - logFactorial(heads) - logFactorial(tosses - heads))
    tail += term
    if (term < tail * 1e-12) break
  }
  return { onlyBefore, onlyAfter, p: Math.min(1, 2 * tail) }
}

/**
 * The two-sided p value of resampled differences: twice the share of them on the far side of 0,
 * with one added so that it is never 0; null without resamples.
 *
 * @see Efron and Tibshirani, "An introduction to the bootstrap", 1993, chapter 15.
 */
export function bootstrapP(differences: readonly (number | null)[]): number | null {
  const known = differences.filter((each) => each !== null)
  if (known.length === 0) return null
  const below = known.filter((each) => each <= 0).length
  const above = known.filter((each) => each >= 0).length
  return Math.min(1, (2 * (Math.min(below, above) + 1)) / (known.length + 1))
}
