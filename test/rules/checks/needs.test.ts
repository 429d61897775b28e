import assert from 'node:assert/strict'
import { test } from 'node:test'
import { blankNeeds, unmetNeeds } from '../../../src/rules/checks/needs.js'
import type { Source } from '../../../src/yaml/source.js'
import { ruleSetOf } from '../matching.js'
import { titleRule } from '../sources.js'

/** A rule with a condition beside its keyword. */
function where(project: string, text: string): Source {
  const rule = titleRule(project, [project])
  return { ...rule, text: `${rule.text}    where: { ${text} }\n` }
}

test('what rules ask for and an input has not is told once, with the near name and the loss', async () => {
  const set = await ruleSetOf([
    where('а', 'is_short: 0'),
    where('б', 'is_short: no'),
    where('в', 'views: { present: false }'),
    where('д', 'broadcast: live'),
    where('г', 'seconds: { above: 60 }'),
  ])
  const has = { names: ['title', 'is_shorts'], header: ['id', 'title', 'is_shorts', 'seconds'] }
  assert.deepEqual(unmetNeeds(set, has), [
    'rules of 2 projects ask for "is_short", а.yaml:6:14: the input has no such field or column (did you mean "is_shorts"?); 2 projects cannot be claimed',
    'rules of 1 project ask for "broadcast", д.yaml:6:14: the input has no such field or column; 1 project cannot be claimed, unless missing: in kaskad.yaml fills it',
    'rules of 1 project ask for "seconds", г.yaml:6:14: the input has no such field or column by that name (the file has one: say --categorical or --numeric); 1 project cannot be claimed',
  ])
})

test('rows that lack a value which conditions ask for are counted, unless something stands in', async () => {
  const set = await ruleSetOf([where('а', 'is_shorts: 0'), where('б', 'broadcast: live')])
  const place = { file: '', line: 1, column: 0 }
  const rows = [1, undefined, 0].map((is_shorts) => {
    return {
      id: '1',
      texts: {},
      numbers: { is_shorts },
      categories: {},
      gold: undefined,
      kept: [],
      place,
    }
  })
  const told = (filled: readonly string[]): string[] => {
    const blank = blankNeeds(set, new Set(filled))
    blank.add(rows)
    return blank.lines()
  }
  assert.deepEqual(told([]), [
    '1 of 3 rows have no "is_shorts", which rules of 1 project ask for: missing: in kaskad.yaml can fill it',
  ])
  assert.deepEqual(told(['is_shorts']), [])
})
