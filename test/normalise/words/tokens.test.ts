import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import * as fc from 'fast-check'
import { createArena } from '../../../src/normalise/fold/arena.js'
import { createFolder } from '../../../src/normalise/fold/fold.js'
import {
  CASE_FOLD,
  type FoldSteps,
  FULL_FOLD,
  withSteps,
} from '../../../src/normalise/fold/fold-steps.js'
import { foldedString } from '../../../src/normalise/fold/normalise.js'
import { rawWords, tokensOf } from '../../../src/normalise/words/tokens.js'

function tokens(raw: string, steps: FoldSteps): readonly string[] {
  return tokensOf(createFolder(steps).fold(raw, createArena()))
}

suite('tokens', () => {
  test('of a folded text are its words', () => {
    const plain = withSteps(FULL_FOLD, { homoglyphs: false })
    assert.deepEqual(tokens('Ёж, Кот — 5 серия!', plain), ['еж', 'кот', '5', 'серия'])
    assert.deepEqual(tokens('Ёж, Кот — 5 серия!', CASE_FOLD), [
      'ёж',
      ', ',
      'кот',
      ' — ',
      '5',
      ' ',
      'серия',
      '!',
    ])
    assert.deepEqual(tokens('', FULL_FOLD), [])
  })

  test('of a squashed text put together are the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (raw) => {
        const text = createFolder(FULL_FOLD).fold(raw, createArena())
        assert.equal(tokensOf(text).join(''), foldedString(text))
      }),
    )
  })

  test('of a raw text keep their places', () => {
    const raw = '«Кро́ш» и 2 ёжика'
    const words = rawWords(raw)
    assert.deepEqual(
      words.map(({ text }) => text),
      ['Кро́ш', 'и', '2', 'ёжика'],
    )
    for (const { text, start, end } of words) assert.equal(raw.slice(start, end), text)
  })
})

test('a token of a million letters is one', () => {
  const text = createFolder(FULL_FOLD).fold('ab'.repeat(500_000), createArena())
  assert.equal(tokensOf(text)[0]?.length, 1_000_000)
})
