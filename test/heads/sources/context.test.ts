import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import fc from 'fast-check'
import {
  knownRowsOf,
  VOTE_KINDS,
  votesOn,
  type ContextPlan,
} from '../../../src/heads/sources/context.js'
import type { Item } from '../../../src/types/item.js'

const DAY = 1440

function itemAt(title: string, channel: string, minute: number | undefined): Item {
  const place = { file: 'toy.csv', line: 1, column: 0 }
  const when = minute === undefined ? undefined : minute * 60_000
  return {
    id: title,
    texts: { title },
    numbers: {},
    categories: { channel },
    gold: undefined,
    when,
    kept: [],
    place,
  }
}

const row = fc.record({
  title: fc.integer({ min: 0, max: 30 }).map(String),
  channel: fc.constantFrom('one', 'two'),
  minute: fc.option(fc.integer({ min: 0, max: 4 * DAY }), { nil: undefined }),
  label: fc.integer({ min: 0, max: 2 }),
})

interface Row {
  readonly title: string
  readonly channel: string
  readonly minute: number | undefined
  readonly label: number
}

/** The votes as the documentation says them, over all rows. */
function slowVotes(own: Row, rows: readonly Row[], mode: ContextPlan['mode']) {
  const at = own.minute ?? Infinity
  const others = rows
    .filter(({ channel }) => channel === own.channel)
    .filter(({ title, minute }) => title !== own.title || minute !== own.minute)
    .map(({ minute, label }) => ({ minute: minute ?? Infinity, label }))
    .filter(({ minute }) => mode === 'archive' || minute < at)
  const near = others
    .map((one) => ({ ...one, far: Math.abs(one.minute - at) }))
    .filter(({ far }) => far < DAY / 2)
    .toSorted((a, b) => a.far - b.far)
  const slot = others.filter(({ minute }) => {
    const apart = Math.abs((minute % DAY) - (at % DAY))
    return !(Math.abs(minute - at) < DAY / 2) && Math.min(apart, DAY - apart) <= 25
  })
  return { near, slot, history: others }
}

suite('the votes of known rows', () => {
  for (const mode of ['archive', 'past'] as const) {
    test(`${mode}: are those of a search through all rows, and never the row's own`, () => {
      const plan: ContextPlan = { group: 'channel', mode, projects: ['a', 'b'] }
      fc.assert(
        fc.property(row, fc.array(row, { maxLength: 40 }), (own, rows) => {
          const known = knownRowsOf(
            [own, ...rows].map((one) => ({
              item: itemAt(one.title, one.channel, one.minute),
              label: one.label,
            })),
            'channel',
          )
          const votes = votesOn(itemAt(own.title, own.channel, own.minute), known, plan)
          const slow = slowVotes(own, rows, mode)
          for (const kind of ['slot', 'history'] as const) {
            const counts = [0, 1, 2].map(
              (label) => slow[kind].filter((one) => one.label === label).length,
            )
            const share = counts.map((count) => count / (slow[kind].length + 1))
            assert.deepEqual(Array.from(votes?.[kind] ?? [0, 0, 0]), share)
          }
          const most = Math.min(4, slow.near.length)
          const sum = votes?.near.reduce((all, share) => all + share, 0) ?? 0
          assert.ok(Math.abs(sum - most / (most + 1)) < 1e-9)
          const farthest = slow.near[most - 1]?.far
          if (slow.near[most]?.far === farthest) return
          const labels = slow.near.slice(0, most).map(({ label }) => label)
          const share = [0, 1, 2].map(
            (label) => labels.filter((one) => one === label).length / (most + 1),
          )
          assert.deepEqual(Array.from(votes?.near ?? [0, 0, 0]), share)
        }),
      )
    })
  }

  test('are absent where the group is unknown', () => {
    const known = knownRowsOf([{ item: itemAt('x', 'one', 5), label: 0 }], 'channel')
    const plan: ContextPlan = { group: 'channel', mode: 'archive', projects: ['a'] }
    assert.equal(votesOn(itemAt('y', 'elsewhere', 5), known, plan), undefined)
    const votes = votesOn(itemAt('y', 'one', 6), known, plan)
    assert.deepEqual(
      VOTE_KINDS.map((kind) => votes?.[kind][0]),
      [0.5, 0, 0.5],
    )
  })
})
