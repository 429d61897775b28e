import type { NormalItem } from '../../normalise/fold/normal-item.js'
import type { Claim } from '../../types/claim.js'
import type { Item } from '../../types/item.js'
import type { CompiledRules } from './compile.js'
import { conditionOutcome, type Outcome } from './condition.js'
import { hitsOf } from './evidence.js'
import { isFrequent } from './frequency.js'
import { beginSearch, hasNeedle, rawIn, type ItemSearch } from './item-search.js'
import { asksLength, lengthHolds } from './length.js'
import type { KeywordNeedles } from './needle.js'
import type { ClaimPlan, PartPlan, Trigger } from './plan.js'

/**
 * Every claim on an item, in the order of rules and claims: those that hold,
 * and the possible ones that only absent values keep from holding. Levels are
 * not looked at.
 *
 * An item in which no keyword is found costs its searches and nothing more.
 */
export function matchRules(rules: CompiledRules, item: NormalItem): Claim[] {
  return wakeClaims(rules, item).flatMap((plan) => claimOn(rules, plan, item.item) ?? [])
}

/** What rules say of an item: who claims it, and who would but for a stop word or a value. */
export interface RuleMatch {
  readonly claims: readonly Claim[]
  /** Projects without a claim whose keywords were found, and whose rule forbids the item all the same. */
  readonly barred: readonly string[]
}

/** The claims of {@link matchRules} and the projects that their own rules bar. */
export function matchAndBar(rules: CompiledRules, item: NormalItem): RuleMatch {
  const plans = wakeClaims(rules, item)
  if (plans.length === 0) return NOTHING
  const claims: Claim[] = []
  const barred = new Set<string>()
  for (const plan of plans) {
    const claim = claimOn(rules, plan, item.item)
    if (claim) claims.push(claim)
    else if (isNamed(plan, rules.search)) barred.add(plan.rule.project)
  }
  for (const { project } of claims) barred.delete(project)
  return { claims, barred: [...barred] }
}

const NOTHING: RuleMatch = { claims: [], barred: [] }

/** The claims for which a keyword was found or that wait for a text that is absent, in order. */
function wakeClaims(rules: CompiledRules, item: NormalItem): readonly ClaimPlan[] {
  const { search, sleepers } = rules
  const found = beginSearch(search, item)
  const roused =
    sleepers.length === 0 ? [] : sleepers.filter(({ trigger }) => lacks(rules, trigger))
  if (found.length === 0 && roused.length === 0) return []

  const awake = new Set([...found, ...roused.map(({ id }) => id)])
  return [...awake].toSorted((a, b) => a - b).map((id) => rules.claims[id] as ClaimPlan)
}

function lacks({ search }: CompiledRules, { fields }: Trigger): boolean {
  for (const field of fields) if (rawIn(search, field) !== undefined) return false
  return true
}

function claimOn(rules: CompiledRules, plan: ClaimPlan, item: Item): Claim | undefined {
  const absent = obstaclesOf(plan, rules, item)
  if (!absent) return undefined
  const hits = hitsOf(plan, rules.search, rules.fields)
  if (hits.length === 0) return undefined
  const { rule, claim, rank } = plan
  return {
    project: rule.project,
    level: rule.level,
    rank,
    precision: claim.precision ?? rule.precision,
    place: claim.place,
    hits,
    absent,
  }
}

/** The absent columns and fields that keep a claim from holding; undefined where anything else does. */
function obstaclesOf(
  { claim, parts }: ClaimPlan,
  { search, fields }: CompiledRules,
  item: Item,
): readonly string[] | undefined {
  const absent: string[] = []
  for (const condition of claim.where) {
    const outcome = conditionOutcome(condition, item)
    if (outcome === 'fails') return undefined
    if (outcome === 'absent') absent.push(condition.column)
  }
  for (const part of parts) {
    const outcome = partOutcome(part, search)
    if (outcome === 'fails') return undefined
    if (outcome === 'absent') absent.push(...part.fields.map((field) => fields[field] ?? ''))
  }
  return absent.length === 0 ? absent : [...new Set(absent)]
}

/** A part all of whose fields are absent does not hold, unless it only forbids. */
function partOutcome(plan: PartPlan, search: ItemSearch): Outcome {
  const { part, fields, any, all, stop } = plan
  const asks = any !== undefined || all !== undefined || asksLength(part)
  if (fields.every((field) => rawIn(search, field) === undefined)) return asks ? 'absent' : 'holds'
  if (asksLength(part) && !fields.some((field) => longEnough(part, rawIn(search, field))))
    return 'fails'
  if (any && !anyFound(any, plan, search)) return 'fails'
  if (all && !allFound(all, plan, search)) return 'fails'
  return stop && anyFound(stop, plan, search) ? 'fails' : 'holds'
}

/** Whether every part's keywords are there, whatever stops or conditions say. */
function isNamed({ parts }: ClaimPlan, search: ItemSearch): boolean {
  return parts.every(
    (plan) =>
      (!plan.any || anyFound(plan.any, plan, search)) &&
      (!plan.all || allFound(plan.all, plan, search)),
  )
}

function longEnough(part: PartPlan['part'], raw: string | undefined): boolean {
  return raw !== undefined && lengthHolds(part, raw)
}

/** Whether one of the keywords stands in a field, or all together often enough in one that asks for more. */
export function anyFound(
  sought: readonly KeywordNeedles[],
  { fields, needs }: Pick<PartPlan, 'fields' | 'needs'>,
  search: ItemSearch,
): boolean {
  return fields.some((field) => {
    const need = needs.get(field)
    if (!sought.some(({ needles }) => needles.some(({ id }) => hasNeedle(search, field, id))))
      return false
    return need ? isFrequent(sought, { field, need }, search) : true
  })
}

/** Whether each of the keywords stands in any of the fields, a field that asks for more often enough. */
export function allFound(
  sought: readonly KeywordNeedles[],
  { fields, needs }: Pick<PartPlan, 'fields' | 'needs'>,
  search: ItemSearch,
): boolean {
  const counted = fields.filter((field) => {
    const need = needs.get(field)
    return !need || isFrequent(sought, { field, need }, search)
  })
  return sought.every(({ needles }) =>
    needles.some(({ id }) => counted.some((field) => hasNeedle(search, field, id))),
  )
}
