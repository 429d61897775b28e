import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { openRepair, type RepairProposal } from '../../src/induce/repair/repair.js'
import { rulesFrom } from '../../src/rules/language/rule-set.js'
import type { Item } from '../../src/types/item.js'
import { row } from './rows.js'

const HARE = `# asked by Olga
kaskad: 1
project: hare
claims:
  - title:
      any:
        - заяц # the name
`
const FOX = 'kaskad: 1\nproject: fox\nclaims:\n  - title: { any: [лис] }\n'

/** What is there: rules, rows that nobody labelled, and corrected ones as title, label. */
interface Scene {
  readonly hare?: string
  readonly fox?: string
  readonly rows?: readonly Item[]
  readonly corrected: readonly Item[]
  readonly rejected?: ReadonlyMap<string, readonly string[]>
}

const COLOURS = ['красный', 'синий', 'белый', 'чёрный', 'жёлтый', 'серый']
const GOLD: Readonly<Record<string, string>> = { мяч: 'none', заяц: 'hare', лис: 'fox' }
const ORDINARY = COLOURS.flatMap((colour, nth) => [
  row(`${colour} мяч ${nth}`),
  row(`${colour} заяц ${nth}`),
  row(`${colour} лис ${nth}`),
])

async function repairsOf({
  hare = HARE,
  fox = FOX,
  rows = ORDINARY,
  corrected,
  rejected = new Map(),
}: Scene): Promise<{ readonly taken: readonly RepairProposal[]; readonly left: number }> {
  const sources = {
    files: [
      { path: 'fox.yaml', text: fox },
      { path: 'hare.yaml', text: hare },
    ],
  }
  const set = await rulesFrom(sources)
  assert.ok(set.ok, JSON.stringify(set))
  const repair = await openRepair({
    sources,
    set: set.value,
    settings: { none: 'none', collection: 'сборник' },
    rows: [
      ...corrected.map((item) => ({ item, corrected: true })),
      ...rows.map((item) => ({ item, corrected: false })),
    ],
    rejected,
    pathFor: (name) => name,
  })
  const taken: RepairProposal[] = []
  for (let one = await repair.next(); one; one = await repair.next()) {
    taken.push(one)
    repair.accept(one)
  }
  return { taken, left: repair.left().length }
}

const labelled = (gold: string, titles: readonly string[], more: Partial<Item> = {}): Item[] =>
  titles.map((title) => ({ ...row(title, gold), ...more }))

suite('rules repair', () => {
  const scenes: readonly (readonly [string, Scene, RegExp])[] = [
    [
      'a keyword that is missing',
      { corrected: labelled('hare', ['ушастик дома', 'снова Ушастик', 'ушастик спит']) },
      /keyword "ушастик"/iu,
    ],
    [
      'a keyword that is wrong',
      {
        hare: `${HARE}        - мяч\n`,
        corrected: labelled('none', ['красный мяч', 'синий мяч летит', 'мяч и дом']),
      },
      /take away the keyword "мяч"/u,
    ],
    [
      'a stop word that is missing',
      {
        corrected: labelled('none', ['красный заяц рецепт', 'заяц рецепт дня', 'рецепт: заяц']),
      },
      /stop word "рецепт"/u,
    ],
    [
      'a stop word that is wrong',
      {
        hare: `${HARE}      stop: [белый, дом]\n`,
        corrected: labelled('hare', ['заяц и дом', 'дом, где заяц', 'большой дом, заяц']),
      },
      /take away "дом"/u,
    ],
    [
      'a condition that is wrong',
      {
        hare: HARE.replace('  - title', '  - where: { is_shorts: 1 }\n    title'),
        corrected: labelled('hare', ['заяц один', 'заяц два', 'третий заяц'], {
          numbers: { is_shorts: 0 },
        }),
      },
      /take away where is_shorts/u,
    ],
    [
      'a level that is wrong',
      {
        fox: FOX.replace('claims', 'level: -1\nclaims'),
        corrected: labelled('hare', ['заяц и лис 1', 'лис и заяц 2', 'заяц, лис 3']),
      },
      /level: /u,
    ],
    [
      'typos of another word',
      {
        hare: HARE.replace('заяц #', 'маскарон #'),
        rows: COLOURS.map((colour) => row(`${colour} маскарон`)),
        corrected: labelled('none', ['макарон много', 'гора макарон', 'из макарон']),
      },
      /(?:no typos of|whole words only of|stop word)/u,
    ],
  ]

  for (const [name, scene, expected] of scenes)
    test(`mends ${name} by one edit, with its examples`, async () => {
      const { taken, left } = await repairsOf(scene)
      assert.equal(left, 0)
      assert.deepEqual(
        taken.map(({ lines }) => lines),
        [1],
        JSON.stringify(taken.map(({ what }) => what)),
      )
      assert.match(taken[0]?.what ?? '', expected)
      assert.match(taken[0]?.after.text ?? '', /examples:\n {2}(?:match|miss):\n {4}- /u)
      if (taken[0]?.project === 'hare')
        assert.match(taken[0].after.text, /^# asked by Olga\n[^]*# the name/u)
    })

  test('a condition that is missing', async () => {
    const numbers = { is_shorts: 1 }
    const { taken, left } = await repairsOf({
      rows: ORDINARY.map((item) => ({ ...item, numbers: { is_shorts: 0 } })),
      corrected: labelled('none', ['раз заяц', 'заяц два', 'три заяц там'], { numbers }),
    })
    assert.equal(left, 0)
    assert.match(taken[0]?.what ?? '', /where is_shorts/u)
  })

  test('a project without a rule gets one', async () => {
    const { taken } = await repairsOf({ corrected: labelled('Барсук', ['Барсук и дом']) })
    assert.equal(taken[0]?.after.path, 'barsuk.yaml')
    assert.match(taken[0].after.text, /project: Барсук/u)
  })

  test('what was refused is not proposed again', async () => {
    const scene = { corrected: labelled('hare', ['ушастик дома', 'снова Ушастик']) }
    const rejected = new Map([['hare', ['УШАСТИК']]])
    const { taken } = await repairsOf({ ...scene, rejected })
    for (const { name } of taken) assert.notEqual(name.toLowerCase(), 'ушастик')
  })

  test('rows that are right stay so: a word of others is no keyword', async () => {
    const { taken, left } = await repairsOf({
      rows: ORDINARY.map((item) => ({
        ...item,
        gold: GOLD[item.texts['title']?.split(' ')[1] ?? ''],
      })),
      corrected: labelled('hare', ['мяч 77']),
    })
    for (const { what } of taken) assert.doesNotMatch(what, /"мяч"/u)
    assert.ok(left <= 1)
  })

  test('nothing to mend is nothing to propose', async () => {
    assert.deepEqual(await repairsOf({ corrected: labelled('hare', ['заяц']) }), {
      taken: [],
      left: 0,
    })
  })
})
