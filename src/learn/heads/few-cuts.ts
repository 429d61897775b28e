import { chanceOf } from '../../heads/scoring/calibration.js'
import { NEVER, type CutSettings } from '../../heads/scoring/cutoffs.js'
import { topTwo } from '../../numbers/top-two.js'
import type { DecisionRule, JudgedMargins } from './judged-margins.js'

/** Of the rows of none, those that heads with few rows may claim. */
const CLAIMED_SHARE = 0.02

/** So many of them for each row that those heads have, so that many rows of none do not outnumber a project's. */
const CLAIMED_PER_ROW = 1

/**
 * The rule with cut-offs for the heads with few rows, all the same.
 *
 * No row of theirs is needed: the cut-off is a high quantile of how far such a head stands above
 * none on rows of none that were held out, where it is the best head; and never above even. Where
 * no row is none, the best head is taken.
 */
export function withFewCuts(
  judged: JudgedMargins,
  rows: Int32Array,
  { goal, rule }: Pick<CutSettings, 'goal'> & { readonly rule: DecisionRule },
): DecisionRule {
  const { few, labels, projects } = judged
  if (!few) return rule
  const gaps: number[] = []
  for (const row of rows) if (labels[row] === projects) gaps.push(gapOf(judged, row))
  gaps.sort((a, b) => b - a)
  const own = labels.filter((label) => few.isFew[label] === 1).length
  const allowed = Math.floor(Math.min(CLAIMED_SHARE * gaps.length, CLAIMED_PER_ROW * own))
  const margin = Math.min(0, gaps[allowed] ?? 0)
  const standing = { margin, rival: 0, none: 0, known: 0 }
  const even = labels.includes(projects) ? chanceOf(few.calibration, standing, 0) : 0
  const cut = goal.kind === 'precision' ? NEVER : even
  const withCut = (cuts: Float64Array): Float64Array =>
    cuts.map((usual, head) => (few.isFew[head] === 1 ? cut : usual))
  const { accept, reject } = rule.cutoffs
  return { ...rule, cutoffs: { accept: withCut(accept), reject: withCut(reject) } }
}

/** How far the best head stands above none where it is one with few rows. */
function gapOf({ outOfFold, projects, few }: JudgedMargins, row: number): number {
  const from = row * (projects + 1)
  const [best] = topTwo(outOfFold.margins, from, projects)
  if (few?.isFew[best] !== 1) return -Infinity
  return (outOfFold.margins[from + best] as number) - (outOfFold.fewNone[row] as number)
}
