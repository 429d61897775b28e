import assert from 'node:assert/strict'
import { join } from 'node:path'
import { before, describe, test } from 'node:test'
import { buildEngine } from '../../src/cascade/build.js'
import { classifyBatch } from '../../src/cascade/classify.js'
import { explainItem } from '../../src/cascade/explain.js'
import { explainRow } from '../../src/heads/scoring/explain.js'
import type { HeadsModel } from '../../src/heads/scoring/head.js'
import { readHeadsModel, writeHeadsModel } from '../../src/model/heads-model.js'
import { randomFrom } from '../../src/numbers/random.js'
import type { SentenceEncoder } from '../../src/hybrid/encoders/sentence-encoder.js'
import { fitHeads, type FittedHeads } from '../../src/learn/heads/fit-heads.js'
import { refitHead } from '../../src/learn/heads/refit-head.js'
import type { Decision } from '../../src/types/decision.js'
import { evidence, toyRows } from '../heads/toy.js'
import { inFolder } from '../helpers/run-command.js'

/** Titles of words that come once each: what they are about only an encoder can tell. */
function rowsOf(many: number, seed: number) {
  const random = randomFrom(seed)
  const word = (): string =>
    Array.from({ length: 8 }, () => String.fromCodePoint(97 + Math.floor(random() * 26))).join('')
  return Array.from({ length: many }, (_, at) => {
    const gold = ['cats', 'none', 'bears'][at % 3] as string
    return evidence(`row${at}`, `${word()} ${word()}`, { gold })
  })
}

const rows = rowsOf(240, 1)
const others = rowsOf(60, 2)
const golds = new Map(
  [...rows, ...others].map(({ item: { item } }) => [item.texts['title'], item.gold]),
)

/** Stands for an encoder: knows what each title is about, and nothing of others. */
function encoderOf(sha256 = 'one'): SentenceEncoder & { readonly asked: string[] } {
  const random = randomFrom(3)
  const asked: string[] = []
  return {
    name: 'stand-in',
    sha256,
    asked,
    embed: async (items, fields) =>
      items.map(({ texts }) => {
        assert.deepEqual(fields, ['title'])
        const title = texts['title']
        if (title === undefined) return undefined
        asked.push(title)
        const at = ['cats', 'none', 'bears'].indexOf(golds.get(title) ?? '')
        return Float32Array.from({ length: 6 }, (_, i) => 5 + (i === at ? 1 : 0.4 * random()))
      }),
    close: async () => undefined,
  }
}

const features = { bits: 12 }

function isNone({ kind }: Decision): boolean {
  return kind === 'none'
}

describe('heads that know embeddings', () => {
  let fitted: FittedHeads
  let model: HeadsModel
  before(async () => {
    fitted = await fitHeads(rows, { features, encoder: encoderOf() })
    model = fitted.model
  })

  test('learn from them what the words do not say', async () => {
    const blind = await fitHeads(rows, { features })
    assert.ok((fitted.model.about.macroF1 ?? 0) > 0.95)
    assert.ok((blind.model.about.macroF1 ?? 0) < 0.7)
    assert.equal(blind.model.encoder, undefined)
    assert.deepEqual(blind.model.columns.embedding, [])
  })

  test('classify and explain with the encoder they were fitted with', async () => {
    const encoder = encoderOf()
    const engine = buildEngine({ heads: model, encoder })
    const items = others.map(({ item }) => item.item)
    const decisions = await classifyBatch(engine, items)
    const right = decisions.filter(({ project }, at) => project === items[at]?.gold)
    assert.ok(right.length > 54, String(right.length))
    assert.deepEqual(
      encoder.asked,
      items.map(({ texts }) => texts['title']),
    )
    const [item] = items
    assert.ok(item)
    const { heads } = await explainItem(engine, item, 'cats')
    const first = heads?.parts[0]
    assert.equal(first?.field, 'embedding')
    assert.ok((first?.worth ?? 0) > 0)
  })

  test('are not asked without it, nor with another', () => {
    assert.throws(() => buildEngine({ heads: model }), { code: 'usage', message: /stand-in/ })
    assert.throws(() => buildEngine({ heads: model, encoder: encoderOf('another') }), {
      code: 'model',
      message: /not the encoder/,
    })
  })

  test('are not made for rows that leave early', async () => {
    const items = toyRows(60, 2).map(({ item }) => item.item)
    const encoder = encoderOf()
    const { model: learned } = await fitHeads(toyRows(150), { features, encoder })
    const ask = async (floor: number) => {
      const asked = encoderOf()
      const engine = buildEngine({ heads: { ...learned, earlyExitBelow: floor }, encoder: asked })
      const decisions = await classifyBatch(engine, items)
      return { asked: asked.asked.length, none: decisions.filter(isNone).length }
    }
    const [all, leaving] = [await ask(-Infinity), await ask(Infinity)]
    assert.equal(all.asked, items.length)
    assert.ok(leaving.asked < items.length / 2, String(leaving.asked))
    assert.ok(leaving.none >= items.length - leaving.asked)
  })

  test('a row without a text has none, and is judged all the same', async () => {
    const encoder = encoderOf()
    const engine = buildEngine({ heads: model, encoder })
    const { item } = evidence('empty', 'a').item
    const [decision] = await classifyBatch(engine, [{ ...item, texts: {} }])
    const bare = { item: { item: { ...item, texts: {} }, texts: {} }, claims: [] }
    const kinds = {
      settled: 'assigned',
      rejected: 'none',
      deferred: 'abstained',
      fused: 'assigned',
    } as const
    assert.equal(decision?.kind, kinds[explainRow(model, bare).verdict.kind])
    assert.deepEqual(encoder.asked, [])
  })

  test('are the same after a model folder', async () => {
    await inFolder(async (folder) => {
      await writeHeadsModel(join(folder, 'model'), model)
      const read = await readHeadsModel(join(folder, 'model'))
      assert.deepEqual(read.encoder, { name: 'stand-in', sha256: 'one' })
      assert.deepEqual(read.columns, model.columns)
      const items = others.map(({ item }) => item.item)
      const decide = (heads: HeadsModel) =>
        classifyBatch(buildEngine({ heads, encoder: encoderOf() }), items)
      assert.deepEqual(await decide(read), await decide(model))
    })
  })

  test('a head alone is fitted with the same encoder, and with no other', async () => {
    const { head } = await refitHead(model, rows, { project: 'cats', encoder: encoderOf() })
    assert.ok((head.measured.f1 ?? 0) > 0.95)
    await assert.rejects(refitHead(model, rows, { project: 'cats' }), { code: 'usage' })
    await assert.rejects(refitHead(model, rows, { project: 'cats', encoder: encoderOf('b') }), {
      code: 'model',
    })
  })

  test('copies with typos have embeddings of their own texts', async () => {
    const encoder = encoderOf()
    await fitHeads(rows, { features, encoder, typoNoise: 0.3 })
    const owned = rows.filter(({ item }) => item.item.gold !== 'none')
    assert.equal(encoder.asked.length, rows.length + owned.length)
    const copies = encoder.asked.slice(rows.length).filter((title) => !golds.has(title))
    assert.ok(copies.length > owned.length / 2)
  })
})
