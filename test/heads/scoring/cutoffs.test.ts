import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { chanceOf, fitCalibration } from '../../../src/heads/scoring/calibration.js'
import { CUTS, fitCutoffs, NEVER, type CutRow } from '../../../src/heads/scoring/cutoffs.js'
import { promisedCut } from '../../../src/heads/scoring/promised-cut.js'
import { binomialTail } from '../../../src/numbers/binomial.js'
import { randomFrom } from '../../../src/numbers/random.js'
import { probability } from '../../../src/types/verdict.js'

suite('cut-offs', () => {
  const rows = madeRows(400)

  test('a wanted precision is reached, and costs recall', () => {
    const wanted = 0.9
    const many = madeRows(4000)
    const strict = acceptedOf(many, fitCutoffs(many, [600], goal({ kind: 'precision', wanted })))
    const loose = acceptedOf(many, fitCutoffs(many, [600], CUTS))
    assert.ok(strict.filter(({ right }) => right).length / strict.length >= wanted - 0.02)
    assert.ok(strict.length < loose.length)
  })

  test('a larger beta takes more rows', () => {
    const careful = fitCutoffs(rows, [60], goal({ kind: 'f', beta: 0.25 }))
    const eager = fitCutoffs(rows, [60], goal({ kind: 'f', beta: 4 }))
    assert.ok(acceptedOf(rows, careful).length < acceptedOf(rows, eager).length)
  })

  test('a head with three positives stays near the common cut-off: not wild, not mute', () => {
    const rare: CutRow[] = [0.9, 0.05, 0.04].map((chance) => ({
      head: 1,
      chance,
      right: true,
      none: false,
    }))
    const { accept } = fitCutoffs([...rows, ...rare], [60, 3], CUTS)
    const common = fitCutoffs([...rows, ...rare], [60, 3], { ...CUTS, shrinkage: Infinity })
    assert.ok(Math.abs((accept[1] as number) - (common.accept[1] as number)) < 0.1)
  })

  test('reject lies below accept, and the wanted share of rows between them', () => {
    const { accept, reject } = fitCutoffs(rows, [60], { ...CUTS, deferred: 0.1 })
    const between = rows.filter(
      ({ chance }) => chance > (reject[0] as number) && chance < (accept[0] as number),
    )
    assert.ok(between.length > 20 && between.length <= 41)
  })

  test('in a closed world every row is taken, unless a precision is wanted', () => {
    const rows = [0.9, 0.4, 0.2].map((chance) => ({
      head: 0,
      chance,
      right: chance > 0.3,
      none: false,
    }))
    assert.equal(fitCutoffs(rows, [3], { ...CUTS, closed: true }).accept[0], 0)
    assert.ok((fitCutoffs(rows, [3], CUTS).accept[0] as number) > 0.2, 'none may yet come')
    const closed = true
    const wanted = fitCutoffs(rows, [3], {
      ...CUTS,
      closed,
      goal: { kind: 'precision', wanted: 0.9 },
    })
    assert.ok((wanted.accept[0] as number) > 0.2)
  })

  test('no rows at all give a cut-off too', () => {
    assert.equal(fitCutoffs([], [0], CUTS).accept[0], 0.5)
  })
})

test('a calibrated chance is as often right as it says', () => {
  const random = randomFrom(3)
  const rows = Array.from({ length: 4000 }, () => {
    const margin = 4 * random() - 2
    const right = random() < 1 / (1 + Math.exp(-3 * margin + 1))
    return { standing: { margin, rival: -1, none: 0, known: 1 }, head: 0, right, weight: 1 }
  })
  const { calibration, offsets } = fitCalibration(rows, 1)
  for (const margin of [-1, 0, 0.5, 1]) {
    const chance = chanceOf(
      calibration,
      { margin, rival: -1, none: 0, known: 1 },
      offsets[0] as number,
    )
    assert.ok(Math.abs(chance - 1 / (1 + Math.exp(-3 * margin + 1))) < 0.04, `${margin} ${chance}`)
  }
})

test('on a row that its own rule bars a head has at most the chance such rows had', () => {
  const known = { slopes: [1, 0, 0, 0, 0], barred: probability(0.1) }
  const standing = { margin: 5, rival: -1, none: 0, known: 1 }
  assert.equal(chanceOf(known, { ...standing, barred: true }, 0), 0.1)
  assert.ok(chanceOf(known, standing, 0) > 0.9)
  assert.ok(chanceOf(known, { ...standing, margin: -5, barred: true }, 0) < 0.1)
})

function goal(wanted: (typeof CUTS)['goal']): typeof CUTS {
  return { ...CUTS, goal: wanted, shrinkage: 0 }
}

function madeRows(many: number): CutRow[] {
  const random = randomFrom(5)
  return Array.from({ length: many }, () => {
    const chance = random() ** 3
    const right = random() < chance
    return { head: 0, chance, right, none: !right }
  })
}

function acceptedOf(
  rows: readonly CutRow[],
  { accept }: { readonly accept: Float64Array },
): CutRow[] {
  return rows.filter(({ head, chance }) => chance >= (accept[head] as number))
}

test('with nothing to be deferred, reject is accept', () => {
  const rows = Array.from({ length: 40 }, (_, at) => {
    return { head: 0, chance: (at + 1) / 41, right: at > 20, none: at <= 20 }
  })
  const { accept, reject } = fitCutoffs(rows, [19], { ...CUTS, deferred: 0 })
  assert.ok(Math.abs((accept[0] as number) - (reject[0] as number)) < 1e-12)
})

function rightRow(group: string): CutRow {
  return { head: 0, chance: 0.9, right: true, none: false, group }
}

suite('a promised precision', () => {
  const promise = { wanted: 0.9, risk: 0.05 }

  test('is broken on new rows in no more of 300 draws than its risk allows', () => {
    const random = randomFrom(11)
    const drawn = (): CutRow[] =>
      Array.from({ length: 400 }, () => {
        const chance = random()
        return { head: 0, chance, right: random() < chance ** 0.2, none: false }
      }).toSorted((a, b) => b.chance - a.chance)
    let broken = 0
    let promised = 0
    for (let draw = 0; draw < 300; draw++) {
      const cut = promisedCut(drawn(), promise)
      if (cut === undefined) continue
      promised++
      // Above a cut-off rows are right with the mean of chance ** 0.2 there.
      if ((1 - cut ** 1.2) / (1.2 * (1 - cut)) < promise.wanted) broken++
    }
    assert.ok(promised > 250, `${promised} promised`)
    assert.ok(broken <= 300 * promise.risk, `${broken} broken`)
  })

  test('needs so many rows without a mistake, and a group of near duplicates is one of them', () => {
    assert.equal(
      promisedCut(
        Array.from({ length: 28 }, () => rightRow('')),
        promise,
      ),
      undefined,
    )
    assert.equal(
      promisedCut(
        Array.from({ length: 29 }, () => rightRow('')),
        promise,
      ),
      0.9,
    )
    assert.equal(
      promisedCut(
        Array.from({ length: 99 }, () => rightRow('same')),
        promise,
      ),
      undefined,
    )
    const { accept } = fitCutoffs([rightRow('')], [1], goal({ kind: 'precision', wanted: 0.9 }))
    assert.equal(accept[0], NEVER)
  })
})

test('a binomial tail is the sum of its terms', () => {
  assert.ok(Math.abs(binomialTail(1, 4, 0.5) - 5 / 16) < 1e-7)
  assert.equal(binomialTail(4, 4, 0.1), 1)
  assert.ok(Math.abs(binomialTail(0, 149, 0.02) - 0.98 ** 149) < 1e-9)
})
