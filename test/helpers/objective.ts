import type { Csr } from '../../src/heads/features/csr.js'
import type { Plane, Problem } from '../../src/heads/scoring/descent.js'

/** The value of what `descend` minimises, for a boundary found by anybody. */
export function objective(matrix: Csr, problem: Problem, boundary: Plane): number {
  const { rows, offsets, indices, values } = matrix
  const constant = problem.bias === 0 ? 0 : boundary.intercept / problem.bias
  let total = 0.5 * constant * constant
  for (const weight of boundary.weights) total += 0.5 * weight * weight
  for (let row = 0; row < rows; row++) {
    const side = problem.sides[row] as number
    if (side === 0) continue
    let margin = boundary.intercept
    for (let at = offsets[row] as number; at < (offsets[row + 1] as number); at++) {
      margin += (boundary.weights[indices[at] as number] as number) * (values[at] as number)
    }
    const short = Math.max(0, 1 - side * margin)
    total += (problem.costs[row] as number) * short * short
  }
  return total
}
