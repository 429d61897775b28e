import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { learnColumns } from '../../../src/heads/features/columns.js'
import { createGather } from '../../../src/heads/features/features.js'
import { createRowBuffer } from '../../../src/heads/features/row-buffer.js'
import { FEATURES, type FeatureSettings } from '../../../src/heads/features/settings.js'
import { evidence } from '../toy.js'

/** Columns of the features of a title, by settings that keep to one kind. */
function featuresOf(title: string, settings: Partial<FeatureSettings>): Set<number> {
  const each = evidence('a', title)
  const row = createRowBuffer(20)
  const gather = createGather({ ...FEATURES, ...settings }, learnColumns([each.item]))
  gather.base(each, row)
  gather.extend(each, row)
  return new Set(row.columns.subarray(0, row.size))
}

const NOTHING = { ...FEATURES.weights, word: 0, pair: 0, char: 0, value: 0, cross: 0 }
const WORDS = { weights: { ...NOTHING, word: 1 } }

const shared = (a: Set<number>, b: Set<number>): number => [...a].filter((at) => b.has(at)).length

suite('features of texts', () => {
  for (const [script, one, other, letters] of [
    ['Han', '我喜欢小猪佩奇的动画', '小猪佩奇第三季', 7],
    ['kana', 'アンパンマンのうた', 'みんなのアンパンマン', 9],
    ['Thai', 'การ์ตูนหมูน้อย', 'หมูน้อยไปเที่ยว', 6],
  ] as const) {
    test(`${script}: letters and pairs of letters are words`, () => {
      const both = shared(featuresOf(one, WORDS), featuresOf(other, WORDS))
      assert.ok(both >= letters, `${both} in common`)
      const without = { ...WORDS, letterWords: false }
      assert.equal(shared(featuresOf(one, without), featuresOf(other, without)), 0)
    })
  }

  test('pictures are words, also where there is nothing else', () => {
    assert.equal(shared(featuresOf('🐷 утро', WORDS), featuresOf('🐷', WORDS)), 1)
    assert.equal(shared(featuresOf('👋🏽', WORDS), featuresOf('👋', WORDS)), 1)
    assert.equal(shared(featuresOf('❤️ да', WORDS), featuresOf('нет ❤', WORDS)), 1)
    assert.equal(featuresOf('🐷', { ...WORDS, emoji: false }).size, 0)
  })

  test('runs of characters end at the edges of words', () => {
    const chars = { weights: { ...NOTHING, char: 1 } }
    const apart = new Set([...featuresOf('кот', chars), ...featuresOf('дом', chars)])
    const together = featuresOf('кот дом', chars)
    assert.deepEqual(together, apart)
    assert.ok(featuresOf('кот дом', { ...chars, charRuns: 'tokens' }).size > together.size)
  })
})
