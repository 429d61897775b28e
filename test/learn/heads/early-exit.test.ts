import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import fc from 'fast-check'
import { NO_EARLY_EXIT } from '../../../src/heads/scoring/head.js'
import { learnExit, NO_EXIT } from '../../../src/learn/heads/early-exit.js'
import type { DecisionRule, JudgedMargins } from '../../../src/learn/heads/judged-margins.js'
import { bestOf } from '../../../src/learn/heads/learn-decision.js'

/** A row out of fold, with two projects: 0 and 1 are theirs, 2 is none's. */
interface Row {
  readonly label: number
  /** Margin of project 0; that of project 1 is its negative. */
  readonly margin: number
  readonly bound: number
  readonly weight?: number
}

suite('an early exit', () => {
  const row = fc.record({
    label: fc.constantFrom(0, 1, 2, 2, 2),
    margin: fc.integer({ min: -20, max: 20 }).map((tenths) => tenths / 10),
    bound: fc.integer({ min: -24, max: 8 }).map((eighths) => eighths / 8),
    weight: fc.constantFrom(0, 1, 100, 5000),
  })

  test('pays a fifth of the rows of none for each thousandth of the rows of projects, at most', () => {
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 60 }), (rows) => {
        const { below: floor, leavesEarly } = learn(rows)
        const worth = floor === NO_EARLY_EXIT ? 0 : worthOf(rows, floor)
        assert.ok(worth >= 0)
        for (const { bound } of rows.filter(isInFront)) {
          const other = Math.min(0, bound - 0.01)
          const isBetter = worthOf(rows, other) > worth + 1e-9
          assert.ok(!isBetter || shareBelow(rows, other) < 0.1, `${other} is better than ${floor}`)
        }
        near(leavesEarly, floor === NO_EARLY_EXIT ? 0 : shareBelow(rows, floor))
      }),
      { numRuns: 1000 },
    )
  })

  test('is a little below the rows that stay, and says how many rows of none leave', () => {
    const { below: floor, leavesEarly } = learn([...none(60, -2), ...none(20, -0.505), ...own(999)])
    near(floor, -0.51)
    near(leavesEarly, 0.75)
  })

  test('lets no row leave that has a project above none', () => {
    const above = own(999).map((each) => ({ ...each, bound: 1 }))
    const { below: floor, leavesEarly } = learn([...none(60, -2), ...none(20, 0.5), ...above])
    assert.deepEqual({ floor, leavesEarly }, { floor: 0, leavesEarly: 0.75 })
  })

  test('is off where fewer than a tenth of the rows of none would leave', () => {
    assert.deepEqual(learn([...none(9, -1), ...none(91, 1), ...own(9999)]), NO_EXIT)
    near(learn([...none(10, -1), ...none(90, 1), ...own(9999)]).below, -0.51)
    assert.deepEqual(learn(own(9999)), NO_EXIT)
    assert.deepEqual(learn(none(20, -1)), NO_EXIT)
  })

  test('is off where the rows of projects are too few to tell', () => {
    assert.deepEqual(learn([...none(60, -1), ...own(199)]), NO_EXIT)
    near(learn([...none(60, -1), ...own(200)]).below, -0.51)
  })

  test('loses a row where enough leave for it', () => {
    const hard: Row = { label: 0, margin: 2, bound: -1.5 }
    assert.deepEqual(learn([...none(60, -1), ...own(300), hard]), NO_EXIT)
    near(learn([...none(60, -1), ...own(999), hard]).below, -0.51)
    near(learn([...none(50, -2), ...none(10, -1), ...own(499), hard]).below, -1.51)
  })

  test('does not mind rows that are lost anyway, or count for nothing', () => {
    const wrong: Row = { label: 1, margin: 2, bound: -2 }
    near(learn([...none(60, -1), ...own(250), wrong]).below, -0.51)
    const idle: Row = { label: 0, margin: 2, bound: -2, weight: 0 }
    near(learn([...none(60, -1), ...own(250), idle]).below, -0.51)
  })

  test('is below rows of which enough is known', () => {
    const unknown = own(999).map((each) => ({ ...each, bound: Infinity }))
    assert.deepEqual(learn([...none(60, -1), ...unknown]), NO_EXIT)
    near(learn([...none(60, -1), ...own(999), ...unknown]).below, -0.51)
  })
})

const none = (many: number, bound: number): Row[] =>
  Array.from({ length: many }, () => ({ label: 2, margin: 0, bound }))
const own = (many: number): Row[] =>
  Array.from({ length: many }, () => ({ label: 0, margin: 2, bound: -0.5 }))

const RULE: DecisionRule = {
  calibration: { slopes: [1, 0, 0, 0, 0] },
  offsets: Float64Array.of(-1, -1),
  cutoffs: { accept: Float64Array.of(0.7, 0.7), reject: Float64Array.of(0.5, 0.5) },
}

function judgedOf(rows: readonly Row[]): JudgedMargins {
  return {
    outOfFold: {
      margins: Float32Array.from(rows.flatMap(({ margin }) => [margin, -margin, 0])),
      known: new Float32Array(rows.length),
      fewNone: new Float32Array(0),
      bounds: Float32Array.from(rows, ({ bound }) => bound),
      foldOf: new Int32Array(rows.length),
    },
    labels: Int32Array.from(rows, ({ label }) => label),
    projects: 2,
  }
}

function learn(rows: readonly Row[]) {
  const weights = Float64Array.from(rows, ({ weight }) => weight ?? 1)
  return learnExit({ judged: judgedOf(rows), weights, rule: RULE })
}

/** Project 0 is in front where its margin is not below its negative. */
function isInFront({ label, margin, weight }: Row): boolean {
  return weight !== 0 && label === (margin >= 0 ? 0 : 1)
}

/** Share of the rows of none that leave, less 200 times the share of the projects' rows that is lost. */
function worthOf(rows: readonly Row[], floor: number): number {
  const judged = judgedOf(rows)
  let lost = 1
  let all = 1
  for (const [at, { label, bound, weight = 1 }] of rows.entries()) {
    if (label === 2) continue
    all += weight
    const { head, chance } = bestOf(judged, at, RULE)
    if (bound < floor && head === label) lost += weight * chance
  }
  return shareBelow(rows, floor) - (200 * lost) / all
}

function shareBelow(rows: readonly Row[], floor: number): number {
  const ofNone = rows.filter(({ label, weight }) => label === 2 && weight !== 0)
  return ofNone.filter(({ bound }) => bound < floor).length / Math.max(1, ofNone.length)
}

function near(given: number, expected: number): void {
  assert.ok(Math.abs(given - expected) < 1e-6, `${given} is not ${expected}`)
}
