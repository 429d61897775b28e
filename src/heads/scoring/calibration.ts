import { fitLogistic, logit, sigmoid } from '../../numbers/logistic.js'
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
  /** Whether the rule of the head's own project bars the row. */
  readonly barred?: boolean
}

/**
 * Turns a standing into a chance: one logistic curve for all heads, moved by
 * an offset for each. A head with few rows borrows the others' slope and can
 * afford only a small offset.
 */
export interface Calibration {
  /** Of margin, rival, none, known and 1. */
  readonly slopes: readonly number[]
  /**
   * The highest chance of a head on a row that its own rule bars. Its keywords stand there, so its
   * margin is high and says little; absent where no rules were asked.
   */
  readonly barred?: Probability | undefined
  /**
   * Of a row that no head claims, the log-odds that it is no project's: what those of the best head
   * being wrong are multiplied by, and a constant. Such a row may be of a third project. Absent: they are alike.
   */
  readonly none?: readonly [slope: number, constant: number] | undefined
}

/** The logistic curve of the margin alone: where there are no rows to fit it to. */
export const UNFITTED: Calibration = { slopes: [1, 0, 0, 0, 0] }

/** The chance on a row that a rule bars where no rows tell: the rule is believed. */
export const BARRED = probability(0.25)

/** How many slopes a calibration has. */
export const SLOPES = 5

/** Which of them is the constant's. */
const CONSTANT = 4

/** The chance that the head is right. @param offset - The head's own. */
export function chanceOf(
  { slopes, barred }: Calibration,
  standing: Standing,
  offset: number,
): Probability {
  const parts = partsOf(standing)
  let sum = offset
  for (let part = 0; part < parts.length; part++) {
    sum += (slopes[part] ?? 0) * (parts[part] as number)
  }
  const chance = sigmoid(sum)
  return probability(standing.barred && barred !== undefined ? Math.min(barred, chance) : chance)
}

/** The chance that a row which no head claims is no project's. @param best - The chance of the best head. */
export function noneChanceOf({ none }: Calibration, best: number): Probability {
  if (!none) return probability(1 - best)
  const [slope, constant] = none
  return probability(sigmoid(slope * logit(1 - best) + constant))
}

/** Fits what {@link noneChanceOf} needs to rows that no head claims; undefined where there are few. */
export function fitNoneCurve(
  rows: readonly { readonly best: number; readonly isNone: boolean }[],
): Calibration['none'] {
  if (rows.length < LEAST_UNCLAIMED) return undefined
  const { slopes } = fitLogistic(
    rows.map(({ best, isNone }) => {
      return { parts: [logit(1 - best), 1], group: 0, right: isNone, weight: 1 }
    }),
    { groups: 1, start: [1, 0], toward: [1, undefined] },
  )
  const [slope = 1, constant = 0] = slopes
  return slope > 0 ? [slope, constant] : undefined
}

/** Fewer rows make no curve. */
const LEAST_UNCLAIMED = 20

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

/** A curve that is known before a calibration is fitted. */
export interface KnownCurve {
  /** Its slopes are kept and only offsets are learned. */
  readonly fixed?: Calibration | undefined
  /** Its slopes are what the new ones are drawn to, the constant aside. */
  readonly near?: Calibration | undefined
}

/** Fits the shared curve and the offsets. */
export function fitCalibration(
  rows: readonly CalibrationRow[],
  heads: number,
  { fixed, near }: KnownCurve = {},
): Calibrated {
  const { slopes, offsets } = fitLogistic(
    rows.map(({ standing, head, right, weight }) => {
      return { parts: partsOf(standing), group: head, right, weight }
    }),
    {
      groups: heads,
      start: (fixed ?? near ?? UNFITTED).slopes,
      toward: UNFITTED.slopes.map((_, part) =>
        part === CONSTANT ? undefined : (near?.slopes[part] ?? 0),
      ),
      keepSlopes: fixed !== undefined,
    },
  )
  // So few rows that a larger margin spoke against its own head: chance, not evidence.
  if ((slopes[0] as number) <= 0)
    return { calibration: near ?? UNFITTED, offsets: new Float64Array(heads) }
  return { calibration: { slopes }, offsets }
}
