import type { CompiledRules } from './compile.js'
import type { KeywordNeedles } from './needle.js'
import type { ClaimPlan, PartPlan } from './plan.js'
import { LIST_NAMES } from '../language/rule.js'

/** A keyword where a rule uses it. */
export interface KeywordUse {
  readonly plan: ClaimPlan
  readonly part: PartPlan
  readonly list: (typeof LIST_NAMES)[number]
  readonly sought: KeywordNeedles
}

/** Every keyword of the rules that are switched on, in the order of files, claims and lists. */
export function keywordUses({ claims }: CompiledRules): KeywordUse[] {
  return claims.flatMap((plan) =>
    plan.parts.flatMap((part) =>
      LIST_NAMES.flatMap((list) =>
        (part[list] ?? []).map((sought) => ({ plan, part, list, sought })),
      ),
    ),
  )
}
