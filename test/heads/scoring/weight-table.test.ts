import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import fc from 'fast-check'
import type { SparseBoundary } from '../../../src/heads/scoring/head.js'
import { createRowBuffer } from '../../../src/heads/features/row-buffer.js'
import {
  addUp,
  createScoreBuffer,
  createWeightTable,
  findPlaces,
  writeMargins,
} from '../../../src/heads/scoring/weight-table.js'

suite('a table of weights', () => {
  const weight = fc.integer({ min: -3000, max: 3000 }).map((thousandths) => thousandths / 1000)

  for (const bits of [3, 6, 9]) {
    const column = fc.nat(2 ** bits - 1)
    const boundary = fc
      .record({ entries: fc.array(fc.tuple(column, weight)), intercept: weight })
      .map(({ entries, intercept }) => boundaryOf(entries, intercept))
    const row = fc.array(fc.tuple(column, weight), { maxLength: 300 })

    test(`gives in two stretches the margins that adding weight by weight gives, ${2 ** bits} columns`, () => {
      fc.assert(
        fc.property(
          fc.array(boundary, { minLength: 1, maxLength: 50 }),
          fc.array(row, { maxLength: 4 }),
          fc.nat(300),
          (boundaries, rows, cut) => {
            const codes = Uint8Array.from({ length: 2 ** bits }, (_, at) => (at * 37) % 256)
            const table = createWeightTable(boundaries, codes)
            const margins = new Float64Array(boundaries.length)
            for (const features of rows) {
              const room = createScoreBuffer(features.length)
              room.values.set(features.map(([, value]) => value))
              const columns = Int32Array.from(features, ([at]) => at)
              const buffer = { ...createRowBuffer(bits), columns }
              const sums = new Float64Array(boundaries.length)
              const middle = Math.min(cut, columns.length)
              for (const [from, to] of [
                [0, middle],
                [middle, columns.length],
              ] as const) {
                findPlaces(table, buffer, { buffer: room, from, to })
                addUp(table, { buffer: room, from, to }, sums)
              }
              writeMargins(table, sums, margins)
              assert.deepEqual(
                [...room.codes],
                features.map(([at]) => codes[at]),
              )
              for (const [head, { columns, weights, intercept }] of boundaries.entries()) {
                let margin = intercept
                let length = 0
                for (const [at, value] of features) {
                  margin += value * (weights[columns.indexOf(at)] ?? 0)
                  length += Math.abs(value)
                }
                const off = Math.abs((margins[head] as number) - margin)
                assert.ok(off <= 1e-6 + length * 6e-5, `${off} off after a length of ${length}`)
              }
            }
          },
        ),
      )
    })
  }
})

/** A weight for each column, the last where one comes twice. */
function boundaryOf(
  entries: readonly (readonly [number, number])[],
  intercept: number,
): SparseBoundary {
  const weights = new Map(entries)
  return {
    columns: Int32Array.from(weights.keys()),
    weights: Float32Array.from(weights.values()),
    intercept,
  }
}
