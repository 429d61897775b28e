import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import fc from 'fast-check'
import { chanceOf } from '../../../src/heads/scoring/calibration.js'
import { noneShareOf, withPrior } from '../../../src/heads/scoring/prior.js'
import { earlyRejection } from '../../../src/heads/scoring/judge.js'
import { fitHeads } from '../../../src/learn/heads/fit-heads.js'
import { toyRows } from '../toy.js'

suite('another share of none', () => {
  test('moves chances as Bayes says, there and back', async () => {
    const { model } = await fitHeads(toyRows(200), { features: { bits: 10 } })
    const trained = noneShareOf(model) ?? 0
    const chance = fc.double({ min: 0.02, max: 0.98, noNaN: true })
    fc.assert(
      fc.property(chance, fc.double({ min: -3, max: 3, noNaN: true }), (none, margin) => {
        const standing = { margin, rival: 0, none: 0, known: 1 }
        const before = chanceOf(model.calibration, standing, 0)
        const after = chanceOf(withPrior(model, none).calibration, standing, 0)
        const project = (before * (1 - none)) / (1 - trained)
        const nobody = ((1 - before) * none) / trained
        assert.ok(Math.abs(after - project / (project + nobody)) < 1e-9)
      }),
    )
    assert.deepEqual(withPrior(model, undefined), model)
  })

  test('makes early exits surer where more rows are of none', async () => {
    const { model } = await fitHeads(toyRows(200), { features: { bits: 10 } })
    const chances = [0.1, 0.5, 0.99].map((none) => {
      const verdict = earlyRejection(withPrior(model, none))
      return verdict.kind === 'rejected' ? (verdict.probability ?? 0) : 0
    })
    assert.deepEqual(
      chances,
      chances.toSorted((a, b) => a - b),
    )
  })

  test('a model that does not say its own share stays as it is', async () => {
    const { model } = await fitHeads(toyRows(200), { features: { bits: 10 } })
    const { seen: _, ...before } = model
    assert.equal(withPrior(before, 0.9), before)
  })
})
