import assert from 'node:assert/strict'
import { test } from 'node:test'
import { askRules } from '../../../src/cascade/ask-rules.js'
import { FULL_FOLD } from '../../../src/normalise/fold/fold-steps.js'
import { createFolder } from '../../../src/normalise/fold/fold.js'
import {
  addTypoCounts,
  countTypos,
  createTypoCounts,
  foundTypos,
  type TypoCounts,
} from '../../../src/rules/checks/found-typos.js'
import { ownLines, withLearned } from '../../../src/rules/editing/ordinary-file.js'
import { countWords } from '../../../src/rules/matching/ordinary.js'
import { itemOf, ruleSetOf } from '../matching.js'

const FILES = [
  {
    path: 'mini.yaml',
    text: 'kaskad: 1\nproject: Мини\nclaims: [{ title: { any: [МиниМишки] } }]\n',
  },
  {
    path: 'moon.yaml',
    text: 'kaskad: 1\nproject: Лунтик\nlanguage: ru\nclaims: [{ title: { any: [Лунтик] } }]\n',
  },
]
const TITLES = [
  'МиниМишки',
  'МиМиМишки 1',
  'Мимимишки 2',
  'мимимишки 3',
  ...Array.from({ length: 40 }, (_, i) => `Лунтика ждут, ${i}`),
  'Лунтки 1',
  'лунтки 2',
  'Лунтки 3',
]

async function countedIn(titles: readonly string[], ordinaryWords = ''): Promise<TypoCounts> {
  const { ask } = askRules({ ...(await ruleSetOf(FILES)), ordinaryWords }, { fields: ['title'] })
  const counts = createTypoCounts()
  for (const title of titles) {
    const item = itemOf({ texts: { title } })
    countTypos(counts, item, ask(item).claims)
  }
  return counts
}

test('a spelling of three titles and a tenth of its keyword is a word of its own', async () => {
  const found = foundTypos(await countedIn(TITLES))
  const told = found.map(({ written, rows, keywordRows, isWord }) => [
    written,
    rows,
    keywordRows,
    isWord,
  ])
  assert.deepEqual(told, [
    ['Лунтки', 3, 40, false],
    ['МиМиМишки', 3, 1, true],
  ])
})

test('a rare spelling nearer to such a word than to the keyword is one too', () => {
  const counts = createTypoCounts()
  const place = { file: 'mini.yaml', line: 3, column: 1 }
  const rest = { project: 'Мини', level: 0, rank: 0, precision: undefined, place, absent: [] }
  for (const title of ['мимимишки 1', 'мимимишки 2', 'мимимишки 3', 'мимимижки', 'минимишк']) {
    const end = title.split(' ', 1)[0]?.length ?? 0
    const hit = { field: 'title', keyword: 'МиниМишки', start: 0, end, typos: 1, place }
    countTypos(counts, itemOf({ texts: { title } }), [{ ...rest, hits: [hit] }])
  }
  const words = foundTypos(counts).filter(({ isWord }) => isWord)
  assert.deepEqual(
    words.map(({ written }) => written),
    ['мимимишки', 'мимимижки'],
  )
})

test('labels say more than counts', async () => {
  const { ask } = askRules(await ruleSetOf(FILES), { fields: ['title'] })
  const counts = createTypoCounts()
  for (const [title, gold] of [
    ['МиМиМишки 1', 'Мини'],
    ['МиМиМишки 2', 'Мини'],
    ['МиМиМишки 3', 'none'],
    ['Лунтки 1', 'none'],
    ['Лунтки 2', 'none'],
  ] as const) {
    const item = { ...itemOf({ texts: { title } }), gold }
    countTypos(counts, item, ask(item).claims)
  }
  const words = foundTypos(counts).filter(({ isWord }) => isWord)
  assert.deepEqual(
    words.map(({ written }) => written),
    ['Лунтки'],
  )
})

test('counts of parts add up to the counts of the whole', async () => {
  const sum = createTypoCounts()
  for (const part of [TITLES.slice(0, 3), TITLES.slice(3, 47), TITLES.slice(47)])
    addTypoCounts(sum, await countedIn(part))
  assert.deepEqual(sum, await countedIn(TITLES))
})

test('what is learned keeps such words apart, also written apart, keeps keywords out and a person’s lines', async () => {
  const folder = createFolder(FULL_FOLD)
  const { compiled } = askRules(await ruleSetOf(FILES), { fields: ['title'] })
  const counter = countWords(folder)
  for (const title of TITLES) counter.add([title])
  const typos = foundTypos(await countedIn(TITLES))
  const learned = { words: counter.words(3), rows: counter.rows(), typos, compiled, folder }
  const list = withLearned('# mine\nзаяц\n', learned)
  assert.equal(withLearned(list, learned), list)
  assert.equal(ownLines(list).trim(), '# mine\nзаяц')
  assert.deepEqual(
    list.split('\n').filter((line) => /^\p{L}/u.test(line)),
    ['заяц', 'мимимишки', 'ждут'],
  )
  const left = foundTypos(await countedIn(TITLES, list)).map(({ written }) => written)
  assert.deepEqual(left, ['Лунтки'])
})
