import { createFeatures } from './binary-features.js'
import type { Item } from '../../src/types/item.js'

/** A decision list, learned. */
export interface DecisionList {
  readonly rules: number
  readonly ask: (item: Item) => string
}

const SMOOTHING = 0.1

/**
 * Yarowsky's decision list: words and pairs of words per field, each a rule for
 * the label it speaks for most, sorted by smoothed log-likelihood; the first
 * that is found decides.
 *
 * @see Yarowsky, "Decision lists for lexical ambiguity resolution", 1994.
 */
export function learnDecisionList(items: readonly Item[], none: string): DecisionList {
  const featuresOf = createFeatures()
  const counts = new Map<string, Map<string, number>>()
  for (const item of items) {
    for (const feature of featuresOf(item)) {
      const labels = counts.get(feature) ?? new Map<string, number>()
      if (labels.size === 0) counts.set(feature, labels)
      const label = item.gold ?? none
      labels.set(label, (labels.get(label) ?? 0) + 1)
    }
  }
  const rules = new Map<string, { readonly label: string; readonly weight: number }>()
  for (const [feature, labels] of counts) {
    const total = [...labels.values()].reduce((sum, count) => sum + count, 0)
    if (total < 2) continue
    const [label, most] = [...labels].reduce((best, one) => (one[1] > best[1] ? one : best))
    const weight = Math.log((most + SMOOTHING) / (total - most + SMOOTHING))
    if (weight > 0) rules.set(feature, { label, weight })
  }
  const ofProjects = [...rules.values()].filter(({ label }) => label !== none)
  const ask = (item: Item): string => {
    let best = { label: none, weight: 0 }
    for (const feature of featuresOf(item)) {
      const rule = rules.get(feature)
      if (rule && rule.weight > best.weight) best = rule
    }
    return best.label
  }
  return { rules: ofProjects.length, ask }
}
