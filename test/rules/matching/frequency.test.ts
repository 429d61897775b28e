import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { askRules } from '../../../src/cascade/ask-rules.js'
import { explainItem } from '../../../src/cascade/explain.js'
import { buildEngine } from '../../../src/cascade/build.js'
import { itemOf } from '../../../src/cascade/plain-item.js'
import { formatExplanation } from '../../../src/rules/checks/format-explanation.js'
import { rulesFrom } from '../../../src/rules/language/rule-set.js'
import { srtOf } from '../../helpers/talk.js'

async function ruleOf(part: string) {
  const text = `kaskad: 1\nproject: Лунтик\nclaims:\n  - ${part}\n`
  const loaded = await rulesFrom({ files: [{ path: 'r.yaml', text }] })
  assert.ok(loaded.ok, JSON.stringify(loaded))
  return loaded.value
}

/** Talk in which words are said at these minutes. */
function talk(minutes: readonly number[], words = 'это Лунтик'): string {
  const filling = Array.from({ length: 30 }, (_, minute) => minute)
  return srtOf(
    filling.map((minute) => ({
      start: minute * 60_000,
      end: minute * 60_000 + 3000,
      text: minutes.includes(minute) ? words : 'мы идём гулять по лесу',
    })),
  )
}

suite('how often keywords must be found', () => {
  for (const [name, part, values, claimed] of [
    ['once in an hour is chance', 'subtitles: { any: [Лунтик] }', { subtitles: talk([3]) }, false],
    [
      'three times in ten minutes',
      'subtitles: { any: [Лунтик] }',
      { subtitles: talk([3, 4, 9]) },
      true,
    ],
    [
      'three times in half an hour',
      'subtitles: { any: [Лунтик] }',
      { subtitles: talk([1, 14, 27]) },
      false,
    ],
    ['at_least', 'subtitles: { any: [Лунтик], at_least: 1 }', { subtitles: talk([3]) }, true],
    [
      'within',
      'subtitles: { any: [Лунтик], within: 00:03:00 }',
      { subtitles: talk([3, 4, 9]) },
      false,
    ],
    [
      'within in seconds',
      'subtitles: { any: [Лунтик], within: 1800 }',
      { subtitles: talk([1, 14, 27]) },
      true,
    ],
    [
      'density',
      'subtitles: { any: [Лунтик], density: 100 }',
      { subtitles: talk([3, 4, 9]) },
      false,
    ],
    [
      'keywords count together',
      'subtitles: { any: [Лунтик, Кузя] }',
      { subtitles: talk([3, 4], 'Лунтик и Кузя') },
      true,
    ],
    [
      'a keyword inside a word is none',
      'subtitles: { any: [лунт] }',
      { subtitles: talk([3, 4, 5], 'балунт') },
      false,
    ],
    [
      'a title needs one',
      'title or subtitles: { any: [Лунтик] }',
      { title: 'Лунтик', subtitles: talk([]) },
      true,
    ],
    ['any field too', 'any field: { any: [Лунтик] }', { title: 'x', subtitles: talk([3]) }, false],
    [
      'a chance stop stops nothing',
      'title or subtitles: { any: [Лунтик], stop: [лесу] }',
      { title: 'Лунтик', subtitles: 'по лесу' },
      true,
    ],
    [
      'another field, at_least',
      'title: { any: [Лунтик], at_least: 2 }',
      { title: 'Лунтик' },
      false,
    ],
    [
      'words without times',
      'subtitles: { any: [Лунтик] }',
      { subtitles: 'Лунтик! Лунтик? Лунтик.' },
      true,
    ],
  ] as const)
    test(name, async () => {
      const { ask } = askRules(await ruleOf(part))
      assert.equal(ask(itemOf({ id: 1, ...values })).claims.length > 0, claimed)
    })

  test('explain says how often, and where', async () => {
    const rules = await ruleOf('subtitles: { any: [Лунтик] }')
    const engine = buildEngine({ rules })
    const item = { id: 1, title: 'x', subtitles: talk([3, 4]) }
    const { rules: reasons } = await explainItem(engine, item, 'Лунтик')
    const lines = (reasons?.projects ?? []).flatMap((each) => formatExplanation(each)).join('\n')
    assert.match(lines, /found "Лунтик" at subtitles 00:03:00 «это Лунтик»/)
    assert.match(lines, /2 hits in subtitles within 00:10:00, at least 3 needed/)
  })

  for (const [bad, message] of [
    ['at_least: 0', /at_least: expected a number of places/],
    ['within: soon', /within: expected a length of time such as 00:10:00/],
    ['density: -1', /density: expected hits for every 1,000 words/],
  ] as const)
    test(`${bad} is refused`, async () => {
      const text = `kaskad: 1\nproject: a\nclaims:\n  - title: { any: [b], ${bad} }\n`
      const loaded = await rulesFrom({ files: [{ path: 'r.yaml', text }] })
      assert.ok(!loaded.ok)
      assert.match(loaded.issues[0].message, message)
    })
})
