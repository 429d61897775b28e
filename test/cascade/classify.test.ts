import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { classify, classifyBatch } from '../../src/cascade/classify.js'
import type { Engine, Stage } from '../../src/cascade/engine.js'
import { itemOf, TEXT_FIELDS, type PlainItem } from '../../src/cascade/plain-item.js'
import { DEFAULT_WORDING } from '../../src/decide/decide.js'
import { createFolder } from '../../src/normalise/fold/fold.js'
import { FULL_FOLD } from '../../src/normalise/fold/fold-steps.js'
import type { NonEmpty } from '../../src/types/parsed.js'
import type { StageName, Verdict } from '../../src/types/verdict.js'

/** A stage that settles the ids it knows and defers the rest, and notes what it was asked. */
function stage(
  name: StageName,
  known: Readonly<Record<string, Verdict>>,
): Stage & { asked: string[] } {
  const asked: string[] = []
  return {
    name,
    asked,
    judge: (open) =>
      open.map(({ normal }) => {
        asked.push(normal.item.id)
        const silent: Verdict = { kind: 'deferred', deferral: { why: 'silent' } }
        return { step: { stage: name, verdict: known[normal.item.id] ?? silent } }
      }),
    explain: () => ({}),
  }
}

function engine(stages: NonEmpty<Stage>): Engine {
  return {
    stages,
    wording: DEFAULT_WORDING,
    folder: createFolder(FULL_FOLD),
    textFields: TEXT_FIELDS,
    freeArenas: [],
  }
}

async function* videos(count: number): AsyncGenerator<PlainItem> {
  for (let id = 0; id < count; id++) yield { id, title: 'x' }
}

function settled(project: string): Verdict {
  return {
    kind: 'settled',
    labels: [{ project, probability: undefined, why: '' }],
    runnerUp: undefined,
  }
}

suite('the path', () => {
  test('a stage is asked only what the stages before it deferred', async () => {
    const rules = stage('rules', { a: settled('A') })
    const heads = stage('heads', {
      b: { kind: 'rejected', probability: undefined, runnerUp: undefined },
    })
    const items = ['a', 'b', 'c'].map((id) => itemOf({ id, title: id }))
    const decisions = await classifyBatch(engine([rules, heads]), items)
    assert.deepEqual(rules.asked, ['a', 'b', 'c'])
    assert.deepEqual(heads.asked, ['b', 'c'])
    assert.deepEqual(
      decisions.map(({ id, kind, stage }) => `${id} ${kind} ${stage}`),
      ['a assigned rules', 'b none heads', 'c abstained heads'],
    )
  })

  test('a stage that answers later keeps the order', async () => {
    const rules = stage('rules', {})
    const heads = stage('heads', { a: settled('A'), b: settled('B') })
    const slow: Stage = { ...heads, judge: async (open) => heads.judge(open) }
    const items = ['b', 'a'].map((id) => itemOf({ id, title: id }))
    const decisions = await classifyBatch(engine([rules, slow]), items)
    assert.deepEqual(
      decisions.map(({ project }) => project),
      ['B', 'A'],
    )
  })

  test('a stream of 1,000 plain objects gives 1,000 decisions in order', async () => {
    const ids: string[] = []
    for await (const { id } of classify(engine([stage('rules', {})]), videos(1000))) ids.push(id)
    assert.deepEqual(
      ids,
      Array.from({ length: 1000 }, (_, id) => String(id)),
    )
  })

  test('asks for the next items only when the last decisions have been taken', async () => {
    let asked = 0
    const noted = async function* (): AsyncGenerator<PlainItem> {
      for await (const video of videos(5000)) {
        asked += 1
        yield video
      }
    }
    for await (const { id } of classify(engine([stage('rules', {})]), noted())) {
      if (id === '10') break
    }
    assert.ok(asked <= 256)
  })
})

suite('a plain object', () => {
  test('becomes an item: texts by name, numbers and booleans, the rest categorical', () => {
    const item = itemOf({ id: 7, title: 'T', lang: 'ru', seconds: 12, is_shorts: false })
    assert.deepEqual(
      [item.id, item.texts, item.numbers, item.categories],
      ['7', { title: 'T' }, { seconds: 12, is_shorts: 0 }, { lang: 'ru' }],
    )
  })

  test('has no value where it is null, undefined, NaN or blank', () => {
    const item = itemOf({
      id: 'x',
      title: ' ',
      channel: null,
      seconds: Number.NaN,
      lang: undefined,
    })
    assert.deepEqual([item.texts, item.numbers, item.categories], [{}, {}, {}])
  })
})
