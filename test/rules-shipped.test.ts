import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { disagreements, shippedRules } from '../benchmarks/parity.js'
import { FILTERS } from '../benchmarks/studio/filters-data.js'
import { studioRows } from '../benchmarks/studio/rows.js'
import { decideClaims } from '../src/decide/claims.js'
import { createArena } from '../src/normalise/arena.js'
import { createFolder } from '../src/normalise/fold.js'
import { FULL_FOLD } from '../src/normalise/fold-steps.js'
import { normalise } from '../src/normalise/normalise.js'
import { compileRules } from '../src/rules/compile.js'
import { matchRules } from '../src/rules/match.js'
import type { Example } from '../src/rules/rule.js'
import type { Item } from '../src/types/item.js'

const folder = fileURLToPath(new URL('../../rules', import.meta.url))
const files = readdirSync(folder).filter((name) => name.endsWith('.yaml'))
const set = await shippedRules()
const { rules } = set

test('every project of the studio has one rule file, on its level', () => {
  const shipped = rules.map(({ project, level }) => `${level} ${project}`)
  const wanted = FILTERS.map(({ project, level }) => `${level} ${project}`)
  assert.deepEqual(shipped.toSorted(), wanted.toSorted())
})

test('every file tells an editor its schema', () => {
  const line = '# yaml-language-server: $schema=./rule.schema.json'
  const without = files.filter(
    (name) => readFileSync(`${folder}/${name}`, 'utf8').split('\n')[0] !== line,
  )
  assert.deepEqual(without, [])
})

test('every file has two to five examples of what it claims and as many of what it does not', () => {
  const wrong = rules.filter(({ examples: { match, miss } }) =>
    [match, miss].some(({ length }) => length < 2 || length > 5),
  )
  assert.deepEqual(
    wrong.map(({ project }) => project),
    [],
  )
})

const FIELDS = ['title', 'channel', 'description']
const compiled = compileRules(set, { fields: FIELDS })
const fold = createFolder(FULL_FOLD)

function projectsGiven(example: Example): string[] {
  const { verdict } = decideClaims(
    matchRules(compiled, normalise(itemOf(example), fold, createArena())),
  )
  return verdict.kind === 'settled' ? verdict.labels.map(({ project }) => project) : []
}

function itemOf({ values, place }: Example): Item {
  const texts = [...values].filter(([column]) => FIELDS.includes(column))
  const numbers = [...values].filter(([column]) => !FIELDS.includes(column))
  return {
    id: '',
    texts: Object.fromEntries(texts.map(([column, { text }]) => [column, text])),
    numbers: Object.fromEntries(numbers.map(([column, { number }]) => [column, number])),
    categories: {},
    gold: undefined,
    kept: [],
    place,
  }
}

test('every example of a match gets its project and no other', () => {
  const wrong = rules.flatMap(({ project, examples }) =>
    examples.match.filter((example) => projectsGiven(example).join() !== project),
  )
  assert.deepEqual(
    wrong.map(({ name }) => name),
    [],
  )
})

test('no example of a miss gets its project', () => {
  const wrong = rules.flatMap(({ project, examples }) =>
    examples.miss.filter((example) => projectsGiven(example).includes(project)),
  )
  assert.deepEqual(
    wrong.map(({ name }) => name),
    [],
  )
})

test('a gap that was closed is no longer listed as one', () => {
  const closed = rules.flatMap(({ project, examples }) =>
    examples.todo.filter((example) => projectsGiven(example).includes(project)),
  )
  assert.deepEqual(
    closed.map(({ name }) => name),
    [],
  )
})

test('without typos and folds, rules and filters agree on rows full of keywords', () => {
  const rich = { seed: 2, rows: 3000, noise: false, typos: 0, rich: true }
  const wrong = disagreements(set, studioRows(rich))
  assert.deepEqual(
    wrong.map(({ row, rules, filters }) => ({ title: row.reel_name, rules, filters })),
    [],
  )
})

test('they agree on rows such as the studio has', () => {
  const like = { seed: 3, rows: 3000, noise: true, typos: 0.05 }
  assert.deepEqual(disagreements(set, studioRows(like)), [])
})
