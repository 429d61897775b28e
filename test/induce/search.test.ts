import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { proposeCuts } from '../../src/induce/candidates/cut.js'
import { buildCorpus } from '../../src/induce/candidates/corpus.js'
import { levelsOf } from '../../src/induce/search/levels.js'
import { namesOf } from '../../src/induce/candidates/names.js'
import { wilson95, wilsonLower } from '../../src/induce/candidates/score.js'
import { countOf, sketchField } from '../../src/induce/candidates/sketch.js'
import { createStem } from '../../src/induce/candidates/stem.js'
import { indexTerms, rowsOf } from '../../src/induce/candidates/term-index.js'
import { createArena } from '../../src/normalise/fold/arena.js'
import { createFolder } from '../../src/normalise/fold/fold.js'
import { FULL_FOLD } from '../../src/normalise/fold/fold-steps.js'
import { foldedString, normalise } from '../../src/normalise/fold/normalise.js'
import { row } from './rows.js'

const folder = createFolder(FULL_FOLD)
const fold = (text: string): string => foldedString(folder.fold(text, createArena(256)))

const title = fc.array(fc.constantFrom('red', 'reds', 'cat', 'car', 'blue'), { maxLength: 6 })

test('the index finds the rows that a scan of the tokens finds', () => {
  fc.assert(
    fc.property(fc.array(title, { minLength: 1, maxLength: 8 }), title, (titles, sought) => {
      const corpus = buildCorpus('none')
      for (const words of titles)
        corpus.add(normalise(row(words.join(' '), 'x'), folder, createArena()))
      const index = indexTerms(corpus.finish())
      const [field] = index.fields
      const numbers = sought.map((word) => index.numberOf.get(word))
      if (!field || numbers.length === 0 || numbers.includes(undefined)) return
      const tokens = numbers as number[]
      const scan = (
        words: readonly string[],
        holds: (word: string, at: number) => boolean,
      ): boolean =>
        words.some((_, from) => {
          const run = words.slice(from, from + sought.length)
          return run.length === sought.length && run.every(holds)
        })
      const whole = titles.map((words) => scan(words, (word, at) => word === sought[at]))
      assert.deepEqual([...rowsOf(index, field, { tokens, start: '' })], rowsWhere(whole))
      const last = sought.at(-1) ?? ''
      const open = titles.map((words) =>
        scan(words, (word, at) =>
          at === sought.length - 1 ? word.startsWith(last) : word === sought[at],
        ),
      )
      const form = { tokens: tokens.slice(0, -1), start: last }
      assert.deepEqual([...rowsOf(index, field, form)], rowsWhere(open))
    }),
  )
})

test('the sketch never counts a phrase too low', () => {
  const corpus = buildCorpus('none')
  for (const words of ['red cat red cat', 'red car']) {
    corpus.add(normalise(row(words, 'x'), folder, createArena()))
  }
  const { fields, vocabulary } = corpus.finish()
  const [field] = fields
  assert.ok(field)
  const sketch = sketchField(field, new Int32Array(vocabulary.length).fill(-1), 2)
  const number = (word: string): number => vocabulary.indexOf(word)
  assert.equal(countOf(sketch, [number('red')]), 3)
  assert.equal(countOf(sketch, [number('red'), number('cat')]), 2)
  assert.equal(countOf(sketch, [number('cat'), number('car')]), 0)
})

test('Wilson bounds hold the share and close in on it', () => {
  assert.deepEqual(wilson95(0, 0), [0, 1])
  // Agresti and Coull, "Approximate is better than exact", 1998: 9 of 10.
  const [low, high] = wilson95(9, 10)
  assert.ok(Math.abs(low - 0.596) < 0.001 && Math.abs(high - 0.982) < 0.001)
  assert.ok(wilsonLower(90, 100, 1.96) > low)
  assert.equal(wilsonLower(5, 5, 0), 1)
})

test('a stem loses endings and stays a start of its word', () => {
  const stem = createStem(fold)
  for (const [words, expected] of [
    ['царевна царевны царевной царевнами', 'царевн'],
    ['фиксики фиксиков фиксикам', 'фиксик'],
    ['oddbods', 'oddbod'],
    ['кот', 'кот'],
  ] as const) {
    for (const word of words.split(' ')) assert.equal(stem(fold(word)), fold(expected), word)
  }
})

test('names in brackets and behind slashes are names of their own', () => {
  assert.deepEqual(namesOf('Enchantimals (Эншантималс)'), ['Enchantimals', 'Эншантималс'])
  assert.deepEqual(namesOf('Ну_погоди каникулы'), ['Ну погоди каникулы'])
  assert.deepEqual(namesOf('Cars / Тачки'), ['Cars', 'Тачки'])
})

test('a cut parts the rows at a round number', () => {
  const lengths = [120, 150, 240, 301, 420, 999]
  const cuts = proposeCuts((at) => lengths[at] ?? Number.NaN, {
    own: [0, 1, 2],
    other: [3, 4, 5, 6],
  })
  assert.deepEqual(
    cuts.map(({ above, bound }) => [above, bound]),
    [[false, 300]],
  )
  assert.deepEqual(
    [0, 2, 3, 6].map((at) => cuts[0]?.holds(at)),
    [true, true, false, false],
  )
})

test('of two that claim the same rows the one whose rows they are is asked first', () => {
  const labels = Int32Array.from([0, 0, 0, 1, 1, 2, -1])
  const claims = [[0, 1, 2], [0, 1, 3, 4], [5]].map((rows) => Int32Array.from(rows))
  const overlap = { projects: 3, claims, labels, after: new Map<number, Set<number>>() }
  assert.deepEqual([...levelsOf(overlap)], [0, 1, 0])
})

test('a chain longer than the levels starts one lower, and a circle is cut at its weakest', () => {
  const empty = Array.from({ length: 4 }, () => new Int32Array(0))
  const after = new Map([
    [1, new Set([0])],
    [2, new Set([1])],
    [3, new Set([2])],
  ])
  const overlap = { projects: 4, claims: empty, labels: new Int32Array(0), after }
  assert.deepEqual([...levelsOf(overlap)], [-1, 0, 1, 2])
  const circle = new Map([...after, [0, new Set([3])]])
  assert.ok(
    [...levelsOf({ ...overlap, after: circle })].every((level) => level >= -1 && level <= 2),
  )
})

function rowsWhere(holds: readonly boolean[]): number[] {
  return holds.flatMap((one, at) => (one ? [at] : []))
}
