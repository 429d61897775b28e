import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { typosFor, type TypoPolicy } from '../../src/rules/typo-policy.js'
import { unitsOf } from './matcher/oracle.js'

suite('typosFor', () => {
  for (const [word, policy, typos] of [
    ['маша', 'auto', 0],
    ['шарик', 'auto', 0],
    ['фиксик', 'auto', 1],
    ['трансформеры', 'auto', 2],
    ['子供番組全集', 'auto', 0],
    ['трансформеры', 'off', 0],
    ['маша', 1, 1],
  ] as const satisfies readonly (readonly [string, TypoPolicy, number])[])
    test(`${word} under ${policy} may have ${typos} typos`, () =>
      assert.equal(typosFor(policy, { length: word.length, units: unitsOf(word) }), typos))
})
