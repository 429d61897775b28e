import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import fc from 'fast-check'
import { decideClaims } from '../../src/decide/claims.js'
import type { Claim, Hit } from '../../src/types/claim.js'
import { probability } from '../../src/types/verdict.js'

function hit(field: string, start: number, end: number): Hit {
  const place = { file: 'a.yaml', line: 1, column: 1 }
  return { field, keyword: `${start}-${end}`, start, end, typos: 0, place }
}

function claim(project: string, hits: readonly Hit[], more: Partial<Claim> = {}): Claim {
  const place = { file: `rules/${project}.yaml`, line: 7, column: 3 }
  return { project, level: 0, rank: 0, precision: undefined, place, hits, absent: [], ...more }
}

function winnersOf(claims: readonly Claim[]): readonly string[] {
  const { verdict } = decideClaims(claims)
  return verdict.kind === 'settled' ? verdict.labels.map((label) => label.project) : []
}

suite('claims on one item', () => {
  test('no claim defers as silent', () => {
    assert.deepEqual(decideClaims([]).verdict, { kind: 'deferred', deferral: { why: 'silent' } })
  })

  test('a claim that only an absent value keeps from holding defers as unsure', () => {
    const { verdict } = decideClaims([
      claim('masha', [hit('title', 0, 4)], { absent: ['is_shorts'] }),
    ])
    assert.equal(verdict.kind === 'deferred' && verdict.deferral.why, 'unsure')
    assert.match(JSON.stringify(verdict), /masha.yaml:7 title: 0-4, is_shorts is absent/)
  })

  test('a possible claim gives way to one that holds, even of a later level', () => {
    const possible = claim('masha', [hit('title', 0, 4)], { absent: ['is_shorts'], level: -1 })
    assert.deepEqual(winnersOf([possible, claim('buba', [hit('title', 5, 9)], { level: 2 })]), [
      'buba',
    ])
  })

  test('an earlier level bars the later ones', () => {
    const { verdict, conflicts } = decideClaims([
      claim('late', [hit('title', 0, 20)], { level: 1 }),
      claim('early', [hit('channel', 0, 4)], { level: -1 }),
    ])
    assert.equal(verdict.kind === 'settled' && verdict.labels[0].project, 'early')
    assert.equal(verdict.kind === 'settled' && verdict.runnerUp?.project, 'late')
    assert.deepEqual(conflicts, [{ reason: 'earlier-level', winner: 'early', loser: 'late' }])
  })

  test('the longer evidence wins where the two overlap: царевна inside жила-была царевна', () => {
    const short = claim('царевны', [hit('title', 10, 17)])
    const long = claim('жила-была', [hit('title', 0, 17)], { rank: 9 })
    for (const claims of [
      [short, long],
      [long, short],
    ]) {
      assert.deepEqual(winnersOf(claims), ['жила-была'])
      assert.equal(decideClaims(claims).conflicts[0]?.reason, 'longer-evidence')
    }
  })

  test('separate places of the title are a collection, in the order of the title', () => {
    const claims = [
      claim('b', [hit('title', 10, 14)]),
      claim('a', [hit('title', 0, 4)], { rank: 1 }),
    ]
    assert.deepEqual(winnersOf(claims), ['a', 'b'])
    assert.deepEqual(decideClaims(claims).conflicts, [])
  })

  test('evidence outside the title makes no collection: measured precision settles the tie', () => {
    const { conflicts } = decideClaims([
      claim('a', [hit('description', 0, 4)]),
      claim('b', [hit('title', 0, 4)], { precision: probability(0.9), rank: 5 }),
    ])
    assert.deepEqual(conflicts, [{ reason: 'measured-precision', winner: 'b', loser: 'a' }])
  })

  test('file order settles what measured precision cannot', () => {
    const claims = [
      claim('b', [hit('title', 0, 4)], { rank: 2 }),
      claim('a', [hit('title', 0, 4)], { rank: 1 }),
    ]
    assert.deepEqual(winnersOf(claims), ['a'])
    assert.equal(decideClaims(claims).conflicts[0]?.reason, 'file-order')
  })

  test('two claims of one project are one contender', () => {
    const claims = [claim('a', [hit('title', 0, 4)]), claim('a', [hit('title', 6, 9)])]
    assert.deepEqual(winnersOf(claims), ['a'])
    assert.deepEqual(decideClaims(claims).conflicts, [])
  })

  test('the order of the claims never changes who wins, and every loser is a conflict', () => {
    const span = fc
      .tuple(fc.constantFrom('title', 'description'), fc.nat(12), fc.integer({ min: 1, max: 6 }))
      .map(([field, start, length]) => hit(field, start, start + length))
    const some = fc
      .uniqueArray(
        fc.record({
          project: fc.constantFrom('a', 'b', 'c', 'd'),
          hits: fc.array(span, { minLength: 1, maxLength: 3 }),
          level: fc.integer({ min: -1, max: 2 }),
        }),
        { minLength: 1, maxLength: 6, selector: (one) => one.project },
      )
      .map((list) =>
        list.map(({ project, hits, level }, rank) => claim(project, hits, { level, rank })),
      )
    fc.assert(
      fc.property(some, (claims) => {
        const winners = winnersOf(claims)
        assert.deepEqual(winnersOf(claims.toReversed()), winners)
        const lowest = Math.min(...claims.map((one) => one.level))
        const firstLevel = claims.filter((one) => one.level === lowest)
        assert.ok(winners.length > 0)
        assert.ok(winners.every((name) => firstLevel.some((one) => one.project === name)))
        const losers = new Set(decideClaims(claims).conflicts.map((one) => one.loser))
        assert.equal(losers.size + winners.length, claims.length)
      }),
    )
  })
})
