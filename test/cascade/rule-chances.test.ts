import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { buildEngine } from '../../src/cascade/build.js'
import { classifyBatch } from '../../src/cascade/classify.js'
import { itemOf } from '../../src/cascade/plain-item.js'
import { hashesOf, ruleChances } from '../../src/cascade/rule-chances.js'
import { rulesFrom } from '../../src/rules/language/rule-set.js'
import type { RuleSet } from '../../src/rules/language/rule.js'
import { chanceSeen, type SeenRows } from '../../src/types/seen.js'

suite('the chances of rules', () => {
  test('every decision of rules alone has one, and none is 1', async () => {
    const rules = await ruleSet('hare', 'claims: [{ any field: { any: [hare] } }]')
    const sure = await ruleSet('fox', 'precision: 1\nclaims: [{ any field: { any: [fox] } }]')
    const engine = buildEngine({ rules: { ...rules, rules: [...rules.rules, ...sure.rules] } })
    const titles = ['a hare', 'a fox', 'hare and fox', 'nobody', '']
    const items = titles.map((title, id) => itemOf({ id, title }))
    const decisions = await classifyBatch(engine, items)
    assert.deepEqual(
      decisions.map(({ kind, probability }) => [kind, probability]),
      [
        ['assigned', 0.9],
        ['assigned', 0.9999],
        ['collection', 0.9],
        ['none', 0.9],
        ['abstained', 0.5],
      ],
    )
  })

  test('are those of the rows a rule was measured on, until it changes', async () => {
    const rules = await ruleSet('hare', 'claims: [{ any field: { any: [hare] } }]')
    const moved = await ruleSet(
      'hare',
      '# moved\nclaims: [{ any field: { any: [hare] }, comment: why }]',
    )
    const other = await ruleSet('hare', 'claims: [{ any field: { any: [hares] } }]')
    const seen = seenBy(rules, { rows: 6, right: 5 })
    const chances = [rules, moved, other].map((set) => ruleChances(set, { seen }).rules.get('hare'))
    assert.deepEqual(chances, [0.85, 0.85, 0.9])
  })

  test('grow with the rows and never reach 1', () => {
    const chances = [0, 1, 10, 1000, 1e9].map((rows) => chanceSeen({ rows, right: rows }))
    assert.deepEqual(
      chances,
      chances.toSorted((a, b) => a - b),
    )
    assert.ok(chances.every((chance) => chance < 1))
  })
})

async function ruleSet(project: string, body: string): Promise<RuleSet> {
  const text = `kaskad: 1\nproject: ${project}\n${body}\n`
  const parsed = await rulesFrom({ files: [{ path: `${project}.yaml`, text }] })
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues))
  return parsed.value
}

function seenBy(rules: RuleSet, rows: { readonly rows: number; readonly right: number }): SeenRows {
  const sha256 = hashesOf(rules).get('hare') ?? ''
  const none = { rows: 0, right: 0 }
  return {
    rules: [{ project: 'hare', sha256, ...rows }],
    unclaimed: none,
    early: none,
    none,
    chances: [],
  }
}
