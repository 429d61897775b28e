import { chanceSeen, type Seen } from '../../types/seen.js'
import { foldCount } from '../../numbers/folds.js'
import { leavesEarly } from './early-exit.js'
import type { JudgedMargins } from './judged-margins.js'
import type { CrossDecided } from './learn-decision.js'

/** The answer of the cascade to a row, out of fold. */
export interface CrossAnswer {
  /** The chance given that the answer is right. */
  readonly chance: number
  readonly right: boolean
  /** Whether the answer is that the row is no project's. */
  readonly isNone: boolean
}

/** Rows that count, with what heads said of them out of fold and where they leave early. */
export interface CrossPlan extends CrossDecided {
  readonly counted: Int32Array
  readonly below: number
}

/**
 * The chance of every answer of rules and heads, learned without the row's own fold, with the truth.
 *
 * Rules that give a row what no head stands for are right on none of these rows.
 */
export function crossChances(judged: JudgedMargins, plan: CrossPlan): CrossAnswer[] {
  const { labels, projects, settled, outOfFold } = judged
  const { counted, below, decided, chances } = plan
  const kindOf = (row: number): number => {
    const rule = settled?.[row] ?? -1
    if (rule >= 0) return rule
    return leavesEarly(judged, row, below) ? EARLY : HEADS
  }
  const answerOf = (row: number, kind: number): number =>
    kind === HEADS ? (decided[row] as number) : kind === EARLY ? projects : kind
  const isRight = (row: number, kind: number): boolean => answerOf(row, kind) === labels[row]
  const folds = Array.from({ length: foldCount(outOfFold.foldOf) }, (_, fold) => fold)
  return folds.flatMap((fold) => {
    const seen = new Map<number, Seen>()
    for (const row of counted) {
      if (outOfFold.foldOf[row] === fold) continue
      const kind = kindOf(row)
      const { rows, right } = seen.get(kind) ?? { rows: 0, right: 0 }
      seen.set(kind, { rows: rows + 1, right: right + (isRight(row, kind) ? 1 : 0) })
    }
    const own = Array.from(counted).filter((row) => outOfFold.foldOf[row] === fold)
    return own.map((row): CrossAnswer => {
      const kind = kindOf(row)
      const chance = kind === HEADS ? (chances[row] as number) : chanceSeen(seen.get(kind))
      return { chance, right: isRight(row, kind), isNone: answerOf(row, kind) === projects }
    })
  })
}

/** Stands for a row that leaves early, beside label numbers. */
const EARLY = -1

/** Stands for a row that heads judge by all of it. */
const HEADS = -2
