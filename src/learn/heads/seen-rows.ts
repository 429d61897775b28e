import type { Seen, SeenRows } from '../../types/seen.js'
import { leavesEarly } from './early-exit.js'
import type { JudgedMargins } from './judged-margins.js'

/** What rows without margins are counted by. */
export interface SeenPlan {
  readonly judged: JudgedMargins
  /** The rows that count. */
  readonly counted: Int32Array
  readonly projects: readonly string[]
  /** Where rows leave the heads early. */
  readonly below: number
  /** By project: tells its rule from another; without them rules are not counted. */
  /** Chances of the answers, out of fold. */
  readonly chances: readonly { readonly chance: number }[]
  readonly ruleHashes?: ReadonlyMap<string, string> | undefined
}

/** What rules, rows that no rule claims and early exits were worth on these rows. */
export function seenRows({
  judged,
  counted,
  projects,
  below,
  chances,
  ruleHashes,
}: SeenPlan): SeenRows {
  const { labels } = judged
  const none = projects.length
  const settledAt = (row: number): number => judged.settled?.[row] ?? -1
  const open = counted.filter((row) => settledAt(row) < 0)
  const early = open.filter((row) => leavesEarly(judged, row, below))
  const ofNone = (rows: Int32Array): Seen => ({
    rows: rows.length,
    right: rows.filter((row) => labels[row] === none).length,
  })
  const rules = projects.flatMap((project, label) => {
    const sha256 = ruleHashes?.get(project)
    if (sha256 === undefined) return []
    const own = counted.filter((row) => settledAt(row) === label)
    const right = own.filter((row) => labels[row] === label).length
    return [{ project, sha256, rows: own.length, right }]
  })
  return {
    rules,
    unclaimed: ofNone(open),
    early: ofNone(early),
    none: ofNone(counted),
    chances: percentilesOf(chances.map(({ chance }) => chance)),
  }
}

/** The 0th to the 100th percentile, with four decimals; nothing of nothing. */
function percentilesOf(values: readonly number[]): number[] {
  if (values.length === 0) return []
  const sorted = values.toSorted((a, b) => a - b)
  return Array.from({ length: 101 }, (_, percent) => {
    const value = sorted[Math.round((percent / 100) * (sorted.length - 1))] as number
    return Math.round(value * 10_000) / 10_000
  })
}
