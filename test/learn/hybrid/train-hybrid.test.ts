import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { closeBackend } from '../../../src/hybrid/runtimes/backend.js'
import { trainHybrid, type HybridRow } from '../../../src/learn/hybrid/train-hybrid.js'
import { madeUpRows, tinySettings } from '../../hybrid/rows.js'

/** Rules and heads knew every third row; the others were left as none. */
function rowsOf(relabel: (gold: string, i: number) => string): HybridRow[] {
  return madeUpRows(180).map(({ item, gold }, i) => {
    const label = relabel(gold, i)
    const deferred = i % 3 !== 0
    return { item, gold: label, fold: i % 2, deferred, without: deferred ? 'none' : label }
  })
}

describe('training stage three', () => {
  after(closeBackend)

  test('it joins where it finds what rules and heads left over', async () => {
    const outcome = await trainHybrid(
      rowsOf((gold) => gold),
      tinySettings,
      { none: 'none', folds: 2 },
    )
    const { report } = outcome
    assert.ok(outcome.joins, report.why)
    const { model } = outcome
    assert.ok(report.with > report.without + 0.1, report.why)
    assert.ok(report.interval[0] > 0)
    assert.ok(Math.abs(report.deferredShare - 2 / 3) < 0.01)
    assert.deepEqual(model.labels, ['bear', 'hare', 'long', 'none'])
    assert.equal(model.history.metrics['macro F1 with stage three'], report.with)
  })

  test('it is left out where labels have nothing to do with the rows, and says why', async () => {
    const labels = ['bear', 'hare', 'none', 'none', 'none']
    const { joins, report } = await trainHybrid(
      rowsOf((_, i) => labels[(i * 7919) % 5] ?? 'none'),
      { ...tinySettings, epochs: 2 },
      { none: 'none', folds: 2 },
    )
    assert.equal(joins, false)
    assert.match(report.why, /^left out, no sure gain: macro F1 0\.\d{4} without it/)
  })
})
