import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import fc from 'fast-check'
import type { CompiledRules } from '../../../src/rules/matching/compile.js'
import { matchAndBar } from '../../../src/rules/matching/match.js'
import type { Source } from '../../../src/yaml/source.js'
import { compiledOf, normalItemOf, type Columns } from '../matching.js'

/** Words that most claims share; with so few of them some wake more than 32 claims. */
const COMMON = ['серия', 'сезон']
const RARE = ['лунтик', 'фиксики', 'каша', 'маша', 'bluey', 'пеппа']

const PLAIN = { fold: 'case', typos: 'off' } as const

const word = fc.constantFrom(...COMMON, ...RARE)
const words = fc.uniqueArray(word, { minLength: 1, maxLength: 3 })
const field = fc.constantFrom('description', 'channel', 'title or channel', 'any field')
const part = fc.record({ any: words, all: words, stop: words }, { requiredKeys: ['any'] })
const where = fc.constantFrom(undefined, { is_shorts: 0 }, { seconds: { above: 60 } })
const claim = fc
  .record({ parts: fc.dictionary(field, part, { minKeys: 1, maxKeys: 2 }), where })
  .map((each) => ({ ...each.parts, ...(each.where && { where: each.where }) }))
const sharing = claim.map((each) => ({ title: { any: ['серия'] }, ...each }))
const text = fc.array(word, { maxLength: 4 }).map((each) => each.join(' '))
const item: fc.Arbitrary<Columns> = fc.record({
  texts: fc.record({ title: text, description: text, channel: text }, { requiredKeys: [] }),
  numbers: fc.record(
    { is_shorts: fc.constantFrom(0, 1), seconds: fc.constantFrom(5, 500) },
    { requiredKeys: [] },
  ),
})

function sourceOf(plain: unknown, at: number): Source {
  const text = `kaskad: 1\nproject: p${at % 5}x${at}\nforms: off\nclaims: ${JSON.stringify([plain])}\n`
  return { path: `${at}.yaml`, text }
}

/** What rules say of an item, without the rank of their files. */
function saidBy(compiled: readonly CompiledRules[], columns: Columns) {
  const said = compiled.map((each) => matchAndBar(each, normalItemOf(columns)))
  return {
    claims: said.flatMap(({ claims }) => claims.map((each) => ({ ...each, rank: 0 }))),
    barred: said.flatMap(({ barred }) => barred),
  }
}

suite('a needle that many claims share', () => {
  test('wakes those that hold, are barred or lack a value, as if few claims shared it', () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(sharing, { minLength: 36, maxLength: 45 }),
        fc.array(claim, { maxLength: 5 }),
        fc.array(item, { minLength: 6, maxLength: 20 }),
        async (shared, others, items) => {
          const files = [...others, ...shared].map((each, at) => sourceOf(each, at))
          const together = await compiledOf(files, PLAIN)
          assert.equal(together.search.crowds.cells.size > 0, true)
          const parts = [files.slice(0, 20), files.slice(20, 40), files.slice(40)]
          const apart = await Promise.all(parts.map((each) => compiledOf(each, PLAIN)))
          for (const columns of items)
            assert.deepEqual(saidBy([together], columns), saidBy(apart, columns))
        },
      ),
      { numRuns: 12, endOnFailure: true },
    ))
})
