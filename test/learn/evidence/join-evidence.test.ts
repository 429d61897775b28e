import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { before, suite, test } from 'node:test'
import { buildEngine } from '../../../src/cascade/build.js'
import { classifyBatch } from '../../../src/cascade/classify.js'
import { explainItem } from '../../../src/cascade/explain.js'
import type { Evidence } from '../../../src/heads/features/features.js'
import type { HeadsModel } from '../../../src/heads/scoring/head.js'
import { fitHeads, type FittedHeads } from '../../../src/learn/heads/fit-heads.js'
import { joinEvidence } from '../../../src/learn/evidence/join-evidence.js'
import { readHeadsModel, writeHeadsModel } from '../../../src/model/heads-model.js'
import { evidence, toyRows } from '../../heads/toy.js'

const PLAN = { mode: 'archive', none: 'none', cuts: {}, seed: 1 } as const
const HOUR = 3_600_000

/**
 * Two channels where every day at one hour is a project's slot: a third of the titles there say
 * nothing, so heads alone cannot know them. Other hours are none's.
 */
function timetable(days: number): Evidence[] {
  const plain = toyRows(5 * days)
  const byLabel = new Map<string, Evidence[]>()
  for (const row of plain) {
    const label = row.item.item.gold ?? ''
    byLabel.set(label, [...(byLabel.get(label) ?? []), row])
  }
  return [...byLabel].flatMap(([label, rows], nth) =>
    rows.map((row, day) => {
      const silent = day % 3 === 0
      const name = `выпуск ${(day * 7919 + nth * 104_729) % 1000}`
      const made = silent ? evidence(`s${nth}-${day}`, name, { gold: label }) : row
      const hour = label === 'none' ? 12 + (day % 3) * 3 : nth * 3
      const item = {
        ...made.item.item,
        categories: { channel: 'kids' },
        numbers: {},
        when: Math.floor(day / (label === 'none' ? 3 : 1)) * 24 * HOUR + hour * HOUR,
      }
      return { item: { ...made.item, item }, claims: [] }
    }),
  )
}

suite('evidence that is joined', () => {
  const rows = timetable(60)
  let fitted: FittedHeads
  let model: HeadsModel

  before(async () => {
    fitted = await fitHeads(rows, { features: { bits: 12 } })
    const found = joinEvidence(rows, fitted, PLAN)
    assert.ok(found?.joining, found?.report.why)
    assert.ok(found.report.interval[0] > 0 && found.overHeads.with > found.overHeads.without)
    model = { ...fitted.model, joining: found.joining }
  })

  test('knows by its slot what its title does not say, and says so', async () => {
    const silent = rows.find(
      ({ item }) => item.item.id.startsWith('s') && item.item.gold === 'cats',
    )
    assert.ok(silent)
    const item = { ...silent.item.item, texts: { title: 'выпуск' } }
    const alone = await classifyBatch(buildEngine({ heads: model, sources: false }), [item])
    const engine = buildEngine({ heads: model })
    const [decision] = await classifyBatch(engine, [item])
    assert.notEqual(alone[0]?.project, 'cats')
    assert.equal(decision?.project, 'cats')
    assert.equal(decision?.stage, 'fused')
    assert.match(decision?.why ?? '', /context slot 0\.\d/)
    const { fused } = await explainItem(engine, item)
    assert.equal(fused?.[0]?.project, 'cats')
    assert.equal(fused?.[0]?.chance, decision?.probability)
  })

  test('decides by the row, the model and its known rows, whatever else is in the batch', async () => {
    const engine = buildEngine({ heads: model })
    const items = rows.slice(0, 60).map(({ item }) => item.item)
    const together = await classifyBatch(engine, items)
    for (const [at, item] of items.entries())
      assert.deepEqual((await classifyBatch(engine, [item]))[0], together[at])
  })

  test('is left out where labels do not hang on time', () => {
    const dates = rows.map(({ item }) => item.item.when)
    const shuffled = rows.map((row, at) => {
      const when = dates[(at * 37) % dates.length]
      return { ...row, item: { ...row.item, item: { ...row.item.item, when } } }
    })
    assert.equal(joinEvidence(shuffled, fitted, PLAN)?.joining, undefined)
    assert.equal(joinEvidence(toyRows(60), fitted, PLAN), undefined)
  })

  test('is the same after a model folder', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'kaskad-joining-'))
    try {
      await writeHeadsModel(join(folder, 'model'), model)
      const { joining } = await readHeadsModel(join(folder, 'model'))
      assert.deepEqual(joining, model.joining)
    } finally {
      await rm(folder, { recursive: true })
    }
  })
})
