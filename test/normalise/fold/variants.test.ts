import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import * as fc from 'fast-check'
import { FULL_FOLD, isVariant, withSteps } from '../../../src/normalise/fold/fold-steps.js'
import { FOLD_TABLE } from './fold-table.js'
import { variantsOf } from '../../../src/normalise/fold/variants.js'

suite('each row of the fold table', () => {
  for (const { step, language, example, becomes, why } of FOLD_TABLE.filter((row) =>
    isVariant(row.step),
  ))
    test(`${step} (${language}) ${example} = ${becomes}: ${why}`, () => {
      const texts = variantsOf(example, new Set([step])).map(({ text }) => text)
      assert.ok(texts.includes(becomes), texts.join(', '))
      const without = variantsOf(example, withSteps(FULL_FOLD, { [step]: false }))
      assert.ok(without.every(({ by }) => by !== step))
    })
})

suite('variants of a keyword', () => {
  test('are none for short keywords, mixed scripts and other alphabets', () => {
    for (const keyword of ['кот', 'Mаша', 'ドラえもん', '2025', ''])
      assert.deepEqual(variantsOf(keyword, FULL_FOLD), [], keyword)
  })

  test('keep a space that asks for a bound', () => {
    for (const { text } of variantsOf(' мишки', FULL_FOLD)) assert.match(text, /^ \S/)
  })

  test('leave out a layout that is more signs than letters', () => {
    assert.ok(variantsOf('бобо', FULL_FOLD).every(({ by }) => by === 'translit'))
  })

  test('leave out the scholarly spelling of a short word, which is another word', () => {
    assert.ok(variantsOf('Маша', FULL_FOLD).every(({ text }) => text !== 'masa'))
  })

  test('are a handful, all different, all of the other script', () => {
    const letters = Array.from('абвгдеёжзийклмнопрстуфхцчшщъыьэюя ')
    const keyword = fc.string({ unit: fc.constantFrom(...letters), minLength: 4, maxLength: 20 })
    fc.assert(
      fc.property(keyword, (text) => {
        const variants = variantsOf(text, FULL_FOLD)
        assert.ok(variants.length <= 6)
        assert.equal(new Set(variants.map((variant) => variant.text)).size, variants.length)
        for (const variant of variants) assert.doesNotMatch(variant.text, /\p{Script=Cyrillic}/u)
      }),
    )
  })
})
