import type { Evidence } from '../../heads/features/features.js'
import type { Ballot } from '../../heads/scoring/join-row.js'
import { JOINING_SLOPES, type AskedBetween } from '../../heads/scoring/joining.js'
import { knownRowsOf, votesOn, type ContextPlan, type Votes } from '../../heads/sources/context.js'
import type { LogisticPlan } from '../../numbers/logistic.js'
import { leavesEarly } from '../heads/early-exit.js'
import type { FittedHeads } from '../heads/fit-heads.js'
import { bestOf } from '../heads/learn-decision.js'

/** Out-of-fold rows as the joining step sees them. */
export interface JudgedBallots {
  /** One per row that is asked; undefined for rows that rules settle or that are certain. */
  readonly ballots: readonly (Ballot | undefined)[]
  /** The answer without the step: the best head's, or the rules'. */
  readonly before: readonly BestHead[]
  /** The label that each row gets without the step. */
  readonly answered: Int32Array
  readonly labels: Int32Array
  readonly foldOf: Int32Array
  /** How many projects there are. */
  readonly projects: number
}

/** A label number with its chance. */
export interface BestHead {
  readonly head: number
  readonly chance: number
}

/** Heads as fitted: what the joining step is learned from. */
export type JudgedHeads = Pick<
  FittedHeads,
  'judged' | 'counted' | 'answered' | 'projects' | 'model'
>

/** The best head of each row out of fold with its chance; what rules settle is sure. */
export function bestHeads({ judged, model, projects }: JudgedHeads): BestHead[] {
  const offsetOf = new Map(model.heads.map(({ project, offset }) => [project, offset]))
  const offsets = Float64Array.from(projects, (project) => offsetOf.get(project) ?? 0)
  const rule = { calibration: model.calibration, offsets }
  return Array.from(judged.labels, (_, row): BestHead => {
    const settled = judged.settled?.[row] ?? -1
    return settled >= 0 ? { head: settled, chance: 1 } : bestOf(judged, row, rule)
  })
}

/** The rows that are asked, with margins of heads that have not seen them, and votes if there are any. */
export function ballotsOf(
  { judged, model, answered }: JudgedHeads,
  { before, asked }: { readonly before: readonly BestHead[]; readonly asked: AskedBetween },
  votes: readonly (Votes | undefined)[] = [],
): JudgedBallots {
  const { labels, projects, outOfFold } = judged
  const ballots = before.map(({ chance }, row): Ballot | undefined => {
    const isSettled = (judged.settled?.[row] ?? -1) >= 0
    const isCertain = chance <= asked.above || chance >= asked.below
    if (isSettled || isCertain || leavesEarly(judged, row, model.earlyExitBelow)) return undefined
    const from = row * (projects + 1)
    return {
      margins: outOfFold.margins.subarray(from, from + projects),
      none: outOfFold.margins[from + projects] as number,
      known: outOfFold.known[row] as number,
      votes: votes[row],
    }
  })
  return { ballots, before, answered, labels, foldOf: outOfFold.foldOf, projects }
}

/** Votes on each row by the known rows of the other folds. */
export function crossVotes(
  rows: readonly Evidence[],
  { judged, counted }: JudgedHeads,
  plan: ContextPlan,
): (Votes | undefined)[] {
  const { foldOf } = judged.outOfFold
  const votes: (Votes | undefined)[] = rows.map(() => undefined)
  for (const fold of new Set(foldOf)) {
    const others = counted.filter((row) => foldOf[row] !== fold)
    const known = knownRowsOf(knownItems(rows, judged.labels, others), plan.group)
    for (const [row, { item }] of rows.entries()) {
      if (foldOf[row] === fold) votes[row] = votesOn(item.item, known, plan)
    }
  }
  return votes
}

/** Rows as the context knows them. */
export function knownItems(
  rows: readonly Evidence[],
  labels: Int32Array,
  which: Int32Array,
): { readonly item: Evidence['item']['item']; readonly label: number }[] {
  return Array.from(which).flatMap((row) => {
    const item = rows[row]?.item.item
    return item ? [{ item, label: labels[row] as number }] : []
  })
}

/** The curve of the margin alone, to begin with; the penalty draws every slope but the last towards it. */
export function logisticStart(): Pick<LogisticPlan, 'start' | 'toward'> {
  const start = Array.from({ length: JOINING_SLOPES }, (_, part) => (part === 0 ? 1 : 0))
  const toward = start.map((_, part) => (part === JOINING_SLOPES - 1 ? undefined : 0))
  return { start, toward }
}
