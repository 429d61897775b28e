import assert from 'node:assert/strict'
import { test } from 'node:test'
import { formatImpact, measureImpact, type RowChange } from '../../src/evaluate/impact.js'

const options = { none: 'none', examples: 1 }

function row(before: string, after: string, gold?: string): RowChange {
  return { id: `${before}-${after}`, title: `a ${before}`, before, after, gold }
}

test('rows are gained from nobody, lost to nobody and moved between projects', async () => {
  const rows = [row('none', 'a'), row('none', 'a'), row('a', 'none'), row('a', 'b'), row('a', 'a')]
  const impact = await measureImpact([...rows, row('none', 'none')], options)
  assert.equal(impact.rows, 6)
  assert.equal(impact.changed, 4)
  assert.equal(impact.loss, 2 / 3)
  assert.deepEqual(
    impact.projects.map(({ project, before, after, gained, lost, movedIn, movedOut }) => {
      return [project, before, after, gained, lost, movedIn, movedOut]
    }),
    [
      ['a', 3, 3, 2, 1, 0, 1],
      ['b', 0, 1, 0, 0, 1, 0],
    ],
  )
  assert.deepEqual(
    impact.projects[0]?.examples.map(({ id }) => id),
    ['a-none', 'a-b', 'none-a'],
  )
  assert.deepEqual(impact.projects[0]?.precision, { before: null, after: null })
})

test('with labels the loss counts the rows that were right and are no more', async () => {
  const rows = [row('a', 'none', 'a'), row('a', 'a', 'a'), row('a', 'none', 'none')]
  const impact = await measureImpact([...rows, row('none', 'a', 'a')], options)
  assert.equal(impact.loss, 0.5)
  assert.deepEqual(impact.projects[0]?.precision, { before: 2 / 3, after: 1 })
  assert.deepEqual(impact.projects[0]?.recall, { before: 2 / 3, after: 2 / 3 })
})

test('without a change there is nothing to show', async () => {
  const impact = await measureImpact([row('a', 'a')], options)
  assert.deepEqual(impact.projects, [])
  assert.deepEqual(formatImpact(impact), ['1 row: 0 changed, loss 0.0 %'])
  assert.equal((await measureImpact([], options)).loss, 0)
})

test('each row that moved is told with its title and whether that is right', async () => {
  const impact = await measureImpact([row('none', 'a', 'a'), row('a', 'none', 'a')], options)
  assert.match(formatImpact(impact).join('\n'), /a: 1 → 1 rows \(\+1 gained, -1 lost\)/)
  assert.match(formatImpact(impact).join('\n'), /none → a, right now: a none \(none-a\)/)
  assert.match(formatImpact(impact).join('\n'), /a → none, wrong now: a a \(a-none\)/)
})
