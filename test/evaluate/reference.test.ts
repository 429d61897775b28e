import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { suite, test } from 'node:test'
import * as fc from 'fast-check'
import { compareDecisions } from '../../src/evaluate/compare.js'
import { evaluate } from '../../src/evaluate/evaluate.js'
import type { Evaluation, JudgedRow } from '../../src/evaluate/evaluation.js'
import { mcNemar } from '../../src/evaluate/significance.js'
import { randomFrom, type Random } from '../../src/numbers/random.js'
import { ROOT } from '../helpers/run-command.js'

/** What test/evaluate/figures.py wrote. */
interface Reference {
  readonly confusions: readonly Case[]
  readonly mcnemar: readonly (readonly [before: number, after: number, p: number])[]
}

type Averages = Pick<
  Evaluation,
  'accuracy' | 'macroF1' | 'macroF1WithoutNone' | 'weightedF1' | 'weightedF1WithoutNone'
>

interface Case extends Averages {
  readonly rows: string
  /** Label, precision, recall, F1, support; what is 0/0 is 0 there. */
  readonly classes: readonly (readonly [string, number, number, number, number])[]
}

const reference = JSON.parse(
  readFileSync(join(ROOT, 'test/golden/figures.json'), 'utf8'),
) as Reference

function near(found: number | null | undefined, expected: number, within = 1e-8): void {
  assert.ok(Math.abs((found ?? Number.NaN) - expected) < within, `${found} is not ${expected}`)
}

suite('figures equal those of scikit-learn', () => {
  test('in 200 random cases with empty classes and weights', async () => {
    assert.equal(reference.confusions.length, 200)
    for (const { rows, classes, ...averages } of reference.confusions) {
      const found = await evaluate(judgedRows(rows), { none: 'none', seed: 1, bootstrap: 0 })
      for (const key of Object.keys(averages) as (keyof Averages)[]) {
        const expected = averages[key]
        if (expected === null) assert.equal(found[key], null)
        else near(found[key], expected)
      }
      const named = [...found.projects, { project: 'none', ...found.none }]
      for (const [label, precision, recall, f1, support] of classes) {
        const own = named.find(({ project }) => project === label)
        near(own?.support, support)
        near(own?.precision ?? 0, precision)
        near(own?.recall ?? 0, recall)
        near(own?.f1, f1)
        if (support === 0) assert.equal(own?.recall, null)
        if (own?.predicted === 0) assert.equal(own.precision, null)
      }
    }
  })
})

function judgedRows(rows: string): JudgedRow[] {
  return rows.split(' ').map((row) => {
    const [gold = '', predicted = '', weight] = row.split(':')
    const kind = predicted === 'none' ? 'none' : 'assigned'
    return { gold, predicted, kind, stage: undefined, weight: Number(weight) }
  })
}

suite('McNemar', () => {
  test("equals SciPy's exact binomial test", () => {
    for (const [before, after, p] of reference.mcnemar)
      near(mcNemar(before, after).p, p, 1e-6 * p + 1e-300)
  })

  test('equals the count of all tosses', () => {
    fc.assert(
      fc.property(fc.nat(6), fc.nat(6), (before, after) => {
        const tosses = before + after
        const least = Math.min(before, after)
        const outcomes = Array.from({ length: 2 ** tosses }, (_, bits) => onesIn(bits))
        const far = outcomes.filter((heads) => Math.min(heads, tosses - heads) <= least).length
        near(mcNemar(before, after).p, far / outcomes.length)
      }),
    )
  })
})

function onesIn(bits: number): number {
  return bits === 0 ? 0 : (bits & 1) + onesIn(bits >>> 1)
}

/** Rows of two sides: gold a, b or none; the one is right with one chance, the other with another. */
function pairsOf(draw: Random, rows: number, rights: readonly [number, number]): Pair[] {
  const labels = ['a', 'b', 'none']
  const answer = (gold: string, right: number): string =>
    draw() < right ? gold : (labels[Math.floor(draw() * 3)] ?? gold)
  return Array.from({ length: rows }, () => {
    const gold = labels[Math.floor(draw() * 3)] ?? 'none'
    return { gold, before: answer(gold, rights[0]), after: answer(gold, rights[1]) }
  })
}

interface Pair {
  readonly gold: string
  readonly before: string
  readonly after: string
}

const RIGHTS = [0.6, 0.7] as const

suite('intervals', () => {
  test('hold the true figure and the true difference about 95 times in 100', async () => {
    const truth = await compared(pairsOf(randomFrom(7), 200_000, RIGHTS), 0)
    const runs = 300
    const held = { accuracy: 0, macroF1WithoutNone: 0, single: 0 }
    for (let run = 0; run < runs; run++) {
      const pairs = pairsOf(randomFrom(1000 + run), 300, RIGHTS)
      const figures = await compared(pairs, 300)
      for (const key of ['accuracy', 'macroF1WithoutNone'] as const) {
        const [low, high] = figures?.[key].interval ?? [0, 0]
        const truly = truth?.[key].difference ?? Number.NaN
        if (low <= truly && truly <= high) held[key]++
      }
      const { intervals } = await evaluate(
        pairs.map(({ gold, after }) => ({
          gold,
          predicted: after,
          kind: 'assigned',
          stage: undefined,
        })),
        { none: 'none', seed: run, bootstrap: 300 },
      )
      const [low, high] = intervals?.macroF1WithoutNone ?? [0, 0]
      const truly = truth?.macroF1WithoutNone.after ?? Number.NaN
      if (low <= truly && truly <= high) held.single++
    }
    // 0.95 of 300 is 285, give or take 15: four standard deviations.
    for (const [key, count] of Object.entries(held))
      assert.ok(Math.abs(count - 285) <= 15, `${key}: ${count} of ${runs}`)
  })

  test('of the difference equal those of rows drawn one by one', async () => {
    const pairs = pairsOf(randomFrom(3), 400, RIGHTS)
    const figures = await compared(pairs, 2000)
    const draw = randomFrom(5)
    const differences = Array.from({ length: 2000 }, () => {
      const drawn = pairs.map(() => pairs[Math.floor(draw() * pairs.length)])
      const right = (side: 'before' | 'after'): number =>
        drawn.filter((pair) => pair?.[side] === pair?.gold).length / drawn.length
      return right('after') - right('before')
    }).toSorted((a, b) => a - b)
    const [low, high] = figures?.accuracy.interval ?? [0, 0]
    near(low, differences[50] ?? 0, 0.01)
    near(high, differences[1950] ?? 0, 0.01)
  })

  test('find no difference between equals, and one where there is one', async () => {
    const equal = pairsOf(randomFrom(11), 500, [0.7, 0.7])
    const other = pairsOf(randomFrom(11), 2000, [0.5, 0.7])
    assert.ok(((await compared(equal, 500))?.accuracy.p ?? 0) > 0.05)
    assert.ok(((await compared(other, 500))?.accuracy.p ?? 1) < 0.01)
  })
})

async function compared(pairs: readonly Pair[], bootstrap: number) {
  const rows = pairs.map((pair) => ({ id: '', title: '', ...pair }))
  const { againstLabels } = await compareDecisions(rows, {
    none: 'none',
    seed: 1,
    bootstrap,
    examples: 0,
  })
  return againstLabels?.figures
}
