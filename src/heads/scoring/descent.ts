import type { Csr } from '../features/csr.js'
import { randomFrom, type Random } from '../../numbers/random.js'

/** One head's problem: which rows count, on which side they lie, and what a mistake on each costs. */
export interface Problem {
  /** +1 or -1 for each row of the matrix; 0 leaves the row out. */
  readonly sides: Int8Array
  /** Cost C of each row. */
  readonly costs: Float64Array
  /** Value of the constant feature every row has; 0 for none. */
  readonly bias: number
  /** Stop when the largest projected gradient is this small. */
  readonly tolerance: number
  readonly mostRounds: number
  readonly seed: number
  /** Dual variables of a similar problem to begin with, one per row; all 0 where absent. */
  readonly start?: Float64Array | undefined
}

/** A boundary: a weight for each column, and the constant. */
export interface Plane {
  readonly weights: Float64Array
  readonly intercept: number
}

/** The boundary found, and how. */
export interface Boundary extends Plane {
  readonly rounds: number
  /** The dual variables, one per row: they can start a similar problem. */
  readonly alphas: Float64Array
}

/**
 * Minimises ½|w|² + Σ Cᵢ max(0, 1 − yᵢ w·xᵢ)² by dual coordinate descent with shrinking.
 *
 * The dual keeps one α ≥ 0 per row and w = Σ αᵢ yᵢ xᵢ; each step solves for one
 * α exactly. Rows whose α stays at 0 are set aside until the others are settled.
 * Cost of a round: the entries of the rows still active.
 *
 * @see Hsieh et al., "A dual coordinate descent method for large-scale linear SVM", 2008.
 */
export function descend(matrix: Csr, problem: Problem): Boundary {
  const state = begin(matrix, problem)
  let rounds = 0
  do rounds += settle(matrix, problem, state)
  while (rounds < problem.mostRounds && admit(matrix, problem, state))
  const { weights, alphas } = state
  return { weights, intercept: state.constant * problem.bias, rounds, alphas }
}

/** Goes round the working rows until none of them moves by more than the tolerance. */
function settle(matrix: Csr, problem: Problem, state: State): number {
  let rounds = 0
  state.active = state.working
  state.ceiling = Infinity
  while (rounds < problem.mostRounds) {
    const { largest, smallest } = sweep(matrix, problem, state)
    rounds++
    if (largest - smallest > problem.tolerance) {
      state.ceiling = largest <= 0 ? Infinity : largest
      continue
    }
    if (state.active === state.working) break
    state.active = state.working
    state.ceiling = Infinity
  }
  return rounds
}

/** Takes rows on the wrong side of their margin into the working rows; false when there is none. */
function admit(matrix: Csr, problem: Problem, state: State): boolean {
  const { order } = state
  const before = state.working
  for (let turn = before; turn < order.length; turn++) {
    const row = order[turn] as number
    const margin = marginOf(matrix, row, state) + state.constant * problem.bias
    if ((problem.sides[row] as number) * margin - 1 > -problem.tolerance / 2) continue
    order[turn] = order[state.working] as number
    order[state.working++] = row
  }
  return state.working > before
}

function marginOf({ offsets, indices, values }: Csr, row: number, { weights }: State): number {
  let margin = 0
  for (let at = offsets[row] as number, to = offsets[row + 1] as number; at < to; at++) {
    margin += (weights[indices[at] as number] as number) * (values[at] as number)
  }
  return margin
}

interface State {
  readonly weights: Float64Array
  constant: number
  readonly alphas: Float64Array
  /** xᵢ·xᵢ + 1 / 2Cᵢ */
  readonly curvatures: Float64Array
  /** The rows; the first `working` are worked on, the first `active` of them visited. */
  readonly order: Int32Array
  readonly random: Random
  working: number
  active: number
  /** Largest projected gradient of the round before. */
  ceiling: number
}

function begin(matrix: Csr, problem: Problem): State {
  const { rows, columns, squares } = matrix
  const { sides, costs, bias, start } = problem
  const curvatures = new Float64Array(rows)
  const first: number[] = []
  const rest: number[] = []
  let positive = 0
  for (let row = 0; row < rows; row++) {
    if (sides[row] === 0) continue
    curvatures[row] = (squares[row] as number) + bias * bias + 0.5 / (costs[row] as number)
    if (sides[row] === 1) positive++
    if (sides[row] === 1 || (start && (start[row] as number) > 0)) first.push(row)
    else rest.push(row)
  }
  const random = randomFrom(problem.seed)
  const others = Int32Array.from(rest)
  shuffle(others, others.length, random)
  const order = new Int32Array(first.length + others.length)
  order.set(first)
  order.set(others, first.length)
  const working = Math.min(order.length, Math.max(first.length, positive * 8 + 256))
  const state: State = {
    weights: new Float64Array(columns),
    constant: 0,
    alphas: new Float64Array(rows),
    curvatures,
    order,
    random,
    working,
    active: working,
    ceiling: Infinity,
  }
  if (start) for (const row of first) startFrom(matrix, state, { row, problem, start })
  return state
}

interface Start {
  readonly row: number
  readonly problem: Problem
  readonly start: Float64Array
}

function startFrom(matrix: Csr, state: State, { row, problem, start }: Start): void {
  const { offsets, indices, values } = matrix
  const { weights, alphas } = state
  const alpha = start[row] as number
  const change = alpha * (problem.sides[row] as number)
  alphas[row] = alpha
  for (let at = offsets[row] as number, to = offsets[row + 1] as number; at < to; at++) {
    const column = indices[at] as number
    weights[column] = (weights[column] as number) + change * (values[at] as number)
  }
  state.constant += change * problem.bias
}

/** One round over the active rows; returns the extremes of the projected gradient. */
function sweep(
  matrix: Csr,
  problem: Problem,
  state: State,
): { readonly largest: number; readonly smallest: number } {
  const { offsets, indices, values } = matrix
  const { weights, alphas, curvatures, order, random, ceiling } = state
  const { sides, costs, bias } = problem
  let largest = -Infinity
  let smallest = Infinity
  shuffle(order, state.active, random)
  let intercept = state.constant
  for (let turn = 0; turn < state.active; turn++) {
    const row = order[turn] as number
    const side = sides[row] as number
    const from = offsets[row] as number
    const to = offsets[row + 1] as number
    let margin = intercept * bias
    for (let at = from; at < to; at++) {
      margin += (weights[indices[at] as number] as number) * (values[at] as number)
    }
    const alpha = alphas[row] as number
    const gradient = side * margin - 1 + (alpha * 0.5) / (costs[row] as number)
    if (alpha === 0 && gradient > ceiling) {
      state.active--
      order[turn] = order[state.active] as number
      order[state.active] = row
      turn--
      continue
    }
    const projected = alpha === 0 ? Math.min(gradient, 0) : gradient
    if (projected > largest) largest = projected
    if (projected < smallest) smallest = projected
    if (Math.abs(projected) < 1e-12) continue
    const next = Math.max(0, alpha - gradient / (curvatures[row] as number))
    const change = (next - alpha) * side
    alphas[row] = next
    for (let at = from; at < to; at++) {
      const column = indices[at] as number
      weights[column] = (weights[column] as number) + change * (values[at] as number)
    }
    intercept += change * bias
  }
  state.constant = intercept
  return { largest, smallest }
}

function shuffle(order: Int32Array, size: number, random: Random): void {
  for (let at = 0; at < size; at++) {
    const other = at + Math.floor(random() * (size - at))
    const held = order[at] as number
    order[at] = order[other] as number
    order[other] = held
  }
}
