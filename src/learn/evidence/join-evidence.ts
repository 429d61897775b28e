import type { Evidence } from '../../heads/features/features.js'
import type { CutSettings } from '../../heads/scoring/cutoffs.js'
import type { Joining, JoiningCut } from '../../heads/scoring/joining.js'
import {
  GROUP_COLUMNS,
  groupOf,
  knownRowsOf,
  type ContextPlan,
} from '../../heads/sources/context.js'
import { decideJoining, type JoiningReport } from '../hybrid/hybrid-joining.js'
import { askedBetween, crossJoin, learnJoining } from './fit-joining.js'
import {
  ballotsOf,
  bestHeads,
  crossVotes,
  knownItems,
  type JudgedBallots,
  type JudgedHeads,
} from './judged-ballots.js'

/** How evidence is joined. */
export interface EvidencePlan {
  readonly mode: ContextPlan['mode']
  readonly none: string
  readonly cuts: Partial<CutSettings>
  readonly seed: number
}

/** What joining evidence is worth; the step itself only where its gain is sure. */
export interface JoinedEvidence {
  readonly joining: Joining | undefined
  /** With the sources, beside the same step on margins alone. */
  readonly report: JoiningReport
  /** With the sources, beside the heads as they are. */
  readonly overHeads: JoiningReport
}

/**
 * Measures out of fold whether rows near in time in the same group say more than margins alone, and
 * learns the joining step where they do.
 *
 * Margins are of heads that have not seen a row, votes are of the other folds' rows, and curve and
 * cut-offs are learned on the other folds.
 *
 * @returns Undefined where the rows have no group or no dates: there is no context.
 */
export function joinEvidence(
  rows: readonly Evidence[],
  heads: JudgedHeads,
  plan: EvidencePlan,
): JoinedEvidence | undefined {
  const group = groupColumnOf(rows)
  if (group === undefined) return undefined
  const context: ContextPlan = { group, mode: plan.mode, projects: heads.projects }
  const before = bestHeads(heads)
  const accept = heads.model.heads.map((head) => head.accept)
  const chances = Array.from(heads.counted, (row) => before[row]?.chance ?? 0)
  const asked = askedBetween(chances, accept)
  const marginsOnly = ballotsOf(heads, { before, asked })
  const withVotes = ballotsOf(heads, { before, asked }, crossVotes(rows, heads, context))
  const learning = { rows: heads.counted, cuts: plan.cuts }
  const alone = crossJoin(marginsOnly, learning)
  const together = crossJoin(withVotes, learning)
  const beside = (without: Int32Array): JoiningReport =>
    decideJoining(answersOf({ heads, judged: withVotes, without, together, none: plan.none }), {
      ...plan,
      ofProjects: true,
    })
  const report = beside(alone)
  const overHeads = beside(heads.answered)
  const joins = report.joins && overHeads.with > overHeads.without
  if (!joins) return { joining: undefined, report, overHeads }
  const known = knownRowsOf(knownItems(rows, heads.judged.labels, heads.counted), group)
  const joining = { ...learnedStep(withVotes, learning, heads.projects), asked, context, known }
  return { joining, report, overHeads }
}

/** Least share of rows that must have a group and a date. */
const LEAST_DATED = 0.5

/** The column whose values group most rows, where most of them have a date too. */
function groupColumnOf(rows: readonly Evidence[]): string | undefined {
  return GROUP_COLUMNS.find((column) => {
    const dated = rows.filter(
      ({ item: { item } }) => item.when !== undefined && groupOf(item, column) !== undefined,
    )
    return dated.length >= LEAST_DATED * rows.length
  })
}

interface Compared {
  readonly heads: JudgedHeads
  readonly judged: JudgedBallots
  readonly without: Int32Array
  readonly together: Int32Array
  readonly none: string
}

function answersOf({ heads, judged, without, together, none }: Compared) {
  const { projects } = heads
  const nameOf = (label: number | undefined): string => projects[label ?? projects.length] ?? none
  return Array.from(heads.counted, (row) => ({
    gold: nameOf(judged.labels[row]),
    without: nameOf(settledAt(heads, row) ?? without[row]),
    with: nameOf(settledAt(heads, row) ?? together[row]),
    asked: judged.ballots[row] !== undefined,
  }))
}

function settledAt({ judged }: JudgedHeads, row: number): number | undefined {
  const settled = judged.settled?.[row] ?? -1
  return settled < 0 ? undefined : settled
}

function learnedStep(
  judged: JudgedBallots,
  learning: Parameters<typeof learnJoining>[1],
  names: readonly string[],
): Pick<Joining, 'slopes' | 'projects'> {
  const { slopes, offsets, accept, reject } = learnJoining(judged, learning)
  const cuts = names.map((project, label): [string, JoiningCut] => [
    project,
    {
      offset: offsets[label] as number,
      accept: accept[label] as number,
      reject: reject[label] as number,
    },
  ])
  return { slopes, projects: Object.fromEntries(cuts) }
}
