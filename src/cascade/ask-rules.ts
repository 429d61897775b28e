import { decideClaims } from '../decide/claims.js'
import { createArena, reset } from '../normalise/fold/arena.js'
import { createFolder } from '../normalise/fold/fold.js'
import { CASE_FOLD, FULL_FOLD, type FoldSteps } from '../normalise/fold/fold-steps.js'
import type { NormalItem } from '../normalise/fold/normal-item.js'
import { normalise } from '../normalise/fold/normalise.js'
import { compileRules, type CompiledRules } from '../rules/matching/compile.js'
import type { CompileMemo } from '../rules/matching/memo.js'
import { matchRules } from '../rules/matching/match.js'
import type { RuleSet } from '../rules/language/rule.js'
import type { Claim } from '../types/claim.js'
import type { ColumnFill } from '../types/fill.js'
import type { Item } from '../types/item.js'
import { createFiller } from './fill-missing.js'
import { TEXT_FIELDS } from './plain-item.js'

/** How rules are asked: what the input's texts are, and what overrides the rules. */
export interface RuleSettings {
  /** The text fields of the input: what `any field` means in a rule. The usual ones by default. */
  readonly fields?: readonly string[] | undefined
  /** `case`: rules fold nothing but upper and lower case, whatever they say. */
  readonly fold?: 'full' | 'case' | undefined
  /** `off`: rules forgive no typos, whatever they say. */
  readonly typos?: 'auto' | 'off' | undefined
  /** `off`: rules find no inflected forms, whatever they say. */
  readonly forms?: 'auto' | 'off' | undefined
  /** What stands in for missing values; nothing by default. */
  readonly missing?: readonly ColumnFill[] | undefined
  /** The fold of the items; that of the rules by default, the full one where heads follow. */
  readonly itemSteps?: FoldSteps | undefined
  /** What compiling rules worked out before; nothing by default. */
  readonly memo?: CompileMemo | undefined
}

/** What the rules stage says of an item. */
export interface RulesAnswer {
  /** The item as it was folded; valid until the next question. */
  readonly item: NormalItem
  /** Every claim on it, the possible ones too. */
  readonly claims: readonly Claim[]
  /** The projects it is given: several for a collection, none where nothing is claimed. */
  readonly projects: readonly string[]
}

/** Asks the rules stage alone about an item. */
export type AskRules = (item: Item) => RulesAnswer

/** Rules ready to be asked, one item at a time. */
export interface RuleAsker {
  readonly compiled: CompiledRules
  readonly ask: AskRules
}

/**
 * Compiles rules for a run: the one place that says with which fields and fold.
 *
 * `classify`, `explain`, training, induction and every check of rules come through here, so that
 * all of them see the same claims on the same row.
 */
export function compileFor(set: RuleSet, settings: RuleSettings = {}): CompiledRules {
  const { fields = TEXT_FIELDS, fold = 'full', typos = 'auto', forms = 'auto', memo } = settings
  return compileRules(set, { fields, fold, typos, forms, itemSteps: itemStepsOf(settings), memo })
}

/** Compiles rules and gives what asks them about single items. */
export function askRules(set: RuleSet, settings: RuleSettings = {}): RuleAsker {
  const compiled = compileFor(set, settings)
  const folder = createFolder(itemStepsOf(settings))
  const arena = createArena()
  const fill = createFiller(settings.missing)
  const ask: AskRules = (raw) => {
    reset(arena)
    const item = normalise(fill(raw), folder, arena)
    const claims = matchRules(compiled, item)
    if (claims.length === 0) return { item, claims, projects: [] }
    const { verdict } = decideClaims(claims, raw.cues)
    const labels = verdict.kind === 'settled' ? verdict.labels : []
    return { item, claims, projects: labels.map(({ project }) => project) }
  }
  return { compiled, ask }
}

/** The fold that items go through before rules of these settings are asked. */
export function itemStepsOf({ itemSteps, fold }: RuleSettings): FoldSteps {
  return itemSteps ?? (fold === 'case' ? CASE_FOLD : FULL_FOLD)
}
