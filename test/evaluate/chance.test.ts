import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createDraw, drawBinomial } from '../../src/evaluate/chance.js'

test('binomial draws have the mean and the variance of coin tosses', () => {
  const draw = createDraw(7)
  for (const [trials, chance] of [
    [5, 0.3],
    [40, 0.9],
    [1000, 0.002],
    [1000, 0.4],
    [80_000, 0.94],
  ] as const) {
    const drawn = Array.from({ length: 4000 }, () => drawBinomial(draw, trials, chance))
    const mean = drawn.reduce((sum, one) => sum + one, 0) / drawn.length
    const variance = drawn.reduce((sum, one) => sum + (one - mean) ** 2, 0) / drawn.length
    const expected = trials * chance * (1 - chance)
    assert.ok(Math.abs(mean - trials * chance) < 5 * Math.sqrt(expected / drawn.length))
    assert.ok(Math.abs(variance / expected - 1) < 0.12, `${variance} is not ${expected}`)
    assert.ok(drawn.every((one) => one >= 0 && one <= trials && Number.isInteger(one)))
  }
})

test('a certain or impossible event is not left to chance', () => {
  const draw = createDraw(1)
  assert.equal(drawBinomial(draw, 9, 0), 0)
  assert.equal(drawBinomial(draw, 9, 1), 9)
  assert.equal(drawBinomial(draw, 0, 0.5), 0)
})
