import type { Claim } from '../../types/claim.js'
import type { Item, Place } from '../../types/item.js'
import { formatPlace } from '../../types/parsed.js'
import type { CompiledRules } from '../matching/compile.js'
import { keywordUses } from '../matching/keyword-use.js'

/** What a project, a claim or a keyword takes of some rows. */
export interface Coverage {
  /** Rows it claims. */
  readonly rows: number
  /** Of these, the rows that another project claims too, on whatever level. */
  readonly overlap: number
  /** Of these, the rows that another project claims on the same level: what the tie policy settles. */
  readonly conflict: number
  /** The other projects with how many rows they share, most first. */
  readonly sharedWith: readonly Shared[]
  /** Of the rows with a label, how many have this project's, and how many there are. */
  readonly right: number
  readonly labelled: number
  /** Ids of the first rows. */
  readonly examples: readonly string[]
}

/** Rows that two projects claim. */
export interface Shared {
  readonly project: string
  readonly rows: number
}

/** Coverage of a project, and of its claims and keywords by their places. */
export interface ProjectCoverage {
  readonly project: string
  readonly level: number
  readonly whole: Coverage
  readonly claims: readonly PlacedCoverage[]
  readonly keywords: readonly PlacedCoverage[]
}

/** Coverage of something at a place of a rule file. */
export interface PlacedCoverage {
  /** The keyword; of a claim its place in words. */
  readonly name: string
  readonly place: Place
  readonly coverage: Coverage
}

/** Coverage of all rules. */
export interface RuleCoverage {
  /** Rows looked at, and rows that some project claims. */
  readonly rows: number
  readonly claimed: number
  readonly projects: readonly ProjectCoverage[]
}

/** Gathers coverage row by row; memory does not grow with the rows. */
export interface CoverageGatherer {
  /** Takes in a row with the claims on it; possible claims do not count. */
  readonly add: (item: Item, claims: readonly Claim[]) => void
  readonly coverage: () => RuleCoverage
}

const MOST_EXAMPLES = 3

/** Starts to gather: rules keep their order, and what claims nothing is there with 0 rows. */
export function gatherCoverage(rules: CompiledRules): CoverageGatherer {
  const tallies = new Map<string, Tally>()
  const tallyOf = (key: string): Tally => {
    const known = tallies.get(key) ?? createTally()
    tallies.set(key, known)
    return known
  }
  let rows = 0
  let claimed = 0

  const add = (item: Item, given: readonly Claim[]): void => {
    rows += 1
    const claims = given.filter(({ absent }) => absent.length === 0)
    if (claims.length === 0) return
    claimed += 1
    const keys = new Map<string, Claim>()
    for (const claim of claims) {
      keys.set(claim.project, claim)
      keys.set(keyOf(claim, claim.place), claim)
      for (const hit of claim.hits) keys.set(keyOf(claim, hit.place), claim)
    }
    for (const [key, claim] of keys) count(tallyOf(key), { claim, claims, item })
  }
  return { add, coverage: () => ({ rows, claimed, projects: projectsOf(rules, tallyOf) }) }
}

/** What is counted while rows come. */
interface Tally {
  rows: number
  overlap: number
  conflict: number
  right: number
  labelled: number
  readonly shared: Map<string, number>
  readonly examples: string[]
}

function createTally(): Tally {
  return {
    rows: 0,
    overlap: 0,
    conflict: 0,
    right: 0,
    labelled: 0,
    shared: new Map(),
    examples: [],
  }
}

/** One row as one claim sees it. */
interface ClaimedRow {
  readonly claim: Claim
  readonly claims: readonly Claim[]
  readonly item: Item
}

function count(tally: Tally, { claim, claims, item }: ClaimedRow): void {
  const others = claims.filter(({ project }) => project !== claim.project)
  tally.rows += 1
  if (others.length > 0) tally.overlap += 1
  if (others.some(({ level }) => level === claim.level)) tally.conflict += 1
  for (const project of new Set(others.map((other) => other.project)))
    tally.shared.set(project, (tally.shared.get(project) ?? 0) + 1)
  if (item.gold !== undefined) {
    tally.labelled += 1
    if (item.gold === claim.project) tally.right += 1
  }
  if (tally.examples.length < MOST_EXAMPLES) tally.examples.push(item.id)
}

function keyOf({ project }: { readonly project: string }, place: Place): string {
  return `${project}\n${formatPlace(place)}`
}

function projectsOf(rules: CompiledRules, tallyOf: (key: string) => Tally): ProjectCoverage[] {
  const uses = keywordUses(rules).filter(({ list }) => list !== 'stop')
  return [...new Set(rules.claims.map(({ rule }) => rule))].map((rule) => {
    const at = (name: string, place: Place): PlacedCoverage => {
      return { name, place, coverage: coverageIn(tallyOf(keyOf(rule, place))) }
    }
    const keywords = uses
      .filter(({ plan }) => plan.rule === rule)
      .map(({ sought: { keyword } }) => [formatPlace(keyword.place), keyword] as const)
    return {
      project: rule.project,
      level: rule.level,
      whole: coverageIn(tallyOf(rule.project)),
      claims: rule.claims.map(({ place }) => at(formatPlace(place), place)),
      keywords: [...new Map(keywords).values()].map(({ text, place }) => at(text, place)),
    }
  })
}

function coverageIn({ shared, ...counts }: Tally): Coverage {
  const sharedWith = Array.from(shared, ([project, rows]) => ({ project, rows }))
  return { ...counts, sharedWith: sharedWith.toSorted((a, b) => b.rows - a.rows) }
}
