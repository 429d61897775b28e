import { sha256 } from '../../numbers/sha256.js'
import type { CompiledRules } from '../../rules/matching/compile.js'
import type { Needle } from '../../rules/matching/needle.js'
import type { ClaimPlan, PartPlan } from '../../rules/matching/plan.js'
import { soughtIn } from '../../rules/matching/search.js'
import type { ClaimRule, RuleSet } from '../../rules/language/rule.js'
import { formatPlace } from '../../types/parsed.js'

/** Rules by what they ask, not by where they stand: two versions are compared by these keys. */
export interface KeyedRules {
  /** Needles that are searched for in a field, by their key. */
  readonly needles: ReadonlyMap<string, FieldNeedle>
  /** Claims in their order. */
  readonly claims: readonly KeyedClaim[]
  /** Number of a claim → its key. */
  readonly keyOf: ReadonlyMap<string, string>
  /** Hash of the ordinary words. */
  readonly ordinary: string
}

/** Begins the key of a needle that wakes claims, and of one that is looked for once one is awake. */
const WAKING = '1'
const ASKED = '2'

/** Whether a needle of this key says nothing of a row in which no claim is awake. */
export function isAskedLater(key: string): boolean {
  return key.startsWith(ASKED)
}

/** A needle in a field. */
export interface FieldNeedle {
  readonly field: string
  readonly needle: Needle
}

/** A claim as one version of the rules has it. */
export interface KeyedClaim {
  readonly key: string
  /** Keys of the needles that wake it. */
  readonly needles: readonly string[]
  /** The fields that all must be absent for it to be asked though nothing is found; none where it never is. */
  readonly asleep: readonly string[]
  /** Where it stands, as decisions say it. */
  readonly place: string
}

/**
 * Rules whose claims say their number in place of their place, so that decisions of two versions
 * can be compared though lines have moved, and the places.
 */
export interface NumberedRules {
  readonly rules: RuleSet
  readonly places: readonly string[]
}

/** Stands on both sides of a claim's number or key in the words of a decision. */
const MARK = '\u0000'

/** Numbers the claims of rules, switched off or not. */
export function numberClaims(rules: RuleSet): NumberedRules {
  const places: string[] = []
  const numbered = rules.rules.map((rule) => ({
    ...rule,
    claims: rule.claims.map((claim): ClaimRule => {
      const { file, line } = claim.place
      const named = { file: file.replace(/^.*[\\/]/, ''), line, column: 0 }
      places.push(formatPlace(named))
      return { ...claim, place: { file: marked(places.length - 1), line: 0, column: 0 } }
    }),
  }))
  return { rules: { ...rules, rules: numbered }, places }
}

function marked(what: string | number): string {
  return `${MARK}${what}${MARK}`
}

/** Puts something in the place of every mark in a text. */
export function replaceMarks(text: string, by: (marked: string) => string): string {
  return text.includes(MARK)
    ? // eslint-disable-next-line no-control-regex
      text.replaceAll(/\u0000([^\u0000]*)\u0000/g, (_, inside: string) => by(inside))
    : text
}

/** A key in the words of a decision. */
export function markKey(key: string): string {
  return marked(key)
}

/** The keys of compiled rules whose claims were numbered. */
export function keyRules(compiled: CompiledRules, { rules, places }: NumberedRules): KeyedRules {
  const { fields, claims, search } = compiled
  const ordinary = shortHash(rules.ordinaryWords)
  const known = new Map<number, string>()
  const keyOf = (field: number, needle: Needle): string => {
    const cell = field * search.needles + needle.id
    const key = known.get(cell) ?? keyIn(field, needle)
    known.set(cell, key)
    return key
  }
  const keyIn = (field: number, needle: Needle): string => {
    const wakes = search.woken[field * search.needles + needle.id] !== undefined
    const words = needle.kind === 'forms' ? ordinary : ''
    return `${wakes ? WAKING : ASKED}${shortHash([fields[field], needle.key, words].join('\n'))}`
  }
  const needles = new Map<string, FieldNeedle>()
  const { woken } = search
  const sought = soughtIn({ fields, needles: compiled.needles, claims, woken })
  for (const [field, { field: name, first, later }] of sought.entries())
    for (const needle of [...first, ...later])
      needles.set(keyOf(field, needle), { field: name, needle })
  const sleepers = new Set(compiled.sleepers)
  const times = new Map<string, number>()
  const numbered = new Map<string, string>()
  const keyed = claims.map((plan): KeyedClaim => {
    const content = contentOf(plan, fields)
    const before = times.get(content) ?? 0
    times.set(content, before + 1)
    const { trigger, claim } = plan
    const number = replaceMarks(claim.place.file, (inside) => inside)
    const key = shortHash(`${before} ${content}`)
    numbered.set(number, key)
    return {
      key,
      needles: trigger.fields.flatMap((field) =>
        trigger.needles.map((id) => keyOf(field, compiled.needles[id] as Needle)),
      ),
      asleep: sleepers.has(plan) ? trigger.fields.map((field) => fields[field] ?? '') : [],
      place: places[Number(number)] ?? '',
    }
  })
  return { needles, claims: keyed, keyOf: numbered, ordinary }
}

/** Everything that a claim says, save places and remarks. */
function contentOf({ rule, claim, parts, trigger }: ClaimPlan, fields: readonly string[]): string {
  const { project, level, precision } = rule
  const { where, precision: own } = claim
  return JSON.stringify(
    [project, level, precision, own, where, parts.map(partOf), trigger.fields, linesOf(parts)],
    (key, value: unknown) => (key === 'place' ? undefined : value),
  )

  function partOf({ part, fields: asked }: PartPlan): unknown {
    return [part, asked.map((field) => fields[field])]
  }
}

/** The order of the lines that keywords stand on: what is found is told in it. */
function linesOf(parts: readonly PartPlan[]): readonly number[] {
  const lines = parts.flatMap(({ part }) =>
    [...(part.any ?? []), ...(part.all ?? [])].map(({ place }) => place.line),
  )
  const order = [...new Set(lines)].toSorted((a, b) => a - b)
  const ranks = new Map(order.map((line, at) => [line, at]))
  return lines.map((line) => ranks.get(line) ?? 0)
}

function shortHash(text: string): string {
  return sha256(text, 'base64').slice(0, 20)
}
