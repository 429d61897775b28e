import { fitLogistic, sigmoid } from '../../numbers/logistic.js'
import { probability, type Probability } from '../../types/verdict.js'

/** Where a head stands on a row, beside everybody else. */
export interface Standing {
  /** The head's own margin. */
  readonly margin: number
  /** The largest margin among the other heads. */
  readonly rival: number
  /** Margin of the head that knows the rows of no project. */
  readonly none: number
  /** Share of the row's features that training has seen, in [0, 1]. */
  readonly known: number
}

/**
 * Turns a standing into a chance: one logistic curve for all heads, moved by
 * an offset for each. A head with few rows borrows the others' slope and can
 * afford only a small offset.
 */
export interface Calibration {
  /** Of margin, rival, none, known and 1. */
  readonly slopes: readonly number[]
}

/** The logistic curve of the margin alone: where there are no rows to fit it to. */
export const UNFITTED: Calibration = { slopes: [1, 0, 0, 0, 0] }

/** How many slopes a calibration has. */
export const SLOPES = 5

/** The chance that the head is right. @param offset - The head's own. */
export function chanceOf({ slopes }: Calibration, standing: Standing, offset: number): Probability {
  const parts = partsOf(standing)
  let sum = offset
  for (let part = 0; part < parts.length; part++) {
    sum += (slopes[part] ?? 0) * (parts[part] as number)
  }
  return probability(sigmoid(sum))
}

function partsOf({ margin, rival, none, known }: Standing): number[] {
  return [margin, rival, none, known, 1]
}

/** An out-of-fold row to learn a calibration from. */
export interface CalibrationRow {
  readonly standing: Standing
  /** Index of the head. */
  readonly head: number
  readonly right: boolean
  /** As how many rows it counts. */
  readonly weight: number
}

/** What was learned: the shared curve and each head's offset. */
export interface Calibrated {
  readonly calibration: Calibration
  readonly offsets: Float64Array
}

/**
 * Fits the shared curve and the offsets.
 *
 * @param fixed - Slopes to keep, where only an offset is learned.
 */
export function fitCalibration(
  rows: readonly CalibrationRow[],
  heads: number,
  fixed?: Calibration,
): Calibrated {
  const { slopes, offsets } = fitLogistic(
    rows.map(({ standing, head, right, weight }) => {
      return { parts: partsOf(standing), group: head, right, weight }
    }),
    {
      groups: heads,
      start: (fixed ?? UNFITTED).slopes,
      toward: [0, 0, 0, 0, undefined],
      keepSlopes: fixed !== undefined,
    },
  )
  // So few rows that a larger margin spoke against its own head: chance, not evidence.
  if ((slopes[0] as number) <= 0) return { calibration: UNFITTED, offsets: new Float64Array(heads) }
  return { calibration: { slopes }, offsets }
}
