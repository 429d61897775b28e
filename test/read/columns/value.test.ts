import assert from 'node:assert/strict'
import { test } from 'node:test'
import { monthOf, timeOf, orderedBy } from '../../../src/read/columns/time.js'
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
    ИСТИНА: 1,
    ложь: 0,
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
    '1,5': 1.5,
    '0,125': 0.125,
    '−12,50': -12.5,
    '1,5E+3': 1500,
    '1\u00A0234,5': 1234.5,
    '12 345': 12345,
    '1.234,5': 1234.5,
    '1,234.5': 1234.5,
    '1,234,567': 1234567,
    '1,234': 'not-a-number',
    '12 34': 'not-a-number',
    '1,2,3': 'not-a-number',
    '1.234.567': 'not-a-number',
    '—': 'absent',
    '0x10': 'not-a-number',
    Infinity: 'not-a-number',
    '1e999': 'not-a-number',
  }
  for (const [raw, value] of Object.entries(table)) assert.equal(numberOf(raw), value, raw)
  assert.equal(numberOf('constructor'), 'not-a-number')
  assert.equal(numberOf('1,234', 'decimal'), 1.234)
  assert.equal(numberOf('1,234', 'thousands'), 1234)
})

test('a cell is a date, with a time or without, or none', () => {
  const table: Readonly<Record<string, string | undefined>> = {
    '2024-05-31': '2024-05-31T00:00:00.000Z',
    ' 2024/5/3 ': '2024-05-03T00:00:00.000Z',
    '2024.05.31': '2024-05-31T00:00:00.000Z',
    '20240531': '2024-05-31T00:00:00.000Z',
    '31.05.2024': '2024-05-31T00:00:00.000Z',
    '3/5/2024': '2024-05-03T00:00:00.000Z',
    '2024-05': '2024-05-01T00:00:00.000Z',
    '2024-05-31T18:20Z': '2024-05-31T18:20:00.000Z',
    '2024-05-31 18:20:07.5': '2024-05-31T18:20:07.000Z',
    '2024-05-31 18:20:07 UTC': '2024-05-31T18:20:07.000Z',
    '2024-06-01T01:00:00+03:00': '2024-05-31T22:00:00.000Z',
    '20240531T182000': undefined,
    '31.05.2024, 9:05': '2024-05-31T09:05:00.000Z',
    '1717179600': '2024-05-31T18:20:00.000Z',
    '1717179600000': '2024-05-31T18:20:00.000Z',
    '2023-02-29': undefined,
    '05/31/2024': undefined,
    '31.05.24': '2024-05-31T00:00:00.000Z',
    '1.3.05 18:20': '2005-03-01T18:20:00.000Z',
    '31.12.99': '1999-12-31T00:00:00.000Z',
    '31/05/24': undefined,
    '32.01.24': undefined,
    '2024-05/31': undefined,
    'May 31, 2024': undefined,
    '2024': undefined,
    '202405': undefined,
    '2024-05-31 25:00': undefined,
    '': undefined,
  }
  for (const [raw, wanted] of Object.entries(table)) {
    const time = timeOf(raw)
    assert.equal(time === undefined ? undefined : new Date(time).toISOString(), wanted, raw)
    assert.equal(monthOf(raw), wanted?.slice(0, 7) ?? '', raw)
  }
})

test('a column puts rows in order by numbers, or by dates where one is no number', () => {
  assert.deepEqual(orderedBy(['7', '', '1717179600', 'NA']), [7, undefined, 1717179600, undefined])
  const [day, other, none] = orderedBy(['20240531', '31.05.2024', '7'])
  assert.equal(day, other)
  assert.equal(none, undefined)
})
