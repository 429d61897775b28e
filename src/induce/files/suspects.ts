import { listSuspects, SURE, type Doubt, type Suspect } from '../../evaluate/suspects.js'
import type { Item } from '../../types/item.js'
import { nameOfClaim, type RunRecord } from './check.js'
import type { InducedRule } from './induced-rule.js'
import { wilsonLower } from '../candidates/score.js'
import type { InductionSettings } from '../search/settings.js'

/** Below this recall a row that a rule leaves alone says nothing of its label. */
const EXPLAINED = 0.9

/**
 * Lists the rows that a precise rule claims for another project than their
 * label says, and those of a project that its rule, which explains nearly all
 * the others, leaves to none. The chance is a lower bound of the rule's precision, for none of
 * its recall; the likeliest come first.
 */
export function contradictedRows(
  rules: readonly InducedRule[],
  record: RunRecord,
  { items, settings }: { readonly items: readonly Item[]; readonly settings: InductionSettings },
): Suspect[] {
  const support = new Map<string, number>()
  const right = new Map<string, number>()
  items.forEach(({ gold = settings.none }, row) => {
    support.set(gold, (support.get(gold) ?? 0) + 1)
    if (record.given[row]?.includes(gold)) right.set(gold, (right.get(gold) ?? 0) + 1)
  })
  const precision = new Map(
    rules.map(({ project, claims }) => {
      const counted = claims.map((_, number) => record.claims.get(nameOfClaim(project, number)))
      const sum = (of: 'right' | 'claimed'): number =>
        counted.reduce((total, one) => total + (one?.[of] ?? 0), 0)
      return [project, wilsonLower(sum('right'), sum('claimed'), 1.96)]
    }),
  )
  const doubts = items.flatMap((item, row): Doubt[] => {
    const label = item.gold ?? settings.none
    const given = record.given[row] ?? []
    if (label === settings.collection || given.length > 1 || given.includes(label)) return []
    const [proposed = settings.none] = given
    const recall = wilsonLower(right.get(label) ?? 0, support.get(label) ?? 0, 1.96)
    const chance = given.length > 0 ? (precision.get(proposed) ?? 0) : recall
    const rules = given.length > 0 ? proposed : undefined
    if (label === settings.none && given.length === 0) return []
    if (given.length === 0 && recall < EXPLAINED) return []
    const confidence = 1 - chance
    return [
      { row, label, proposed, chance, confidence, rules, agreed: false, sure: chance >= SURE },
    ]
  })
  return listSuspects(items, doubts)
}
