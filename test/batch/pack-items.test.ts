import fc from 'fast-check'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { packItems, unpackItems } from '../../src/batch/pack-items.js'

const text = fc.string({ unit: 'binary', maxLength: 20 })
const names = fc.constantFrom('title', 'description', 'flag', '1')
const number = fc.double({ noNaN: true })
const cues = fc.array(fc.tuple(fc.nat(), number, number), { maxLength: 4 }).map((each) => ({
  offsets: each.map(([offset]) => offset),
  starts: each.map(([, start]) => start),
  ends: each.map(([, , end]) => end),
}))
const bare = fc.record(
  {
    id: text,
    texts: fc.dictionary(names, text, { noNullPrototype: true }),
    numbers: fc.dictionary(names, fc.double({ noNaN: true }), { noNullPrototype: true }),
    categories: fc.dictionary(names, text, { noNullPrototype: true }),
    when: fc.integer(),
    gold: fc.option(text, { nil: undefined }),
    kept: fc.array(text, { maxLength: 3 }),
    place: fc.record({ file: text, line: fc.nat(), column: fc.nat() }, { noNullPrototype: true }),
  },
  {
    noNullPrototype: true,
    requiredKeys: ['id', 'texts', 'numbers', 'categories', 'gold', 'kept', 'place'],
  },
)
const item = fc
  .tuple(bare, fc.option(cues, { nil: undefined }))
  .map(([{ id, texts, numbers, categories, ...others }, said]) => ({
    id,
    texts,
    ...(said && { cues: said }),
    numbers,
    categories,
    ...others,
  }))

test('a pack that went to another thread holds the items as they were, keys in order', () => {
  fc.assert(
    fc.property(fc.array(item), (items) => {
      const back = unpackItems(structuredClone(packItems(items)))
      assert.deepEqual(back, items)
      assert.equal(JSON.stringify(back), JSON.stringify(items))
    }),
  )
})
