import { TEXT_FIELDS } from '../../cascade/plain-item.js'
import type { Evidence } from '../../heads/features/features.js'
import { createArena } from '../../normalise/fold/arena.js'
import { createFolder } from '../../normalise/fold/fold.js'
import { FULL_FOLD } from '../../normalise/fold/fold-steps.js'
import { normalise } from '../../normalise/fold/normalise.js'
import { compileRules } from '../../rules/matching/compile.js'
import { matchRules } from '../../rules/matching/match.js'
import type { RuleSet } from '../../rules/language/rule.js'
import type { Item } from '../../types/item.js'

/** The rules that stand before the heads, and how they are asked. */
export interface RulesBefore {
  readonly rules: RuleSet
  /** The text fields of the input: what `any field` means in a rule. */
  readonly fields?: readonly string[] | undefined
  readonly typos?: 'auto' | 'off' | undefined
  readonly fold?: 'full' | 'case' | undefined
}

/** Items as heads learn from them: folded, each with what the rules claim of it. Memory: all rows. */
export function evidenceOf(items: Iterable<Item>, before?: RulesBefore): Evidence[] {
  const folder = createFolder(FULL_FOLD)
  const arena = createArena()
  const { fields = TEXT_FIELDS, typos = 'auto', fold = 'full' } = before ?? {}
  const rules = before && compileRules(before.rules, { fields, fold, typos, itemSteps: FULL_FOLD })
  return Array.from(items, (raw) => {
    const item = normalise(raw, folder, arena)
    return { item, claims: rules ? matchRules(rules, item) : [] }
  })
}
