import { fitLogistic, sigmoid } from '../../numbers/logistic.js'
import { probability, type Probability } from '../../types/verdict.js'

/** `p = σ(slope · odds + offset)`, the odds being logarithms. */
export interface CalibrationLine {
  readonly slope: number
  readonly offset: number
}

/** One line for answers that are projects, one for the answer none: the two err differently. */
export interface HybridCalibration {
  readonly project: CalibrationLine
  readonly none: CalibrationLine
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
export function calibrated(odds: number, { slope, offset }: CalibrationLine): Probability {
  return probability(sigmoid(slope * odds + offset))
}

/**
 * Fits slope and offset to judged answers; without any the network's own odds stay.
 *
 * The slope never turns negative: more odds are never less sure.
 */
export function fitLine(judged: readonly JudgedAnswer[]): CalibrationLine {
  const rows = judged.map(({ odds, right }) => ({ parts: [odds], group: 0, right, weight: 1 }))
  const { slopes, offsets } = fitLogistic(rows, { groups: 1, start: [1], toward: [1] })
  const [slope = 1] = slopes
  // Larger odds spoke against the answer: chance, not evidence.
  return slope > 0 ? { slope, offset: offsets[0] ?? 0 } : UNCALIBRATED.project
}
