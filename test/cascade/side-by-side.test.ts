import assert from 'node:assert/strict'
import { setTimeout as wait } from 'node:timers/promises'
import { after, before, suite, test } from 'node:test'
import { buildEngine, type EngineOptions } from '../../src/cascade/build.js'
import { classify, classifyBatch, classifyOne } from '../../src/cascade/classify.js'
import type { Engine } from '../../src/cascade/engine.js'
import { explainItem } from '../../src/cascade/explain.js'
import type { HeadsModel } from '../../src/heads/scoring/head.js'
import { randomFrom } from '../../src/numbers/random.js'
import type { SentenceEncoder } from '../../src/hybrid/encoders/sentence-encoder.js'
import { closeBackend, openBackend } from '../../src/hybrid/runtimes/backend.js'
import { closeHybrid, openHybrid, type HybridStage } from '../../src/hybrid/stage/judge.js'
import { trainModel } from '../../src/hybrid/steps/train-model.js'
import { fitHeads } from '../../src/learn/heads/fit-heads.js'
import { rulesFrom } from '../../src/rules/language/rule-set.js'
import type { RuleSet } from '../../src/rules/language/rule.js'
import type { Decision } from '../../src/types/decision.js'
import type { Item } from '../../src/types/item.js'
import { probability } from '../../src/types/verdict.js'
import { toyRows } from '../heads/toy.js'
import { tinySettings } from '../hybrid/rows.js'

const CALLERS = 20

/** `KASKAD_ITEMS=60000` asks for as many items of each mixture of stages. */
const ITEMS = Number(process.env['KASKAD_ITEMS'] ?? 1000)

const random = randomFrom(7)

/** Answers come late, and not in the order of the questions. */
async function late<T>(answer: T): Promise<T> {
  await wait(random() < 0.5 ? 0 : Math.floor(4 * random()))
  return answer
}

/** Stands for an encoder: says in numbers which letters a title has. */
const encoder: SentenceEncoder = {
  name: 'letters',
  sha256: 'letters',
  embed: async (items, fields) =>
    late(
      items.map(({ texts }) => {
        const vector = new Float32Array(8)
        for (const field of fields)
          for (const letter of texts[field] ?? '') vector[letter.charCodeAt(0) % 8] = 1
        return vector
      }),
    ),
  close: async () => undefined,
}

/** The items one caller asks about, by every door of the library in turn. */
async function* callerOf(engine: Engine, items: readonly Item[]): AsyncGenerator<Decision> {
  for (let from = 0, turn = 0; from < items.length; from += 50, turn++) {
    const own = items.slice(from, from + 50)
    switch (turn % 4) {
      case 0:
        yield* classify(engine, own)
        break
      case 1:
        yield* await classifyBatch(engine, own)
        break
      case 2:
        yield* await Promise.all(own.map((item) => classifyOne(engine, item)))
        break
      default:
        for (const [at, item] of own.entries())
          yield at % 25 === 0
            ? (await explainItem(engine, item)).decision
            : await classifyOne(engine, item)
    }
  }
}

suite('twenty callers of one engine', () => {
  let rules: RuleSet
  let heads: HeadsModel
  let hybrid: HybridStage
  const rows = toyRows(400)
  const items = toyRows(ITEMS, 2).map(({ item }) => item.item)

  before(async () => {
    const files = [
      { path: 'cats.yaml', text: rule('cats', 'котики, мурка') },
      { path: 'bears.yaml', text: rule('bears', 'берлога') },
    ]
    const parsed = await rulesFrom({ files })
    assert.ok(parsed.ok, JSON.stringify(parsed))
    rules = parsed.value
    const { model } = await fitHeads(rows, { features: { bits: 12 }, encoder })
    // Cut-offs that leave rows open, for the hybrid.
    const cuts = { accept: probability(0.95), reject: probability(0) }
    heads = { ...model, heads: model.heads.map((head) => ({ ...head, ...cuts })) }
    await openBackend('wasm')
    const labelled = rows.map(({ item: { item } }) => ({ item, gold: item.gold ?? 'none' }))
    const trained = await trainModel(labelled, { ...tinySettings, epochs: 2 }, { none: 'none' })
    hybrid = await openHybrid({ ...trained, cutoffs: { accept: 0.5, reject: 0.5 } })
  })
  after(async () => {
    await closeHybrid(hybrid)
    closeBackend()
  })

  const mixtures = ['rules', 'rules,heads', 'heads', 'rules,heads,hybrid'] as const
  for (const mixture of mixtures) {
    test(`get the decisions of one caller: ${mixture}`, async () => {
      const { logits, close } = hybrid.scorer
      const scorer = { close, logits: async (asked: readonly Item[]) => late(await logits(asked)) }
      const all: EngineOptions = { rules, heads, encoder, hybrid: { ...hybrid, scorer } }
      const stages = mixture.split(',') as NonNullable<EngineOptions['stages']>
      const engine = buildEngine({ ...all, stages })
      const expected = await classifyBatch(engine, items)
      for (const stage of stages)
        assert.ok(
          expected.some((decision) => decision.stage === stage),
          `${stage} decides nothing`,
        )
      const share = Math.ceil(items.length / CALLERS)
      const given = await Promise.all(
        Array.from({ length: CALLERS }, async (_, caller) => {
          const own: Decision[] = []
          const asked = items.slice(caller * share, (caller + 1) * share)
          for await (const decision of callerOf(engine, asked)) own.push(decision)
          return own
        }),
      )
      const differ = given.flat().filter((each, at) => !isSame(each, expected[at]))
      assert.equal(given.flat().length, items.length)
      assert.deepEqual(differ, [])
    })
  }

  test('a call that is aborted ends with the reason, and the engine goes on', async () => {
    const engine = buildEngine({ rules, heads, encoder })
    const control = new AbortController()
    const [item] = items
    assert.ok(item)
    const call = classifyBatch(engine, items, { signal: control.signal })
    control.abort(new Error('gone'))
    await assert.rejects(call, /gone/)
    const stream = classify(engine, items, { signal: control.signal })
    await assert.rejects(stream.next(), /gone/)
    assert.equal((await classifyOne(engine, item)).id, item.id)
  })
})

function rule(project: string, keywords: string): string {
  return `kaskad: 1\nproject: ${project}\nclaims: [{ title: { any: [${keywords}] } }]\n`
}

function isSame(one: Decision, other: Decision | undefined): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}
