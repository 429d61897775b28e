import assert from 'node:assert/strict'
import { before, suite, test } from 'node:test'
import fc from 'fast-check'
import { buildEngine } from '../../../src/cascade/build.js'
import { classifyBatch } from '../../../src/cascade/classify.js'
import { suspectWeights } from '../../../src/evaluate/suspects.js'
import type { Evidence } from '../../../src/heads/features/features.js'
import { explainRow } from '../../../src/heads/scoring/explain.js'
import { createJudge } from '../../../src/heads/scoring/judge.js'
import { createScore } from '../../../src/heads/scoring/scorer.js'
import { withExit } from '../../../src/learn/heads/early-exit.js'
import { fitHeads, type FittedHeads } from '../../../src/learn/heads/fit-heads.js'
import { createFitPool } from '../../../src/learn/heads/fit-pool.js'
import { hybridRowsOf } from '../../../src/learn/hybrid/hybrid-rows.js'
import { judgeableRows } from '../../../src/learn/heads/judgeable.js'
import { fitHere, type FitMany } from '../../../src/learn/heads/fit-boundary.js'
import { keptMarginsOf } from '../../../src/learn/heads/kept-margins-of.js'
import { refitHead } from '../../../src/learn/heads/refit-head.js'
import { findSuspects } from '../../../src/learn/heads/suspects.js'
import { warningsOf } from '../../../src/learn/heads/warnings.js'
import type { NormalItem } from '../../../src/normalise/fold/normal-item.js'
import type { Claim } from '../../../src/types/claim.js'
import type { Verdict } from '../../../src/types/verdict.js'
import { evidence, toyRows } from '../../heads/toy.js'

const features = { bits: 12 }

suite('explaining', () => {
  let fitted: FittedHeads

  before(async () => {
    fitted = await fitHeads(toyRows(150), { features })
  })

  test('a row: its words speak for or against, in their fields', () => {
    const row = evidence('a', 'мурка погода', { channel: 'channel 1' })
    const { best, runnerUp, parts } = explainRow(fitted.model, row)
    assert.equal(best?.project, 'cats')
    assert.equal(runnerUp?.project, 'bears')
    const worth = parts.map(({ worth }) => worth)
    assert.deepEqual(
      worth,
      worth.toSorted((a, b) => b - a),
    )
    assert.equal(parts[0]?.field, 'title')
    assert.ok((parts.at(0)?.worth ?? 0) > 0 && (parts.at(-1)?.worth ?? 0) < 0)
    assert.deepEqual(new Set(parts.map(({ field }) => field)), new Set(['title', 'channel']))
  })

  test('a row for the head asked about: what speaks for one speaks against another', () => {
    const row = evidence('a', 'мурка берлога', { channel: 'channel 1' })
    const signsFor = (project: string): readonly number[] => {
      const { asked, parts } = explainRow(fitted.model, row, project)
      assert.equal(asked?.project, project)
      const worth = new Map(parts.map((part) => [part.what, part.worth]))
      return ['мурка', 'берлога'].map((word) => Math.sign(worth.get(word) ?? 0))
    }
    assert.deepEqual(signsFor('cats'), [1, -1])
    assert.deepEqual(signsFor('bears'), [-1, 1])
    assert.equal(explainRow(fitted.model, row, 'dogs').asked, undefined)
    const best = explainRow(fitted.model, row)
    assert.deepEqual(best.asked, best.best)
  })

  test('a head: its strongest words are the project’s own', () => {
    const head = fitted.model.heads.find(({ project }) => project === 'bears')
    assert.ok(head?.measured.strongest.slice(0, 4).every(({ field }) => field === 'title'))
    assert.ok((head?.measured.precision ?? 0) > 0.9)
  })
})

function namedRow(name: string, at: number): Evidence {
  return evidence(`${name}${at}`, `${name} серия ${at} смотреть онлайн`, { gold: name })
}

function settledBy(verdict: Verdict): string {
  return verdict.kind === 'settled' ? verdict.labels[0].project : 'none'
}

suite('a project with one row', () => {
  const names = ['дракон', 'паровоз', 'русалка', 'космонавт', 'черепаха', 'волшебник']
  const none = toyRows(200).filter(({ item }) => item.item.gold === 'none')
  test('is found, beside none with many rows and beside projects with more', async () => {
    for (const more of [1, 10]) {
      const rows = names.flatMap((name, nth) =>
        Array.from({ length: nth % 2 === 0 ? 1 : more }, (_, at) => namedRow(name, at)),
      )
      const { model } = await fitHeads([...rows, ...none.slice(0, 80)], { features })
      const few = model.heads.filter((head) => head.few).map(({ project }) => project)
      assert.deepEqual(
        few.toSorted(),
        names.filter((_, nth) => nth % 2 === 0 || more === 1).toSorted(),
      )
      const judge = createJudge(model)
      for (const name of names) assert.equal(settledBy(judge(namedRow(name, 77))), name)
      const claimed = none.slice(80).filter((row) => settledBy(judge(row)) !== 'none')
      assert.ok(claimed.length <= 2, `${claimed.length} of ${none.length - 80}`)
    }
  })

  test('is found where nothing is none, and no row is left open', async () => {
    const { model } = await fitHeads(
      names.map((name) => namedRow(name, 0)),
      { features },
    )
    const judge = createJudge(model)
    for (const name of names) assert.equal(settledBy(judge(namedRow(name, 5))), name)
    assert.equal(judge(evidence('a', 'что-то другое')).kind, 'settled')
  })
})

suite('label suspects', () => {
  test('rows whose label was swapped come first, with the label they should have', async () => {
    const rows = toyRows(200).map((row, at) => {
      if (at !== 2 && at !== 9) return row
      const item = { ...row.item.item, gold: at === 2 ? 'bears' : 'none' }
      return { ...row, item: { ...row.item, item } }
    })
    const suspects = findSuspects(rows, await fitHeads(rows, { features }))
    assert.deepEqual(
      suspects
        .map(({ row, label, proposed }) => [row, label, proposed] as const)
        .toSorted(([one], [other]) => one - other),
      [
        [2, 'bears', 'cats'],
        [9, 'none', 'bears'],
      ],
    )
    assert.ok(suspects.every(({ sure, chance }) => sure && chance > 0.8 && chance < 1))
  })
})

suite('rows that no head of another fold can judge', () => {
  const rows = [...toyRows(200), ...again(10, 'пираты на корабле'), ...again(1, 'редкость')].map(
    (row, at) => (at === 210 ? { ...row, item: withGold(row.item, 'rare') } : row),
  )

  test('are known by their label and fold alone', () => {
    const row = fc.record({ label: fc.nat(2), fold: fc.nat(2), weight: fc.nat(1) })
    fc.assert(
      fc.property(fc.array(row, { maxLength: 8 }), (dealt) => {
        const judgeable = judgeableRows({
          labels: Int32Array.from(dealt, ({ label }) => label),
          foldOf: Int32Array.from(dealt, ({ fold }) => fold),
          weights: dealt.map(({ weight }) => weight),
        })
        const slowly = dealt.map((one) =>
          dealt.some(
            ({ label, fold, weight }) => weight > 0 && label === one.label && fold !== one.fold,
          )
            ? 1
            : 0,
        )
        assert.deepEqual([...judgeable], slowly)
      }),
    )
  })

  test('are no suspects and count in no figure; a warning says how many they are', async () => {
    const fitted = await fitHeads(rows, { features })
    assert.deepEqual(
      [...fitted.unjudged],
      rows.flatMap((_, at) => (at < 200 ? [] : at)),
    )
    assert.ok(findSuspects(rows, fitted).every(({ row }) => row < 200))
    const without = await fitHeads(rows.slice(0, 200), { features })
    assert.ok((fitted.model.about.accuracy ?? 0) > (without.model.about.accuracy ?? 0) - 0.02)
    assert.deepEqual(
      fitted.model.heads.map(({ project, support }) => `${project} ${support}`).toSorted(),
      ['bears 40', 'cats 40', 'pirates 10', 'rare 1'],
    )
    const engine = buildEngine({ heads: fitted.model })
    const decided = await classifyBatch(
      engine,
      rows.slice(200).map(({ item }) => item.item),
    )
    assert.deepEqual(new Set(decided.map(({ project }) => project)), new Set(['pirates', 'rare']))
    const [few = '', unjudged = ''] = warningsOf(rows, fitted)
    assert.match(few, /^2 projects have at most 3 different rows.*: pirates, rare$/)
    assert.match(
      unjudged,
      /^11 rows have a label that stands in one group .* in no figure: pirates 10, rare 1$/,
    )
  })

  test('leave the margins to decide where no project can be judged', async () => {
    const column = { by: 'column', column: 'channel' } as const
    const grouped = toyRows(120).map((row) => {
      const { gold = '' } = row.item.item
      const item = { ...row.item.item, categories: { channel: gold } }
      return { ...row, item: { ...row.item, item } }
    })
    const fitted = await fitHeads(grouped, { features, grouping: column })
    assert.equal(fitted.counted.length, 0)
    assert.deepEqual(findSuspects(grouped, fitted), [])
    assert.equal(fitted.model.about.accuracy, null)
    assert.match(warningsOf(grouped, fitted).join(), /there are no figures/)
    const items = grouped.map(({ item }) => item.item)
    const decided = await classifyBatch(buildEngine({ heads: fitted.model }), items)
    const right = decided.filter(({ project }, at) => (project || 'none') === items[at]?.gold)
    assert.ok(right.length > 110, String(right.length))
  })

  test('labels that tell nothing and texts that are blank are said', async () => {
    const blank = toyRows(60).map(({ item: { item } }) =>
      evidence(item.id, '…', { gold: item.gold ?? '' }),
    )
    const said = warningsOf(blank, await fitHeads(blank, { features })).join('\n')
    assert.match(said, /^no row has a text/)
    const shuffled = toyRows(200).map((row, at) => ({
      ...row,
      item: withGold(row.item, at % 7 < 3 ? 'a' : 'b'),
    }))
    const told = warningsOf(shuffled, await fitHeads(shuffled, { features })).join('\n')
    assert.match(told, /^the heads learned nothing: they are right on .* and "b" for every row/)
    assert.deepEqual(warningsOf(toyRows(200), await fitHeads(toyRows(200), { features })), [])
  })

  test('a label whose rows are all suspects keeps them in a second fit', () => {
    const labels = ['a', 'a', 'b', 'b']
    const suspects = [{ row: 0 }, { row: 1 }, { row: 2 }]
    assert.deepEqual(suspectWeights(labels, suspects, 0), { weights: [1, 1, 0, 1], spared: ['a'] })
    assert.deepEqual(suspectWeights(labels, suspects, 0.5), {
      weights: [0.5, 0.5, 0.5, 1],
      spared: [],
    })
  })
})

function again(many: number, title: string) {
  return Array.from({ length: many }, (_, at) => evidence(`p${at}`, title, { gold: 'pirates' }))
}

function withGold(item: NormalItem, gold: string): NormalItem {
  return { ...item, item: { ...item.item, gold } }
}

suite('few rows', () => {
  test('that speak against their own heads leave the margins to decide', async () => {
    const rows = [
      evidence('1', 'котики', { gold: 'cats' }),
      evidence('2', 'мурка', { gold: 'cats' }),
      evidence('3', 'погода', { gold: 'none' }),
    ]
    const { model } = await fitHeads(rows, { features })
    assert.ok((model.calibration.slopes[0] ?? 0) > 0)
  })

  test('of one label in all folds but one are fitted all the same', async () => {
    const [one, other] = [
      evidence('1', 'котики', { gold: 'cats' }),
      evidence('2', 'мишка', { gold: 'bears' }),
    ]
    for (const rows of [
      [one, other],
      [one, one, one, other, other],
    ]) {
      const { model } = await fitHeads(rows, { features })
      for (const { boundary } of model.heads) assert.ok(Number.isFinite(boundary.intercept))
    }
  })

  test('of projects alone are copied with typos; a copy changes heads and is judged by nothing', async () => {
    const rows = toyRows(120)
    const plain = await fitHeads(rows, { features })
    const noisy = await fitHeads(rows, { features, typoNoise: 0.5 })
    assert.equal(noisy.decided.length, rows.length)
    assert.equal(noisy.model.about.rows, rows.length)
    assert.notDeepEqual(noisy.model.heads[0]?.boundary, plain.model.heads[0]?.boundary)
  })
})

suite('rules beside heads', () => {
  const place = { file: '', line: 1, column: 1 }
  const claimOf = (project: string): Claim => {
    const hit = { field: 'title', keyword: 'x', start: 0, end: 1, typos: 0, place }
    const more = { level: 0, rank: 0, precision: undefined, absent: [] }
    return { project, ...more, place, hits: [hit] }
  }

  test('that claim rows for a project without a head are wrong, and leave none unlearned', async () => {
    const rows = toyRows(150)
    const isNone = rows.map(({ item }) => item.item.gold === 'none')
    const claimed = rows.map((row, at) =>
      isNone[at] ? { ...row, claims: [claimOf('dogs')] } : row,
    )
    const { model } = await fitHeads(claimed, { features })
    assert.equal(model.about.noneRecall, 0)
    const plain = await fitHeads(rows, { features })
    assert.ok((plain.model.about.noneRecall ?? 0) > 0.9)
    for (const { accept } of model.heads) assert.ok(accept > 0, 'not every row has a project')
  })

  test('that see two projects in a row make it a collection, right for neither', async () => {
    const rows = toyRows(150)
    const both = rows.map((row) =>
      row.item.item.gold === 'cats'
        ? { ...row, claims: [claimOf('cats'), { ...claimOf('bears'), hits: [later] }] }
        : row,
    )
    const { model } = await fitHeads(both, { features })
    assert.ok((model.about.macroF1 ?? 1) < 0.6)
  })

  const later = { field: 'title', keyword: 'y', start: 5, end: 6, typos: 0, place }
})

suite('a row that weighs nothing', () => {
  test('counts in no support and no figure', async () => {
    const rows = toyRows(150)
    const weights = rows.map((_, at) => (at % 5 === 0 ? 0 : 1))
    const { model } = await fitHeads(rows, { features, weights })
    const kept = rows.filter((_, at) => at % 5 !== 0)
    for (const { project, support } of model.heads) {
      assert.equal(support, kept.filter(({ item }) => item.item.gold === project).length)
    }
  })
})

suite('one head alone', () => {
  test('is fitted for a new project in the terms of the model', async () => {
    const rows = toyRows(200)
    const known = rows.filter(({ item }) => item.item.gold !== 'bears')
    const { model } = await fitHeads(known, { features })
    const { head } = await refitHead(model, rows, { project: 'bears' })
    const grown = { ...model, heads: [...model.heads, head] }
    const row = evidence('a', 'медведь и мишка', { channel: 'channel 1' })
    assert.equal(explainRow(grown, row).best?.project, 'bears')
    await assert.rejects(refitHead(model, rows, { project: 'dogs' }), /no labelled row/)
  })

  test('fits no other head where the margins of the others are kept, and is cut as beside them', async () => {
    const rows = toyRows(200)
    const known = rows.filter(({ item }, at) => item.item.gold !== 'bears' && at % 10 !== 0)
    const whole = await fitHeads(known, { features })
    const { model } = whole
    const fitted = new Set<number>()
    const fitMany: FitMany = (plan, tasks, done) => {
      for (const { label } of tasks) fitted.add(label)
      return fitHere(plan, tasks, done)
    }
    const kept = keptMarginsOf(known, whole)
    const alone = await refitHead(model, rows, { project: 'bears', kept, fitMany })
    assert.equal(fitted.size, 1)
    const beside = await refitHead(model, rows, { project: 'bears' })
    assert.deepEqual(alone.head.boundary, beside.head.boundary)
    assert.ok(Math.abs(alone.head.accept - beside.head.accept) < 0.1)
    assert.equal(alone.kept.keys.length, 2 * rows.length)
    assert.ok(alone.kept.projects.includes('bears'))
  })

  test('needs rows of none where the model has them: it would claim every row', async () => {
    const rows = toyRows(200)
    const { model } = await fitHeads(rows, { features })
    const owned = rows.filter(({ item }) => item.item.gold !== 'none')
    await assert.rejects(refitHead(model, owned, { project: 'bears' }), /no labelled row is "none"/)
  })
})

test('a model is the same whatever thread fits which head', async () => {
  const rows = toyRows(100)
  const here = await fitHeads(rows, { features })
  const backwards = await fitHeads(rows, {
    features,
    fitMany: async (plan, tasks, done) => {
      const { fitBoundary } = await import('../../../src/learn/heads/fit-boundary.js')
      const found = tasks.toReversed().map((task) => {
        done()
        return fitBoundary(plan, task)
      })
      return found.toReversed()
    },
  })
  assert.deepEqual(backwards.model, here.model)
})

test('worker threads fit the same bytes', async () => {
  const rows = toyRows(100)
  const here = await fitHeads(rows, { features })
  const there = await fitHeads(rows, { features, fitMany: createFitPool(2) })
  assert.deepEqual(there.model, here.model)
})

suite('rows that leave early', () => {
  const rows = toyRows(300).map(({ item: { item } }) =>
    evidence(item.id, item.texts['title'] ?? '', { gold: item.gold ?? 'none' }),
  )
  const fitting = { folds: 2, cost: 1, balance: 0.5, tolerance: 1e-4, mostRounds: 2000 }

  test('stand above none as heads that were fitted on the other folds say', async () => {
    const { judged } = await fitHeads(rows, { features, fitting })
    const { foldOf, bounds } = judged.outOfFold
    const others = rows.filter((_, row) => foldOf[row] === 1)
    const { model } = await fitHeads(others, { features, fitting })
    const score = createScore({ ...model, earlyExitBelow: Infinity })
    const off: number[] = []
    for (const [at, row] of rows.entries()) {
      if (foldOf[at] === 1) continue
      const { heads, none, scored } = score(row)
      if (scored) assert.equal(bounds[at], Infinity)
      else off.push(Math.abs(Math.max(...heads) - none - (bounds[at] as number)))
    }
    // The rows that heads of a fold are fitted on are weighed as all rows ask, not as the fold does.
    assert.ok(off.reduce((sum, by) => sum + by, 0) / off.length < 0.05, String(off))
    assert.ok(off.length > 50 && off.length < foldOf.filter((fold) => fold !== 1).length)
  })

  test('are none to whoever counts them, and never reach stage three', async () => {
    const fitted = await fitHeads(rows, { features, fitting })
    const { judged, projects, model } = fitted
    const { bounds } = judged.outOfFold
    const floor = bounds
      .filter((bound) => bound < Infinity)
      .toSorted()
      .at(-1) as number
    const all = Int32Array.from(rows.keys())
    const { decided: full } = fitted
    const early = withExit(judged, full, floor)
    const given = hybridRowsOf(
      rows,
      { ...fitted, model: { ...model, earlyExitBelow: floor } },
      { none: 'none' },
    )
    const lost = all.filter(
      (row) => (bounds[row] as number) < floor && full[row] !== projects.length,
    )
    assert.ok(lost.length > 0)
    for (const row of all) {
      const leaves = (bounds[row] as number) < floor
      assert.equal(early[row], leaves ? projects.length : full[row])
      if (leaves) assert.deepEqual([given[row]?.deferred, given[row]?.without], [false, 'none'])
    }
  })

  test('are explained by all of the row, and said to leave', async () => {
    const { model } = await fitHeads(rows, { features, fitting })
    const row = evidence('a', 'новая мурка серия усы')
    const stays = explainRow(model, row)
    assert.deepEqual([stays.leavesEarly, stays.verdict.kind], [false, 'settled'])
    const { verdict, leavesEarly, best } = explainRow({ ...model, earlyExitBelow: Infinity }, row)
    assert.deepEqual([leavesEarly, verdict.kind, best], [true, 'rejected', stays.best])
  })
})
