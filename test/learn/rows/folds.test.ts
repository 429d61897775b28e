import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import fc from 'fast-check'
import { dealFolds, foldCount } from '../../../src/numbers/folds.js'
import { groupsOf } from '../../../src/learn/rows/groups.js'
import { evidence } from '../../heads/toy.js'

suite('folds', () => {
  const row = fc.record({
    label: fc.constantFrom('none', 'a', 'b'),
    group: fc.constantFrom('', '', 'x', 'y', 'z'),
  })

  test('keep a group together', () => {
    fc.assert(
      fc.property(fc.array(row, { maxLength: 60 }), fc.integer(), (rows, seed) => {
        const folds = dealFolds(rows, 4, seed)
        const seen = new Map<string, number>()
        for (const [at, { group }] of rows.entries()) {
          if (group === '') continue
          assert.equal(seen.get(group) ?? folds[at], folds[at])
          seen.set(group, folds[at] as number)
        }
      }),
    )
  })

  test('spread rows that stand alone evenly, label by label', () => {
    const rows = Array.from({ length: 103 }, (_, at) => ({
      label: at % 3 ? 'none' : 'a',
      group: '',
    }))
    const folds = dealFolds(rows, 5, 1)
    for (const label of ['none', 'a']) {
      const sizes = [0, 1, 2, 3, 4].map(
        (fold) => rows.filter((each, at) => each.label === label && folds[at] === fold).length,
      )
      assert.ok(Math.max(...sizes) - Math.min(...sizes) <= 1)
    }
  })

  test('are the same for the same seed', () => {
    const rows = Array.from({ length: 50 }, (_, at) => ({ label: String(at % 2), group: '' }))
    assert.deepEqual(dealFolds(rows, 3, 8), dealFolds(rows, 3, 8))
    assert.notDeepEqual(dealFolds(rows, 3, 8), dealFolds(rows, 3, 9))
  })
})

suite('groups', () => {
  const items = [
    ['Смешарики: Новый сезон, все серии подряд, сборник для детей', 'a'],
    ['СМЕШАРИКИ - новый сезон; все серии подряд! Сборник для детей', 'b'],
    ['Смешарики: Новый сезон, все серии подряд, сборник для детей 2', 'a'],
    ['Погода на завтра', 'b'],
  ].map(([title = '', channel = ''], at) => evidence(String(at), title, { channel }).item)

  test('rows whose texts are the same after folding are one group', () => {
    const groups = groupsOf(items, 'title', { by: 'duplicates' })
    assert.equal(groups[0], groups[1])
    assert.equal(new Set(groups).size, 3)
  })

  test('rows of one title that differ in another text are not duplicates', () => {
    const [one, other] = items
    assert.ok(one && other)
    const told = { ...one, texts: { ...one.texts, description: one.texts['title'] } }
    const groups = groupsOf([told, other, { ...one, texts: {} }], 'title', { by: 'duplicates' })
    assert.notEqual(groups[0], groups[1])
    assert.equal(groups[2], '')
    const again = { ...one, texts: { ...one.texts, channel: other.texts['title'] } }
    const [first, second] = groupsOf([one, again], 'title', { by: 'duplicates' })
    assert.equal(first, second, 'another channel shows the same')
  })

  test('titles that are nearly the same are one group on request', () => {
    const groups = groupsOf(items, 'title', { by: 'near-duplicates' })
    assert.equal(groups[0], groups[2])
    assert.notEqual(groups[0], groups[3])
  })

  test('a column that no row has groups nothing, and that is said', () => {
    const asked = { by: 'column', column: 'studio' } as const
    assert.throws(() => groupsOf(items, 'title', asked), /by studio: none has one/)
  })

  test('rows of one channel are one group on request', () => {
    assert.deepEqual(groupsOf(items, 'title', { by: 'column', column: 'channel' }), [
      'a',
      'b',
      'a',
      'b',
    ])
  })
})

test('folds of a million rows are counted', () => {
  assert.equal(foldCount(Uint8Array.from({ length: 1_000_000 }, (_, row) => row % 5)), 5)
})
