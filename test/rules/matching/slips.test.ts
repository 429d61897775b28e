import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import * as fc from 'fast-check'
import { OTHER, SLIP, slipCost } from '../../../src/rules/matching/slips.js'
import { distancesOf, unitsOf } from '../../matcher/oracle.js'

suite('slipCost', () => {
  for (const [keyword, text, cost, why] of [
    ['фиксик', 'фиксик', 0, 'nothing differs'],
    ['фиксик', 'фисик', SLIP, 'a letter is left out'],
    ['фиксик', 'фикисик', OTHER, 'a letter of another corner of the keyboard is put in'],
    ['фиксик', 'фиккксик', 2 * SLIP, 'a letter is doubled twice'],
    ['фиксик', 'фикчик', SLIP, 'ч is beside с'],
    ['фиксик', 'фикзик', SLIP, 'з sounds like с'],
    ['тазик', 'пазик', OTHER, 'п is far from т, and sounds unlike it'],
    ['washtub', 'wasgtub', SLIP, 'g is beside h'],
    ['washtub', 'wahstub', SLIP, 'neighbours are swapped'],
  ] as const)
    test(`${keyword} → ${text} costs ${cost}: ${why}`, () =>
      assert.equal(slipCost(unitsOf(keyword), unitsOf(text)), cost))

  test('lies between the distance in slips and in other edits', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 's', 'q', 'ж'), maxLength: 8 })
    fc.assert(
      fc.property(word, word, (keyword, text) => {
        const distance = distancesOf(keyword, text).at(-1) ?? 0
        const cost = slipCost(unitsOf(keyword), unitsOf(text))
        assert.ok(cost >= distance * SLIP && cost <= distance * OTHER)
      }),
    )
  })
})
