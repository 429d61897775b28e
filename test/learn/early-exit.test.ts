import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import fc from 'fast-check'
import { NO_FLOOR } from '../../src/heads/head.js'
import { learnExit } from '../../src/learn/early-exit.js'

/** A row out of fold, with two projects: 0 and 1 are theirs, 2 is none's. */
interface Row {
  readonly label: number
  /** Margin of project 0; that of project 1 is its negative. */
  readonly margin: number
  readonly bound: number
  readonly settled?: number
}

suite('an early exit', () => {
  const row = fc.record({
    label: fc.constantFrom(0, 1, 2, 2, 2),
    margin: fc.integer({ min: -20, max: 20 }).map((tenths) => tenths / 10),
    bound: fc.integer({ min: -30, max: 10 }).map((tenths) => tenths / 10),
  })

  test('lets no row of a project leave that was not rejected, where rows are few', () => {
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 60 }), (rows) => {
        const { floor } = learn(rows)
        for (const each of rows.filter(stays)) assert.ok(each.bound > floor)
      }),
    )
  })

  test('is a little below the rows that stay, and says how many leave', () => {
    const { floor, leavesEarly } = learn([...none(60, -1), ...none(20, 0.495), ...own(20)])
    near(floor, 0.49)
    near(leavesEarly, 0.6)
  })

  test('is off where fewer than a tenth of the rows of none would leave', () => {
    const off = { floor: NO_FLOOR, leavesEarly: 0 }
    assert.deepEqual(learn([...none(9, -1), ...none(91, 1), ...own(20)]), off)
    near(learn([...none(10, -1), ...none(90, 1), ...own(20)]).floor, 0.49)
    assert.deepEqual(learn(own(20)), off)
  })

  test('passes over one in a thousand of the rows that stay, never over one named rightly', () => {
    const wrong: Row = { label: 1, margin: 2, bound: -2 }
    const right: Row = { label: 0, margin: 2, bound: -2 }
    const others = [...none(600, -1), ...own(999)]
    near(learn([...others, wrong]).floor, 0.49)
    assert.equal(learn([...others.slice(1, -1), wrong]).floor, NO_FLOOR)
    assert.equal(learn([...others, right]).floor, NO_FLOOR)
  })

  test('keeps rows of which nothing is known', () => {
    near(learn([...none(60, -1), ...own(20)], -0.5).floor, -0.51)
  })

  test('does not mind the rows that rules settle', () => {
    const settled: Row = { label: 0, margin: 2, bound: -2, settled: 0 }
    near(learn([...none(60, -1), ...own(20), settled]).floor, 0.49)
  })
})

const none = (many: number, bound: number): Row[] =>
  Array.from({ length: many }, () => ({ label: 2, margin: 0, bound }))
const own = (many: number): Row[] =>
  Array.from({ length: many }, () => ({ label: 0, margin: 2, bound: 0.5 }))

/** The better project stands at its margin's size; above 1 it is not rejected. */
function stays({ label, margin }: Row): boolean {
  return label < 2 && Math.abs(margin) > 1
}

function learn(rows: readonly Row[], blank = 1) {
  const margins = rows.flatMap(({ margin }) => [margin, -margin, 0])
  return learnExit({
    blank,
    judged: {
      outOfFold: {
        margins: Float32Array.from(margins),
        known: new Float32Array(rows.length),
        bounds: Float32Array.from(rows, ({ bound }) => bound),
        foldOf: new Int32Array(rows.length),
      },
      labels: Int32Array.from(rows, ({ label }) => label),
      projects: 2,
      settled: Int32Array.from(rows, ({ settled }) => settled ?? -1),
    },
    rule: {
      calibration: { slopes: [1, 0, 0, 0, 0] },
      offsets: Float64Array.of(-1, -1),
      cutoffs: { accept: Float64Array.of(0.7, 0.7), reject: Float64Array.of(0.5, 0.5) },
    },
  })
}

function near(given: number, expected: number): void {
  assert.ok(Math.abs(given - expected) < 1e-6, `${given} is not ${expected}`)
}
