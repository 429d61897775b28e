import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createHitBuffer, type HitBuffer } from '../../src/matcher/hit-buffer.js'
import { keepNearest } from '../../src/matcher/nearest.js'
import { hitsOf } from './oracle.js'

/** A buffer of hits, each id, start, end, distance. */
function bufferOf(hits: readonly (readonly [number, number, number, number])[]): HitBuffer {
  const out = createHitBuffer()
  for (const [id, start, end, distance] of hits) {
    out.ids[out.count] = id
    out.starts[out.count] = start
    out.ends[out.count] = end
    out.distances[out.count++] = distance
  }
  return out
}

for (const [what, given, left] of [
  [
    'a typo gives way to an exact hit in its place',
    [
      [0, 5, 14, 0],
      [1, 5, 14, 2],
    ],
    ['0 5 14 0'],
  ],
  [
    'a typo gives way to a nearer one',
    [
      [0, 5, 14, 2],
      [1, 6, 14, 1],
    ],
    ['1 6 14 1'],
  ],
  [
    'equals stay',
    [
      [0, 5, 14, 1],
      [1, 5, 14, 1],
    ],
    ['0 5 14 1', '1 5 14 1'],
  ],
  [
    'a short exact hit inside does not outshine a long typo',
    [
      [0, 5, 8, 0],
      [1, 5, 14, 1],
    ],
    ['0 5 8 0', '1 5 14 1'],
  ],
  [
    'hits elsewhere do not matter',
    [
      [0, 0, 5, 0],
      [1, 5, 10, 1],
    ],
    ['0 0 5 0', '1 5 10 1'],
  ],
] as const)
  test(what, () => {
    const out = bufferOf(given)
    assert.equal(keepNearest(out), left.length)
    assert.deepEqual(hitsOf(out), left)
  })
