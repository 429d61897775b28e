import { resample } from '../numbers/binomial.js'
import { randomFrom, type Random } from '../numbers/random.js'
import type { ConfusionCell } from './counts.js'
import type { Evaluation, EvaluationOptions, Interval } from './evaluation.js'
import { headlineOf, tallyCells } from './figures.js'
import { forHeadlines } from './headlines.js'

/**
 * 95 % percentile intervals of the headline figures, over rows drawn with replacement.
 *
 * A resample of rows is a multinomial draw over the cells, so its cost is that of the distinct
 * pairs of labels, not of the rows. A figure that is undefined in a resample (a class that was
 * not drawn leaves the average) is left out of its percentiles.
 *
 * @see Efron and Tibshirani, "An introduction to the bootstrap", 1993, chapter 13.
 */
export function bootstrapIntervals(
  cells: readonly Readonly<ConfusionCell>[],
  options: EvaluationOptions,
): Evaluation['intervals'] {
  if (options.bootstrap === 0 || cells.length === 0) return null
  const draw = randomFrom(options.seed)
  const resamples = Array.from({ length: options.bootstrap }, () =>
    headlineOf(tallyCells(drawCells(cells, draw)), options.none),
  )
  return forHeadlines((key) => percentiles(resamples.map((one) => one[key])))
}

function drawCells(cells: readonly Readonly<ConfusionCell>[], draw: Random): ConfusionCell[] {
  const drawn = resample(
    cells.map(({ rows }) => rows),
    draw,
  )
  return cells.map((cell, at) => ({ ...cell, rows: drawn[at] ?? 0 }))
}

/** The 2.5th and 97.5th percentile of the values that are defined, interpolated; null for none. */
export function percentiles(values: readonly (number | null)[]): Interval {
  const sorted = values.filter((value) => value !== null).toSorted((a, b) => a - b)
  if (sorted.length === 0) return null
  const at = (share: number): number => {
    const position = share * (sorted.length - 1)
    const low = sorted[Math.floor(position)] ?? 0
    const high = sorted[Math.ceil(position)] ?? low
    return low + (high - low) * (position - Math.floor(position))
  }
  return [at(0.025), at(0.975)]
}
