import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { decide, DEFAULT_WORDING } from '../../src/decide/decide.js'
import { probability, type Scored, type Verdict } from '../../src/types/verdict.js'

function scored(project: string, chance?: number): Scored {
  const measured = chance === undefined ? undefined : probability(chance)
  return { project, probability: measured, why: `why ${project}` }
}

const silent: Verdict = { kind: 'deferred', deferral: { why: 'silent' } }
const two: Verdict = {
  kind: 'settled',
  labels: [scored('a', 0.8), scored('b', 0.9)],
  runnerUp: undefined,
}

suite('the decision', () => {
  test('belongs to the first stage that does not defer', () => {
    const settled: Verdict = { kind: 'settled', labels: [scored('a')], runnerUp: scored('b') }
    const rejected: Verdict = {
      kind: 'rejected',
      probability: probability(0.9),
      runnerUp: undefined,
    }
    const decision = decide(
      'x',
      [
        { stage: 'rules', verdict: silent },
        { stage: 'heads', verdict: settled },
        { stage: 'hybrid', verdict: rejected },
      ],
      DEFAULT_WORDING,
    )
    assert.deepEqual(decision, {
      id: 'x',
      kind: 'assigned',
      project: 'a',
      projects: ['a'],
      stage: 'heads',
      probability: undefined,
      why: 'why a',
      runnerUp: 'b',
      conflicts: [],
    })
  })

  test('of a title that names several is worded as asked', () => {
    const worded = (collection: 'label' | 'first' | 'best'): string =>
      decide('x', [{ stage: 'rules', verdict: two }], { ...DEFAULT_WORDING, collection }).project
    assert.deepEqual([worded('label'), worded('first'), worded('best')], ['сборник', 'a', 'b'])
    const { kind, projects, why } = decide('x', [{ stage: 'rules', verdict: two }], DEFAULT_WORDING)
    assert.deepEqual([kind, projects, why], ['collection', ['a', 'b'], 'a + b: why a; why b'])
  })

  test('none is a stage being sure, abstained is nobody being sure', () => {
    const rejected: Verdict = { kind: 'rejected', probability: undefined, runnerUp: undefined }
    const unsure: Verdict = { kind: 'deferred', deferral: { why: 'unsure', best: scored('a') } }
    const none = decide('x', [{ stage: 'rules', verdict: rejected }], DEFAULT_WORDING)
    const open = decide('x', [{ stage: 'rules', verdict: unsure }], DEFAULT_WORDING)
    assert.deepEqual([none.kind, none.project], ['none', 'none'])
    assert.deepEqual([open.kind, open.project, open.runnerUp], ['abstained', 'none', 'a'])
  })

  test('of an abstention names the likeliest project of the last stage that had one', () => {
    const conflict: Verdict = {
      kind: 'deferred',
      deferral: { why: 'conflict', between: [scored('b'), scored('c')] },
    }
    const unsure: Verdict = { kind: 'deferred', deferral: { why: 'unsure', best: scored('a') } }
    const decision = decide(
      'x',
      [
        { stage: 'rules', verdict: unsure },
        { stage: 'heads', verdict: conflict },
        { stage: 'hybrid', verdict: silent },
      ],
      DEFAULT_WORDING,
    )
    assert.deepEqual([decision.runnerUp, decision.stage], ['b', 'hybrid'])
    assert.equal(decision.why, 'why a; why b; why c')
  })
})
