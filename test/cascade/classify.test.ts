import assert from 'node:assert/strict'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { suite, test } from 'node:test'
import fc from 'fast-check'
import { classify, classifyBatch, classifyOne } from '../../src/cascade/classify.js'
import type { Engine, Stage } from '../../src/cascade/engine.js'
import { itemOf, TEXT_FIELDS, type PlainItem } from '../../src/cascade/plain-item.js'
import { DEFAULT_WORDING } from '../../src/decide/decide.js'
import { createFolder } from '../../src/normalise/fold/fold.js'
import { FULL_FOLD } from '../../src/normalise/fold/fold-steps.js'
import { readItems } from '../../src/read/read.js'
import type { Item } from '../../src/types/item.js'
import type { NonEmpty } from '../../src/types/parsed.js'
import type { StageName, Verdict } from '../../src/types/verdict.js'
import { inFolder } from '../helpers/run-command.js'

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
    rules: undefined,
    wording: DEFAULT_WORDING,
    folder: createFolder(FULL_FOLD),
    textFields: TEXT_FIELDS,
    fill: (item) => item,
    readPlain: itemOf,
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
    const item = itemOf({
      id: 7,
      title: 'T',
      mood: 'sad',
      lang: 'ru',
      seconds: 12,
      is_shorts: false,
    })
    assert.deepEqual(
      [item.id, item.texts, item.numbers, item.categories],
      ['7', { title: 'T' }, { seconds: 12, is_shorts: 0 }, { language: 'ru', mood: 'sad' }],
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

  test('means what the same object means as a line of a file', async () => {
    const word = fc.constantFrom(
      'true',
      'Да',
      'нет',
      'NO',
      '12',
      ' 7.5 ',
      '1e3',
      'NA',
      '-',
      '',
      'x',
    )
    const value = fc.oneof(
      word,
      fc.boolean(),
      fc.integer(),
      fc.double({ min: -1e6, max: 1e6 }),
      fc.constant(null),
    )
    const names = ['title', 'text', 'is_short', 'duration', 'flag_closed', 'broadcast', 'category']
    const record = Object.fromEntries(names.map((name) => [name, value]))
    const rows = fc.sample(fc.record(record), { numRuns: 300, seed: 1 })
    const given = rows.map((row, id) => ({ ...row, id: `v${id}` }))
    await inFolder(async (folder) => {
      const file = join(folder, 'in.jsonl')
      await writeFile(file, given.map((row) => `${JSON.stringify(row)}\n`).join(''))
      const read: Item[] = []
      for await (const { items } of readItems({ inputs: [file] })) read.push(...items)
      const finite = given.map((row) => JSON.parse(JSON.stringify(row)) as PlainItem)
      assert.deepEqual(
        finite.map((row) => partsOf(itemOf(row))),
        read.map(partsOf),
      )
    })
  })

  test('is refused by name of item and field where a value is none', () => {
    const cases = [
      [
        { id: 7, title: [{ a: 1 }] },
        /^item 7: "title" holds an array: expected text, a number or a list/,
      ],
      [{ id: 7, title: new Date(0) }, /^item 7: "title" holds a date/],
      [{ id: 7, title: () => 'x' }, /^item 7: "title" holds a function/],
      [{ id: 7, seconds: Infinity }, /^item 7: "seconds" is Infinity: expected a finite number$/],
      [{ id: [[7]] }, /^an item: "id" holds an array/],
      [{ id: ' ', title: 'x' }, /^an item without an id; it has id, title$/],
      [{ title: 'x' }, /^an item without an id; it has title$/],
      [null, /^an item is null: expected an object/],
      ['x', /^an item is a string: expected an object/],
    ] as const
    for (const [plain, message] of cases)
      assert.throws(() => itemOf(plain as unknown as PlainItem), { code: 'input', message })
  })

  test('is an item of its own where it has a column called texts', async () => {
    const plain = { id: 1, texts: 'a', title: 'b' }
    const decision = await classifyOne(engine([stage('rules', { 1: settled('A') })]), plain)
    assert.equal(decision.project, 'A')
    assert.deepEqual(itemOf(plain).categories, { texts: 'a' })
  })
})

function partsOf({ id, texts, numbers, categories }: Item): unknown[] {
  return [id, texts, numbers, categories]
}
