import { probability, type Probability } from '../../types/verdict.js'

/** `p = σ(slope · odds + offset)`, the odds being logarithms. */
export interface Platt {
  readonly slope: number
  readonly offset: number
}

/** One line for answers that are projects, one for the answer none: the two err differently. */
export interface HybridCalibration {
  readonly project: Platt
  readonly none: Platt
}

/** No change: the network's own odds. */
export const UNCALIBRATED: HybridCalibration = {
  project: { slope: 1, offset: 0 },
  none: { slope: 1, offset: 0 },
}

/** An answer on a row that training did not see. */
export interface JudgedAnswer {
  /** Logarithm of the answer's odds against all others. */
  readonly odds: number
  readonly right: boolean
}

/** The calibrated chance of an answer with these odds. */
export function calibrated(odds: number, { slope, offset }: Platt): Probability {
  return probability(1 / (1 + Math.exp(-(slope * odds + offset))))
}

/**
 * Fits slope and offset by Newton's method on softened targets.
 *
 * The slope never turns negative: more odds are never less sure. Fewer than
 * ten answers, or answers all right or all wrong, move the offset alone.
 *
 * @see Platt, 1999; Lin, Lin, Weng, "A note on Platt's probabilistic outputs", 2007.
 */
export function fitPlatt(judged: readonly JudgedAnswer[]): Platt {
  const rights = judged.filter(({ right }) => right).length
  const wrongs = judged.length - rights
  if (judged.length === 0) return { slope: 1, offset: 0 }

  const high = (rights + 1) / (rights + 2)
  const low = 1 / (wrongs + 2)
  const single = judged.length < 10 || rights === 0 || wrongs === 0
  let slope = 1
  let offset = 0
  for (let turn = 0; turn < 100; turn++) {
    // Gradient and curvature of the log loss, with a little ridge on the slope.
    const sums = { a: (slope - 1) * 1e-3, b: 0, aa: 1e-3, ab: 0, bb: 1e-9 }
    for (const { odds, right } of judged) {
      const p = 1 / (1 + Math.exp(-(slope * odds + offset)))
      const error = p - (right ? high : low)
      const curve = p * (1 - p)
      sums.a += error * odds
      sums.b += error
      sums.aa += curve * odds * odds
      sums.ab += curve * odds
      sums.bb += curve
    }
    const determinant = sums.aa * sums.bb - sums.ab * sums.ab
    const alone = single || !(determinant > 1e-12)
    const bySlope = alone ? 0 : (sums.bb * sums.a - sums.ab * sums.b) / determinant
    const byOffset = alone ? sums.b / sums.bb : (sums.aa * sums.b - sums.ab * sums.a) / determinant
    slope = Math.max(0, slope - limit(bySlope))
    offset -= limit(byOffset)
    if (Math.abs(bySlope) + Math.abs(byOffset) < 1e-10) break
  }
  return { slope, offset }
}

/** A step no longer than 2, so that a flat stretch does not throw the fit far off. */
function limit(step: number): number {
  return Math.max(-2, Math.min(2, step))
}
