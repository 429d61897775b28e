import type { JudgedMargins } from './judged-margins.js'
import { bestTwo } from './learn-decision.js'

/** As many rows must show that one head stands for the specific case. */
const LEAST_ROWS = 5
const LEAST_SHARE = 0.9

/**
 * For each head, the heads that it outranks.
 *
 * One head outranks another where both stand first and second, both with a margin
 * above 0, on at least five rows, and nine tenths of those rows are its own,
 * though the other is often first: the other is the general case.
 */
export function outranksOf(
  judged: JudgedMargins,
  rows: Int32Array,
): readonly (readonly number[])[] {
  const meetings = new Map<string, { own: number; all: number }>()
  for (const row of rows) {
    const label = judged.labels[row]
    const [best, next] = bestTwo(judged, row)
    if (best.standing.margin <= 0 || next.standing.margin <= 0) continue
    for (const [one, other] of [
      [best.head, next.head],
      [next.head, best.head],
    ] as const) {
      const key = `${one} ${other}`
      const meeting = meetings.get(key) ?? { own: 0, all: 0 }
      meetings.set(key, meeting)
      meeting.all++
      if (label === one) meeting.own++
    }
  }
  const outranked: number[][] = Array.from({ length: judged.projects }, () => [])
  for (const [key, { own, all }] of meetings) {
    if (all < LEAST_ROWS || own < LEAST_SHARE * all) continue
    const [one = 0, other = 0] = key.split(' ').map(Number)
    outranked[one]?.push(other)
  }
  return outranked
}
