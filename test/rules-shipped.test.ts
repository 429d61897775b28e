import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { FILTERS } from '../benchmarks/studio/filters-data.js'
import { loadRules } from '../src/rules/folder.js'
import { formatIssue } from '../src/types/parsed.js'

const folder = fileURLToPath(new URL('../../rules', import.meta.url))
const files = readdirSync(folder).filter((name) => name.endsWith('.yaml'))
const loaded = await loadRules(folder)
if (!loaded.ok) throw new Error(loaded.issues.map(formatIssue).join('\n'))
const { rules } = loaded.value

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
