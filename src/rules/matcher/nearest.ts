import type { HitBuffer } from './hit-buffer.js'

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
  const gone = new Uint8Array(hits.count)
  for (let i = 0; i < hits.count; i++) if (isOutshone(hits, i)) gone[i] = 1
  let left = 0
  for (let i = 0; i < gone.length; i++) {
    if (gone[i] === 1) continue
    hits.ids[left] = hits.ids[i] as number
    hits.starts[left] = hits.starts[i] as number
    hits.ends[left] = hits.ends[i] as number
    hits.distances[left++] = hits.distances[i] as number
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
