import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { drawBinomial, resample } from '../../src/numbers/binomial.js'
import { randomFrom } from '../../src/numbers/random.js'

test('binomial draws have the mean and the variance of coin tosses', () => {
  const draw = randomFrom(7)
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
  const draw = randomFrom(1)
  assert.equal(drawBinomial(draw, 9, 0), 0)
  assert.equal(drawBinomial(draw, 9, 1), 9)
  assert.equal(drawBinomial(draw, 0, 0.5), 0)
})

test('a resample has as many rows as before, in cells that had some', () => {
  const cells = fc.array(fc.nat(50), { minLength: 1, maxLength: 9 })
  fc.assert(
    fc.property(cells, fc.integer(), (rows, seed) => {
      const drawn = resample(rows, randomFrom(seed))
      assert.equal(sumOf(drawn), sumOf(rows))
      for (const [at, own] of rows.entries()) if (own === 0) assert.equal(drawn[at], 0)
    }),
  )
})

function sumOf(list: readonly number[]): number {
  return list.reduce((sum, one) => sum + one, 0)
}
