import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { countClasses, macroF1 } from '../../src/numbers/macro-f1.js'
import { topTwo } from '../../src/numbers/top-two.js'

test('the top two are the first two of a stable sort', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(5), { maxLength: 8 }), fc.nat(3), (values, from) => {
      const own = values.slice(from)
      const [first = -1, second = -1] = [...own.keys()].toSorted(
        (a, b) => (own[b] ?? 0) - (own[a] ?? 0),
      )
      assert.deepEqual(topTwo(values, from, own.length), [first, second])
    }),
  )
})

test('macro F1 is the mean of the harmonic means of precision and recall over classes in gold', () => {
  const row = fc.record({ gold: fc.nat(4), answer: fc.nat(4) })
  fc.assert(
    fc.property(fc.array(row, { maxLength: 20 }), (rows) => {
      const classes = 4
      const scores = Array.from({ length: classes }, (_, one) => {
        const own = rows.filter(({ gold }) => gold === one).length
        const given = rows.filter(({ answer }) => answer === one).length
        const right = rows.filter(({ gold, answer }) => gold === one && answer === one).length
        if (own === 0) return []
        return right === 0 ? [0] : [2 / (own / right + given / right)]
      }).flat()
      const counts = countClasses(
        Int32Array.from(rows, ({ gold }) => gold),
        Int32Array.from(rows, ({ answer }) => answer),
        classes,
      )
      const found = macroF1(counts)
      if (scores.length === 0) return assert.equal(found, null)
      const mean = scores.reduce((sum, one) => sum + one, 0) / scores.length
      assert.ok(Math.abs((found ?? -1) - mean) < 1e-12)
    }),
  )
})
