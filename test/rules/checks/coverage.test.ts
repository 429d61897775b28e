import assert from 'node:assert/strict'
import { test } from 'node:test'
import { gatherCoverage } from '../../../src/rules/checks/coverage.js'
import { matchRules } from '../../../src/rules/matching/match.js'
import { compiledOf, itemOf, normalItemOf } from '../matching.js'
import { titleRule } from '../sources.js'

const ROWS: readonly (readonly [string, string | undefined])[] = [
  ['Заяц', 'Заяц'],
  ['Заяц и волк', 'Заяц'],
  ['Волк', 'none'],
  ['Заяц, зайчиха и лиса', undefined],
  ['Енот', 'none'],
]

test('coverage counts rows, overlap, conflict and right rows of projects, claims and keywords', async () => {
  const rules = await compiledOf([
    titleRule('Заяц', ['заяц', 'зайчиха', 'кролик']),
    titleRule('Волк', ['волк']),
    titleRule('Лиса', ['лиса'], 'level: 1\n'),
  ])
  const gatherer = gatherCoverage(rules)
  for (const [title, gold] of ROWS) {
    const columns = { texts: { title }, gold }
    gatherer.add(itemOf(columns), matchRules(rules, normalItemOf(columns)))
  }
  const { rows, claimed, projects } = gatherer.coverage()
  assert.deepEqual([rows, claimed], [5, 4])

  const [hare, wolf] = projects
  assert.ok(hare && wolf)
  assert.deepEqual(hare.whole, {
    rows: 3,
    overlap: 2,
    conflict: 1,
    sharedWith: [
      { project: 'Волк', rows: 1 },
      { project: 'Лиса', rows: 1 },
    ],
    right: 2,
    labelled: 2,
    examples: ['1', '1', '1'],
  })
  assert.deepEqual(
    hare.keywords.map(({ name, coverage }) => [name, coverage.rows]),
    [
      ['заяц', 3],
      ['зайчиха', 1],
      ['кролик', 0],
    ],
  )
  assert.deepEqual(
    hare.claims.map(({ name, coverage }) => [name, coverage.rows]),
    [['Заяц.yaml:4:5', 3]],
  )
  assert.deepEqual([wolf.whole.rows, wolf.whole.right, wolf.whole.labelled], [2, 0, 2])
})
