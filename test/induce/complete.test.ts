import assert from 'node:assert/strict'
import { test } from 'node:test'
import { askRules } from '../../src/cascade/ask-rules.js'
import { ruleSetOf } from '../../src/induce/files/run-rules.js'
import { induceRules } from '../../src/induce/induce.js'
import type { Item } from '../../src/types/item.js'
import { row } from './rows.js'

const PLACES = 'лес река город море гора поле остров пещера мост берег завод рынок'.split(' ')

test('a keyword has the words that stand around it in all rows, and none across punctuation', async () => {
  assert.deepEqual(
    await keywordsOf('Барашек', (place, i) => `${place}. Мудрый овен Шон. Выпуск ${i}`, {
      others: (place) => `Овен и ${place}`,
    }),
    ['Мудрый овен Шон'],
  )
})

test('a word that others hold too becomes the phrases it stands in', async () => {
  assert.deepEqual(
    await keywordsOf('Sheep', (place, i) => `${i % 2 ? 'Овечка' : 'Мудрый'} Шон: ${place}`, {
      others: (place) => place,
      description: (place) => `Шон едет в ${place}`,
    }),
    ['Мудрый Шон', 'Овечка Шон'],
  )
})

test('the start of words becomes the words', async () => {
  assert.deepEqual(
    await keywordsOf('Star', (place, i) => `${i % 2 ? 'Патрикос' : 'Патринель'} и ${place}`, {
      others: (place) => place,
    }),
    ['Патрикос', 'Патринель'],
  )
})

test('a name that rows join in several ways is found with any word between', async () => {
  const joining = ['et', 'en', '&']
  const rows = rowsOf('Tom and Jerry', (place, i) => `Tom ${joining[i % 3]} Jerry ${place}`, {
    others: (place) => `Tom ${place}`,
  })
  const { files } = await induceRules(rows)
  assert.match(files[0]?.text ?? '', /- \{ keyword: Tom Jerry, between: 1 \}/u)
  const { ask } = askRules(await ruleSetOf(files), { fields: ['title'] })
  assert.deepEqual(ask(row('Tom und Jerry', '')).projects, ['Tom and Jerry'])
  assert.deepEqual(ask(row('Tom', '')).projects, [])
})

interface Others {
  readonly others: (place: string) => string
  readonly description?: (place: string) => string
}

type TitleOf = (place: string, number: number) => string

/** Twelve rows of a project and 36 of none. */
function rowsOf(project: string, titleOf: TitleOf, { others, description }: Others): Item[] {
  return PLACES.flatMap((place, i) => [
    row(titleOf(place, i), project),
    ...PLACES.slice(0, 3).map((other) =>
      row(`${others(place)} ${other}`, 'none', {
        texts: description ? { description: description(other) } : {},
      }),
    ),
  ])
}

async function keywordsOf(project: string, titleOf: TitleOf, others: Others): Promise<string[]> {
  const { rules } = await induceRules(rowsOf(project, titleOf, others))
  const claims = rules.flatMap((rule) => rule.claims)
  return claims.flatMap(({ keywords }) => keywords.map(({ text }) => text)).toSorted()
}
