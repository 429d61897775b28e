import { CUTS, type CutSettings } from '../../heads/scoring/cutoffs.js'
import type { Evidence } from '../../heads/features/features.js'
import { leavesEarly } from '../heads/early-exit.js'
import type { FittedHeads } from '../heads/fit-heads.js'
import { bestOf, learnDecision } from '../heads/learn-decision.js'
import type { HybridRow } from './train-hybrid.js'
import { foldCount } from '../../numbers/folds.js'

/** What {@link hybridRowsOf} may be told. */
export interface HybridRowsOptions {
  readonly none: string
  readonly cuts?: Partial<CutSettings>
}

/**
 * The rows as the heads leave them to stage three, out of fold: each is judged
 * by heads and cutoffs that were fitted on the other folds. Rows that rules
 * settled or that left early never reach it.
 */
export function hybridRowsOf(
  rows: readonly Evidence[],
  {
    judged,
    counted,
    projects,
    model,
  }: Pick<FittedHeads, 'judged' | 'counted' | 'projects' | 'model'>,
  { none, cuts }: HybridRowsOptions,
): HybridRow[] {
  const { foldOf } = judged.outOfFold
  const settings = { ...CUTS, ...cuts }
  const rules = Array.from({ length: foldCount(foldOf) }, (_, fold) =>
    learnDecision(
      judged,
      counted.filter((row) => foldOf[row] !== fold),
      settings,
    ),
  )
  return rows.flatMap(({ item: { item } }, row): HybridRow[] => {
    const fold = foldOf[row] ?? 0
    const rule = rules[fold]
    if (!rule) return []
    const gold = item.gold ?? none
    const known = judged.settled?.[row] ?? -1
    if (known >= 0) return [{ item, gold, fold, deferred: false, without: projects[known] ?? none }]

    const { head, chance } = bestOf(judged, row, rule)
    const project = projects[head] ?? none
    const leaves = leavesEarly(judged, row, model.earlyExitBelow)
    const accepted = !leaves && chance >= (rule.cutoffs.accept[head] ?? 1)
    const deferred = !leaves && !accepted && chance > (rule.cutoffs.reject[head] ?? 0)
    const without = accepted ? project : none
    return [{ item, gold, fold, deferred, without, open: new Set([project]) }]
  })
}
