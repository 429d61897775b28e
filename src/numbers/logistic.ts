/** The logistic curve: a chance from its log-odds. */
export function sigmoid(value: number): number {
  return 1 / (1 + Math.exp(-value))
}

/** The log-odds of a chance, kept finite at 0 and 1. */
export function logit(chance: number): number {
  const inside = Math.min(1 - 1e-9, Math.max(1e-9, chance))
  return Math.log(inside / (1 - inside))
}

/** One example of a logistic regression. */
export interface LogisticRow {
  /** The values that slopes multiply, in one order for all rows. */
  readonly parts: readonly number[]
  /** Which offset belongs to the row. */
  readonly group: number
  readonly right: boolean
  /** As how many rows it counts. */
  readonly weight: number
}

/** How a logistic curve is fitted. */
export interface LogisticPlan {
  /** Offsets to fit: one a group. */
  readonly groups: number
  /** Slopes to begin with. */
  readonly start: readonly number[]
  /** What each slope is drawn to; undefined for one that is free, such as a constant's. */
  readonly toward: readonly (number | undefined)[]
  /** Keeps the slopes and fits offsets alone. */
  readonly keepSlopes?: boolean
}

/** One curve shared by all groups, moved by an offset for each. */
export interface LogisticFit {
  readonly slopes: readonly number[]
  readonly offsets: Float64Array
}

const ROUNDS = 40
const SLOPE_PENALTY = 0.1
/** As if each group had seen this many undecided rows with offset 0. */
const OFFSET_PENALTY = 1

/**
 * Fits a logistic regression with shared slopes and an offset for each group, by damped Newton
 * steps on the penalised likelihood.
 *
 * A group with few rows can afford only a small offset.
 *
 * @see Platt, "Probabilistic outputs for support vector machines", 1999.
 */
export function fitLogistic(rows: readonly LogisticRow[], plan: LogisticPlan): LogisticFit {
  const slopes = [...plan.start]
  const offsets = new Float64Array(plan.groups)
  for (let round = 0; round < ROUNDS; round++) {
    const newton = gather(rows, { slopes, offsets }, plan.toward)
    if (!plan.keepSlopes) {
      const move = solve(newton.curvature, newton.slope)
      for (const [part, by] of move.entries()) slopes[part] = (slopes[part] as number) - 0.9 * by
    }
    for (let group = 0; group < plan.groups; group++) {
      const offset = offsets[group] as number
      const pull = (newton.offsetSlope[group] as number) + OFFSET_PENALTY * offset
      offsets[group] =
        offset - (0.7 * pull) / ((newton.offsetCurvature[group] as number) + OFFSET_PENALTY)
    }
  }
  return { slopes, offsets }
}

/** Gradient and curvature of the penalised negative log-likelihood. */
function gather(
  rows: readonly LogisticRow[],
  { slopes, offsets }: LogisticFit,
  toward: LogisticPlan['toward'],
): {
  readonly slope: number[]
  readonly curvature: number[][]
  readonly offsetSlope: Float64Array
  readonly offsetCurvature: Float64Array
} {
  const size = slopes.length
  const slope = slopes.map((value, part) => SLOPE_PENALTY * (value - (toward[part] ?? value)))
  const curvature = slopes.map((_, one) =>
    slopes.map((__, other) => (one === other ? SLOPE_PENALTY : 0)),
  )
  const offsetSlope = new Float64Array(offsets.length)
  const offsetCurvature = new Float64Array(offsets.length)
  for (const { parts, group, right, weight } of rows) {
    let sum = offsets[group] as number
    for (let one = 0; one < size; one++) sum += (slopes[one] as number) * (parts[one] as number)
    const chance = sigmoid(sum)
    const error = weight * (chance - (right ? 1 : 0))
    const curve = weight * chance * (1 - chance) + 1e-9
    offsetSlope[group] = (offsetSlope[group] as number) + error
    offsetCurvature[group] = (offsetCurvature[group] as number) + curve
    for (let one = 0; one < size; one++) {
      const value = parts[one] as number
      slope[one] = (slope[one] as number) + error * value
      const line = curvature[one] as number[]
      for (let other = 0; other < size; other++) {
        line[other] = (line[other] as number) + curve * value * (parts[other] as number)
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
