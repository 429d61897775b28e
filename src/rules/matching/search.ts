import { reset } from '../../normalise/fold/arena.js'
import type { NormalItem } from '../../normalise/fold/normal-item.js'
import type { NormalText } from '../../normalise/fold/normal-text.js'
import { acceptable } from './guard.js'
import { createHitBuffer, type HitBuffer } from '../../matcher/hit-buffer.js'
import { layMatcher, matchText, readyMatcher, type Matcher } from '../../matcher/matcher.js'
import { keepNearest } from '../../matcher/nearest.js'
import {
  type FoldedNeedle,
  type FormsNeedle,
  type LooseNeedle,
  type Needle,
  type RawNeedle,
} from './needle.js'
import { findLoose, placedWords } from './loose.js'
import { NO_MEMO, type CompileMemo } from './memo.js'
import { once } from './once.js'
import type { ClaimPlan } from './plan.js'
import type { Profile } from './profile.js'
import type { Span } from '../language/regex.js'
import { LIST_NAMES } from '../language/rule.js'

/**
 * The searches of one text field.
 *
 * First come the needles that wake claims. The others (stops, and keywords
 * that matter only once another one is found) are searched for on demand.
 */
export interface FieldSearches {
  readonly field: string
  /** Made when the first text of the field is searched. */
  readonly first: () => Search
  readonly later: () => Search
}

/** Needles searched for together in a text. */
export interface Search {
  readonly folded: readonly FoldedSearch[]
  readonly raw: readonly RawNeedle[]
  readonly loose: readonly LooseSearch[]
}

/** Keywords whose words may move, over the texts of one fold. */
export interface LooseSearch {
  readonly profile: Profile
  /** By each form of the keyword's longest word. */
  readonly needles: ReadonlyMap<string, readonly LooseNeedle[]>
}

/** One matcher over the texts of one fold. */
export interface FoldedSearch {
  readonly profile: Profile
  /** Compiled when a text is first searched: a run without descriptions needs none for them. */
  readonly matcher: () => Matcher
  /** By the matcher's pattern index; forms join when the matcher asks for them. */
  readonly needles: readonly FoldedNeedle[]
  readonly hits: HitBuffer
}

/** A needle found in a text. */
export type Finding =
  | {
      readonly kind: 'folded'
      readonly needle: FoldedNeedle
      readonly text: NormalText
      /** Folded units from the text's start, end exclusive. */
      readonly start: number
      readonly end: number
      readonly typos: number
    }
  | {
      readonly kind: 'raw'
      readonly needle: RawNeedle
      /** UTF-16 units of the raw text, end exclusive. */
      readonly start: number
      readonly end: number
    }

/** What searches are made for. */
export interface SearchPlan {
  readonly fields: readonly string[]
  readonly needles: readonly Needle[]
  readonly claims: readonly ClaimPlan[]
  /** [fields × needles]: defined where finding the needle wakes a claim. */
  readonly woken: readonly (readonly number[] | undefined)[]
}

/** Makes the searches of every field. */
export function createSearches(plan: SearchPlan, memo: CompileMemo): FieldSearches[] {
  return plan.fields.map((field, index) => {
    const sought = once(() => soughtInField(plan, index))
    return {
      field,
      first: once(() => createSearch(sought().first, memo)),
      later: once(() => createSearch(sought().later, memo)),
    }
  })
}

/** The needles of one field by the search that looks for them. */
export interface FieldNeedles {
  readonly field: string
  readonly first: readonly Needle[]
  readonly later: readonly Needle[]
}

/** What is searched for in every field. */
export function soughtIn(plan: SearchPlan): FieldNeedles[] {
  return plan.fields.map((_, index) => soughtInField(plan, index))
}

function soughtInField(
  { fields, needles, claims, woken }: SearchPlan,
  index: number,
): FieldNeedles {
  const wanted = new Set<Needle>()
  for (const { parts } of claims)
    for (const part of parts)
      if (part.fields.includes(index))
        for (const name of LIST_NAMES)
          for (const sought of part[name] ?? [])
            for (const needle of sought.needles) wanted.add(needle)
  const first: Needle[] = []
  const later: Needle[] = []
  for (const needle of wanted) {
    const wakes = woken[index * needles.length + needle.id] !== undefined
    if (wakes) first.push(needle)
    else later.push(needle)
  }
  return { field: fields[index] ?? '', first, later }
}

/** One search for some needles. */
export function createSearch(needles: readonly Needle[], memo = NO_MEMO): Search {
  const sought = needles.filter((needle) => needle.kind === 'folded' || needle.kind === 'forms')
  const folded = Array.from(byProfile(sought), ([profile, own]) =>
    createFoldedSearch(profile, own, memo),
  )
  const moving = needles.filter((needle) => needle.kind === 'loose')
  const loose = Array.from(byProfile(moving), ([profile, own]) => createLooseSearch(profile, own))
  return { folded, loose, raw: needles.filter((needle) => needle.kind === 'raw') }
}

function createFoldedSearch(
  profile: Profile,
  sought: readonly (FoldedNeedle | FormsNeedle)[],
  memo: CompileMemo,
): FoldedSearch {
  const needles = sought.filter((needle) => needle.kind === 'folded')
  const groups = sought
    .filter((needle) => needle.kind === 'forms')
    .map(({ beginnings, misspelt, itself, forms }) => ({
      beginnings,
      misspelt,
      known: itself,
      spell: () => {
        needles.push(...forms())
        return forms().map(({ pattern }) => pattern)
      },
    }))
  const patterns = needles.map(({ pattern }) => pattern)
  const matcher = once(() => {
    const key = sought.map((needle) => needle.key).join('\n')
    const tables = memo.tables(key, () => layMatcher(patterns, groups))
    return readyMatcher(tables, { patterns: patterns.length, groups })
  })
  return { profile, matcher, needles, hits: createHitBuffer() }
}

function createLooseSearch(profile: Profile, sought: readonly LooseNeedle[]): LooseSearch {
  const needles = new Map<string, LooseNeedle[]>()
  for (const needle of sought) {
    for (const form of longestWordOf(needle)) {
      const others = needles.get(form) ?? []
      needles.set(form, others)
      others.push(needle)
    }
  }
  return { profile, needles }
}

/** The forms of the word by which a keyword whose words may move is looked for. */
export function longestWordOf({ loose }: LooseNeedle): Iterable<string> {
  const [longest = []] = loose.words.toSorted((a, b) => lengthOf(b) - lengthOf(a))
  return longest
}

function lengthOf(forms: ReadonlySet<string>): number {
  return Math.min(...Array.from(forms, ({ length }) => length))
}

/** Adds to `findings` what the search finds in a text of the item; most often nothing. */
export function findIn(
  search: Search,
  { item, texts }: NormalItem,
  { field, findings }: { readonly field: string; readonly findings: Finding[] },
): void {
  const given = texts[field]
  const raw = given?.raw ?? item.texts[field]
  if (raw === undefined) return
  for (const folded of search.folded) {
    const { profile, matcher, hits } = folded
    if (given && profile.given) {
      if (matchText(matcher(), given, hits) > 0 && keepNearest(hits) > 0)
        collect(folded, given, findings)
      continue
    }
    reset(profile.arena)
    const text = profile.folder.fold(raw, profile.arena)
    if (matchText(matcher(), text, hits) > 0 && keepNearest(hits) > 0)
      collect(folded, text, findings)
  }
  for (const loose of search.loose) {
    if (given && loose.profile.given) collectLoose(loose, given, findings)
    else {
      reset(loose.profile.arena)
      collectLoose(loose, loose.profile.folder.fold(raw, loose.profile.arena), findings)
    }
  }
  for (const needle of search.raw)
    for (const { start, end } of needle.find(raw))
      findings.push({ kind: 'raw', needle, start, end })
}

function collect({ needles, hits }: FoldedSearch, text: NormalText, findings: Finding[]): void {
  for (let i = 0; i < hits.count; i++) {
    const needle = needles[hits.ids[i] as number] as FoldedNeedle
    const start = (hits.starts[i] as number) - text.from
    const end = (hits.ends[i] as number) - text.from
    const typos = hits.distances[i] as number
    const finding = { kind: 'folded', needle, text, start, end, typos } as const
    if (acceptable(finding)) findings.push(finding)
  }
}

function collectLoose(search: LooseSearch, text: NormalText, findings: Finding[]): void {
  for (const { needle, start, end } of looseIn(search, text)) {
    const finding = { kind: 'folded', needle: needle.as, text, start, end, typos: 0 } as const
    if (acceptable(finding)) findings.push(finding)
  }
}

/** The places of keywords whose words may move, before they are judged. */
export function* looseIn(
  { needles }: LooseSearch,
  text: NormalText,
): Generator<Span & { readonly needle: LooseNeedle }> {
  const placed = placedWords(text)
  const near = new Set(placed.words.flatMap((word) => needles.get(word) ?? []))
  for (const needle of near)
    for (const { start, end } of findLoose(placed, needle.loose)) yield { needle, start, end }
}

/** Needles of folded text by the profile they are searched for with. */
export function byProfile<N extends Exclude<Needle, RawNeedle>>(
  needles: readonly N[],
): Map<Profile, N[]> {
  const groups = new Map<Profile, N[]>()
  for (const needle of needles) {
    const others = groups.get(needle.profile)
    if (others) others.push(needle)
    else groups.set(needle.profile, [needle])
  }
  return groups
}
