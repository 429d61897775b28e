import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import {
  disguised,
  sameScript,
  scriptCounts,
  scriptOf,
} from '../../../src/normalise/language/script.js'

suite('scripts', () => {
  test('a letter has one, a digit none', () => {
    const cases = {
      a: 'latin',
      я: 'cyrillic',
      λ: 'greek',
      ع: 'arabic',
      猫: 'han',
      ね: 'kana',
      ネ: 'kana',
      곰: 'hangul',
      ก: 'other',
    }
    for (const [letter, script] of Object.entries(cases)) assert.equal(scriptOf(letter), script)
    assert.equal(scriptOf('5'), undefined)
    assert.equal(scriptOf('-'), undefined)
  })

  test('a text may have several', () => {
    assert.deepEqual(
      [...scriptCounts('Mаша 5')],
      [
        ['latin', 1],
        ['cyrillic', 3],
      ],
    )
  })

  const cases: readonly (readonly [
    keyword: string,
    found: string,
    same: boolean,
    disguise: boolean,
  ])[] = [
    ['Маша', 'маша', true, false],
    ['pot', 'рот', false, false],
    ['рот', 'POT', false, false],
    ['Маша', 'Mаша', false, true],
    ['Booba', 'Вooba', false, true],
    ['Маша и Медведь', 'Maшa и Meдвeдь', false, true],
    ['Маша 5', 'маша — 5', true, false],
    ['Три cats', 'cats', true, false],
  ]
  for (const [keyword, found, same, disguise] of cases)
    test(`${found} for ${keyword}: ${same ? 'its own' : disguise ? 'in disguise' : 'another word'}`, () => {
      assert.equal(sameScript(keyword, found), same)
      assert.equal(disguised(keyword, found), disguise)
    })
})
