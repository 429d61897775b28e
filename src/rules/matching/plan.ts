import type { NonEmpty } from '../../types/parsed.js'
import type { NeedleTable, KeywordNeedles } from './needle.js'
import { needOf, type Need } from './need.js'
import { once } from './once.js'
import type { ClaimRule, FieldChoice, Keyword, Rule, TextPart } from '../language/rule.js'

/** A claim with its keywords as needles and its fields as numbers. */
export interface ClaimPlan {
  /** Index among all plans, in the order of rules and claims. */
  readonly id: number
  /** Index of the rule's file in the folder. */
  readonly rank: number
  readonly rule: Rule
  readonly claim: ClaimRule
  readonly parts: NonEmpty<PartPlan>
  /** A needle of these must be found, or the claim cannot hold: what wakes it. */
  readonly trigger: Trigger
  /** Other needles of which one must be found; asked where the trigger is found too often. */
  readonly others: readonly Trigger[]
}

/** A part of a claim, ready to be asked. */
export interface PartPlan {
  readonly part: TextPart
  /** Indexes of the fields, in the order of the compiled rules' fields. */
  readonly fields: readonly number[]
  /** Of these the ones where a keyword must be found more than once. */
  readonly needs: ReadonlyMap<number, Need>
  readonly any: readonly KeywordNeedles[] | undefined
  readonly all: readonly KeywordNeedles[] | undefined
  readonly stop: readonly KeywordNeedles[] | undefined
  /** Id of a needle → the keywords of any and all that it stands for. */
  readonly positive: () => ReadonlyMap<number, readonly KeywordNeedles[]>
}

/** Needles and the fields in which they wake a claim. */
export interface Trigger {
  readonly fields: readonly number[]
  readonly needles: readonly number[]
}

/** Which texts there are, and how keywords become needles. */
export interface PlanSettings {
  readonly fields: readonly string[]
  readonly needles: NeedleTable
}

/** Plans every claim of the rules that are switched on. */
export function planClaims(rules: readonly Rule[], settings: PlanSettings): ClaimPlan[] {
  const plans: ClaimPlan[] = []
  for (const [rank, rule] of rules.entries()) {
    if (!rule.enabled) continue
    for (const claim of rule.claims) {
      const [first, ...rest] = claim.parts
      const parts = [
        planPart(first, settings),
        ...rest.map((part) => planPart(part, settings)),
      ] as const
      plans.push({ id: plans.length, rank, rule, claim, parts, ...triggersOf(parts) })
    }
  }
  return plans
}

/** The text fields of a run: those given, then those that only rules name. */
export function fieldsOf(rules: readonly Rule[], given: readonly string[]): string[] {
  const named = rules
    .flatMap(({ claims }) => claims.flatMap(({ parts }) => parts))
    .flatMap(({ fields }) => (fields.kind === 'named' ? fields.names : []))
  return [...new Set([...given, ...named])]
}

function planPart(part: TextPart, { fields, needles }: PlanSettings): PartPlan {
  const soughtOf = (list: readonly Keyword[] | undefined): readonly KeywordNeedles[] | undefined =>
    list?.map((keyword) => needles.seek(keyword))
  const any = soughtOf(part.any)
  const all = soughtOf(part.all)
  const own = indexesOf(part.fields, fields)
  return {
    part,
    fields: own,
    needs: needsOf(part, own, fields),
    any,
    all,
    stop: soughtOf(part.stop),
    positive: once(() => soughtByNeedle([...(any ?? []), ...(all ?? [])])),
  }
}

function needsOf(
  { frequency }: TextPart,
  own: readonly number[],
  fields: readonly string[],
): ReadonlyMap<number, Need> {
  const needs = own.map((field) => [field, needOf(fields[field] ?? '', frequency)] as const)
  return new Map(needs.flatMap(([field, need]) => (need ? [[field, need] as const] : [])))
}

function soughtByNeedle(
  list: readonly KeywordNeedles[],
): ReadonlyMap<number, readonly KeywordNeedles[]> {
  const found = new Map<number, KeywordNeedles[]>()
  for (const sought of list)
    for (const { id } of sought.needles) {
      const others = found.get(id)
      if (others) others.push(sought)
      else found.set(id, [sought])
    }
  return found
}

function indexesOf(choice: FieldChoice, fields: readonly string[]): number[] {
  if (choice.kind === 'any field') return fields.map((_, index) => index)
  return choice.names.map((name) => fields.indexOf(name))
}

/**
 * The cheapest list that must be found for the claim to hold: in the earliest
 * fields (a title is shorter than a description), then of the fewest needles.
 */
function triggersOf(parts: NonEmpty<PartPlan>): Pick<ClaimPlan, 'trigger' | 'others'> {
  const triggers = parts.flatMap(({ fields, any, all }) => {
    const lists = [...(any ? [any] : []), ...(all ?? []).map((sought) => [sought])]
    return lists.map((list) => ({
      fields,
      needles: list.flatMap((sought) => sought.needles.map(({ id }) => id)),
    }))
  })
  const [trigger, ...others] = triggers.toSorted(
    (a, b) => Math.max(...a.fields) - Math.max(...b.fields) || a.needles.length - b.needles.length,
  )
  return { trigger: trigger ?? { fields: [], needles: [] }, others }
}
