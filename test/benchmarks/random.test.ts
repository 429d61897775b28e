import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { slip } from '../../benchmarks/studio/damage.js'
import { pick, randomOf, shuffledIndex, weighted } from '../../benchmarks/studio/random.js'
import { apportion, STUDIO_ROWS, studioStrata } from '../../benchmarks/studio/strata.js'

test('a shuffled index takes every place once', () => {
  fc.assert(
    fc.property(fc.nat(), fc.integer({ min: 1, max: 700 }), (seed, size) => {
      const places = Array.from({ length: size }, (_, index) => shuffledIndex(seed, size, index))
      assert.equal(new Set(places).size, size)
      assert.ok(places.every((place) => place >= 0 && place < size))
    }),
  )
})

test('the kinds of rows add up to the sample, whatever its size', () => {
  const strata = studioStrata()
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 2 * STUDIO_ROWS }), (rows) => {
      const counts = apportion(strata, rows)
      assert.equal(
        counts.reduce((sum, count) => sum + count, 0),
        rows,
      )
      assert.ok(counts.every((count) => count >= 0))
    }),
  )
})

test('a draw by weight comes as often as its weight says', () => {
  const random = randomOf(1)
  const draws = Array.from({ length: 20_000 }, () =>
    weighted(random, [
      ['often', 3],
      ['seldom', 1],
      ['never', 0],
    ]),
  )
  const often = draws.filter((draw) => draw === 'often').length / draws.length
  assert.ok(Math.abs(often - 0.75) < 0.02)
  assert.ok(!draws.includes('never'))
})

test('nothing can be picked from an empty list', () => {
  assert.throws(() => pick(randomOf(1), []), RangeError)
})

test('a slip changes a word of four letters or more by one letter or a swap', () => {
  fc.assert(
    fc.property(
      fc.nat(),
      fc.constantFrom('Смешарики', 'Talking Tom', 'Зо и Коровы'),
      (seed, name) => {
        const slipped = slip(randomOf(seed), name)
        assert.ok(Math.abs(slipped.length - name.length) <= 1)
        assert.equal(slipped.split(' ').length, name.split(' ').length)
      },
    ),
  )
  assert.equal(slip(randomOf(1), 'Зо и Бо'), 'Зо и Бо')
})
