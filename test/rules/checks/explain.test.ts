import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import fc from 'fast-check'
import { explainRule } from '../../../src/rules/checks/explain.js'
import { matchRules } from '../../../src/rules/matching/match.js'
import { formatExplanation } from '../../../src/rules/checks/format-explanation.js'
import { compiledOf, normalItemOf, type Columns } from '../matching.js'
import { items, rules, sourcesOf } from '../random-rules.js'
import { ruleText } from '../sources.js'

const HARE = ruleText(`claims:
  - title:
      any: [Акуленок, Простоквашино, { keyword: Рой, match: case }, { keyword: рот, match: word }]
      shorter_than: 40
    description: { stop: [песенки] }
    where: { is_shorts: false }
  - channel: { all: [заяц, волк] }
`)

async function linesFor(columns: Columns): Promise<string[]> {
  const rules = await compiledOf([{ path: 'hare.yaml', text: HARE }])
  const explanation = explainRule(rules, 'Заяц', normalItemOf(columns))
  assert.ok(explanation)
  return formatExplanation(explanation)
}

suite('an explanation', () => {
  test('names keyword, place and folding steps of what was found', async () => {
    assert.deepEqual(
      await linesFor({
        texts: { title: 'Новый АКУЛЁНОК!', description: 'Серия', channel: 'Заяц' },
        numbers: { is_shorts: 0 },
      }),
      [
        'Заяц, level 0: claimed',
        '  claim at hare.yaml:4:5 holds',
        '    title any: found "Акуленок" as "АКУЛЁНОК" at title 6–14 (case, yo), hare.yaml:5:13',
        '    title shorter than 40: holds, it has 15 characters',
        '    description stop: none found',
        '    where is_shorts is false: holds, it is 0, hare.yaml:8:14',
        '  claim at hare.yaml:9:5 does not hold',
        '    channel all: found "заяц" as "Заяц" at channel 0–4 (case), hare.yaml:9:22',
        '    channel all: lacks "волк"',
      ],
    )
  })

  test('counts edits, and names what stops and fails', async () => {
    const lines = await linesFor({
      texts: { title: 'Простаквашино', description: 'Песенки' },
      numbers: { is_shorts: 1 },
    })
    assert.deepEqual(lines.slice(0, 6), [
      'Заяц, level 0: not claimed',
      '  claim at hare.yaml:4:5 does not hold',
      '    title any: found "Простоквашино" as "Простаквашино" at title 0–13 (1 edit), hare.yaml:5:23',
      '    title shorter than 40: holds, it has 13 characters',
      '    description stop: stopped by "песенки" as "Песенки" at description 0–7 (case), hare.yaml:7:27',
      '    where is_shorts is false: does not hold, it is 1, hare.yaml:8:14',
    ])
    assert.equal(lines.at(-1), '    channel: absent')
  })

  test('names the nearest to what was not found, and why that is not it', async () => {
    const lines = await linesFor({ texts: { title: 'рой pot прастоквошина' } })
    assert.deepEqual(lines.slice(1, 6), [
      '  claim at hare.yaml:4:5 does not hold',
      '    title any: not found',
      '      nearest to "Рой": "рой" in title, in other case',
      '      nearest to "рот": "pot" in title, a word in other letters',
      '      nearest to "Простоквашино": "прастоквошина" in title, 3 edits away, 2 forgiven',
    ])
    assert.ok(
      lines.includes('    where is_shorts is false: does not hold, it is absent, hare.yaml:8:14'),
    )
  })

  test('says that only an absent value is in the way', async () => {
    const lines = await linesFor({ texts: { title: 'Акуленок' } })
    assert.deepEqual(lines.slice(0, 2), [
      'Заяц, level 0: possible, a value is absent',
      '  claim at hare.yaml:4:5 would hold, but for absent values',
    ])
  })

  test('names a spelling in other letters or on another keyboard', async () => {
    const text = ruleText('claims:\n  - title: { any: [чебурашка] }\n')
    const rules = await compiledOf([{ path: 'a.yaml', text }])
    const stepsFor = (title: string) =>
      explainRule(rules, 'Заяц', normalItemOf({ texts: { title } }))?.claims[0]?.parts[0]?.lists[0]
        ?.found[0]?.steps
    assert.deepEqual(stepsFor('CHEBURASHKA'), ['case', 'translit'])
    assert.deepEqual(stepsFor('xt,ehfirf'), ['layout'])
  })

  test('is undefined for a project without a rule', async () => {
    const rules = await compiledOf([{ path: 'hare.yaml', text: HARE }])
    assert.equal(explainRule(rules, 'Волк', normalItemOf({})), undefined)
  })

  test('says of every claim what matching says', async () => {
    await fc.assert(
      fc.asyncProperty(rules, items, async (files, rows) => {
        const compiled = await compiledOf(sourcesOf(files, ''))
        for (const texts of rows) {
          const item = normalItemOf({ texts })
          const matched = matchRules(compiled, item).map(({ place, absent }) => {
            return { place, outcome: absent.length === 0 ? 'holds' : 'absent' }
          })
          const explained = files
            .flatMap((_, index) => explainRule(compiled, `p${index}`, item)?.claims ?? [])
            .filter(({ outcome }) => outcome !== 'fails')
            .map(({ place, outcome }) => ({ place, outcome }))
          assert.deepEqual(explained, matched)
        }
      }),
      { numRuns: 60 },
    )
  })
})
