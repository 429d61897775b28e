import type { Csr } from '../../heads/features/csr.js'
import type { Plane } from '../../heads/scoring/descent.js'
import { largestOf } from '../../heads/scoring/weight-table.js'

/**
 * Weights smaller than this share of a head's largest are left out: four of
 * five on epg, their average goes into the intercept, and results stay as they are.
 */
const NEGLIGIBLE = 1e-2

/**
 * Boundaries that were fitted on these rows, with 0 for each weight that is
 * next to nothing: what those add to the rows on average goes into the intercept.
 */
export function prune(
  boundaries: readonly Plane[],
  matrix: Csr,
  rows: Int32Array,
): readonly Plane[] {
  const means = meansOf(matrix, rows)
  return boundaries.map(({ weights, intercept }) => {
    const most = largestOf(weights)
    let lost = 0
    const kept = weights.map((weight, at) => {
      if (Math.abs(weight) > NEGLIGIBLE * most) return weight
      lost += weight * (means[at] as number)
      return 0
    })
    return { weights: kept, intercept: intercept + lost }
  })
}

/** What each column of a matrix is on average over these rows. */
function meansOf({ columns, offsets, indices, values }: Csr, rows: Int32Array): Float64Array {
  const means = new Float64Array(columns)
  for (const row of rows) {
    for (let at = offsets[row] as number; at < (offsets[row + 1] as number); at++) {
      const column = indices[at] as number
      means[column] = (means[column] as number) + (values[at] as number) / rows.length
    }
  }
  return means
}
