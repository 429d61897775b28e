import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { suite, test } from 'node:test'
import { createGather } from '../../src/heads/features/features.js'
import { countFeatures } from '../../src/heads/features/counts.js'
import { learnColumns } from '../../src/heads/features/columns.js'
import type { Csr } from '../../src/heads/features/csr.js'
import { descend, type Plane, type Problem } from '../../src/heads/scoring/descent.js'
import { objective } from '../helpers/objective.js'
import { FEATURES } from '../../src/heads/features/settings.js'
import { weighAll } from '../../src/heads/features/weighed.js'
import { learnWeighting } from '../../src/heads/features/weighting.js'
import { toyRows } from './toy.js'

const installed = spawnSync('liblinear-train', []).error === undefined

suite('LIBLINEAR (L2-regularised L2-loss SVM, dual)', () => {
  /** What `liblinear-train -s 1 -B 1 -e 0.00001` reaches on `toyProblem(cost)`. */
  const golden: readonly (readonly [cost: number, objective: number])[] = [
    [0.1, 5.20645],
    [1, 6.0964],
    [10, 6.27655],
  ]

  for (const [cost, least] of golden) {
    test(`its objective at cost ${cost}, from a golden figure, is reached to 1e-3`, () => {
      const { matrix, problem } = toyProblem(cost)
      const found = objective(matrix, problem, descend(matrix, problem))
      assert.ok(Math.abs(found - least) <= 1e-3 * least, `${found} is not ${least}`)
    })
  }

  test('its solution is reached to 1e-3 where it is installed', (context) => {
    if (!installed) return context.skip('liblinear-train is not installed')
    for (const cost of [0.1, 1, 10]) {
      const { matrix, problem } = toyProblem(cost)
      const theirs = objective(matrix, problem, runLiblinear(matrix, problem, cost))
      const ours = objective(matrix, problem, descend(matrix, problem))
      assert.ok(Math.abs(ours - theirs) <= 1e-3 * theirs, `${ours} is not ${theirs}`)
    }
  })
})

const POSITIVE_WEIGHT = 4

/** Kept as they were when the golden figures were taken. */
const WEIGHTS = {
  word: 1,
  pair: 0,
  char: 1,
  value: 1,
  cross: 0,
  number: 0,
  shape: 0,
  rule: 0,
  embedding: 0,
}

/** What counted as a feature then. */
const AS_THEN = {
  pairWords: 24,
  charRuns: 'tokens',
  letterWords: false,
  emoji: false,
  unseen: 'counted',
} as const

function toyProblem(cost: number): { readonly matrix: Csr; readonly problem: Problem } {
  const rows = toyRows(300, 4)
  const features = { ...FEATURES, ...AS_THEN, bits: 16, weights: WEIGHTS }
  const items = rows.map(({ item }) => item)
  const counts = countFeatures(rows, createGather(features, learnColumns(items)), features.bits)
  const weighting = learnWeighting(counts, Int32Array.from(rows.keys()), features)
  const { matrix } = weighAll(counts, weighting, { frequencies: weighting.frequencies, least: 2 })
  const sides = Int8Array.from(items, ({ item }) => (item.gold === 'cats' ? 1 : -1))
  const costs = Float64Array.from(sides, (side) => (side === 1 ? POSITIVE_WEIGHT * cost : cost))
  const problem = { sides, costs, bias: 1, tolerance: 0.01, mostRounds: 1000, seed: 1 }
  return { matrix, problem }
}

function runLiblinear(matrix: Csr, { sides }: Problem, cost: number): Plane {
  const folder = mkdtempSync(join(tmpdir(), 'kaskad-liblinear-'))
  try {
    const lines = Array.from(sides, (side, row) => `${side} ${rowText(matrix, row)}`)
    writeFileSync(join(folder, 'rows'), `${lines.join('\n')}\n`)
    const options = `-q -s 1 -B 1 -e 0.00001 -c ${cost} -w1 ${POSITIVE_WEIGHT}`.split(' ')
    const run = spawnSync('liblinear-train', [...options, 'rows', 'model'], { cwd: folder })
    assert.equal(run.status, 0, String(run.stderr))
    return readModel(readFileSync(join(folder, 'model'), 'utf8'), matrix.columns)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** `column:value …`, columns from 1, ascending, one entry for each. */
function rowText({ offsets, indices, values }: Csr, row: number): string {
  const sums = new Map<number, number>()
  for (let at = offsets[row] as number; at < (offsets[row + 1] as number); at++) {
    const column = indices[at] as number
    sums.set(column, (sums.get(column) ?? 0) + (values[at] as number))
  }
  return [...sums]
    .toSorted(([one], [other]) => one - other)
    .map(([column, value]) => `${column + 1}:${value}`)
    .join(' ')
}

function readModel(text: string, columns: number): Plane {
  const lines = text.trim().split('\n')
  const first = (lines.find((line) => line.startsWith('label')) ?? '').split(' ')[1]
  const from = lines.indexOf('w') + 1
  const weights = lines.slice(from).map((line) => Number(line) * (first === '1' ? 1 : -1))
  return {
    weights: Float64Array.from(weights.slice(0, columns)),
    intercept: weights[columns] as number,
  }
}
