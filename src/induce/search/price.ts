import type { ConditionTest } from '../candidates/condition.js'
import type { InductionSettings } from './settings.js'

/** Conditions of a claim at most: stop words apart, and stop words. */
export const CONDITIONS_PER_CLAIM = 2
const STOPS_PER_CLAIM = 8

/** All of them. */
export const MOST_CONDITIONS = CONDITIONS_PER_CLAIM + STOPS_PER_CLAIM

/** The cost of conditions in F1; a further stop word of a list costs as much as a keyword. */
export function priceOf(conditions: readonly ConditionTest[], settings: InductionSettings): number {
  const lists = new Set<string>()
  let price = 0
  for (const { condition } of conditions) {
    const further = condition.kind === 'stop' && lists.has(condition.field)
    price += further ? settings.keywordPrice : settings.conditionPrice
    if (condition.kind === 'stop') lists.add(condition.field)
  }
  return price
}

/** Whether a claim with these conditions may have one more. */
export function hasPlace(
  conditions: readonly ConditionTest[],
  { condition }: ConditionTest,
): boolean {
  const stops = condition.kind === 'stop'
  const alike = conditions.filter((other) => (other.condition.kind === 'stop') === stops)
  return alike.length < (stops ? STOPS_PER_CLAIM : CONDITIONS_PER_CLAIM)
}
