import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { compileRules } from '../../src/rules/matching/compile.js'
import { lintRules } from '../../src/rules/checks/lint.js'
import { fuzz } from '../helpers/fuzz.js'
import { rulesFrom } from '../../src/rules/language/rule-set.js'

const VALID = `kaskad: 1
project: Лунтик
level: 1
match: word
fold: { leet: off }
claims:
  - title:
      any: [Лунтик, { keyword: Мила, match: start, typos: 1 }, { include: more }]
      stop: { of: [песня], match: case }
    any field: { all: &all [дом], longer_than: 3 }
    where: { seconds: { above: 60 }, is_shorts: no, broadcast: [live, none] }
  - title or channel: { any: *all }
examples: { match: [Лунтик], miss: [{ title: Дом, seconds: 3 }] }
`
const LIST = { path: 'more.yaml', text: 'kaskad: 1\nlist: more\nkeywords: [кузя]\n' }

const piece = fc.constantFrom(
  '- ',
  ': ',
  '[',
  ']',
  '{',
  '}',
  ',',
  '#',
  ' #1',
  '&a ',
  '*a',
  '!!js ',
  '<<: *all',
  '|',
  '>',
  '"',
  "'",
  '\n',
  '\n  ',
  '\t',
  '? ',
  '---\n',
  '%YAML 9\n',
  '\u0000',
  '\uFEFF',
  '*',
  '~',
  '0x7',
  '1e999',
  '__proto__',
)
const filling = fc.oneof(piece, piece, fc.string({ unit: 'binary', maxLength: 5 }))
const change = fc.record({
  at: fc.nat(VALID.length),
  cut: fc.nat(12),
  text: fc.array(filling, { maxLength: 3 }).map((parts) => parts.join('')),
  times: fc.constantFrom(1, 1, 1, 1, 2, 300),
})

function changed(changes: readonly (typeof change extends fc.Arbitrary<infer T> ? T : never)[]) {
  return changes.reduce(
    (text, { at, cut, text: piece, times }) =>
      text.slice(0, at) + piece.repeat(times) + text.slice(at + cut),
    VALID,
  )
}

const texts = fc.oneof(
  fc.array(change, { minLength: 1, maxLength: 4 }).map(changed),
  fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes).toString('latin1')),
  fc.array(piece, { maxLength: 60 }).map((parts) => `kaskad: 1\n${parts.join('')}`),
)

test('whatever a rule file holds is read or refused with places, soon', () =>
  fuzz([texts], {
    runs: 500,
    answer: async (text) => {
      const set = await rulesFrom({ files: [{ path: 'a.yaml', text }, LIST] })
      if (set.ok) {
        const fields = ['title', 'channel']
        lintRules(set.value, { fields, compiled: compileRules(set.value, { fields }) })
      } else
        assert.ok(set.issues.every(({ place, message }) => place.file !== '' && message !== ''))
    },
  }))
