import type { HitBuffer } from './hit-buffer.js'

/** No pattern's id. */
const GONE = -1

/**
 * Takes out hits with typos where another pattern stands nearer: a text is at
 * most one keyword misspelt, and none where it is one well spelt.
 *
 *     «Дяди Фёдора»    Дяди Фёдора 0, Дядя Фёдор 2: the second goes
 *
 * The nearer hit must overlap it and be nearly as long (5 units for 8).
 *
 * @returns The number of hits left; their order is kept.
 */
export function keepNearest(hits: HitBuffer): number {
  const { ids, starts, ends, distances, count } = hits
  for (let i = 0; i < count; i++) if (isOutshone(hits, i)) ids[i] = GONE
  let left = 0
  for (let i = 0; i < count; i++) {
    if (ids[i] === GONE) continue
    ids[left] = ids[i] as number
    starts[left] = starts[i] as number
    ends[left] = ends[i] as number
    distances[left++] = distances[i] as number
  }
  hits.count = left
  return left
}

function isOutshone({ starts, ends, distances, count }: HitBuffer, hit: number): boolean {
  const distance = distances[hit] as number
  if (distance === 0) return false
  const start = starts[hit] as number
  const end = ends[hit] as number
  for (let other = 0; other < count; other++) {
    const from = starts[other] as number
    const to = ends[other] as number
    if ((distances[other] as number) >= distance || from >= end || to <= start) continue
    if ((to - from) * 8 >= (end - start) * 5) return true
  }
  return false
}
