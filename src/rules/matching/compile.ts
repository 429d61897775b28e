import { FULL_FOLD, type FoldSteps } from '../../normalise/fold/fold-steps.js'
import { createCrowds } from './crowds.js'
import { createItemSearch, type ItemSearch } from './item-search.js'
import { NO_MEMO, type CompileMemo } from './memo.js'
import { createNeedles, type Needle } from './needle.js'
import { fieldsOf, planClaims, type ClaimPlan } from './plan.js'
import { createProfiles } from './profile.js'
import type { RuleSet } from '../language/rule.js'
import { createSearches } from './search.js'

/** How rules are compiled for a run. */
export interface CompileOptions {
  /** The text fields of the input, the shorter ones first: `any field` means these. */
  readonly fields: readonly string[]
  /** `case`: nothing but lower-casing, substrings anywhere, whatever the rules say. */
  readonly fold?: 'full' | 'case'
  /** `off`: no typos, whatever the rules say. */
  readonly typos?: 'auto' | 'off'
  /** `off`: no inflected forms, whatever the rules say; always so under `fold: case`. */
  readonly forms?: 'auto' | 'off'
  /** The steps items come folded with; texts folded otherwise are folded again. */
  readonly itemSteps?: FoldSteps
  /** What was worked out before; nothing by default. */
  readonly memo?: CompileMemo | undefined
}

/**
 * Rules, ready to be matched.
 *
 * It holds scratch space: one thread, one item at a time.
 */
export interface CompiledRules {
  readonly fields: readonly string[]
  readonly needles: readonly Needle[]
  readonly claims: readonly ClaimPlan[]
  /** Claims to be asked, found or not, where the fields of their trigger are all absent. */
  readonly sleepers: readonly ClaimPlan[]
  readonly search: ItemSearch
}

/** Compiles the rules that are switched on; O(keywords), some milliseconds per thousand. */
export function compileRules(set: RuleSet, options: CompileOptions): CompiledRules {
  const fields = fieldsOf(set.rules, options.fields)
  const memo = options.memo ?? NO_MEMO
  const table = createNeedles({
    fold: options.fold ?? 'full',
    typos: options.typos ?? 'auto',
    forms: options.fold === 'case' ? 'off' : (options.forms ?? 'auto'),
    profileOf: createProfiles({
      given: options.itemSteps ?? FULL_FOLD,
      ordinaryWords: set.ordinaryWords,
    }),
    regexes: set.regexes,
    memo,
  })
  const claims = planClaims(set.rules, { fields, needles: table })
  const { needles } = table
  const size = { fields: fields.length, needles: needles.length }
  const woken = wakingTable(claims, size)
  const crowds = createCrowds(claims, { woken, size })
  const searches = createSearches({ fields, needles, claims, woken }, memo)
  const search = createItemSearch({ searches, needles: needles.length, woken, crowds })
  return { fields, needles, claims, sleepers: sleepersOf(claims), search }
}

function wakingTable(
  claims: readonly ClaimPlan[],
  size: { readonly fields: number; readonly needles: number },
): (readonly number[] | undefined)[] {
  const woken: (number[] | undefined)[] = Array.from({ length: size.fields * size.needles })
  for (const { id, trigger } of claims)
    for (const field of trigger.fields)
      for (const needle of trigger.needles) (woken[field * size.needles + needle] ??= []).push(id)
  return woken
}

function sleepersOf(claims: readonly ClaimPlan[]): ClaimPlan[] {
  return claims.filter(({ trigger, parts }) =>
    parts.some(
      ({ fields, any, all }) =>
        (any ?? all) && fields.some((field) => !trigger.fields.includes(field)),
    ),
  )
}
