import assert from 'node:assert/strict'
import { test } from 'node:test'
import { exampleItem } from '../../../src/rules/language/example-item.js'
import { describeExamples, testExamples } from '../../../src/rules/checks/test-examples.js'
import { formatIssue } from '../../../src/types/parsed.js'
import { ruleSetOf } from '../matching.js'
import { ruleText } from '../sources.js'

const EXAMPLES = `claims: [{ title: { any: [заяц] } }]
examples:
  match: [Заяц, Волк, { title: Заяц и волк, seconds: 90, live: true, lang: ru }]
  miss: [Енот, Зайцы]
  todo: [Зайка, Зайчик]
`

test('examples pass, fail, or are still to do', async () => {
  const { rules } = await ruleSetOf([{ path: 'hare.yaml', text: ruleText(EXAMPLES) }])
  const claimed = new Map([
    ['Заяц', ['Заяц']],
    ['Волк', ['Волк']],
    ['Заяц и волк', ['Волк', 'Заяц']],
    ['Зайцы', ['Заяц']],
    ['Зайчик', ['Заяц']],
  ])
  const report = testExamples(rules, {
    fields: ['title'],
    projectsOf: ({ texts }) => claimed.get(texts['title'] ?? '') ?? [],
  })
  assert.equal(report.passed, 3)
  assert.deepEqual(
    report.failed.map((issue) => formatIssue(issue)),
    [
      'hare.yaml:5:17 "Волк": expected Заяц, found Волк',
      'hare.yaml:6:16 "Зайцы": expected no Заяц, but it is claimed',
    ],
  )
  assert.deepEqual(
    report.todo.map((issue) => `${issue.severity} ${formatIssue(issue)}`),
    [
      'note hare.yaml:7:10 "Зайка": todo: should be Заяц, found none',
      'warning hare.yaml:7:17 "Зайчик": matches by now: move it to match',
    ],
  )
  assert.equal(describeExamples(report), '7 examples: 3 passed, 2 failed, 2 todo')
})

test('an example is an item: text fields, numbers, truth values, words', async () => {
  const { rules } = await ruleSetOf([{ path: 'hare.yaml', text: ruleText(EXAMPLES) }])
  const example = rules[0]?.examples.match[2]
  assert.ok(example)
  const { texts, numbers, categories } = exampleItem(example, ['title'])
  assert.deepEqual(
    [texts, numbers, categories],
    [{ title: 'Заяц и волк' }, { seconds: 90, live: 1 }, { lang: 'ru' }],
  )
})
