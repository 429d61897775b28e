import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { buildEngine } from '../../../src/cascade/build.js'
import { classify } from '../../../src/cascade/classify.js'
import { itemOf } from '../../../src/cascade/plain-item.js'
import { evidenceOf } from '../../../src/learn/rows/evidence.js'
import { fitHeads } from '../../../src/learn/heads/fit-heads.js'
import { rulesFrom } from '../../../src/rules/language/rule-set.js'
import { toyRows } from '../../heads/toy.js'

const plain = toyRows(120).map(({ item: { item } }) => ({
  id: item.id,
  headline: item.texts['title'] ?? '',
  gold: item.gold ?? 'none',
}))

suite('a program', () => {
  test('learns heads from items and asks plain objects by the names the model knows', async () => {
    const items = plain.map(({ gold, ...rest }) => ({ ...itemOf(rest, ['headline']), gold }))
    const { model } = await fitHeads(evidenceOf(items), { features: { bits: 12 } })
    const engine = buildEngine({ heads: model })
    const asked = plain.map(({ id, headline }) => ({ id, headline }))
    let right = 0
    for await (const { id, project } of classify(engine, asked)) {
      if (plain.find((row) => row.id === id)?.gold === project) right++
    }
    assert.ok(right > 110, String(right))
  })

  test('has the claims of its rules beside the rows', async () => {
    const text = 'kaskad: 1\nproject: cats\nclaims: [{ headline: { any: [котики] } }]\n'
    const rules = await rulesFrom({ files: [{ path: 'cats.yaml', text }] })
    assert.ok(rules.ok)
    const item = itemOf({ id: '1', headline: 'Котики поют' }, ['headline'])
    const [row] = evidenceOf([item], { rules: rules.value, fields: ['headline'] })
    assert.deepEqual(
      row?.claims.map(({ project }) => project),
      ['cats'],
    )
    assert.deepEqual(evidenceOf([item])[0]?.claims, [])
  })
})
