import { conditionKey, proposeConditions, type Tested } from '../candidates/condition.js'
import { ROLE, countRoles, type Option, type Roles, type RowCounts } from '../candidates/options.js'
import { claimF1, wilsonLower } from '../candidates/score.js'
import type { InductionSettings } from './settings.js'
import type { TermIndex } from '../candidates/term-index.js'

/** A claim being built: any of its options, where all its conditions hold. */
export interface Draft {
  readonly fields: readonly number[]
  readonly options: readonly Option[]
  readonly conditions: readonly Tested[]
}

/** What a project's rule is sought from. */
export interface ProjectSearch {
  readonly index: TermIndex
  readonly options: readonly Option[]
  readonly roles: Roles
  readonly settings: InductionSettings
  /**
   * Whether conditions are sought, and a keyword that explains most of the
   * project may stay against the labels. On later levels, where only what
   * others left is seen, neither is: it would be made of their leftovers.
   */
  readonly daring: boolean
}

const CONDITIONS_PER_CLAIM = 2
/** Unsure options for which conditions are sought at each step. */
const REFINED = 12

/**
 * Covers the project's rows with as few keywords and conditions as pay.
 *
 * Each step adds the keyword that raises the project's F1 most, less its price,
 * as long as it is sure enough of the rows it adds. A keyword that is not gets
 * the conditions that make it so, if they pay their price too; one that
 * explains most of the project stays although labels disagree.
 *
 * @see Cohen, "Fast effective rule induction", 1995, for the covering loop.
 */
export function coverProject(search: ProjectSearch): Draft[] {
  const sure = coverWith(search, { explaining: false })
  if (!search.daring) return draftsOf(sure)
  const daring = coverWith(search, { explaining: true })
  return worth(search, daring) > worth(search, sure) + search.settings.explainingGain
    ? draftsOf(daring)
    : draftsOf(sure)
}

/** Whether a keyword may stay that explains most of the project against the labels. */
interface Courage {
  readonly explaining: boolean
}

function coverWith(search: ProjectSearch, courage: Courage): Step[] {
  const state = startState(search, courage)
  while (state.steps.length < search.settings.maximumKeywords) {
    const step = bestStep(search, state)
    if (!step) break
    take(search, state, step)
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
  readonly conditions: readonly Tested[]
  readonly gain: number
}

interface State extends Courage {
  readonly claimed: Uint8Array
  readonly support: number
  own: number
  other: number
  steps: Step[]
}

function startState({ roles }: ProjectSearch, { explaining }: Courage): State {
  const claimed = new Uint8Array(roles.length)
  return { explaining, claimed, support: supportOf(roles), own: 0, other: 0, steps: [] }
}

function supportOf(roles: Roles): number {
  let support = 0
  for (const role of roles) if (role === ROLE.own) support++
  return support
}

function bestStep(search: ProjectSearch, state: State): Step | undefined {
  const frames = framesOf(state)
  let best: Step | undefined
  const unsure: { readonly option: Option; readonly promise: number }[] = []
  for (const option of search.options) {
    for (const conditions of frames) {
      const added = addedBy(search, state, { option, conditions })
      if (added.own === 0) continue
      const gain =
        gainOf(state, added) + option.merit - priceOf(search, state, { option, conditions })
      if (isSure(search, state, { ...added, option })) {
        best = better(best, { option, conditions, gain })
      }
      if (conditions.length > 0 || added.other < 3) continue
      unsure.push({ option, promise: gainOf(state, { own: added.own, other: 0 }) })
    }
  }
  const refined = search.daring ? REFINED : 0
  const worth = unsure.toSorted((a, b) => b.promise - a.promise).slice(0, refined)
  for (const { option, promise } of worth) {
    if (promise - search.settings.conditionPrice <= (best?.gain ?? 0)) break
    const step = refine(search, state, option)
    if (step) best = better(best, step)
  }
  return best && best.gain > 0 ? best : undefined
}

/** The conditions of the claims there are, and none. */
function framesOf({ steps }: State): (readonly Tested[])[] {
  const frames = new Map<string, readonly Tested[]>([['', []]])
  for (const { conditions } of steps) frames.set(frameName(conditions), conditions)
  return [...frames.values()]
}

/** A keyword under conditions. */
type Proposal = Omit<Step, 'gain'>

function addedBy(
  { roles }: ProjectSearch,
  state: State,
  { option, conditions }: Proposal,
): RowCounts {
  let own = 0
  let other = 0
  for (const row of option.rows) {
    if (state.claimed[row] === 1 || roles[row] === ROLE.aside) continue
    if (!holdAll(conditions, row)) continue
    if (roles[row] === ROLE.own) own++
    else other++
  }
  return { own, other }
}

function gainOf({ own, other, support }: State, added: RowCounts): number {
  const after = claimF1(own + added.own, own + other + added.own + added.other, support)
  return after - claimF1(own, own + other, support)
}

function priceOf(
  { settings }: ProjectSearch,
  { steps }: State,
  { option, conditions }: Proposal,
): number {
  const frame = frameName(conditions)
  const sameFrame = steps.some((step) => frameName(step.conditions) === frame)
  const sameClaim = steps.some(
    (step) => frameName(step.conditions) === frame && sameFields(step.option, option),
  )
  const paid = sameFrame ? 0 : conditions.length * settings.conditionPrice
  const fields = sameClaim || steps.length === 0 ? 0 : settings.keywordPrice / 2
  return settings.keywordPrice + paid + fields
}

/** The rows an option adds. */
interface Added extends RowCounts {
  readonly option: Option
}

/**
 * Sure by the rows it adds; or by all its rows, where it adds more right than
 * wrong; or because it explains most of the project.
 */
function isSure(search: ProjectSearch, { support, explaining }: State, added: Added): boolean {
  const { settings } = search
  const { own, other, option } = added
  if (option.own < settings.minimumSupport && !option.named && !option.glued) return false
  const trust = trustIn(settings, option)
  const doubt = option.named ? trust : trust + settings.riskWeight * option.risk
  if (isPrecise(settings, own + trust, own + other + doubt)) return true
  const all = option.own + option.other
  if (own > other && isPrecise(settings, option.own + trust, all + doubt)) return true
  return (
    explaining &&
    own / support >= settings.explainingShare &&
    own / (own + other) >= settings.explainingFloor
  )
}

/** Under conditions only the whole name may explain a project against the labels. */
function isSureRefined(search: ProjectSearch, state: State, added: Added): boolean {
  const { own, other, option } = added
  const trust = trustIn(search.settings, option)
  if (isPrecise(search.settings, own + trust, own + other + trust)) return true
  return option.named && state.explaining && isSure(search, state, added)
}

/** A project's own name is trusted before any row speaks for it, another name a little. */
function trustIn({ nameTrust }: InductionSettings, { named, glued }: Option): number {
  return named ? nameTrust : glued ? 1 : 0
}

function isPrecise(settings: InductionSettings, right: number, all: number): boolean {
  return wilsonLower(right, all, settings.floorDeviations) >= settings.precisionFloor
}

/** Adds the conditions that pay, one after the other; undefined where none makes it sure. */
function refine(search: ProjectSearch, state: State, option: Option): Step | undefined {
  let conditions: readonly Tested[] = []
  let best: Step | undefined
  for (let i = 0; i < CONDITIONS_PER_CLAIM; i++) {
    const rows = option.rows.filter((row) => state.claimed[row] === 0 && holdAll(conditions, row))
    const own = [...rows].filter((row) => search.roles[row] === ROLE.own)
    const other = [...rows].filter((row) => search.roles[row] === ROLE.other)
    if (own.length < search.settings.minimumSupport || other.length === 0) break
    let next: Step | undefined
    for (const tested of proposeConditions(search.index, own, other)) {
      const proposal = { option, conditions: [...conditions, tested] }
      const added = addedBy(search, state, proposal)
      const price = priceOf(search, state, proposal)
      const step = { ...proposal, gain: gainOf(state, added) - price }
      next = better(next, step)
      if (isSureRefined(search, state, { ...added, option })) best = better(best, step)
    }
    if (!next) break
    conditions = next.conditions
  }
  return best
}

function take({ roles }: ProjectSearch, state: State, step: Step): void {
  state.steps.push(step)
  for (const row of step.option.rows) {
    if (state.claimed[row] === 1 || !holdAll(step.conditions, row)) continue
    state.claimed[row] = 1
    if (roles[row] === ROLE.own) state.own++
    else if (roles[row] === ROLE.other) state.other++
  }
}

/** Drops the keywords that later ones made unnecessary, the last taken first. */
function prune(search: ProjectSearch, { steps }: State): Step[] {
  let kept = steps
  for (const step of steps.toReversed()) {
    const without = kept.filter((other) => other !== step)
    if (without.length > 0 && worth(search, without) >= worth(search, kept)) kept = without
  }
  return kept
}

function worth(search: ProjectSearch, steps: readonly Step[]): number {
  const rows = claimedRows(draftsOf(steps))
  const { own, other } = countRoles(rows, search.roles)
  const support = supportOf(search.roles)
  return claimF1(own, own + other, support) - steps.length * search.settings.keywordPrice
}

/** Steps under the same conditions in the same fields are one claim. */
function draftsOf(steps: readonly Step[]): Draft[] {
  const drafts = new Map<string, Draft>()
  for (const { option, conditions } of steps) {
    const name = `${option.fields.join(' ')}|${frameName(conditions)}`
    const draft = drafts.get(name) ?? { fields: option.fields, options: [], conditions }
    drafts.set(name, { ...draft, options: [...draft.options, option] })
  }
  return [...drafts.values()]
}

function better(best: Step | undefined, step: Step): Step {
  return !best || step.gain > best.gain + 1e-12 ? step : best
}

function holdAll(conditions: readonly Tested[], row: number): boolean {
  for (const { holds } of conditions) if (!holds(row)) return false
  return true
}

function frameName(conditions: readonly Tested[]): string {
  return conditions.map(({ condition }) => conditionKey(condition)).join('\u0001')
}

function sameFields(a: Option, b: Option): boolean {
  return a.fields.length === b.fields.length && a.fields.every((field, i) => field === b.fields[i])
}
