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
  return probability(1 / (1 + Math.exp(-sum)))
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

const ROUNDS = 40
const SLOPE_PENALTY = 0.1
/** As if each head had seen this many undecided rows with offset 0. */
const OFFSET_PENALTY = 1

/**
 * Fits the shared curve and the offsets by Newton steps on the penalised likelihood.
 *
 * @param fixed - Slopes to keep, where only an offset is learned.
 * @see Platt, "Probabilistic outputs for support vector machines", 1999.
 */
export function fitCalibration(
  rows: readonly CalibrationRow[],
  heads: number,
  fixed?: Calibration,
): Calibrated {
  const slopes = [...(fixed ?? UNFITTED).slopes]
  const offsets = new Float64Array(heads)
  const parts = rows.map(({ standing }) => partsOf(standing))
  for (let round = 0; round < ROUNDS; round++) {
    const newton = gather({ rows, parts, slopes, offsets })
    if (!fixed) {
      const move = solve(newton.curvature, newton.slope)
      for (const [part, by] of move.entries()) slopes[part] = (slopes[part] as number) - 0.9 * by
    }
    for (let head = 0; head < heads; head++) {
      const offset = offsets[head] as number
      const pull = (newton.offsetSlope[head] as number) + OFFSET_PENALTY * offset
      offsets[head] =
        offset - (0.7 * pull) / ((newton.offsetCurvature[head] as number) + OFFSET_PENALTY)
    }
  }
  // So few rows that a larger margin spoke against its own head: chance, not evidence.
  if ((slopes[0] as number) <= 0) return { calibration: UNFITTED, offsets: new Float64Array(heads) }
  return { calibration: { slopes }, offsets }
}

interface Fit {
  readonly rows: readonly CalibrationRow[]
  readonly parts: readonly (readonly number[])[]
  readonly slopes: readonly number[]
  readonly offsets: Float64Array
}

/** Gradient and curvature of the penalised negative log-likelihood. */
function gather({ rows, parts, slopes, offsets }: Fit): {
  readonly slope: number[]
  readonly curvature: number[][]
  readonly offsetSlope: Float64Array
  readonly offsetCurvature: Float64Array
} {
  const size = slopes.length
  const slope = slopes.map((value, part) => (part === size - 1 ? 0 : SLOPE_PENALTY * value))
  const curvature = slopes.map((_, one) =>
    slopes.map((__, other) => (one === other ? SLOPE_PENALTY : 0)),
  )
  const offsetSlope = new Float64Array(offsets.length)
  const offsetCurvature = new Float64Array(offsets.length)
  for (const [at, { head, right, weight }] of rows.entries()) {
    const part = parts[at] as readonly number[]
    let sum = offsets[head] as number
    for (let one = 0; one < size; one++) sum += (slopes[one] as number) * (part[one] as number)
    const chance = 1 / (1 + Math.exp(-sum))
    const error = weight * (chance - (right ? 1 : 0))
    const curve = weight * chance * (1 - chance) + 1e-9
    offsetSlope[head] = (offsetSlope[head] as number) + error
    offsetCurvature[head] = (offsetCurvature[head] as number) + curve
    for (let one = 0; one < size; one++) {
      const value = part[one] as number
      slope[one] = (slope[one] as number) + error * value
      const line = curvature[one] as number[]
      for (let other = 0; other < size; other++) {
        line[other] = (line[other] as number) + curve * value * (part[other] as number)
      }
    }
  }
  return { slope, curvature, offsetSlope, offsetCurvature }
}

/** Solves a small linear system by Gauss–Jordan elimination with pivots. */
function solve(matrix: readonly (readonly number[])[], right: readonly number[]): number[] {
  const lines = matrix.map((line, at) => [...line, right[at] as number])
  const size = lines.length
  for (let column = 0; column < size; column++) {
    const pivot = lines
      .slice(column)
      .reduce((best, line) =>
        Math.abs(line[column] as number) > Math.abs(best[column] as number) ? line : best,
      )
    lines.splice(lines.indexOf(pivot), 1)
    lines.splice(column, 0, pivot)
    for (const line of lines) {
      if (line === pivot) continue
      const factor = (line[column] as number) / (pivot[column] as number)
      for (let at = column; at <= size; at++) {
        line[at] = (line[at] as number) - factor * (pivot[at] as number)
      }
    }
  }
  return lines.map((line, at) => (line[size] as number) / (line[at] as number))
}
