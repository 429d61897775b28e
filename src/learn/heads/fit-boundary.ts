import type { Csr } from '../../heads/features/csr.js'
import { descend, type Boundary } from '../../heads/scoring/descent.js'
import type { FitSettings } from '../../heads/features/settings.js'

/** One head to fit: which rows are its own. */
export interface FitTask {
  /** Number of the label whose rows are positive. */
  readonly label: number
  /** Whether a row of none costs as if none were a project among the others. */
  readonly balancesNone?: boolean
  /** Dual variables of the same head fitted on other rows of the matrix, to begin with. */
  readonly start?: Float64Array | undefined
}

/** What all tasks on one matrix share; typed arrays in shared memory. */
export interface FitPlan {
  readonly matrix: Csr
  /** Number of each row's label; -1 leaves the row out of fitting. */
  readonly labels: Int32Array
  /** What a row counts beside its class; 1 as a rule. */
  readonly weights: Float64Array
  /** Number of the label that stands for no project. */
  readonly none: number
  readonly fitting: FitSettings
}

/**
 * Fits one head: its own rows against all others.
 *
 * A row costs `fitting.cost`. With balance 1 an own row of a project costs as much more as the
 * project has fewer rows than projects have on average. None is no project and takes no part in
 * that: how many rows it has, most of them as a rule, makes no project dearer.
 */
export function fitBoundary(plan: FitPlan, task: FitTask): Boundary {
  const { label } = task
  const { matrix, labels, weights, fitting } = plan
  const sides = new Int8Array(matrix.rows)
  const costs = new Float64Array(matrix.rows)
  const ownShare = ownShareOf(plan, task)
  for (let row = 0; row < matrix.rows; row++) {
    const given = labels[row] as number
    if (given >= 0) sides[row] = given === label ? 1 : -1
    const share = given === label ? ownShare : 1
    costs[row] = Math.max(1e-6, fitting.cost * (weights[row] as number) * share)
  }
  return descend(matrix, {
    sides,
    costs,
    bias: fitting.bias,
    tolerance: fitting.tolerance,
    mostRounds: fitting.mostRounds,
    seed: fitting.seed + label,
    start: task.start,
  })
}

/** What a row of the label costs in its own head, beside a row of another label. */
function ownShareOf(
  { labels, none, fitting }: FitPlan,
  { label, balancesNone = false }: FitTask,
): number {
  const sizes = new Map<number, number>()
  for (const given of labels) {
    if (given >= 0 && (balancesNone || given !== none))
      sizes.set(given, (sizes.get(given) ?? 0) + 1)
  }
  const own = sizes.get(label)
  if (own === undefined) return 1
  const rows = [...sizes.values()].reduce((sum, size) => sum + size, 0)
  return (rows / sizes.size / own) ** fitting.balance
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
