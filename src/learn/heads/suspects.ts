import { listSuspects, SURE, type Doubt, type Suspect } from '../../evaluate/suspects.js'
import type { Evidence } from '../../heads/features/features.js'
import type { FittedHeads } from './fit-heads.js'
import { bestOf, crossDecide, learnDecision } from './learn-decision.js'

/**
 * The rows whose label heads that had not seen them contradict, the most suspicious first.
 *
 * A row that the rules give the proposed label comes before one that only the heads doubt;
 * a row whose own label the rules confirm is left out, and so is one that no head could judge
 * because none had seen its label elsewhere.
 */
export function findSuspects(rows: readonly Evidence[], fitted: FittedHeads): Suspect[] {
  const { judged, counted, projects, model } = fitted
  const decided = crossDecide(judged, counted, { ...model.cuts, goal: EVEN })
  const unjudged = new Set(fitted.unjudged)
  const rule = learnDecision(judged, counted, model.cuts)
  const nameOf = (number: number): string => projects[number] ?? model.noneLabel
  const areRulesAsked = rows.some(({ claims }) => claims.length > 0)
  const doubts = rows.flatMap((evidence, row): Doubt[] => {
    const label = nameOf(judged.labels[row] as number)
    const proposed = nameOf(decided[row] as number)
    const rules = claimedBy(evidence)
    if (unjudged.has(row) || label === proposed || rules === label) return []
    const best = bestOf(judged, row, rule)
    const chance = proposed === model.noneLabel ? 1 - best.chance : best.chance
    const unclaimed = areRulesAsked && rules === undefined
    const agreed = rules === proposed || (unclaimed && proposed === model.noneLabel)
    const sure = areRulesAsked ? agreed : chance >= SURE
    return [{ row, label, proposed, chance, rules, agreed, sure }]
  })
  return listSuspects(
    rows.map(({ item }) => item.item),
    doubts,
  )
}

/** Cut-offs that prefer neither: one that avoids false claims would call right labels wrong. */
const EVEN = { kind: 'f', beta: 1 } as const

/** The one project the rules claim the row for. */
function claimedBy({ claims }: Evidence): string | undefined {
  const projects = new Set(
    claims.filter(({ absent }) => absent.length === 0).map(({ project }) => project),
  )
  const [first] = projects
  return projects.size === 1 ? first : undefined
}
