import { foldedString } from '../normalise/fold/normalise.js'
import type { NormalText } from '../normalise/fold/normal-text.js'
import { growHits, type HitBuffer } from './hit-buffer.js'
import { numbersAgree } from './numbers.js'
import { NUMBERED, type Pattern } from './pattern.js'
import { layPatterns } from './patterns.js'
import { verificationOf, TOKEN_START, verify, type Suspected, type Verification } from './verify.js'

/**
 * Patterns that stand as whole words and begin alike, such as the forms of a name. They are
 * spelled out when a text first has one of the beginnings, so most groups never are.
 */
export interface PatternGroup {
  /** Every pattern of the group begins with one of these, and none of these with another. */
  readonly beginnings: readonly Uint16Array[]
  /** The first {@link BEGINNING} units of every pattern that allows a typo. */
  readonly misspelt: readonly Uint16Array[]
  /** Where this stands as a whole, no pattern of the group is looked for with typos. */
  readonly known: Uint16Array
  /** Its patterns, all with the bounds `word`. */
  readonly spell: () => readonly Pattern[]
}

/** The groups of a matcher. */
export interface Groups {
  /** The index of the first beginning: they follow the patterns. */
  readonly first: number
  /** Beginning → its group. */
  readonly owners: Int32Array
  readonly groups: readonly PatternGroup[]
  /** Group → its patterns; undefined until they are spelled out. */
  readonly spelled: (Spelled | undefined)[]
  /** The name in hits of the first pattern to be spelled out next. */
  nextId: number
  /** Group → the index of its first beginning with typos. */
  readonly misspeltFrom: readonly number[]
}

/** A group's patterns. */
interface Spelled extends Verification {
  /** Folded units → the patterns of these units. */
  readonly byUnits: ReadonlyMap<string, readonly number[]>
  /** The lengths that patterns have. */
  readonly lengths: readonly number[]
  /** By the group's beginnings with typos: the patterns that begin so and allow a typo. */
  readonly misspelt: readonly (readonly number[])[]
}

/** How much of a pattern tells that it may be there: as much as the deletion index looks at. */
export const BEGINNING = 6

/** What stands for the groups among the patterns: all beginnings, then those with typos. */
export function beginningPatterns(groups: readonly PatternGroup[]): Pattern[] {
  return [
    ...groups.flatMap(({ beginnings }) => beginnings.map((units) => beginningPattern(units, 0))),
    ...groups.flatMap(({ misspelt }) => misspelt.map((units) => beginningPattern(units, 1))),
  ]
}

function beginningPattern(units: Uint16Array, typos: 0 | 1): Pattern {
  return {
    units,
    breaks: [],
    bounds: 'start',
    boundStart: false,
    boundEnd: false,
    typos,
    scriptMask: 0,
  }
}

/** The groups, their beginnings behind `patterns` patterns. */
export function createGroups(groups: readonly PatternGroup[], patterns: number): Groups {
  let next = patterns + groups.reduce((sum, { beginnings }) => sum + beginnings.length, 0)
  const misspeltFrom = groups.map(({ misspelt }) => (next += misspelt.length) - misspelt.length)
  return {
    first: patterns,
    owners: Int32Array.from([
      ...groups.flatMap(({ beginnings }, group) => beginnings.map(() => group)),
      ...groups.flatMap(({ misspelt }, group) => misspelt.map(() => group)),
    ]),
    groups,
    spelled: groups.map(() => undefined),
    nextId: patterns,
    misspeltFrom,
  }
}

/** Adds the patterns of a beginning's group that stand at a place, to the unit. */
export function findInGroup(
  groups: Groups,
  { text, beginning, start }: { text: NormalText; beginning: number; start: number },
  out: HitBuffer,
): void {
  const { units, starts, to } = text
  if (starts[start] !== 1) return
  const { byUnits, lengths, patterns, firstId } = spelledOf(groups, ownerOf(groups, beginning))
  for (const length of lengths) {
    const end = start + length
    if (end > to || starts[end] !== 1) continue
    for (const id of byUnits.get(foldedString({ units, from: start, to: end })) ?? []) {
      const isNumbered = ((patterns.needs[id] as number) & NUMBERED) !== 0
      if (isNumbered && !numbersAgree(patterns, { text, id, start, end })) continue
      if (out.count === out.ids.length) growHits(out)
      out.ids[out.count] = firstId + id
      out.starts[out.count] = start
      out.ends[out.count] = end
      out.distances[out.count++] = 0
    }
  }
}

/** Adds the patterns of a beginning's group that stand at a place with typos. */
export function findMisspeltInGroup(groups: Groups, candidate: Suspected, out: HitBuffer): void {
  const { id: beginning, where } = candidate
  if ((where & TOKEN_START) === 0) return
  const group = ownerOf(groups, beginning)
  if (stands((groups.groups[group] as PatternGroup).known, candidate)) return
  const spelled = spelledOf(groups, group)
  const own = spelled.misspelt[beginning - (groups.misspeltFrom[group] as number)] ?? []
  for (const id of own) {
    candidate.id = id
    verify(spelled, candidate, out)
  }
}

function stands(word: Uint16Array, { text, at }: Suspected): boolean {
  if (text.starts[at + word.length] !== 1 || at + word.length > text.to) return false
  for (let i = 0; i < word.length; i++) if (text.units[at + i] !== word[i]) return false
  return true
}

function ownerOf({ owners, first }: Groups, beginning: number): number {
  return owners[beginning - first] as number
}

function spelledOf(groups: Groups, group: number): Spelled {
  return (groups.spelled[group] ??= spellOut(groups, groups.groups[group] as PatternGroup))
}

function spellOut(groups: Groups, { spell, misspelt: beginnings }: PatternGroup): Spelled {
  const list = spell()
  const byUnits = new Map<string, number[]>()
  for (const [id, { units }] of list.entries()) {
    const written = String.fromCharCode(...units)
    const others = byUnits.get(written)
    if (others) others.push(id)
    else byUnits.set(written, [id])
  }
  const lengths = [...new Set(list.map(({ units }) => units.length))]
  const { patterns, alignment, firstId } = verificationOf(layPatterns(list), groups.nextId)
  groups.nextId += list.length
  const misspelt = byBeginning(list, beginnings)
  return { patterns, alignment, firstId, byUnits, lengths, misspelt }
}

/** For each beginning the patterns with typos that begin so; each pattern once. */
function byBeginning(
  list: readonly Pattern[],
  beginnings: readonly Uint16Array[],
): readonly (readonly number[])[] {
  const found = beginnings.map((): number[] => [])
  const places = new Map(beginnings.map((units, at) => [String.fromCharCode(...units), at]))
  for (const [id, { units, typos }] of list.entries()) {
    const at = places.get(String.fromCharCode(...units.subarray(0, BEGINNING)))
    if (typos > 0 && at !== undefined) found[at]?.push(id)
  }
  return found
}
