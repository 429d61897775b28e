import assert from 'node:assert/strict'
import { test } from 'node:test'
import { numberOf } from '../../../src/read/columns/value.js'

test('a cell is a number, absent, or not a number', () => {
  const table: Readonly<Record<string, ReturnType<typeof numberOf>>> = {
    '602.0': 602,
    ' 12 ': 12,
    '-0.5': -0.5,
    '+3': 3,
    '.5': 0.5,
    '5.': 5,
    '1e3': 1000,
    true: 1,
    Да: 1,
    yes: 1,
    False: 0,
    нет: 0,
    NO: 0,
    '': 'absent',
    ' \t': 'absent',
    NA: 'absent',
    'n/a': 'absent',
    NaN: 'absent',
    null: 'absent',
    None: 'absent',
    '-': 'absent',
    '12 min': 'not-a-number',
    '1,5': 'not-a-number',
    '0x10': 'not-a-number',
    Infinity: 'not-a-number',
    '1e999': 'not-a-number',
  }
  for (const [raw, value] of Object.entries(table)) assert.equal(numberOf(raw), value, raw)
  assert.equal(numberOf('constructor'), 'not-a-number')
})
