import assert from 'node:assert/strict'
import { test } from 'node:test'
import { encodeFeatures, fitFeatures, median } from '../../../src/hybrid/text/features.js'
import { itemOf } from '../rows.js'

const film = (seconds: number | undefined, type: string | undefined, live?: string) => ({
  ...itemOf('x', {}, seconds === undefined ? {} : { seconds }),
  categories: { ...(type !== undefined && { type }), ...(live !== undefined && { live }) },
})
const train = [
  film(10, 'short', 'no'),
  film(20, 'short', 'no'),
  film(100, 'long', 'yes'),
  film(130, 'long', 'yes'),
  film(undefined, 'long', 'no'),
]

test('a gap takes the middle of its group, or of all where the group is unknown', () => {
  const encoder = fitFeatures(train, { fields: ['seconds', 'type'], fillBy: { seconds: 'type' } })
  const [column] = encoder.columns
  assert.ok(column?.kind === 'number')
  const value = (row: ReturnType<typeof film>): number =>
    (encodeFeatures([row], encoder)[0] ?? 0) * column.deviation + column.mean
  assert.ok(Math.abs(value(film(undefined, 'short')) - 15) < 1e-4)
  assert.ok(Math.abs(value(film(undefined, 'long')) - 115) < 1e-4)
  assert.ok(Math.abs(value(film(undefined, undefined)) - 60) < 1e-4)
  assert.ok(Math.abs(value(film(undefined, 'constructor')) - 60) < 1e-4)
})

const typed = (seconds: number | undefined, type: string) => ({
  ...film(seconds, undefined),
  categories: { yt_channel_type: type },
})

test('what nobody says is filled as the studio filled it: lengths by the type of the channel', () => {
  const rows = [
    typed(10, 'Shorts'),
    typed(30, 'Shorts'),
    typed(500, 'Блогеры'),
    typed(700, 'Блогеры'),
  ]
  const encoder = fitFeatures(rows)
  for (const [type, seconds] of [
    ['Shorts', 20],
    ['Блогеры', 600],
  ] as const) {
    const [gap, given] = [typed(undefined, type), typed(seconds, type)].map(
      (row) => encodeFeatures([row], encoder)[0],
    )
    assert.equal(gap, given)
  }
})

test('a missing number is told beside its filling', () => {
  const encoder = fitFeatures(train, { fields: ['seconds'] })
  assert.equal(encodeFeatures([film(undefined, 'long')], encoder)[1], 1)
  assert.equal(encodeFeatures([film(5, 'long')], encoder)[1], 0)
})

test('numbers have mean 0 and deviation 1 over the rows they were fitted on', () => {
  const whole = train.slice(0, 4)
  const encoder = fitFeatures(whole, { fields: ['seconds'] })
  const values = [...encodeFeatures(whole, encoder)].filter((_, i) => i % 2 === 0)
  assert.ok(Math.abs(values.reduce((sum, value) => sum + value, 0)) < 1e-5)
  assert.ok(Math.abs(values.reduce((sum, value) => sum + value ** 2, 0) - 4) < 1e-5)
})

test('a category that training did not see has a place of its own', () => {
  const encoder = fitFeatures(train, { fields: ['type'] })
  assert.deepEqual([...encodeFeatures([film(1, 'long')], encoder)], [1, 0, 0])
  assert.deepEqual([...encodeFeatures([film(1, 'short')], encoder)], [0, 1, 0])
  assert.deepEqual([...encodeFeatures([film(1, 'unheard of')], encoder)], [0, 0, 1])
})

test('a missing category takes the most frequent one', () => {
  const encoder = fitFeatures(train, { fields: ['live'] })
  assert.deepEqual(
    encodeFeatures([film(1, 'long')], encoder),
    encodeFeatures([film(1, 'a', 'no')], encoder),
  )
})

test('the median is the middle, or the mean of the two in the middle', () => {
  assert.deepEqual(
    [median([3, 1, 2]), median([4, 1, 2, 3]), median([5]), median([])],
    [2, 2.5, 5, 0],
  )
})
