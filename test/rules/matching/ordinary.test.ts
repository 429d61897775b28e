import assert from 'node:assert/strict'
import { test } from 'node:test'
import { FULL_FOLD } from '../../../src/normalise/fold/fold-steps.js'
import { createFolder } from '../../../src/normalise/fold/fold.js'
import { countWords, parseOrdinary } from '../../../src/rules/matching/ordinary.js'

const folder = createFolder(FULL_FOLD)

function wordsOf(rows: readonly string[][], least: number): string[] {
  const counter = countWords(folder)
  for (const texts of rows) counter.add(texts)
  return [...counter.words(least).values()]
}

test('a word of three different rows is ordinary, however often it stands in one', () => {
  const rows = [['Наша серия'], ['наша редкая редкая', 'редкая'], ['НАША, серия'], ['наша серия']]
  assert.deepEqual(wordsOf(rows, 3).toSorted(), ['наша', 'серия'])
  assert.deepEqual(wordsOf([...rows.slice(0, 1), ...rows.slice(0, 1)], 2), [])
})

test('words of three letters and numbers are left out', () => {
  assert.deepEqual(wordsOf([['кот 2024']], 1), [])
})

test('a word is written as most rows write it and read back as it was counted', () => {
  const rows = [['ёжик'], ['Ёжик идёт'], ['ежик спит']]
  assert.deepEqual(wordsOf(rows, 3), ['ёжик'])
  assert.deepEqual(parseOrdinary('ёжик', folder), parseOrdinary('Ежик', folder))
})

test('a list is folded as texts are, remarks left out', () => {
  const words = parseOrdinary('# how it was made\nСерия  ЁЛКА\nmovie\n', folder)
  assert.equal(words.size, 3)
  assert.ok(words.has('movie'))
})
