import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sharedCsr, squaresOf } from '../../../src/heads/features/csr.js'
import { descend } from '../../../src/heads/scoring/descent.js'
import { FITTING } from '../../../src/heads/features/settings.js'
import { fitBoundary } from '../../../src/learn/heads/fit-boundary.js'

const [A, B, NONE] = [0, 1, 2]

/** Six rows of project A, two of B, eight of none, one left out; two features each. */
const labels = Int32Array.of(A, A, A, A, A, A, B, B, ...Array.from({ length: 8 }, () => NONE), -1)

function matrixOf(rows: number) {
  const matrix = sharedCsr({ rows, columns: 5, size: 2 * rows })
  for (let row = 0; row < rows; row++) {
    matrix.offsets[row + 1] = 2 * (row + 1)
    matrix.indices.set([row % 3, 3 + (row % 2)], 2 * row)
    matrix.values.set([0.6 + 0.1 * (row % 4), 0.5], 2 * row)
  }
  matrix.squares.set(squaresOf(matrix))
  return matrix
}

const matrix = matrixOf(labels.length)
const weights = Float64Array.from(labels, (_, row) => (row === 3 ? 0.5 : 1))

/** What an own row of each label costs: projects have four rows on average, none takes no part. */
const SHARES: readonly (readonly [label: number, balance: number, share: number])[] = [
  [A, 0, 1],
  [B, 0, 1],
  [A, 1, 4 / 6],
  [B, 1, 4 / 2],
  [B, 0.5, Math.sqrt(2)],
  [NONE, 1, 1],
  [NONE, 0.5, 1],
]

for (const [label, balance, share] of SHARES) {
  test(`with balance ${balance} an own row of label ${label} costs ${share.toFixed(2)}`, () => {
    const fitting = { ...FITTING, cost: 2, balance }
    const costs = Float64Array.from(
      labels,
      (given, row) => 2 * (weights[row] as number) * (given === label ? share : 1),
    )
    const sides = Int8Array.from(labels, (given) => (given < 0 ? 0 : given === label ? 1 : -1))
    const { bias, tolerance, mostRounds, seed } = fitting
    const plain = { sides, costs, bias, tolerance, mostRounds, seed: seed + label }
    const fitted = fitBoundary({ matrix, labels, weights, none: NONE, fitting }, { label })
    assert.deepEqual(fitted, descend(matrix, plain))
  })
}
