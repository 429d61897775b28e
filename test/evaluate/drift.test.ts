import assert from 'node:assert/strict'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { suite, test } from 'node:test'
import * as fc from 'fast-check'
import { countDrift, type DriftRow } from '../../src/evaluate/drift-count.js'
import { measureDrift, type Drift } from '../../src/evaluate/drift.js'
import { countRowTexts, titlePhrases } from '../../src/evaluate/word-counts.js'
import { chiSquareTail, holm, riseChance, taroneFactor } from '../../src/numbers/many-tests.js'
import { randomFrom, type Random } from '../../src/numbers/random.js'
import { inFolder, runCommand } from '../helpers/run-command.js'

const LIMITS = { alpha: 0.01, shift: 0.05, rise: 0.005, times: 1.5 }
const WORDS = Array.from(
  { length: 300 },
  (_, at) => `слово${String.fromCharCode(1072 + (at % 32))}${at}`,
)

/** A row of decisions as they usually are: projects, channels and words of unlike frequency. */
function usualRow(draw: Random): DriftRow {
  const pick = (count: number): number => Math.floor(count * draw() ** 3)
  const isNone = draw() < 0.6
  return {
    project: isNone ? 'none' : `project ${pick(30)}`,
    kind: isNone ? (draw() < 0.1 ? 'abstained' : 'none') : 'assigned',
    stage: draw() < 0.5 ? 'rules' : 'heads',
    probability: draw() < 0.2 ? undefined : 1 - draw() ** 2 / 2,
    title: Array.from({ length: 5 }, () => WORDS[pick(WORDS.length)]).join(' '),
    channel: `channel ${pick(100)}`,
    language: draw() < 0.7 ? 'ru' : 'en',
    missing: draw() < 0.3 ? ['description'] : [],
  }
}

function driftOf(reference: readonly DriftRow[], fresh: readonly DriftRow[]): Drift {
  const counter = countDrift({ none: 'none', seed: 1, languageOf: () => 'und' })
  for (const row of reference) counter.add(row, 0)
  for (const row of fresh) counter.add(row, 1)
  return measureDrift(counter.finish(), LIMITS)
}

function usualRows(count: number, draw: Random): DriftRow[] {
  return Array.from({ length: count }, () => usualRow(draw))
}

suite('drift', () => {
  test('gives no alarm on resamples of the same rows, whatever their number', () => {
    const draw = randomFrom(7)
    const rows = usualRows(1500, draw)
    const resample = (count: number): DriftRow[] =>
      Array.from({ length: count }, () => rows[Math.floor(draw() * rows.length)] ?? usualRow(draw))
    const alarms = [40, 200, 800].flatMap((count) =>
      Array.from({ length: 12 }, () => driftOf(resample(1000), resample(count)).alarms),
    )
    assert.ok(alarms.filter((each) => each > 0).length <= 1, alarms.join(' '))
  })

  const draw = randomFrom(11)
  const [reference, fresh] = [usualRows(2000, draw), usualRows(1400, draw)]
  const planted: Readonly<Record<string, (row: DriftRow, nth: number) => DriftRow>> = {
    projects: (row, nth) => (nth % 14 === 0 ? { ...row, project: 'project 29' } : row),
    decisions: (row, nth) =>
      nth % 12 === 0 ? { ...row, kind: 'abstained', project: 'none' } : row,
    stages: (row, nth) => (nth % 6 === 0 ? { ...row, stage: 'hybrid' } : row),
    chances: (row, nth) => (nth % 5 === 0 ? { ...row, probability: 0.4 } : row),
    languages: (row, nth) => (nth % 40 === 0 ? { ...row, language: 'kk' } : row),
    channels: (row, nth) => (nth % 40 === 0 ? { ...row, channel: 'Новый канал' } : row),
    'missing description': (row, nth) =>
      nth % 7 === 0 ? { ...row, missing: ['description'] } : row,
    'missing title': (row, nth) =>
      nth % 50 === 0 ? { ...row, title: '', missing: ['title'] } : row,
    words: (row, nth) => (nth % 40 === 0 ? { ...row, title: `${row.title} челлендж` } : row),
    names: (row, nth) =>
      nth % 40 === 0
        ? { ...row, kind: 'none', project: 'none', title: 'Капибара Боня: серия 3' }
        : row,
  }
  for (const [part, plant] of Object.entries(planted))
    test(`finds a change of ${part}, and says where it is`, () => {
      const { parts, changes } = driftOf(reference, fresh.map(plant))
      const found = [...parts.filter(({ isAlarm }) => isAlarm), ...changes]
      assert.ok(
        found.some((each) => each.part === part),
        JSON.stringify(found.map((each) => each.part)),
      )
      if (part === 'names') {
        const [name] = changes
        assert.equal(name?.value, 'капибара боня')
        assert.equal(name?.example, 'Капибара Боня: серия 3')
      }
    })

  test('needs both sides, and is not troubled by one that has no titles or one row', () => {
    const [row] = usualRows(1, randomFrom(1))
    assert.ok(row)
    assert.equal(driftOf([row], [{ ...row, title: '' }]).alarms, 0)
  })
})

suite('many tests', () => {
  test('chi-square and binomial tails are those of tables', () => {
    for (const [value, degrees, p] of [
      [3.841459, 1, 0.05],
      [18.307038, 10, 0.05],
      [135.806723, 100, 0.01],
      [0.5, 4, 0.9735009788],
    ] as const)
      assert.ok(Math.abs(chiSquareTail(value, degrees) - p) < 1e-7, `${value} ${degrees}`)
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 60 }),
        fc.nat(60),
        fc.double({ min: 0.01, max: 0.99, noNaN: true }),
        (trials, least, chance) => {
          fc.pre(least <= trials && least > trials * chance)
          let pmf = (1 - chance) ** trials
          let tail = 0
          for (let k = 0; k <= trials; k++) {
            if (k >= least) tail += pmf
            pmf *= (((trials - k) / (k + 1)) * chance) / (1 - chance)
          }
          assert.ok(Math.abs(riseChance(least, trials, chance) / tail - 1) < 1e-6)
        },
      ),
    )
  })

  test('Holm and Tarone keep the order and count what can pass', () => {
    assert.deepEqual(holm([0.01, 0.04, 0.03]), [0.03, 0.06, 0.06])
    assert.equal(taroneFactor([1e-9, 1e-9, 0.3, 0.4], 0.01), 2)
    assert.equal(taroneFactor([], 0.01), 1)
  })
})

suite('words and names', () => {
  test('a name is one to three words that stand together and ends in long ones', () => {
    assert.deepEqual(titlePhrases('Маша и Медведь: серия 3'), [
      'маша',
      'маша и медведь',
      'медведь',
      'серия',
    ])
  })

  test('counts of frequent texts are short of at most what is said, in bounded memory', () => {
    const counter = countRowTexts(100)
    for (let row = 0; row < 3000; row++) {
      counter.add(`rare ${row}`, 0)
      if (row % 3 === 0) counter.add('frequent', 1)
      counter.nextRow()
    }
    const counts = counter.counts()
    const [, found = 0] = counts.get('frequent') ?? []
    assert.ok(counts.size <= 101 && found <= 1000 && found + counter.missed() >= 1000)
  })
})

function lines(count: number, title: string): string {
  const rows = Array.from({ length: count }, (_, at) => {
    return `${at},none,none,"${at % 9 ? 'обзор игрушек' : title.replaceAll('"', '""')}"`
  })
  return ['id,project,decision,title', ...rows].join('\n')
}

test('kaskad drift ends with 2 where something changed, and writes a page where all is text', async () => {
  const EVIL = '<script>alert(1)</script>"'
  await inFolder(async (folder) => {
    const at = (name: string): string => join(folder, name)
    writeFileSync(at('a.csv'), lines(400, 'обзор'))
    writeFileSync(at('b.csv'), lines(300, `Финник ${EVIL}`))
    const same = await runCommand(['drift', at('a.csv'), at('a.csv')])
    assert.equal(same.code, 0, same.stderr)
    const changed = await runCommand([
      'drift',
      at('a.csv'),
      at('b.csv'),
      '--json',
      '--html',
      at('d.html'),
    ])
    assert.equal(changed.code, 2)
    const drift = JSON.parse(changed.stdout) as Drift
    assert.ok(drift.changes.some(({ value }) => value.startsWith('финник')))
    const page = readFileSync(at('d.html'), 'utf8')
    assert.ok(!page.includes('<script') && page.includes('&lt;script&gt;alert(1)'))
    const strict = await runCommand([
      'drift',
      at('a.csv'),
      at('b.csv'),
      '--rise',
      '0.5',
      '--shift',
      '1',
    ])
    assert.equal(strict.code, 0)
  })
})
