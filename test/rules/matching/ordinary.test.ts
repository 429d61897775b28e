import assert from 'node:assert/strict'
import { test } from 'node:test'
import { FULL_FOLD } from '../../../src/normalise/fold/fold-steps.js'
import { createFolder } from '../../../src/normalise/fold/fold.js'
import { learnOrdinary, parseOrdinary } from '../../../src/rules/matching/ordinary.js'
import { textOf } from '../../matcher/oracle.js'

test('a word of three texts is ordinary, however often it stands in one', () => {
  const texts = [
    ['наша', 'серия'],
    ['наша', 'редкая', 'редкая', 'редкая'],
    ['наша', 'серия'],
  ]
  assert.deepEqual([...learnOrdinary(texts.map((tokens) => textOf(tokens)))], ['наша'])
  assert.deepEqual(
    [
      ...learnOrdinary(
        texts.map((tokens) => textOf(tokens)),
        { least: 2 },
      ),
    ],
    ['наша', 'серия'],
  )
})

test('words of three letters are left out', () => {
  assert.equal(learnOrdinary([textOf(['кот'])], { least: 1 }).size, 0)
})

test('a list is folded as texts are, remarks left out', () => {
  const words = parseOrdinary('# how it was made\nСерия  ЁЛКА\nmovie\n', createFolder(FULL_FOLD))
  assert.equal(words.size, 3)
  assert.ok(words.has('movie'))
})
