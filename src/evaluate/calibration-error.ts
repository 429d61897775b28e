import { randomFrom } from '../numbers/random.js'

/** A stated chance beside what came true. */
export interface StatedChance {
  readonly chance: number
  readonly right: boolean
}

/** How far stated chances are off, and how far perfect ones may be. */
export interface CalibrationError {
  /** Mean distance between stated and true share over ten equal bins, weighted by rows. */
  readonly error: number
  /** What chance alone explains: the 95 % quantile where every chance were true, at least 0.02. */
  readonly allowed: number
}

const BINS = 10
const DRAWS = 400
/** An error below this is small, however many rows there are. */
const SMALL = 0.02

/** The expected calibration error of stated chances, beside that of chances that are true. */
export function calibrationError(rows: readonly StatedChance[], seed: number): CalibrationError {
  const random = randomFrom(seed)
  const bins = rows.map(({ chance }) => Math.min(BINS - 1, Math.floor(chance * BINS)))
  const errorOf = (isRight: (row: StatedChance) => boolean): number => {
    const gaps = new Float64Array(BINS)
    for (const [at, row] of rows.entries()) {
      const bin = bins[at] as number
      gaps[bin] = (gaps[bin] as number) + row.chance - (isRight(row) ? 1 : 0)
    }
    return gaps.reduce((sum, gap) => sum + Math.abs(gap), 0) / Math.max(1, rows.length)
  }
  const perfect = Array.from({ length: DRAWS }, () => errorOf(({ chance }) => random() < chance))
  const quantile = perfect.toSorted((a, b) => a - b)[Math.floor(0.95 * DRAWS)] ?? 0
  return { error: errorOf(({ right }) => right), allowed: Math.max(SMALL, quantile) }
}
