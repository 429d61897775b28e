import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { everydayOf } from '../../../src/rules/matching/everyday.js'
import { isLikelyTypo, typosFor, type TypoPolicy } from '../../../src/rules/matching/typo-policy.js'
import { textOf, unitsOf } from '../../matcher/oracle.js'

suite('typosFor', () => {
  for (const [word, policy, typos] of [
    ['маша', 'auto', 0],
    ['шарик', 'auto', 1],
    ['фиксик', 'auto', 1],
    ['барбоскин', 'auto', 2],
    ['子供番組全集', 'auto', 0],
    ['барбоскин', 'off', 0],
    ['маша', 1, 1],
  ] as const satisfies readonly (readonly [string, TypoPolicy, number])[])
    test(`${word} under ${policy} may have ${typos} typos`, () =>
      assert.equal(typosFor(policy, { length: word.length, units: unitsOf(word) }), typos))
})

suite('isLikelyTypo', () => {
  const ordinary = new Set(['простор', 'дядя', 'федот', 'ежик'])
  for (const [keyword, tokens, likely] of [
    ['простон', ['простор'], false],
    ['простов', ['просиов'], true],
    ['простов', ['просеов'], false],
    ['дядяфедор', ['дядя', 'федот'], false],
    ['дядяфедор', ['дядя', 'фендор'], true],
    ['томиджерри', ['том', 'и', 'джери'], true],
  ] as const)
    test(`«${tokens.join(' ')}» is ${likely ? 'a typo of' : 'something else than'} ${keyword}`, () => {
      const text = textOf(['в', ...tokens, 'у'], 3)
      const hit = {
        units: unitsOf(keyword),
        breaks: [],
        text,
        start: text.from + 1,
        end: text.to - 1,
      }
      assert.equal(isLikelyTypo(hit, { ordinary }), likely)
    })

  const everyday = everydayOf('spi\nи\nкаша\nмама\nмашина\nпони\n')
  for (const [name, tokens, likely] of [
    ['май литл пони', ['май', 'лтл', 'пони'], true],
    ['маша и медведь', ['каша', 'и', 'медведь'], false],
    ['маша и медведь', ['машы', 'и', 'медведь'], true],
    ['маша и медведь', ['маша', 'медведь'], true],
    ['машинка', ['машины'], false],
    ['шарик', ['шаирк'], true],
    ['шарик', ['щарик'], false],
  ] as const)
    test(`«${tokens.join(' ')}» is ${likely ? 'the name' : 'not the name'} ${name}`, () => {
      const words = name.split(' ')
      const breaks = words.slice(1).map((_, i) => words.slice(0, i + 1).join('').length)
      const text = textOf(['в', ...tokens, 'у'], 3)
      const units = unitsOf(words.join(''))
      const hit = { units, breaks, text, start: text.from + 1, end: text.to - 1 }
      assert.equal(isLikelyTypo(hit, { ordinary: new Set(), everyday }), likely)
    })
})
