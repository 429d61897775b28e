import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import fc from 'fast-check'
import { everydayOf, everydayWords, spellingsOf } from '../../../src/rules/matching/everyday.js'

suite('everydayOf', () => {
  const word = fc.string({ unit: fc.constantFrom('f', 'g', 'ж', 'я'), minLength: 1, maxLength: 5 })

  test('finds the words of its list and no others', () =>
    fc.assert(
      fc.property(fc.uniqueArray(word), word, (words, asked) => {
        const list = words.toSorted((a, b) => (a < b ? -1 : 1)).map((each) => `${each}\n`)
        const { isWord } = everydayOf(list.join(''))
        assert.ok(words.every((each) => isWord(each)))
        assert.equal(
          isWord(asked),
          spellingsOf(asked).some((each) => words.includes(each)),
        )
      }),
    ))

  const { isWord, isForm } = everydayOf('# words\nprints\nбумага\nпрощаю\n')
  for (const [asked, known, form] of [
    ['бумага', true, true],
    ['бумагами', false, true],
    ['прощать', false, true],
    ['printing', false, true],
    ['printhis', false, false],
    ['бума', false, false],
    ['бумажка', false, false],
  ] as const)
    test(`${asked} is ${known ? 'a word' : form ? 'a form' : 'unknown'}`, () =>
      assert.deepEqual([isWord(asked), isForm(asked)], [known, form]))

  test('a folded word is looked up in its own letters', () => {
    assert.deepEqual(spellingsOf('пpoщatь'), ['прощать'])
    assert.deepEqual(spellingsOf('kot'), ['kot', 'кот'])
    assert.deepEqual(spellingsOf('brine'), ['brine'])
  })
})

test('the installed list knows short words, and no project', () => {
  const { isWord } = everydayWords()
  assert.ok(['the', 'это', 'casa', 'слово', 'heute'].every((word) => isWord(word)))
  assert.ok(!['фиксики', 'лунтик', 'смешарики', 'барбоскины'].some((word) => isWord(word)))
})
