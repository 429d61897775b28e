import type { Item } from '../../types/item.js'
import { nameOfClaim, type Record } from './check.js'
import type { InducedRule } from './induced-rule.js'
import { wilsonLower } from '../candidates/score.js'
import type { InductionSettings } from '../search/settings.js'

/** A row whose label the rules contradict. */
export interface Suspect {
  readonly id: string
  readonly title: string
  /** The label it has. */
  readonly label: string
  /** The label the rules would give it. */
  readonly proposed: string
  /** How sure the rule is: a lower bound of its precision; for none, of its recall. */
  readonly certainty: number
}

/** Below this recall a row that a rule leaves alone says nothing of its label. */
const EXPLAINED = 0.9

/**
 * Lists the rows that a precise rule claims for another project than their
 * label says, and those of a project that its rule, which explains nearly all
 * the others, leaves to none. The most certain come first.
 */
export function findSuspects(
  rules: readonly InducedRule[],
  record: Record,
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
      const booked = claims.map((_, number) => record.claims.get(nameOfClaim(project, number)))
      const sum = (of: 'right' | 'claimed'): number =>
        booked.reduce((total, one) => total + (one?.[of] ?? 0), 0)
      return [project, wilsonLower(sum('right'), sum('claimed'), 1.96)]
    }),
  )
  const suspects = items.flatMap((item, row): Suspect[] => {
    const label = item.gold ?? settings.none
    const given = record.given[row] ?? []
    if (label === settings.collection || given.length > 1 || given.includes(label)) return []
    const [proposed = settings.none] = given
    const recall = wilsonLower(right.get(label) ?? 0, support.get(label) ?? 0, 1.96)
    const certainty = given.length > 0 ? (precision.get(proposed) ?? 0) : recall
    if (label === settings.none && given.length === 0) return []
    if (given.length === 0 && recall < EXPLAINED) return []
    return [{ id: item.id, title: item.texts['title'] ?? '', label, proposed, certainty }]
  })
  return suspects.toSorted((a, b) => b.certainty - a.certainty)
}
