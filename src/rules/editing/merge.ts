import { isMap, isScalar, isSeq, type YAMLMap, type YAMLSeq } from 'yaml'
import { createFolder } from '../../normalise/fold/fold.js'
import { FULL_FOLD } from '../../normalise/fold/fold-steps.js'
import { createArena } from '../../normalise/fold/arena.js'
import { foldedString } from '../../normalise/fold/normalise.js'
import type { Issue, Parsed } from '../../types/parsed.js'
import { openText, type OpenText } from './open-text.js'
import { applySplices, type Splice } from './splice.js'
import type { Source } from '../../yaml/source.js'

/** What became of a rule file into which another was merged. */
export interface MergedRule {
  readonly text: string
  /** What was done, a line each, for people; empty where nothing was to do. */
  readonly changes: readonly string[]
}

/** What must not come back. */
export interface MergeOptions {
  /** Keywords a person has refused for this project. */
  readonly rejected: readonly string[]
}

/** The first words of the comment over an induced claim. */
export const INDUCED = 'induced, '

/**
 * Brings the claims of a rule into a file that a person has edited.
 *
 * The file's text is only added to, at the ends of its lists: every comment,
 * key, quote and line stays as it is and where it is. A keyword the file has
 * already, in whatever writing, is not added; nor is one that was rejected.
 * A claim that asks for the same fields under the same conditions takes the
 * new keywords; any other is added behind the last. What is `locked` stays.
 * Only the figures in the comment over an induced claim are renewed.
 */
export function mergeRule(
  existing: Source,
  induced: Source,
  { rejected }: MergeOptions,
): Parsed<MergedRule> {
  const old = openText(existing)
  if (!old.ok) return old
  const fresh = openText(induced)
  if (!fresh.ok) return fresh
  if (isTrue(old.value.map.get('locked'))) {
    return { ok: true, value: { text: existing.text, changes: [] } }
  }
  const oldClaims = old.value.map.get('claims')
  const newClaims = fresh.value.map.get('claims')
  if (!isSeq(oldClaims)) return failed(existing, 'claims: expected a list of claims')
  if (!isSeq(newClaims)) return failed(induced, 'claims: expected a list of claims')

  const merging: Merging = {
    old: old.value,
    fresh: fresh.value,
    oldClaims,
    known: new Set(keywordsIn(oldClaims)),
    rejected: new Set(rejected.map(folded)),
    inLists: [],
    behind: [],
    changes: [],
  }
  for (const claim of newClaims.items) if (isMap(claim)) mergeClaim(merging, claim)
  return {
    ok: true,
    value: {
      text: applySplices(existing.text, [...merging.inLists, ...merging.behind]),
      changes: merging.changes,
    },
  }
}

interface Merging {
  readonly old: OpenText
  readonly fresh: OpenText
  readonly oldClaims: YAMLSeq
  /** Fields and folded keywords that are there. */
  readonly known: Set<string>
  readonly rejected: ReadonlySet<string>
  /** What goes into lists, and what goes behind the last claim. */
  readonly inLists: Splice[]
  readonly behind: Splice[]
  readonly changes: string[]
}

function mergeClaim(merging: Merging, claim: YAMLMap): void {
  const shape = shapeOf(claim)
  const twin = merging.oldClaims.items.find(
    (other): other is YAMLMap =>
      isMap(other) && !isTrue(other.get('locked')) && shapeOf(other) === shape,
  )
  const [field, list] = anyList(claim) ?? []
  if (!field || !list) return
  const wanted = list.items.filter((item) => {
    const [text] = keywordsOfItem(item)
    if (text === undefined || merging.rejected.has(folded(text))) return false
    return !merging.known.has(nameIn(field, text))
  })
  const target = twin && anyList(twin)?.[1]
  if (target) renewComment(merging, twin, claim)
  if (wanted.length === 0) return
  const added = wanted.map((item) => keywordsOfItem(item)[0] ?? '')
  for (const text of added) merging.known.add(nameIn(field, text))
  const { old, fresh } = merging
  if (target) {
    merging.inLists.push(
      ...old.appendTo(
        target,
        wanted.map((item) => fresh.textOf(item)),
      ),
    )
    merging.changes.push(`${field}: added ${added.join(', ')}`)
    return
  }
  merging.behind.push(...old.appendTo(merging.oldClaims, [claimText(fresh, claim, wanted)]))
  merging.changes.push(`new claim on ${field}: ${added.join(', ')}`)
}

/** The claim as it is written, its comment before it, without the keywords that are not wanted. */
function claimText(fresh: OpenText, claim: YAMLMap, wanted: readonly unknown[]): string {
  const list = anyList(claim)?.[1]
  const dropped = (list?.items ?? []).filter((item) => !wanted.includes(item))
  return fresh.textOf(claim, dropped)
}

/** Puts the new figures in place of the old ones where the claim was induced. */
function renewComment({ old, fresh, inLists }: Merging, twin: YAMLMap, claim: YAMLMap): void {
  const before = old.commentOver(twin)
  const now = fresh.commentOver(claim)
  if (!before || !now || before.text === now.text) return
  if (!before.text.startsWith(INDUCED) || !now.text.startsWith(INDUCED)) return
  inLists.push({ from: before.from, to: before.to, text: now.text })
}

/** The first list of keywords that a claim asks any of, and the field it stands under. */
export function anyList(claim: YAMLMap): [string, YAMLSeq] | undefined {
  for (const { key, value } of claim.items) {
    if (!isMap(value) || !isScalar(key)) continue
    const any = value.get('any')
    const list = isMap(any) ? any.get('of') : any
    if (isSeq(list)) return [String(key.value), list]
  }
  return undefined
}

/** Everything a claim says but its first list of keywords and its figures: equal for twins. */
function shapeOf(claim: YAMLMap): string {
  const plain = claim.toJSON() as Record<string, unknown>
  const list = anyList(claim)
  const parts = Object.entries(plain)
    .filter(([key]) => key !== 'precision')
    .map(([key, value]) => {
      if (key !== list?.[0]) return [key, sorted(value)]
      const { any: _, ...rest } = value as Record<string, unknown>
      return [key, sorted(rest)]
    })
  return JSON.stringify(parts.toSorted((a, b) => (String(a[0]) < String(b[0]) ? -1 : 1)))
}

/** The value with the keys of its maps in order. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  return Object.entries(value)
    .map(([key, inner]) => [key, sorted(inner)])
    .toSorted((a, b) => (String(a[0]) < String(b[0]) ? -1 : 1))
}

/** Every keyword under the claims' `any` lists, with its field. */
function keywordsIn(claims: YAMLSeq): string[] {
  return claims.items.flatMap((claim) => {
    const [field, list] = (isMap(claim) && anyList(claim)) || []
    if (field === undefined || !list) return []
    return list.items.flatMap(keywordsOfItem).map((text) => nameIn(field, text))
  })
}

function nameIn(field: string, keyword: string): string {
  return `${field}\u0000${folded(keyword)}`
}

/** The keyword that a member of a list is; none where it is something else. */
export function keywordsOfItem(item: unknown): string[] {
  if (isScalar(item)) return [String(item.value)]
  if (!isMap(item)) return []
  const keyword = item.get('keyword')
  return typeof keyword === 'string' ? [keyword] : []
}

/** True for the word `true` as it is read from a file. */
export function isTrue(value: unknown): boolean {
  return value === 'true' || value === true
}

const folder = createFolder(FULL_FOLD)

/** A keyword in the one writing by which keywords are compared. */
export function folded(text: string): string {
  const shown = foldedString(folder.fold(text, createArena(text.length + 64)))
  return shown === '' ? text : shown
}

function failed({ path }: Source, message: string): Parsed<never> {
  const place = { file: path, line: 0, column: 0 }
  const issue: Issue = { severity: 'error', code: 'wrong-type', place, message }
  return { ok: false, issues: [issue] }
}
