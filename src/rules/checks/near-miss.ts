import type { NormalItem } from '../../normalise/fold/normal-item.js'
import type { CompiledRules } from '../matching/compile.js'
import { explainRule, type ClaimExplanation, type Explanation } from './explain.js'

/** Near misses told of. */
const MOST = 3

/** A keyword may be this share of its letters away from what stands in the text. */
const MOST_EDITS = 0.4

/** What a failed condition, stop word or length costs beside a keyword that is missing (1). */
const OTHER_OBSTACLE = 0.5

/**
 * The claims that came nearest to an item that no rule claims: one claim a project, the nearest
 * first. What stands in the way is in the explanation.
 */
export function nearMisses(rules: CompiledRules, item: NormalItem): Explanation[] {
  const projects = new Set(rules.claims.map(({ rule }) => rule.project))
  return [...projects]
    .flatMap((project) => {
      const explanation = explainRule(rules, project, item)
      if (!explanation) return []
      const ranked = explanation.claims
        .map((claim) => ({ claim, distance: distanceOf(claim) }))
        .toSorted((a, b) => a.distance - b.distance)
      const [nearest] = ranked
      return nearest && nearest.distance < Infinity
        ? [{ distance: nearest.distance, explanation: { ...explanation, claims: [nearest.claim] } }]
        : []
    })
    .toSorted((a, b) => a.distance - b.distance)
    .slice(0, MOST)
    .map(({ explanation }) => explanation)
}

/** How far a claim is from holding; Infinity where no keyword of it is found or near. */
function distanceOf({ parts, conditions }: ClaimExplanation): number {
  let distance = 0
  let anythingNear = false
  for (const { outcome, lists, length } of parts) {
    if (outcome === 'absent' || length?.holds === false) distance += OTHER_OBSTACLE
    for (const { list, holds, found, missing } of lists) {
      if (list === 'stop') {
        if (!holds) distance += OTHER_OBSTACLE
        continue
      }
      if (found.length > 0) anythingNear = true
      if (holds) continue
      const [nearest] = missing
      const share = nearest?.near ? nearest.near.edits / nearest.keyword.length : 1
      if (share <= MOST_EDITS) anythingNear = true
      distance += Math.min(1, share)
    }
  }
  distance += OTHER_OBSTACLE * conditions.filter(({ outcome }) => outcome !== 'holds').length
  return anythingNear ? distance : Infinity
}
