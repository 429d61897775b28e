import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import fc from 'fast-check'
import { squaresOf, type Csr } from '../../../src/heads/features/csr.js'
import { descend, type Problem } from '../../../src/heads/scoring/descent.js'
import { objective } from '../../helpers/objective.js'
import { randomFrom } from '../../../src/numbers/random.js'

suite('descend', () => {
  test('no small step from where it stops makes the objective smaller', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1000 }), fc.constantFrom(0.1, 1, 10), (seed, cost) => {
        const { matrix, problem } = randomProblem(seed, cost)
        const found = descend(matrix, problem)
        const least = objective(matrix, problem, found)
        for (let column = 0; column < matrix.columns; column++) {
          for (const by of [-1e-3, 1e-3]) {
            const weights = found.weights.slice()
            weights[column] = (weights[column] as number) + by
            assert.ok(objective(matrix, problem, { ...found, weights }) >= least - 1e-6)
          }
        }
      }),
      { numRuns: 40 },
    )
  })

  test('gives the same bytes for the same seed', () => {
    const { matrix, problem } = randomProblem(7, 1)
    assert.deepEqual(descend(matrix, problem), descend(matrix, problem))
  })

  test('a row without a side changes nothing', () => {
    const { matrix, problem } = randomProblem(9, 1)
    const sides = problem.sides.slice()
    sides[3] = 0
    const costs = problem.costs.slice()
    costs[3] = 1000
    const without = descend(matrix, { ...problem, sides })
    assert.deepEqual(descend(matrix, { ...problem, sides, costs }).weights, without.weights)
  })

  test('ends at the same objective wherever it starts', () => {
    const { matrix, problem } = randomProblem(13, 1)
    const cold = descend(matrix, problem)
    const start = Float64Array.from(problem.sides, (_, row) => (row % 3 === 0 ? 0 : row / 20))
    const warm = descend(matrix, { ...problem, start })
    const least = objective(matrix, problem, cold)
    assert.ok(Math.abs(objective(matrix, problem, warm) - least) < 1e-6)
    assert.ok(descend(matrix, { ...problem, start: cold.alphas }).rounds < cold.rounds)
  })

  test('rows of one side only put everything into the constant', () => {
    const { matrix, problem } = randomProblem(11, 1)
    const found = descend(matrix, { ...problem, sides: new Int8Array(matrix.rows).fill(-1) })
    assert.ok(found.intercept < 0)
  })
})

function randomProblem(seed: number, cost: number): { matrix: Csr; problem: Problem } {
  const random = randomFrom(seed)
  const rows = 60
  const columns = 12
  const offsets = new Int32Array(rows + 1)
  const indices: number[] = []
  const values: number[] = []
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      if (random() < 0.6) continue
      indices.push(column)
      values.push(random())
    }
    offsets[row + 1] = indices.length
  }
  const entries = { offsets, values: Float32Array.from(values) }
  return {
    matrix: {
      rows,
      columns,
      ...entries,
      indices: Int32Array.from(indices),
      squares: squaresOf(entries),
    },
    problem: {
      sides: Int8Array.from({ length: rows }, () => (random() < 0.2 ? 1 : -1)),
      costs: new Float64Array(rows).fill(cost),
      bias: 1,
      tolerance: 1e-5,
      mostRounds: 5000,
      seed,
    },
  }
}
