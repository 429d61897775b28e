import type { FoldStep } from '../../normalise/fold/fold-steps.js'
import { rawWords } from '../../normalise/words/tokens.js'
import type { NormalItem } from '../../normalise/fold/normal-item.js'
import type { Hit } from '../../types/claim.js'
import type { Item, Place } from '../../types/item.js'
import type { CompiledRules } from '../matching/compile.js'
import {
  conditionOutcome,
  describeCondition,
  workedOut,
  type Outcome,
} from '../matching/condition.js'
import { hitOf, isForm, withoutShadows } from '../matching/evidence.js'
import { beginSearch, findingsIn, rawIn, type ItemSearch } from '../matching/item-search.js'
import { mostTogether } from '../matching/frequency.js'
import { allFound, anyFound } from '../matching/match.js'
import type { Need } from '../matching/need.js'
import { asksLength, codePointsOf, lengthHolds } from '../matching/length.js'
import { nearestIn, type Near } from './near.js'
import { neededSteps } from './needed-steps.js'
import type { KeywordNeedles } from '../matching/needle.js'
import type { ClaimPlan, PartPlan } from '../matching/plan.js'
import { LIST_NAMES, type Condition, type Keyword, type TextPart } from '../language/rule.js'
import type { Finding } from '../matching/search.js'

/** The nearest to a missing keyword is looked for in so many first letters of a text. */
const MOST_LOOKED_AT = 2000

/** Why a project's rule claims an item, or why it does not. */
export interface Explanation {
  readonly project: string
  readonly level: number
  readonly claims: readonly ClaimExplanation[]
}

/** How one claim stands; `absent`: only absent values keep it from holding. */
export interface ClaimExplanation {
  readonly place: Place
  readonly outcome: Outcome
  readonly parts: readonly PartExplanation[]
  readonly conditions: readonly ConditionExplanation[]
}

/** How one part of a claim stands. */
export interface PartExplanation {
  readonly fields: readonly string[]
  readonly place: Place
  readonly outcome: Outcome
  readonly lists: readonly ListExplanation[]
  readonly length: LengthExplanation | undefined
}

/** How a list stands: a stop list holds where nothing of it is found. */
export interface ListExplanation {
  readonly list: (typeof LIST_NAMES)[number]
  readonly holds: boolean
  readonly found: readonly FoundKeyword[]
  /** Fields where keywords must be found more than once: how often they stand together there. */
  readonly counts?: readonly FieldCount[]
  /** Of an `any` or `all` that does not hold: what is missing, the nearest first. */
  readonly missing: readonly MissingKeyword[]
}

/** How often keywords stand together in a field that asks for more than once. */
export interface FieldCount {
  readonly field: string
  readonly need: Need
  readonly most: number
}

/** A keyword that was found. */
export interface FoundKeyword {
  readonly hit: Hit
  /** The hit as it stands in the text. */
  readonly found: string
  /** What makes keyword and text alike; `layout` and `translit` say how it was spelt. */
  readonly steps: readonly FoldStep[]
  /** The inflected words of the hit beside the keyword's own; none where it is the keyword itself. */
  readonly inflected: readonly Inflected[]
  /** Whether its words stand in another order or apart. */
  readonly moved: boolean
}

/** A word of a hit and the word of the keyword that it is a form of. */
export interface Inflected {
  readonly form: string
  readonly word: string
}

/** A keyword that was not found, and the nearest to it. */
export interface MissingKeyword {
  readonly keyword: string
  readonly place: Place
  readonly near: (Near & { readonly field: string }) | undefined
}

/** How the length of a text stands. */
export interface LengthExplanation {
  readonly asked: Pick<TextPart, 'shorterThan' | 'longerThan'>
  /** Code points of each field that is present. */
  readonly lengths: readonly number[]
  readonly holds: boolean
}

/** How a condition stands. */
export interface ConditionExplanation {
  readonly asked: string
  readonly outcome: Outcome
  readonly value: string | undefined
  readonly place: Place
}

/**
 * Explains every claim of a project on an item, whether it holds or not.
 *
 * @returns undefined where no rule that is switched on is for this project.
 */
export function explainRule(
  { claims, search, fields }: CompiledRules,
  project: string,
  item: NormalItem,
): Explanation | undefined {
  const own = claims.filter(({ rule }) => rule.project === project)
  const [first] = own
  if (!first) return undefined
  beginSearch(search, item)
  return {
    project,
    level: first.rule.level,
    claims: own.map((plan) => explainClaim(plan, { search, fields, item: item.item })),
  }
}

/** What explaining one item needs. */
interface Context {
  readonly search: ItemSearch
  readonly fields: readonly string[]
  readonly item: Item
}

function explainClaim({ claim, parts }: ClaimPlan, context: Context): ClaimExplanation {
  const explained = parts.map((part) => explainPart(part, context))
  const conditions = claim.where.map((condition) => explainCondition(condition, context.item))
  const outcomes = [...explained, ...conditions].map(({ outcome }) => outcome)
  const found = explained.some(({ lists }) =>
    lists.some((list) => list.list !== 'stop' && list.found.length > 0),
  )
  return {
    place: claim.place,
    outcome: outcomes.includes('fails') || !found ? 'fails' : worst(outcomes),
    parts: explained,
    conditions,
  }
}

function worst(outcomes: readonly Outcome[]): Outcome {
  return outcomes.includes('absent') ? 'absent' : 'holds'
}

function explainCondition(condition: Condition, item: Item): ConditionExplanation {
  const { column, place } = condition
  const given = item.numbers[column] ?? item.categories[column] ?? item.texts[column]
  const guessed = given === undefined ? workedOut(column, item) : undefined
  const value = guessed === undefined ? given : `${guessed} by its texts`
  return {
    asked: describeCondition(condition),
    outcome: conditionOutcome(condition, item),
    value: value === undefined ? undefined : String(value),
    place,
  }
}

function explainPart(plan: PartPlan, context: Context): PartExplanation {
  const { part, fields } = plan
  const lists = LIST_NAMES.flatMap((list) => {
    const sought = plan[list]
    return sought ? [explainList({ list, sought, plan }, context)] : []
  })
  const lengths = fields.flatMap((field) => rawIn(context.search, field) ?? [])
  const length = asksLength(part) ? explainLength(part, lengths) : undefined
  const absent = lengths.length === 0
  const asks = length !== undefined || lists.some(({ list }) => list !== 'stop')
  const holds = lists.every((list) => list.holds) && length?.holds !== false
  return {
    fields: fields.map((field) => context.fields[field] ?? ''),
    place: part.place,
    outcome: absent && asks ? 'absent' : holds ? 'holds' : 'fails',
    lists,
    length,
  }
}

function explainLength(part: TextPart, texts: readonly string[]): LengthExplanation {
  return {
    asked: { shorterThan: part.shorterThan, longerThan: part.longerThan },
    lengths: texts.map((text) => codePointsOf(text)),
    holds: texts.some((text) => lengthHolds(part, text)),
  }
}

interface ListQuestion {
  readonly list: ListExplanation['list']
  readonly sought: readonly KeywordNeedles[]
  readonly plan: PartPlan
}

function explainList({ list, sought, plan }: ListQuestion, context: Context): ListExplanation {
  const { fields } = plan
  const { search, fields: names } = context
  const answers = sought.map((each) => ({ each, found: foundOf(each, fields, context) }))
  const lacking = answers.filter(({ found }) => found.length === 0).map(({ each }) => each)
  const met = list === 'all' ? allFound(sought, plan, search) : anyFound(sought, plan, search)
  const holds = list === 'stop' ? !met : met
  const missing = holds || list === 'stop' ? [] : lacking
  const counts = [...plan.needs].flatMap(([field, need]) => {
    if (rawIn(search, field) === undefined) return []
    return [
      { field: names[field] ?? '', need, most: mostTogether(sought, { field, need }, search) },
    ]
  })
  return {
    list,
    holds,
    found: answers.flatMap(({ found }) => found),
    ...(counts.length === 0 ? {} : { counts }),
    missing: missing
      .map((each) => explainMissing(each, fields, context))
      .toSorted((a, b) => (a.near?.edits ?? Infinity) - (b.near?.edits ?? Infinity) || 0),
  }
}

function foundOf(
  { keyword, needles }: KeywordNeedles,
  fields: readonly number[],
  { search, fields: names, item }: Context,
): FoundKeyword[] {
  const all = fields.flatMap((field) =>
    findingsIn(search, field)
      .filter(({ needle }) => needles.some(({ id }) => id === needle.id))
      .map((finding) => ({
        finding,
        hit: hitOf(finding, keyword, { field: names[field] ?? '', item }),
      })),
  )
  const kept = new Set(withoutShadows(all.map(({ hit }) => hit)))
  return all
    .filter(({ hit }) => kept.has(hit))
    .map(({ finding, hit }) => {
      const found = (rawIn(search, names.indexOf(hit.field)) ?? '').slice(hit.start, hit.end)
      const inflected = inflectedIn(finding, keyword, found)
      const moved = finding.kind === 'folded' && finding.needle.by === 'loose'
      return { hit, found, steps: stepsBehind(finding, found), inflected, moved }
    })
}

function inflectedIn(finding: Finding, { text }: Keyword, found: string): Inflected[] {
  if (finding.kind === 'raw' || !isForm(finding)) return []
  const words = rawWords(text)
  const written = rawWords(found)
  return rawWords(finding.needle.spelling).flatMap(({ text: form }, i) => {
    const word = words[i]?.text ?? ''
    if (form.toLowerCase() === word.toLowerCase()) return []
    return [{ form: written.length === words.length ? (written[i]?.text ?? form) : form, word }]
  })
}

function stepsBehind(finding: Finding, found: string): FoldStep[] {
  if (finding.kind === 'raw') return []
  const { spelling, by, profile } = finding.needle
  if (by === 'loose') return []
  const steps = neededSteps({ spelling, found }, profile.folder.steps)
  return by === 'itself' || by === 'form' ? steps : [...steps, by]
}

function explainMissing(
  { keyword, needles }: KeywordNeedles,
  fields: readonly number[],
  { search, fields: names }: Context,
): MissingKeyword {
  const [near] = fields
    .flatMap((field) => {
      const raw = rawIn(search, field)
      if (raw === undefined) return []
      return needles.flatMap((needle) => {
        if (needle.kind === 'forms' || needle.kind === 'loose') return []
        const found = nearestIn(raw.slice(0, MOST_LOOKED_AT), needle)
        return found ? [{ ...found, field: names[field] ?? '' }] : []
      })
    })
    .toSorted((a, b) => a.edits - b.edits)
  return { keyword: keyword.text, place: keyword.place, near }
}
