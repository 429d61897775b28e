import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { evaluate } from '../../src/evaluate/evaluate.js'
import type { Evaluation, JudgedRow } from '../../src/evaluate/evaluation.js'
import { formatEvaluation } from '../../src/evaluate/format.js'

const options = { none: 'none', seed: 1, bootstrap: 0 }

function judged(gold: string, predicted: string, more: Partial<JudgedRow> = {}): JudgedRow {
  const kind = predicted === 'none' ? 'none' : 'assigned'
  return { gold, predicted, kind, stage: 'rules', ...more }
}

/** Three of a found, one taken for b; b found once and once missed; one none taken for c. */
const worked = [
  ...['a', 'a', 'a', 'b'].map((predicted) => judged('a', predicted)),
  judged('b', 'b'),
  judged('b', 'none', { kind: 'abstained' }),
  ...['none', 'none', 'none', 'c'].map((predicted) =>
    judged('none', predicted, { stage: 'heads' }),
  ),
]

test('agrees with figures worked out by hand', async () => {
  const found = await evaluate(worked, options)
  const a = 6 / 7
  const b = 0.5
  const none = 6 / 8
  near(found.accuracy, 0.7)
  near(found.macroF1, (a + b + none) / 3)
  near(found.macroF1WithoutNone, (a + b) / 2)
  near(found.weightedF1, (4 * a + 2 * b + 4 * none) / 10)
  near(found.weightedF1WithoutNone, (4 * a + 2 * b) / 6)
  near(found.macroPrecisionWithoutNone, (1 + 0.5) / 2)
  near(found.macroRecallWithoutNone, (3 / 4 + 1 / 2) / 2)
  assert.deepEqual(found.none, {
    precision: 0.75,
    recall: 0.75,
    f1: 0.75,
    support: 4,
    predicted: 4,
  })
})

test('a class that is only predicted is listed with recall null and enters no average', async () => {
  const { projects } = await evaluate(worked, options)
  assert.deepEqual(
    projects.map(({ project }) => project),
    ['a', 'b', 'c'],
  )
  assert.deepEqual(projects[2], {
    project: 'c',
    precision: 0,
    recall: null,
    f1: 0,
    support: 0,
    predicted: 1,
  })
})

test('a class with rows that was never predicted has precision null and F1 0', async () => {
  const { projects, macroF1WithoutNone } = await evaluate([judged('a', 'none')], options)
  assert.deepEqual(projects[0], {
    project: 'a',
    precision: null,
    recall: 0,
    f1: 0,
    support: 1,
    predicted: 0,
  })
  assert.equal(macroF1WithoutNone, 0)
})

test('what is 0/0 is null, not 0', async () => {
  const found = await evaluate([], options)
  assert.equal(found.rows, 0)
  assert.equal(found.accuracy, null)
  assert.equal(found.macroF1, null)
  assert.equal(found.coverage, null)
  assert.equal(found.none.f1, null)
  assert.equal(found.calibration, null)
  const onlyNone = await evaluate([judged('none', 'none')], options)
  assert.equal(onlyNone.macroF1, 1)
  assert.equal(onlyNone.macroF1WithoutNone, null)
})

test('an abstained row counts as none, and is reported', async () => {
  const row = judged('none', 'anything', { kind: 'abstained' })
  const found = await evaluate([row, judged('none', 'none')], options)
  assert.equal(found.accuracy, 1)
  assert.equal(found.kinds.abstained, 1)
  assert.equal(found.coverage, 0.5)
})

test('stages say what share they decided and how well, in the order of the cascade', async () => {
  const { stages } = await evaluate(worked, options)
  assert.deepEqual(stages, [
    { stage: 'rules', rows: 6, share: 0.6, claimed: 5, precision: 0.8, accuracy: 4 / 6 },
    { stage: 'heads', rows: 4, share: 0.4, claimed: 1, precision: 0, accuracy: 0.75 },
  ])
})

test('confusions come most frequent first', async () => {
  const rows = [judged('a', 'b'), judged('none', 'a'), judged('none', 'a')]
  const { confusions } = await evaluate(rows, options)
  assert.deepEqual(confusions, [
    { gold: 'none', predicted: 'a', rows: 2 },
    { gold: 'a', predicted: 'b', rows: 1 },
  ])
})

test('calibration compares stated chances with what came true', async () => {
  const rows = [0.8, 0.8, 0.8, 0.8].map((probability, i) =>
    judged('a', i < 3 ? 'a' : 'b', { probability }),
  )
  const { calibration } = await evaluate(rows, options)
  assert.equal(calibration?.rows, 4)
  near(calibration?.expectedError ?? null, 0.05)
  near(calibration?.brier ?? null, (3 * 0.04 + 0.64) / 4)
})

test('agrees with counting class by class, and does not mind the order', async () => {
  const label = fc.constantFrom('none', 'a', 'b', 'c')
  const rows = fc.array(fc.record({ gold: label, predicted: label, abstains: fc.boolean() }), {
    minLength: 1,
    maxLength: 40,
  })
  await fc.assert(
    fc.asyncProperty(rows, async (drawn) => {
      const list = drawn.map(({ gold, predicted, abstains }) =>
        judged(gold, predicted, abstains ? { kind: 'abstained' } : {}),
      )
      const found = await evaluate(list, { ...options, bootstrap: 20 })
      assert.deepEqual(found, await evaluate(list.toReversed(), { ...options, bootstrap: 20 }))
      const shown = list.map((row) => [row.gold, row.kind === 'abstained' ? 'none' : row.predicted])
      const golds = [...new Set(list.map(({ gold }) => gold))]
      const f1 = golds.map((name) => {
        const precision = shareOf(shown.filter(([, predicted]) => predicted === name))
        const recall = shareOf(shown.filter(([gold]) => gold === name))
        return precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall)
      })
      near(found.macroF1, f1.reduce((sum, one) => sum + one, 0) / golds.length)
      near(found.accuracy, shareOf(shown))
    }),
  )
})

test('intervals hold the figure, shrink with rows and repeat for a seed', async () => {
  const drawn = { ...options, bootstrap: 500 }
  const few = await evaluate(worked, drawn)
  const many = await evaluate(Array.from({ length: 100 }, () => worked).flat(), drawn)
  const [low, high] = few.intervals?.accuracy ?? [0, 0]
  const [lowMany, highMany] = many.intervals?.accuracy ?? [0, 0]
  assert.ok(low <= 0.7 && 0.7 <= high)
  assert.ok(highMany - lowMany < (high - low) / 5)
  // The normal approximation of 1,000 rows: 0.7 ± 1.96·√(0.21/1000).
  assert.ok(Math.abs(highMany - lowMany - 0.0568) < 0.008)
  assert.deepEqual(await evaluate(worked, drawn), few)
})

test('rows may come as a stream', async () => {
  async function* stream(): AsyncGenerator<JudgedRow> {
    for (const row of worked) yield await Promise.resolve(row)
  }
  assert.deepEqual(await evaluate(stream(), options), await evaluate(worked, options))
})

test('the table has a line per project, and a dash for what is undefined', async () => {
  const evaluation = await evaluate(worked, { ...options, bootstrap: 50 })
  const shown = formatEvaluation(evaluation).join('\n')
  assert.match(shown, /^10 rows · 6 assigned/)
  assert.match(shown, /^a +1\.0000 +0\.7500 +0\.8571 +4 +3$/m)
  assert.match(shown, /^c +0\.0000 +– +0\.0000 +0 +1$/m)
  assert.match(shown, /^macro F1 without none +0\.6786 +0\.\d{4}–\d\.\d{4}$/m)
})

test('every key of the JSON is documented by its type', async () => {
  const keys: readonly (keyof Evaluation)[] = [
    'rows',
    'accuracy',
    'macroF1',
    'macroF1WithoutNone',
    'weightedF1',
    'weightedF1WithoutNone',
    'macroPrecisionWithoutNone',
    'macroRecallWithoutNone',
    'none',
    'projects',
    'stages',
    'kinds',
    'coverage',
    'calibration',
    'confusions',
    'pairs',
    'slices',
    'intervals',
  ]
  assert.deepEqual(Object.keys(await evaluate(worked, options)), keys)
})

function shareOf(pairs: readonly (readonly (string | undefined)[])[]): number {
  if (pairs.length === 0) return 0
  return pairs.filter(([gold, predicted]) => gold === predicted).length / pairs.length
}

function near(actual: number | null, expected: number): void {
  assert.ok(actual !== null && Math.abs(actual - expected) < 1e-9, `${actual} is not ${expected}`)
}
