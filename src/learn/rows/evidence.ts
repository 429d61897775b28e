import { compileFor, type RuleSettings } from '../../cascade/ask-rules.js'
import type { Evidence } from '../../heads/features/features.js'
import { createArena } from '../../normalise/fold/arena.js'
import { createFolder } from '../../normalise/fold/fold.js'
import { FULL_FOLD } from '../../normalise/fold/fold-steps.js'
import { normalise } from '../../normalise/fold/normalise.js'
import { matchAndBar } from '../../rules/matching/match.js'
import type { RuleSet } from '../../rules/language/rule.js'
import type { Item } from '../../types/item.js'

/** The rules that stand before the heads, and how they are asked. */
export interface RulesBefore extends RuleSettings {
  readonly rules: RuleSet
}

/** Items as heads learn from them: folded, each with what the rules claim of it. Memory: all rows. */
export function evidenceOf(items: Iterable<Item>, before?: RulesBefore): Evidence[] {
  const folder = createFolder(FULL_FOLD)
  const arena = createArena()
  const rules = before && compileFor(before.rules, { ...before, itemSteps: FULL_FOLD })
  return Array.from(items, (raw) => {
    const item = normalise(raw, folder, arena)
    return rules ? { item, ...matchAndBar(rules, item) } : { item, claims: [] }
  })
}
