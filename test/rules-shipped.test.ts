import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { disagreements, shippedRules } from '../benchmarks/parity.js'
import { FILTERS } from '../benchmarks/studio/filters-data.js'
import { studioRows } from '../benchmarks/studio/rows.js'
import { decideClaims } from '../src/decide/claims.js'
import { createArena } from '../src/normalise/fold/arena.js'
import { createFolder } from '../src/normalise/fold/fold.js'
import { FULL_FOLD } from '../src/normalise/fold/fold-steps.js'
import { normalise } from '../src/normalise/fold/normalise.js'
import { compileRules } from '../src/rules/matching/compile.js'
import { matchRules } from '../src/rules/matching/match.js'
import { testExamples } from '../src/rules/checks/test-examples.js'
import { formatIssue } from '../src/types/parsed.js'

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

const report = testExamples(rules, {
  fields: FIELDS,
  projectsOf: (item) => {
    const { verdict } = decideClaims(matchRules(compiled, normalise(item, fold, createArena())))
    return verdict.kind === 'settled' ? verdict.labels.map(({ project }) => project) : []
  },
})

test('every example is what its file says', () => {
  assert.deepEqual(report.failed.map(formatIssue), [])
  assert.ok(report.passed > 44 * 4)
})

test('a gap that was closed is no longer listed as one', () => {
  const closed = report.todo.filter(({ severity }) => severity === 'warning')
  assert.deepEqual(closed.map(formatIssue), [])
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
