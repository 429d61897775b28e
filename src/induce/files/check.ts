import { FULL_FOLD } from '../../normalise/fold/fold-steps.js'
import { variantsOf } from '../../normalise/fold/variants.js'
import type { RuleSet } from '../../rules/language/rule.js'
import type { Claim, Hit } from '../../types/claim.js'
import type { Item } from '../../types/item.js'
import type { InducedKeyword, InducedRule } from './induced-rule.js'
import type { AskRules } from '../../cascade/ask-rules.js'

/** Counts of one keyword in a run of the rules over all rows. */
export interface KeywordRecord {
  /** The project's rows and others that contain it exactly. */
  right: number
  wrong: number
  /** The same for rows that contain it with typos only. */
  slipRight: number
  slipWrong: number
  /** The project's rows that no earlier keyword of its rule finds. */
  needed: number
  /** Other words in which it was found, by writing: rows of the project and others. */
  readonly words: Map<string, WordRecord>
}

/** Rows in which a keyword was found as another word: a form, a typo, part of a longer word. */
export interface WordRecord {
  right: number
  wrong: number
}

/** Result of a run of all rules, by level as in the cascade. */
export interface RunRecord {
  /** Projects assigned to each row: none, one or several. */
  readonly given: readonly (readonly string[])[]
  /** By project and number of the claim. */
  readonly claims: ReadonlyMap<string, ClaimRecord>
  /** By project, number of the claim and keyword. */
  readonly keywords: ReadonlyMap<string, KeywordRecord>
}

/** Counts of one claim over the rows that earlier levels left open. */
export interface ClaimRecord {
  right: number
  claimed: number
  /** Rows on which it was right, the shortest titles first. */
  readonly shown: number[]
  /** Rows on which it was wrong, the first ones. */
  readonly wrong: number[]
}

const SHOWN = 4

/** The rows on which rules are tried. */
export interface LabelledRows {
  readonly items: readonly Item[]
  /** The label of rows of several projects, which are counted for none. */
  readonly collection: string
}

/** Runs the rules over the rows and counts the results of every claim and keyword. */
export function recordRun(
  ask: AskRules,
  set: RuleSet,
  { items, collection }: LabelledRows,
): RunRecord {
  const numbers = claimNumbers(set)
  const claims = new Map<string, ClaimRecord>()
  const keywords = new Map<string, KeywordRecord>()
  const given = items.map((item, row) => {
    const verdict = ask(item)
    const holding = verdict.claims.filter(({ absent }) => absent.length === 0)
    const first = Math.min(...holding.map(({ level }) => level))
    const seen = new Set<string>()
    for (const claim of holding) {
      if (claim.level !== first || item.gold === collection) continue
      const name = nameOfClaim(claim.project, numbers.get(placeOf(claim)) ?? 0)
      countClaim(claims, { name, row, right: claim.project === item.gold, items })
      countKeywords(keywords, { claim, name, item, seen })
    }
    return verdict.projects
  })
  return { given, claims, keywords }
}

/** Key of a claim in a {@link RunRecord}. */
export function nameOfClaim(project: string, number: number): string {
  return `${project}\u0000${number}`
}

/** Key of a keyword in a {@link RunRecord}. */
export function nameOfKeyword(claim: string, keyword: string): string {
  return `${claim}\u0000${keyword.trim()}`
}

/**
 * Removes what the run showed to be redundant or harmful: keywords whose rows
 * earlier keywords match already, and typos, variants or matches inside words
 * that add wrong rows.
 */
export function amendRules(
  rules: readonly InducedRule[],
  record: RunRecord,
  expected: ReadonlyMap<string, number>,
): InducedRule[] {
  return rules.map((rule) => {
    const claims = rule.claims.map((claim, number) => {
      const name = nameOfClaim(rule.project, number)
      const keywords = claim.keywords.flatMap((keyword): InducedKeyword[] => {
        const counted = record.keywords.get(nameOfKeyword(name, keyword.text))
        if (claim.seeded) return [keyword]
        if (!counted || counted.needed === 0) return []
        return [amend(keyword, counted, expected.get(`${rule.project} ${keyword.text}`) ?? 0)]
      })
      return { ...claim, keywords }
    })
    const kept = claims.filter(({ keywords }) => keywords.length > 0)
    return kept.length === 0 ? rule : { ...rule, claims: kept }
  })
}

/** Wrong rows that a keyword may match beyond the expected number. */
const SPARE = 2

function amend(keyword: InducedKeyword, counted: KeywordRecord, expected: number): InducedKeyword {
  const { right, wrong, slipRight, slipWrong } = counted
  const except = [...new Set([...keyword.except, ...otherWords(counted)])]
  const more = except.length > keyword.except.length
  if (more && except.length <= MOST_EXCEPTED) return { ...keyword, except }
  const spells = variantsOf(keyword.text, FULL_FOLD).length > 0
  const harmful = slipWrong >= SPARE && slipWrong > slipRight
  const loose = wrong > expected + SPARE + right / 20
  const foreign = loose && spells && keyword.variants
  return {
    ...keyword,
    typos: harmful ? 'off' : keyword.typos,
    variants: keyword.variants && !foreign,
    match: loose && !foreign && keyword.match === 'anywhere' ? 'start' : keyword.match,
  }
}

/** Words to except of a keyword at most; one with more is not forgiven typos. */
export const MOST_EXCEPTED = 12

/** The words in which a keyword was found mostly in rows of others. */
function otherWords({ words }: KeywordRecord): string[] {
  return [...words]
    .filter(([, { right, wrong }]) => wrong >= SPARE && wrong > right)
    .toSorted(([a, one], [b, other]) => other.wrong - one.wrong || (a < b ? -1 : 1))
    .map(([word]) => word)
}

/** One claim on one row. */
interface ClaimOptions {
  readonly name: string
  readonly row: number
  readonly right: boolean
  readonly items: readonly Item[]
}

function countClaim(
  claims: Map<string, ClaimRecord>,
  { name, row, right, items }: ClaimOptions,
): void {
  const record = claims.get(name) ?? { right: 0, claimed: 0, shown: [], wrong: [] }
  if (record.claimed === 0) claims.set(name, record)
  record.claimed++
  if (!right && record.wrong.length < SHOWN) record.wrong.push(row)
  if (!right) return
  record.right++
  const length = (at: number): number => items[at]?.texts['title']?.length ?? Number.MAX_VALUE
  record.shown.push(row)
  record.shown.sort((a, b) => length(a) - length(b) || a - b)
  if (record.shown.length > SHOWN) record.shown.pop()
}

/** The keywords of one claim on one row. */
interface KeywordsOptions {
  readonly claim: Claim
  readonly name: string
  readonly item: Item
  /** Projects for which a keyword was counted as needed on this row. */
  readonly seen: Set<string>
}

function countKeywords(
  keywords: Map<string, KeywordRecord>,
  { claim, name, item, seen }: KeywordsOptions,
): void {
  const exact = new Map<string, boolean>()
  const words = new Map<string, Set<string>>()
  const hits = claim.hits.toSorted((a, b) => a.place.line - b.place.line)
  for (const { keyword, typos } of hits) {
    exact.set(keyword, (exact.get(keyword) ?? false) || typos === 0)
  }
  for (const hit of hits) {
    const word = wordAt(item.texts[hit.field] ?? '', hit).toLowerCase()
    if (word === hit.keyword.trim().toLowerCase()) continue
    words.set(hit.keyword, (words.get(hit.keyword) ?? new Set<string>()).add(word))
  }
  const right = claim.project === item.gold
  for (const [keyword, asWritten] of exact) {
    const key = nameOfKeyword(name, keyword)
    const record = keywords.get(key) ?? {
      right: 0,
      wrong: 0,
      slipRight: 0,
      slipWrong: 0,
      needed: 0,
      words: new Map<string, WordRecord>(),
    }
    keywords.set(key, record)
    for (const word of words.get(keyword) ?? []) {
      const counted = record.words.get(word) ?? { right: 0, wrong: 0 }
      record.words.set(word, counted)
      if (right) counted.right++
      else counted.wrong++
    }
    if (asWritten && right) record.right++
    else if (asWritten) record.wrong++
    else if (right) record.slipRight++
    else record.slipWrong++
    if (right && !seen.has(claim.project)) {
      record.needed++
      seen.add(claim.project)
    }
  }
}

/** The hit with all letters of the words it begins and ends in. */
function wordAt(raw: string, { start, end }: Hit): string {
  let from = start
  let to = end
  while (from > 0 && isLetter.test(raw[from - 1] as string)) from--
  while (to < raw.length && isLetter.test(raw[to] as string)) to++
  return raw.slice(from, to)
}

const isLetter = /[\p{L}\p{N}\p{M}]/u

/** Place of a claim in its file → its number among the file's claims. */
function claimNumbers(set: RuleSet): Map<string, number> {
  return new Map(
    set.rules.flatMap((rule) =>
      rule.claims.map((claim, number) => [placeOf(claim), number] as const),
    ),
  )
}

function placeOf({ place }: Pick<Claim, 'place'>): string {
  return `${place.file}:${place.line}`
}
