import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import fc from 'fast-check'
import { wordsOf } from '../../../src/heads/features/words.js'
import { createArena } from '../../../src/normalise/fold/arena.js'
import { FULL_FOLD } from '../../../src/normalise/fold/fold-steps.js'
import { createFolder } from '../../../src/normalise/fold/fold.js'

const folder = createFolder(FULL_FOLD)

suite('words of a folded text', () => {
  for (const [raw, words] of [
    ['МАМА мыла раму', ['мама', 'мыла', 'раму']],
    ['Mаша — и «Медведь»!', ['mаша', 'и', 'медведь']],
    ['м а ш а пришла', ['м а ш а', 'пришла']],
    ['', []],
    ['…', []],
  ] as const) {
    test(`of "${raw}" are as they are written`, () => {
      const found = wordsOf(folder.fold(raw, createArena(64)))
      assert.deepEqual(
        found.map(({ written }) => written),
        words,
      )
    })
  }

  test('lie end to end and cover the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (raw) => {
        const text = folder.fold(raw, createArena(64))
        let at = text.from
        for (const { begin, end } of wordsOf(text)) {
          assert.equal(begin, at)
          assert.ok(end > begin)
          at = end
        }
        assert.equal(at, text.to)
      }),
    )
  })
})
