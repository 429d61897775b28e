import assert from 'node:assert/strict'
import { before, suite, test } from 'node:test'
import type { HeadsModel } from '../../../src/heads/scoring/head.js'
import { createJudge, verdictOf } from '../../../src/heads/scoring/judge.js'
import { createScore } from '../../../src/heads/scoring/scorer.js'
import { fitHeads } from '../../../src/learn/heads/fit-heads.js'
import { probability } from '../../../src/types/verdict.js'
import { evidence, toyRows } from '../toy.js'

suite('the heads', () => {
  let model: HeadsModel

  before(async () => {
    model = (await fitHeads(toyRows(150), { features: { bits: 12 } })).model
  })

  test('settle a row of a project and reject a row of none', () => {
    const judge = createJudge(model)
    const cats = judge(evidence('a', 'Котики и молоко, новая серия', { channel: 'channel 1' }))
    assert.equal(cats.kind === 'settled' && cats.labels[0].project, 'cats')
    assert.equal(judge(evidence('b', 'погода и футбол', { channel: 'channel 2' })).kind, 'rejected')
  })

  test('glued, decorated and misspelt words are still known', () => {
    const judge = createJudge(model)
    for (const title of ['#КотикиМолоко', 'К0ТИКИ молоко', 'катики молако мурка']) {
      const verdict = judge(evidence('a', title, { channel: 'channel 0' }))
      assert.equal(verdict.kind === 'settled' && verdict.labels[0].project, 'cats', title)
    }
  })

  test('a head that is not enabled is not asked', () => {
    const heads = model.heads.map((head) => ({ ...head, enabled: head.project !== 'cats' }))
    const verdict = createJudge({ ...model, heads })(evidence('a', 'Котики и молоко'))
    assert.ok(verdict.kind !== 'settled' || verdict.labels[0].project !== 'cats')
  })

  test('a row without text or columns is judged all the same', () => {
    assert.doesNotThrow(() => createJudge(model)(evidence('a', '')))
  })

  test('between reject and accept a row is deferred; two equals are a conflict with both names', () => {
    const [one, other] = model.heads.map((head) => ({
      ...head,
      accept: probability(0.6),
      reject: probability(0.3),
    }))
    assert.ok(one && other)
    const at = (head: typeof one, chance: number) => ({
      head,
      margin: 0,
      chance: probability(chance),
    })
    assert.equal(verdictOf(model, at(one, 0.3), undefined).kind, 'rejected')
    assert.equal(verdictOf(model, at(one, 0.6), at(other, 0.4)).kind, 'settled')
    assert.equal(verdictOf(model, at(one, 0.7), at(other, 0.61)).kind, 'settled')
    const unsure = verdictOf(model, at(one, 0.5), undefined)
    assert.ok(unsure.kind === 'deferred' && unsure.deferral.why === 'unsure')
    const equal = verdictOf(model, at(one, 0.65), at(other, 0.63))
    assert.ok(equal.kind === 'deferred' && equal.deferral.why === 'conflict')
    assert.deepEqual(
      equal.deferral.between.map(({ project }) => project),
      [one.project, other.project],
    )
    const decided = { ...model, cuts: { ...model.cuts, deferred: 0 } }
    const settled = verdictOf(decided, at(one, 0.65), at(other, 0.63))
    assert.ok(settled.kind === 'settled' && settled.runnerUp?.project === other.project)
  })

  test('rows that leave early are of none, and no head would have settled them', async () => {
    const { model: learned } = await fitHeads(toyRows(1500), { features: { bits: 12 } })
    const score = createScore(learned)
    const early = createJudge(learned)
    const full = createJudge({ ...learned, earlyExitBelow: -Infinity })
    const rows = toyRows(300, 5)
    const left = rows.filter((row) => !score(row).scored)
    assert.ok(left.length >= 100, `${left.length} left`)
    for (const row of left) {
      assert.equal(row.item.item.gold, 'none')
      assert.notEqual(full(row).kind, 'settled')
      assert.equal(early(row).kind, 'rejected')
    }
    for (const row of rows.filter((each) => !left.includes(each))) {
      assert.deepEqual(early(row), full(row))
    }
  })

  test('a row of unknown words does not leave early, be it below the floor', () => {
    const score = createScore({ ...model, earlyExitBelow: Infinity })
    const more = { channel: 'channel 1', seconds: 4 }
    assert.equal(score(evidence('a', 'новая погода серия футбол', more)).scored, false)
    for (const title of ['#КотикиМолоко', 'неведомо что такое', '']) {
      assert.equal(score(evidence('a', title)).scored, true, title)
    }
  })
})
