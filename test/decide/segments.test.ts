import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { decideClaims } from '../../src/decide/claims.js'
import { segmentsOf } from '../../src/decide/segments.js'
import type { Claim } from '../../src/types/claim.js'
import type { Cues } from '../../src/types/item.js'

const PLACE = { file: 'r.yaml', line: 1, column: 1 }

/** A claim whose keyword is said at these seconds. */
function said(project: string, seconds: readonly number[], level = 0): Claim {
  const hits = seconds.map((at) => ({
    field: 'subtitles',
    keyword: project,
    start: at * 10,
    end: at * 10 + 5,
    typos: 0,
    place: PLACE,
    said: { at: at * 1000, quote: project },
  }))
  return { project, level, rank: 0, precision: undefined, place: PLACE, hits, absent: [] }
}

function titled(project: string): Claim {
  const hit = { field: 'title', keyword: project, start: 0, end: 3, typos: 0, place: PLACE }
  return { ...said(project, []), hits: [hit] }
}

/** A cue every five seconds of four, with a pause before some. */
function cues(seconds: number, pauses: readonly number[] = []): Cues {
  const starts = Array.from({ length: seconds / 5 }, (_, at) => at * 5000)
  const ends = starts.map((start) => start + (pauses.includes(start / 1000 + 5) ? 500 : 4000))
  return { offsets: starts.map((start) => start / 100), starts, ends }
}

function shown(claims: readonly Claim[], talk: Cues | undefined) {
  return segmentsOf(claims, talk).map(({ project, from, to }) => [project, from, to])
}

suite('segmentsOf', () => {
  const two = [said('a', [5, 40, 80]), said('b', [120, 150, 180])]

  test('parts two projects at the longest pause between them', () => {
    assert.deepEqual(shown(two, cues(200, [100])), [
      ['a', 0, 100_000],
      ['b', 100_000, 199_000],
    ])
  })

  test('parts them at the first naming where there is no long pause', () => {
    assert.deepEqual(
      shown(two, cues(200)).map(([, from]) => from),
      [0, 120_000],
    )
  })

  test('takes a chance word or two for no segment', () => {
    const claims = [said('a', [5, 10, 20, 40, 50, 60, 70]), said('b', [22, 41, 42])]
    assert.deepEqual(
      shown(claims, cues(100)).map(([project]) => project),
      ['a'],
    )
  })

  test('knows no times where the text says none', () => {
    assert.deepEqual(shown(two, undefined), [
      ['a', undefined, undefined],
      ['b', undefined, undefined],
    ])
  })

  test('a name inside a longer one of another project is not said', () => {
    const longer = said('ab', [5, 40, 80])
    const inside = { ...longer, hits: longer.hits.map((hit) => ({ ...hit, end: hit.end + 5 })) }
    assert.deepEqual(
      shown([said('b', [5, 40, 80]), inside], cues(100)).map(([name]) => name),
      ['ab'],
    )
  })
})

suite('claims on subtitles', () => {
  test('of several projects are a collection in the order of time, whatever their levels', () => {
    const { verdict } = decideClaims(
      [said('b', [120, 150, 180], -1), said('a', [5, 40, 80])],
      cues(200),
    )
    assert.ok(verdict.kind === 'settled')
    assert.deepEqual(
      verdict.labels.map(({ project }) => project),
      ['a', 'b'],
    )
    assert.match(verdict.labels[0].why, /^r\.yaml:1 subtitles 00:00:05 «a» and 2 more$/)
  })

  test('give way to a claim on a title, and say so', () => {
    const { verdict, conflicts, segments } = decideClaims(
      [said('a', [5, 40, 80], -1), titled('b')],
      cues(100),
    )
    assert.ok(verdict.kind === 'settled')
    assert.deepEqual(
      verdict.labels.map(({ project }) => project),
      ['b'],
    )
    assert.deepEqual(conflicts, [{ reason: 'said-only', winner: 'b', loser: 'a' }])
    assert.equal(segments.length, 1)
  })
})
