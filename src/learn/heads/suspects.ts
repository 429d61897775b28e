import type { Evidence } from '../../heads/features/features.js'
import type { FittedHeads } from './fit-heads.js'
import { bestOf, learnDecision } from './learn-decision.js'

/** A labelled row whose label is probably wrong. */
export interface Suspect {
  /** Position among the labelled rows. */
  readonly row: number
  readonly id: string
  readonly text: string
  readonly label: string
  readonly proposed: string
  /** The chance of the proposed label, by heads that had not seen the row. */
  readonly chance: number
  /** What the rules say; absent where they claim nothing or were not asked. */
  readonly rules: string | undefined
  /** Larger is more suspicious. */
  readonly rank: number
  /** Whether rules and heads both contradict the label; where rules were not asked, heads with a high chance. */
  readonly sure: boolean
}

/** How much more a row is suspected when the rules name the proposed label too. */
const BOTH = 1

/** The chance from which heads alone are sure. */
const SURE = 0.8

/**
 * The rows whose label heads that had not seen them contradict, the most suspicious first.
 *
 * A row that the rules give the proposed label comes before one that only the heads doubt;
 * a row whose own label the rules confirm is left out.
 */
export function findSuspects(rows: readonly Evidence[], fitted: FittedHeads): Suspect[] {
  const { judged, projects, decided, model } = fitted
  const rule = learnDecision(judged, Int32Array.from(rows.keys()), model.cuts)
  const nameOf = (number: number): string => projects[number] ?? model.noneLabel
  const areRulesAsked = rows.some(({ claims }) => claims.length > 0)
  const suspects = rows.flatMap((evidence, row): Suspect[] => {
    const label = nameOf(judged.labels[row] as number)
    const proposed = nameOf(decided[row] as number)
    if (label === proposed) return []
    const rules = claimedBy(evidence)
    if (rules === label) return []
    const best = bestOf(judged, row, rule)
    const chance = proposed === model.noneLabel ? 1 - best.chance : best.chance
    const unclaimed = areRulesAsked && rules === undefined
    const agreed = rules === proposed || (unclaimed && proposed === model.noneLabel)
    const { item } = evidence.item
    const text = Object.values(item.texts).find((value) => value !== undefined) ?? ''
    const rank = chance + (agreed ? BOTH : 0)
    const sure = areRulesAsked ? agreed : chance >= SURE
    return [{ row, id: item.id, text, label, proposed, chance, rules, rank, sure }]
  })
  return suspects.toSorted((a, b) => b.rank - a.rank || a.row - b.row)
}

/** The one project the rules claim the row for. */
function claimedBy({ claims }: Evidence): string | undefined {
  const projects = new Set(
    claims.filter(({ absent }) => absent.length === 0).map(({ project }) => project),
  )
  const [first] = projects
  return projects.size === 1 ? first : undefined
}
