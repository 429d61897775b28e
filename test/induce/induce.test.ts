import assert from 'node:assert/strict'
import { test } from 'node:test'
import { induceRules } from '../../src/induce/induce.js'
import { askRules } from '../../src/cascade/ask-rules.js'
import { ruleSetOf } from '../../src/induce/files/run-rules.js'
import { parseRuleFile } from '../../src/rules/language/parse.js'
import { cartoons, row } from './rows.js'

const fields = ['title']

test('the rules it finds give every row its project', async () => {
  const rows = cartoons()
  const { files } = await induceRules(rows)
  const { ask } = askRules(await ruleSetOf(files), { fields })
  for (const item of rows) {
    assert.deepEqual(ask(item).projects, item.gold === 'none' ? [] : [item.gold], item.id)
  }
})

test('a project of one name needs one keyword, in its shortest writing', async () => {
  const { rules } = await induceRules(cartoons())
  const luntik = rules.find(({ project }) => project === 'Лунтик')
  assert.deepEqual(
    luntik?.claims.map(({ keywords }) => keywords.map(({ text }) => text)),
    [['Лунтик']],
  )
  assert.deepEqual(luntik?.claims[0]?.figures, { right: 12, claimed: 12 })
})

test('the same rows and seed give the same files, whatever the order of the columns', async () => {
  const { files } = await induceRules(cartoons(), { settings: { seed: 3 } })
  assert.deepEqual((await induceRules(cartoons(), { settings: { seed: 3 } })).files, files)
})

test('every file is a rule file, with figures over each claim and examples that hold', async () => {
  const { files } = await induceRules(cartoons())
  assert.equal(files.length, 3)
  for (const file of files) {
    const parsed = parseRuleFile(file)
    assert.ok(parsed.ok, parsed.ok ? '' : JSON.stringify(parsed.issues))
    assert.match(file.text, /# induced, support \d+, precision \d\.\d\d \[\d\.\d\d, \d\.\d\d\]\n/)
    assert.match(file.text, /examples:\n {2}match:\n {4}- /)
  }
})

test('a keyword that explains nearly all of a project stays though labels are wrong; they are suspects', async () => {
  const wrong = [row('Лунтик на луне', 'none'), row('Песни без слов', 'Лунтик')]
  const { rules, suspects } = await induceRules([...cartoons(), ...wrong])
  const luntik = rules.find(({ project }) => project === 'Лунтик')
  assert.equal(luntik?.claims[0]?.keywords[0]?.text, 'Лунтик')
  assert.deepEqual(suspects.map(({ id, label, proposed }) => [id, label, proposed]).slice(0, 1), [
    ['Лунтик на луне', 'none', 'Лунтик'],
  ])
})

test('a condition on a column is found where it parts the rows', async () => {
  const shorts = cartoons()
    .filter(({ gold }) => gold === 'Лунтик')
    .flatMap((item, i) => [
      { ...item, numbers: { is_shorts: 0 } },
      row(`${item.id} за минуту ${i}`, 'none', { numbers: { is_shorts: 1 } }),
    ])
  const rest = cartoons()
    .filter(({ gold }) => gold !== 'Лунтик')
    .map((item) => ({ ...item, numbers: { is_shorts: 0 } }))
  const { files } = await induceRules([...shorts, ...rest])
  const luntik = files.find(({ path }) => path === 'luntik.yaml')
  assert.match(luntik?.text ?? '', /Лунтик\n {4}where:\n {6}is_shorts: 0\n/)
})

test('a refused keyword is not proposed again; another is sought', async () => {
  const rejections = new Map([['Лунтик', ['лунтик']]])
  const { rules } = await induceRules(cartoons(), { rejections })
  const words = rules
    .filter(({ project }) => project === 'Лунтик')
    .flatMap(({ claims }) => claims.flatMap(({ keywords }) => keywords.map(({ text }) => text)))
  assert.ok(!words.some((text) => text.toLowerCase() === 'лунтик'), words.join())
})

test('a project of which nothing can be found gets a rule of its name', async () => {
  const rows = [...cartoons(), row('Динозавр строит дом 99', 'Enchantimals (Эншантималс)')]
  const { files } = await induceRules(rows)
  const seeded = files.find(({ path }) => path.startsWith('enchantimals'))
  assert.match(seeded?.text ?? '', /# induced, from the name alone, no rows yet/)
  assert.match(seeded?.text ?? '', /- Enchantimals\n {8}- Эншантималс\n/)
})

test('rows of a collection teach nothing, and neither does a file without projects', async () => {
  const several = row('Лунтик и Царевны', 'сборник')
  const { rules } = await induceRules([...cartoons(), several])
  assert.deepEqual(
    rules.map(({ project }) => project),
    ['ЖилаБыла Царевна', 'Лунтик', 'Царевны'],
  )
  assert.deepEqual((await induceRules([row('x', 'none')])).rules, [])
  assert.deepEqual((await induceRules([])).files, [])
})

test('progress runs up to its total', async () => {
  const steps: string[] = []
  await induceRules(cartoons(), {
    progress: ({ step, done, total }) => steps.push(`${step} ${done}/${total}`),
  })
  assert.ok(steps.includes('searching 6/6'))
  assert.ok(steps.includes('checking 3/4'))
})

/** A word of its own for each number. */
function wordOf(number: number): string {
  return Array.from(number.toString(5).padStart(6, '0'), (digit) => 'tkrsm'[Number(digit)]).join(
    'o',
  )
}

test('a short name is forgiven a slip but not a near word, an ending is written out, words are learned', async () => {
  const strangers = Array.from({ length: 320 }, (_, i) =>
    row(`deep blue ${Array.from({ length: 10 }, (_, j) => wordOf(i * 10 + j)).join(' ')}`, 'none'),
  )
  const own = Array.from({ length: 12 }, (_, i) => [
    row(`Bluey ${i}`, 'bluey'),
    row(`${i % 2 === 0 ? 'Gumball' : 'Gumballs'} ${i}`, 'gumball'),
  ])
  const { files, ordinaryWords } = await induceRules([...strangers, ...own.flat()])
  const texts = files.map(({ text }) => text).join('\n')
  assert.match(texts, /\{ keyword: Bluey, match: word, typos: 1, except: \[blue\] \}/)
  assert.match(texts, /- Gumball\n +- Gumballs\n/)
  assert.deepEqual(
    ordinaryWords.split('\n').filter((line) => /^\w/.test(line)),
    ['blue', 'deep'],
  )
  const { ask } = askRules(await ruleSetOf(files, ordinaryWords), { fields })
  for (const [title, project] of [
    ['Bluye 3', 'bluey'],
    ['deep blue', undefined],
    ['Gubmalls 3', 'gumball'],
  ] as const)
    assert.equal(ask(row(title, '')).projects[0], project, title)
})
