import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { splitRows, type SplitRow } from '../../../src/learn/rows/split.js'

const row: fc.Arbitrary<SplitRow> = fc.record({
  label: fc.constantFrom('a', 'b', 'none'),
  group: fc.constantFrom('', 'g', 'h', 'i'),
  time: fc.option(fc.nat(20), { nil: undefined }),
})
const plan = fc.record({
  share: fc.double({ min: 0.01, max: 0.99, noNaN: true }),
  by: fc.constantFrom('chance' as const, 'time' as const),
  seed: fc.nat(9),
})

test('a group is never parted', () => {
  fc.assert(
    fc.property(fc.array(row, { maxLength: 40 }), plan, (rows, how) => {
      const isTest = splitRows(rows, how)
      for (const name of ['g', 'h', 'i']) {
        const parts = new Set(isTest.filter((_, at) => rows[at]?.group === name))
        assert.ok(parts.size <= 1)
      }
    }),
  )
})

test('by time no test row is older than a row to train on, groups aside', () => {
  fc.assert(
    fc.property(fc.array(row, { maxLength: 40 }), plan, (given, { share, seed }) => {
      const rows = given.map((each) => ({ ...each, group: '' }))
      const isTest = splitRows(rows, { share, by: 'time', seed })
      const times = (part: boolean): number[] =>
        rows.filter((_, at) => isTest[at] === part).flatMap(({ time }) => time ?? [])
      assert.ok(Math.min(...times(true)) >= Math.max(...times(false)))
      assert.ok(rows.every(({ time }, at) => time !== undefined || !isTest[at]))
    }),
  )
})

test('each label gives its share', () => {
  const rows = Array.from({ length: 1000 }, (_, at) => {
    return { label: at % 10 === 0 ? 'rare' : 'common', group: '', time: at }
  })
  for (const share of [0.1, 0.2, 0.3, 0.75]) {
    const isTest = splitRows(rows, { share, by: 'chance', seed: 1 })
    for (const [label, count] of [
      ['rare', 100],
      ['common', 900],
    ] as const) {
      const own = rows.filter((each, at) => isTest[at] && each.label === label).length
      assert.ok(Math.abs(own - share * count) <= 1, `${label} ${share}: ${own}`)
    }
  }
  const newest = splitRows(rows, { share: 0.2, by: 'time', seed: 1 })
  assert.equal(newest.indexOf(true), 800)
})
