import { listSuspects, SURE, type Doubt, type Suspect } from '../../evaluate/suspects.js'
import type { Evidence } from '../../heads/features/features.js'
import { topTwo } from '../../numbers/top-two.js'
import type { FittedHeads } from './fit-heads.js'
import type { JudgedMargins } from './judged-margins.js'
import { bestOf, crossDecide, learnDecision } from './learn-decision.js'

/**
 * The rows whose label heads that had not seen them contradict, the most suspicious first:
 * where they decide otherwise, or another label has the largest margin.
 *
 * A row that the rules give the proposed label comes before one that only the heads doubt;
 * a row whose own label the rules confirm is left out, and so is one that no head could judge
 * because none had seen its label elsewhere.
 */
export function findSuspects(rows: readonly Evidence[], fitted: FittedHeads): Suspect[] {
  const { judged, counted, projects, model } = fitted
  const { decided } = crossDecide(judged, counted, { ...model.cuts, goal: EVEN })
  const unjudged = new Set(fitted.unjudged)
  const rule = learnDecision(judged, counted, model.cuts)
  const nameOf = (number: number): string => projects[number] ?? model.noneLabel
  const areRulesAsked = rows.some(({ claims }) => claims.length > 0)
  const confidences = confidencesOf(judged)
  const doubts = rows.flatMap((evidence, row): Doubt[] => {
    const own = judged.labels[row] as number
    const given = decided[row] as number
    const label = nameOf(own)
    const proposed = nameOf(given === own ? largestOf(judged, row) : given)
    const rules = claimedBy(evidence)
    if (unjudged.has(row) || label === proposed || rules === label) return []
    const best = bestOf(judged, row, rule)
    const chance = proposed === model.noneLabel ? 1 - best.chance : best.chance
    const unclaimed = areRulesAsked && rules === undefined
    const agreed = rules === proposed || (unclaimed && proposed === model.noneLabel)
    const sure = areRulesAsked ? agreed : chance >= SURE
    const confidence = confidences[row] as number
    return [{ row, label, proposed, chance, confidence, rules, agreed, sure }]
  })
  return listSuspects(
    rows.map(({ item }) => item.item),
    doubts,
  )
}

/** How steeply margins become shares. */
const STEEP = 4

/**
 * The share that margins give each row's own label among all labels and none, over its mean on
 * the rows of that label: labels that are hard to tell are not all suspect.
 *
 * @see Northcutt, Jiang and Chuang, "Confident learning", 2021.
 */
function confidencesOf({ outOfFold: { margins }, labels, projects }: JudgedMargins): Float64Array {
  const width = projects + 1
  const sums = new Float64Array(width)
  const sizes = new Float64Array(width)
  const shares = Float64Array.from(labels, (label, row) => {
    const own = margins[row * width + label] as number
    let all = 0
    for (let at = row * width; at < (row + 1) * width; at++) {
      all += Math.exp(STEEP * ((margins[at] as number) - own))
    }
    sums[label] = (sums[label] as number) + 1 / all
    sizes[label] = (sizes[label] as number) + 1
    return 1 / all
  })
  return shares.map((share, row) => {
    const label = labels[row] as number
    return (share * (sizes[label] as number)) / (sums[label] as number)
  })
}

/** The label of the largest margin, none among them. */
function largestOf({ outOfFold: { margins }, projects }: JudgedMargins, row: number): number {
  const [best] = topTwo(margins, row * (projects + 1), projects + 1)
  return best
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
