import type { Csr } from '../heads/csr.js'
import { descend, type Boundary } from '../heads/descent.js'
import type { FitSettings } from '../heads/settings.js'

/** One head to fit: which rows are its own. */
export interface FitTask {
  /** Number of the label whose rows are positive. */
  readonly label: number
}

/** What all tasks on one matrix share; typed arrays in shared memory. */
export interface FitPlan {
  readonly matrix: Csr
  /** Number of each row's label; -1 leaves the row out of fitting. */
  readonly labels: Int32Array
  /** What a row counts beside its class; 1 as a rule. */
  readonly weights: Float64Array
  readonly fitting: FitSettings
}

/**
 * Fits one head: its own rows against all others.
 *
 * Costs are such that a row costs `fitting.cost` on average; with balance 1 the
 * positives together cost as much as the negatives.
 */
export function fitBoundary(plan: FitPlan, { label }: FitTask): Boundary {
  const { matrix, labels, weights, fitting } = plan
  const sides = new Int8Array(matrix.rows)
  let own = 0
  let others = 0
  for (let row = 0; row < matrix.rows; row++) {
    const given = labels[row] as number
    if (given < 0) continue
    sides[row] = given === label ? 1 : -1
    if (given === label) own++
    else others++
  }
  const ratio = others === 0 ? 1 : (others / Math.max(1, own)) ** fitting.balance
  const mean = (own * ratio + others) / Math.max(1, own + others)
  const costs = new Float64Array(matrix.rows)
  for (let row = 0; row < matrix.rows; row++) {
    const share = sides[row] === 1 ? ratio : 1
    costs[row] = Math.max(1e-6, (fitting.cost * (weights[row] as number) * share) / mean)
  }
  return descend(matrix, {
    sides,
    costs,
    bias: fitting.bias,
    tolerance: fitting.tolerance,
    mostRounds: fitting.mostRounds,
    seed: fitting.seed + label,
  })
}

/** Fits many heads of one plan; the order of the answer is that of the tasks. */
export type FitMany = (
  plan: FitPlan,
  tasks: readonly FitTask[],
  done: () => void,
) => Promise<readonly Boundary[]>

/** Fits one head after the other, here. */
export const fitHere: FitMany = async (plan, tasks, done) => {
  const boundaries: Boundary[] = []
  for (const task of tasks) {
    boundaries.push(fitBoundary(plan, task))
    done()
    await Promise.resolve()
  }
  return boundaries
}
