import assert from 'node:assert/strict'
import { before, suite, test } from 'node:test'
import fc from 'fast-check'
import { createGather, type Evidence } from '../../../src/heads/features/features.js'
import type { HeadsModel, SparseBoundary } from '../../../src/heads/scoring/head.js'
import { createRowBuffer } from '../../../src/heads/features/row-buffer.js'
import { createScore, type Margins } from '../../../src/heads/scoring/scorer.js'
import { BLOCK_KINDS } from '../../../src/heads/features/settings.js'
import { fitHeads } from '../../../src/learn/heads/fit-heads.js'
import { evidence, toyRows } from '../toy.js'

suite('scoring a row', () => {
  let model: HeadsModel

  before(async () => {
    model = (await fitHeads(toyRows(150), { features: { bits: 12 }, fitting: { folds: 2 } })).model
  })

  const word = fc.constantFrom('котики', 'усы', 'медведь', 'мишка', 'погода', 'серия', 'и', '12')
  const title = fc.array(fc.oneof(word, fc.string({ maxLength: 6 })), { maxLength: 30 })
  const row = fc.record(
    {
      channel: fc.constantFrom('channel 0', 'channel 1', 'never seen'),
      seconds: fc.integer({ min: -5, max: 90 }),
    },
    { requiredKeys: [] },
  )

  test('agrees with margins added up weight by weight from the features', () => {
    for (const none of [model.none, undefined]) {
      const asked = { ...model, none, earlyExitBelow: -Infinity }
      const score = createScore(asked)
      fc.assert(
        fc.property(title, row, (words, columns) => {
          const each = evidence('a', words.join(' '), columns)
          agree(asked, each, score(each))
        }),
      )
    }
  })

  test('leaves early where, but for its runs of characters, no project stands so far above none', () => {
    const { none } = model
    assert.ok(none)
    fc.assert(
      fc.property(title, row, fc.constantFrom(-0.2, -0.01, 0.01, 0.2), (words, columns, more) => {
        const each = evidence('a', words.join(' '), columns)
        const values = weigh(model, each, 'cheap')
        const best = Math.max(...model.heads.map(({ boundary }) => marginOf(boundary, values)))
        const above = best - marginOf(none, values)
        const { scored } = createScore({ ...model, earlyExitBelow: above + more })(each)
        assert.equal(scored, more < 0 || shareSeen(model, values) < 0.5)
      }),
    )
  })

  test('agrees where the runs of characters need more room than there was', () => {
    const words = Array.from({ length: 200 }, (_, at) => `котики${at * 7919} погода`)
    const each = evidence('a', words.join(' '))
    const full = { ...model, earlyExitBelow: -Infinity }
    agree(full, each, createScore(full)(each))
  })
})

function agree(model: HeadsModel, each: Evidence, margins: Margins): void {
  const values = weigh(model, each)
  for (const [at, head] of model.heads.entries()) {
    near(margins.heads[at], marginOf(head.boundary, values))
  }
  near(margins.none, model.none ? marginOf(model.none, values) : -1)
  near(margins.known, shareSeen(model, values))
}

function near(given: number | undefined, expected: number): void {
  assert.ok(Math.abs((given ?? NaN) - expected) < 1e-3, `${given} is not ${expected}`)
}

interface Value {
  readonly column: number
  readonly value: number
  /** What it would be if unseen features counted into the length too. */
  readonly ofAll: number
}

/** (1 + ln count) × rarity, the seen part of each block brought to the length of its kind's weight. */
function weigh(
  { features, columns, weighting }: HeadsModel,
  each: Evidence,
  part: 'cheap' | 'all' = 'all',
): Value[] {
  const buffer = createRowBuffer(features.bits)
  const gather = createGather(features, columns)
  gather.base(each, buffer)
  if (part === 'all') gather.extend(each, buffer)
  return Array.from({ length: buffer.blocks }, (_, block) => {
    const kind = BLOCK_KINDS[buffer.blockKinds[block] as number]
    assert.ok(kind)
    const from = buffer.blockStarts[block] as number
    const found = buffer.columns.slice(from, buffer.blockStarts[block + 1])
    const raw = [...found].map((column, at) => {
      const amount = buffer.counts[from + at] as number
      if (kind === 'number') return amount
      const frequency = 2 ** ((weighting.frequencies[column] as number) / 8)
      const rarity = 1 + Math.log((1 + weighting.rows) / frequency)
      return (1 + Math.log(amount)) * (['value', 'cross', 'rule'].includes(kind) ? 1 : rarity)
    })
    const isSeen = (at: number): boolean => weighting.frequencies[found[at] as number] !== 0
    const length = Math.hypot(...raw.filter((_, at) => isSeen(at)))
    const whole = Math.hypot(...raw)
    const weight = features.weights[kind]
    return [...found].map((column, at) => {
      const value = length === 0 ? 0 : ((raw[at] as number) / length) * weight
      return { column, value, ofAll: whole === 0 ? 0 : ((raw[at] as number) / whole) * weight }
    })
  }).flat()
}

function marginOf(
  { columns, weights, intercept }: SparseBoundary,
  values: readonly Value[],
): number {
  const weightOf = new Map([...columns].map((column, at) => [column, weights[at] as number]))
  return values.reduce(
    (sum, { column, value }) => sum + value * (weightOf.get(column) ?? 0),
    intercept,
  )
}

/** Seen in training means in at least `leastRows` rows; log₂(1 + 2) × 8 is 12.7. */
function shareSeen({ weighting, fitting }: HeadsModel, values: readonly Value[]): number {
  assert.equal(fitting.leastRows, 2)
  const squares = values.map(({ ofAll }) => ofAll ** 2)
  const all = squares.reduce((sum, square) => sum + square, 0)
  const known = squares.filter(
    (_, at) => (weighting.frequencies[(values[at] as Value).column] as number) > 12.5,
  )
  return all === 0 ? 0 : known.reduce((sum, square) => sum + square, 0) / all
}
