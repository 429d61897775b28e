import { FULL_FOLD } from '../../normalise/fold/fold-steps.js'
import { variantsOf } from '../../normalise/fold/variants.js'
import type { RuleSet } from '../../rules/language/rule.js'
import type { Claim } from '../../types/claim.js'
import type { Item } from '../../types/item.js'
import type { InducedKeyword, InducedRule } from './induced-rule.js'
import type { AskRules } from '../../cascade/ask-rules.js'

/** What one keyword did on the rows, as the rules were run. */
export interface KeywordRecord {
  /** The project's rows and others on which it stands as written. */
  right: number
  wrong: number
  /** The same where it stands with slips only. */
  slipRight: number
  slipWrong: number
  /** The project's rows that no earlier keyword of its rule finds. */
  needed: number
}

/** What the rules did, all together and in the order of the cascade. */
export interface Record {
  /** What each row was given: its projects, none or several. */
  readonly given: readonly (readonly string[])[]
  /** By project and number of the claim. */
  readonly claims: ReadonlyMap<string, ClaimRecord>
  /** By project, number of the claim and keyword. */
  readonly keywords: ReadonlyMap<string, KeywordRecord>
}

/** What one claim did on the rows that earlier levels left. */
export interface ClaimRecord {
  right: number
  claimed: number
  /** Rows on which it was right, the shortest titles first. */
  readonly shown: number[]
}

const SHOWN = 4

/** The rows on which rules are tried. */
export interface LabelledRows {
  readonly items: readonly Item[]
  /** The label of rows of several projects, which are booked for none. */
  readonly collection: string
}

/** Runs the rules over the rows and books every claim and keyword. */
export function recordRun(
  ask: AskRules,
  set: RuleSet,
  { items, collection }: LabelledRows,
): Record {
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
      bookClaim(claims, { name, row, right: claim.project === item.gold, items })
      bookKeywords(keywords, { claim, name, item, seen })
    }
    return verdict.projects
  })
  return { given, claims, keywords }
}

/** The claim's name in a record. */
export function nameOfClaim(project: string, number: number): string {
  return `${project}\u0000${number}`
}

/** The keyword's name in a record. */
export function nameOfKeyword(claim: string, keyword: string): string {
  return `${claim}\u0000${keyword.trim()}`
}

/**
 * The rules without what the run showed to be useless or harmful: keywords that
 * find nothing another does not, slips and inner parts of words that find the
 * wrong rows.
 */
export function amendRules(
  rules: readonly InducedRule[],
  record: Record,
  expected: ReadonlyMap<string, number>,
): InducedRule[] {
  return rules.map((rule) => {
    const claims = rule.claims.map((claim, number) => {
      const name = nameOfClaim(rule.project, number)
      const keywords = claim.keywords.flatMap((keyword): InducedKeyword[] => {
        const booked = record.keywords.get(nameOfKeyword(name, keyword.text))
        if (claim.seeded) return [keyword]
        if (!booked || booked.needed === 0) return []
        return [amend(keyword, booked, expected.get(`${rule.project} ${keyword.text}`) ?? 0)]
      })
      return { ...claim, keywords }
    })
    const kept = claims.filter(({ keywords }) => keywords.length > 0)
    return kept.length === 0 ? rule : { ...rule, claims: kept }
  })
}

/** Wrong rows beyond those expected that a keyword may find. */
const SPARE = 2

function amend(keyword: InducedKeyword, booked: KeywordRecord, expected: number): InducedKeyword {
  const { right, wrong, slipRight, slipWrong } = booked
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

interface ClaimEntry {
  readonly name: string
  readonly row: number
  readonly right: boolean
  readonly items: readonly Item[]
}

function bookClaim(
  claims: Map<string, ClaimRecord>,
  { name, row, right, items }: ClaimEntry,
): void {
  const record = claims.get(name) ?? { right: 0, claimed: 0, shown: [] }
  if (record.claimed === 0) claims.set(name, record)
  record.claimed++
  if (!right) return
  record.right++
  const length = (at: number): number => items[at]?.texts['title']?.length ?? Number.MAX_VALUE
  record.shown.push(row)
  record.shown.sort((a, b) => length(a) - length(b) || a - b)
  if (record.shown.length > SHOWN) record.shown.pop()
}

interface KeywordEntry {
  readonly claim: Claim
  readonly name: string
  readonly item: Item
  /** Projects of which a keyword was booked as needed on this row. */
  readonly seen: Set<string>
}

function bookKeywords(
  keywords: Map<string, KeywordRecord>,
  { claim, name, item, seen }: KeywordEntry,
): void {
  const exact = new Map<string, boolean>()
  const hits = claim.hits.toSorted((a, b) => a.place.line - b.place.line)
  for (const { keyword, typos } of hits) {
    exact.set(keyword, (exact.get(keyword) ?? false) || typos === 0)
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
    }
    keywords.set(key, record)
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
