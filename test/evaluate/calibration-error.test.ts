import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { calibrationError } from '../../src/evaluate/calibration-error.js'
import { randomFrom } from '../../src/numbers/random.js'

suite('the error of stated chances', () => {
  test('is the mean distance between stated and true share', () => {
    const rows = [
      ...Array.from({ length: 8 }, (_, at) => ({ chance: 0.95, right: at < 4 })),
      ...Array.from({ length: 2 }, () => ({ chance: 0.25, right: false })),
    ]
    assert.ok(Math.abs(calibrationError(rows, 1).error - (0.8 * 0.45 + 0.2 * 0.25)) < 1e-9)
  })

  test('of true chances is allowed nearly always, of others rarely', () => {
    const draw = randomFrom(7)
    const holds = (off: number): number => {
      let held = 0
      for (let nth = 0; nth < 40; nth++) {
        const rows = Array.from({ length: 300 }, () => {
          const truth = draw()
          return { chance: Math.min(1, truth + off), right: draw() < truth }
        })
        const { error, allowed } = calibrationError(rows, nth)
        if (error <= allowed) held++
      }
      return held
    }
    assert.ok(holds(0) >= 34)
    assert.ok(holds(0.15) <= 4)
  })

  test('grows smaller with more rows, and 0.02 is always allowed', () => {
    const allowed = [50, 500, 50_000].map((rows) => {
      const made = Array.from({ length: rows }, () => ({ chance: 0.5, right: true }))
      return calibrationError(made, 1).allowed
    })
    assert.deepEqual(
      allowed,
      allowed.toSorted((a, b) => b - a),
    )
    assert.equal(allowed[2], 0.02)
  })
})
