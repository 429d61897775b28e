import fc from 'fast-check'
import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { rank } from '../../../src/hybrid/stage/answers.js'
import { calibrated, fitLine, UNCALIBRATED } from '../../../src/hybrid/encoders/calibration.js'
import { sigmoid } from '../../../src/numbers/logistic.js'
import { measureLabels } from '../../../src/hybrid/training/metrics.js'
import { createRandom } from '../../../src/numbers/random-source.js'
import { rateAt } from '../../../src/hybrid/training/schedule.js'

describe('calibration', () => {
  test('finds the line that the chances were drawn from', () => {
    const random = createRandom(4)
    const judged = Array.from({ length: 4000 }, () => {
      const odds = 4 * random.normal()
      return { odds, right: random.uniform() < sigmoid(0.5 * odds - 1) }
    })
    const { slope, offset } = fitLine(judged)
    assert.ok(Math.abs(slope - 0.5) < 0.05 && Math.abs(offset + 1) < 0.15, `${slope} ${offset}`)
  })

  test('stays a chance and never turns round, whatever it is fitted on', () => {
    const judged = fc.array(
      fc.record({ odds: fc.double({ min: -30, max: 30, noNaN: true }), right: fc.boolean() }),
    )
    fc.assert(
      fc.property(judged, fc.double({ min: -30, max: 30, noNaN: true }), (rows, odds) => {
        const line = fitLine(rows)
        assert.ok(line.slope >= 0)
        assert.ok(calibrated(odds, line) >= 0 && calibrated(odds, line) <= 1)
      }),
    )
  })
})

test('without calibration the chance of the best label is its softmax among the open ones', () => {
  const logits = fc.array(fc.double({ min: -8, max: 8, noNaN: true }), {
    minLength: 2,
    maxLength: 6,
  })
  fc.assert(
    fc.property(logits, fc.nat(63), (values, bits) => {
      const labels = [...values.slice(1).map((_, i) => `p${i}`), 'none']
      const open = new Set(labels.filter((_, i) => (bits >> i) & 1))
      const shown = values.filter((_, i) => labels[i] === 'none' || open.has(labels[i] ?? ''))
      const total = shown.reduce((sum, value) => sum + Math.exp(value), 0)
      const { best } = rank(
        Float32Array.from(values),
        { labels, none: 'none', calibration: UNCALIBRATED },
        open,
      )
      const wanted = Math.exp(Math.max(...shown)) / total
      assert.ok(Math.abs(best.probability - wanted) < 1e-5)
    }),
  )
})

test('macro F1 counts the labels of gold alike, weighted F1 by their rows', () => {
  const gold = Int32Array.of(0, 0, 0, 1)
  const answers = Int32Array.of(0, 0, 1, 1)
  const { accuracy, macroF1, weightedF1 } = measureLabels(gold, answers, 3)
  assert.equal(accuracy, 0.75)
  assert.ok(Math.abs(macroF1 - (0.8 + 2 / 3) / 2) < 1e-12)
  assert.ok(Math.abs(weightedF1 - (3 * 0.8 + 2 / 3) / 4) < 1e-12)
})

test('the rate rises in a line, then falls in a line to its end', () => {
  const rates = [0, 1, 2, 3, 4, 5].map((step) =>
    rateAt(step, 6, { warmUp: 1 / 3, decay: 'linear' }),
  )
  assert.deepEqual(rates, [0.5, 1, 1, 0.75, 0.5, 0.25])
})
