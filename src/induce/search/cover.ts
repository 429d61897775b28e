import { conditionKey, proposeConditions, type ConditionTest } from '../candidates/condition.js'
import { ROLE, countRoles, type Option, type Roles, type RowCounts } from '../candidates/options.js'
import { claimF1 } from '../candidates/score.js'
import { CONDITIONS_PER_CLAIM, hasPlace, MOST_CONDITIONS, priceOf } from './price.js'
import { isSure, isSureRefined } from './sure.js'
import type { InductionSettings } from './settings.js'
import type { TermIndex } from '../candidates/term-index.js'

/** A claim: matches rows where any option matches and all conditions hold. */
export interface Draft {
  readonly fields: readonly number[]
  readonly options: readonly Option[]
  readonly conditions: readonly ConditionTest[]
}

/** Input of the cover of one project. */
export interface ProjectSearch {
  readonly index: TermIndex
  readonly options: readonly Option[]
  readonly roles: Roles
  readonly settings: InductionSettings
  /** Rows that an unrelated keyword must match beyond chance. */
  readonly chance: number
  /**
   * Whether to search for conditions and allow keywords below the precision bound
   * that match most of the project. Off on later levels: too few rows are left.
   */
  readonly fullSearch: boolean
}

/** Imprecise options that are refined with conditions at each step. */
const REFINED = 12

/**
 * Covers the project's rows greedily with few keywords and conditions.
 *
 * Each step adds the keyword with the largest gain in F1 minus its cost, provided
 * that it is precise enough on the rows it adds. A keyword that is not is refined
 * with conditions, which have a cost too. A keyword that matches most of the
 * project may stay below the precision bound.
 *
 * @see Cohen, "Fast effective rule induction", 1995, for the covering loop.
 */
export function coverProject(search: ProjectSearch): Draft[] {
  const sure = coverWith(search, { explaining: false })
  if (!search.fullSearch) return draftsOf(sure)
  const explained = coverWith(search, { explaining: true })
  return objectiveOf(search, explained) > objectiveOf(search, sure) + search.settings.explainingGain
    ? draftsOf(explained)
    : draftsOf(sure)
}

/** Whether keywords below the precision bound may stay if they match most of the project. */
interface CoverMode {
  readonly explaining: boolean
}

function coverWith(search: ProjectSearch, mode: CoverMode): Step[] {
  const state = startState(search, mode)
  while (state.steps.length < search.settings.maximumKeywords) {
    const step = bestStep(search, state)
    if (!step) break
    applyStep(search, state, step)
  }
  return prune(search, state)
}

/** The rows that the drafts claim, ascending. */
export function claimedRows(drafts: readonly Draft[]): Int32Array {
  const rows = new Set<number>()
  for (const { options, conditions } of drafts) {
    for (const option of options) {
      for (const row of option.rows) if (holdAll(conditions, row)) rows.add(row)
    }
  }
  return Int32Array.from(rows).sort()
}

/** One keyword, with its conditions. */
interface Step {
  readonly option: Option
  readonly conditions: readonly ConditionTest[]
  readonly gain: number
}

interface SearchState extends CoverMode {
  readonly claimed: Uint8Array
  readonly support: number
  own: number
  other: number
  steps: Step[]
}

function startState({ roles }: ProjectSearch, { explaining }: CoverMode): SearchState {
  const claimed = new Uint8Array(roles.length)
  return { explaining, claimed, support: supportOf(roles), own: 0, other: 0, steps: [] }
}

function supportOf(roles: Roles): number {
  let support = 0
  for (const role of roles) if (role === ROLE.own) support++
  return support
}

function bestStep(search: ProjectSearch, state: SearchState): Step | undefined {
  const conditionSets = conditionSetsOf(state)
  let best: Step | undefined
  const unsure: { readonly option: Option; readonly promise: number }[] = []
  for (const option of search.options) {
    for (const conditions of conditionSets) {
      const added = addedBy(search, state, { option, conditions })
      if (added.own === 0) continue
      const gain =
        gainOf(state, added) + option.bonus - costOf(search, state, { option, conditions })
      if (isSure({ ...search, ...state }, { ...added, option })) {
        best = better(best, { option, conditions, gain })
      }
      if (conditions.length > 0 || added.other < 3) continue
      unsure.push({ option, promise: gainOf(state, { own: added.own, other: 0 }) })
    }
  }
  const refined = search.fullSearch ? REFINED : 0
  const objectiveOf = unsure.toSorted((a, b) => b.promise - a.promise).slice(0, refined)
  for (const { option, promise } of objectiveOf) {
    if (promise - search.settings.conditionPrice <= (best?.gain ?? 0)) break
    const step = refine(search, state, option)
    if (step) best = better(best, step)
  }
  return best && best.gain > 0 ? best : undefined
}

/** The sets of conditions in use, and the empty set. */
function conditionSetsOf({ steps }: SearchState): (readonly ConditionTest[])[] {
  const conditionSets = new Map<string, readonly ConditionTest[]>([['', []]])
  for (const { conditions } of steps) conditionSets.set(conditionSetKey(conditions), conditions)
  return [...conditionSets.values()]
}

/** A keyword under conditions. */
type Proposal = Omit<Step, 'gain'>

function addedBy(
  { roles }: ProjectSearch,
  state: SearchState,
  { option, conditions }: Proposal,
): RowCounts {
  let own = 0
  let other = 0
  for (const row of option.rows) {
    if (state.claimed[row] === 1 || roles[row] === ROLE.ignored) continue
    if (!holdAll(conditions, row)) continue
    if (roles[row] === ROLE.own) own++
    else other++
  }
  return { own, other }
}

function gainOf({ own, other, support }: SearchState, added: RowCounts): number {
  const after = claimF1(own + added.own, own + other + added.own + added.other, support)
  return after - claimF1(own, own + other, support)
}

function costOf(
  { settings }: ProjectSearch,
  { steps }: SearchState,
  { option, conditions }: Proposal,
): number {
  const conditionSet = conditionSetKey(conditions)
  const sameConditions = steps.some((step) => conditionSetKey(step.conditions) === conditionSet)
  const sameClaim = steps.some(
    (step) => conditionSetKey(step.conditions) === conditionSet && sameFields(step.option, option),
  )
  const paid = sameConditions ? 0 : priceOf(conditions, settings)
  const fields = sameClaim || steps.length === 0 ? 0 : settings.keywordPrice / 2
  return settings.keywordPrice + paid + fields
}

/** Adds conditions greedily; undefined where the option stays too imprecise. */
function refine(search: ProjectSearch, state: SearchState, option: Option): Step | undefined {
  let conditions: readonly ConditionTest[] = []
  let best: Step | undefined
  let gain = -Infinity
  while (conditions.length < MOST_CONDITIONS) {
    const rows = option.rows.filter((row) => state.claimed[row] === 0 && holdAll(conditions, row))
    const own = [...rows].filter((row) => search.roles[row] === ROLE.own)
    const other = [...rows].filter((row) => search.roles[row] === ROLE.other)
    if (own.length < search.settings.minimumSupport || other.length === 0) break
    let next: Step | undefined
    for (const tested of proposeConditions(search.index, own, other)) {
      if (!hasPlace(conditions, tested)) continue
      const proposal = { option, conditions: [...conditions, tested] }
      const added = addedBy(search, state, proposal)
      const cost = costOf(search, state, proposal)
      const step = { ...proposal, gain: gainOf(state, added) - cost }
      next = better(next, step)
      if (isSureRefined({ ...search, ...state }, { ...added, option })) best = better(best, step)
    }
    if (!next || (conditions.length >= CONDITIONS_PER_CLAIM && next.gain <= gain)) break
    gain = next.gain
    conditions = next.conditions
  }
  return best
}

function applyStep({ roles }: ProjectSearch, state: SearchState, step: Step): void {
  state.steps.push(step)
  for (const row of step.option.rows) {
    if (state.claimed[row] === 1 || !holdAll(step.conditions, row)) continue
    state.claimed[row] = 1
    if (roles[row] === ROLE.own) state.own++
    else if (roles[row] === ROLE.other) state.other++
  }
}

/** Drops keywords that others made redundant, the latest first. */
function prune(search: ProjectSearch, { steps }: SearchState): Step[] {
  let kept = steps
  for (const step of steps.toReversed()) {
    const without = kept.filter((other) => other !== step)
    if (without.length > 0 && objectiveOf(search, without) >= objectiveOf(search, kept))
      kept = without
  }
  return kept
}

function objectiveOf(search: ProjectSearch, steps: readonly Step[]): number {
  const rows = claimedRows(draftsOf(steps))
  const { own, other } = countRoles(rows, search.roles)
  const support = supportOf(search.roles)
  return claimF1(own, own + other, support) - steps.length * search.settings.keywordPrice
}

/** Steps under the same conditions in the same fields are one claim. */
function draftsOf(steps: readonly Step[]): Draft[] {
  const drafts = new Map<string, Draft>()
  for (const { option, conditions } of steps) {
    const name = `${option.fields.join(' ')}|${conditionSetKey(conditions)}`
    const draft = drafts.get(name) ?? { fields: option.fields, options: [], conditions }
    drafts.set(name, { ...draft, options: [...draft.options, option] })
  }
  return [...drafts.values()]
}

function better(best: Step | undefined, step: Step): Step {
  return !best || step.gain > best.gain + 1e-12 ? step : best
}

function holdAll(conditions: readonly ConditionTest[], row: number): boolean {
  for (const { holds } of conditions) if (!holds(row)) return false
  return true
}

function conditionSetKey(conditions: readonly ConditionTest[]): string {
  return conditions.map(({ condition }) => conditionKey(condition)).join('\u0001')
}

function sameFields(a: Option, b: Option): boolean {
  return a.fields.length === b.fields.length && a.fields.every((field, i) => field === b.fields[i])
}
