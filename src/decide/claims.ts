import type { Segment } from '../types/decision.js'
import type { Cues } from '../types/item.js'
import { segmentsOf } from './segments.js'
import type { Claim, Conflict, ConflictReason, Hit } from '../types/claim.js'
import { saidAt } from '../types/said.js'
import { formatPlace, isNonEmpty, type NonEmpty } from '../types/parsed.js'
import type { Scored, Verdict } from '../types/verdict.js'

/** What the rules say of one item, and what had to be settled on the way. */
export interface Ruling {
  readonly verdict: Verdict
  readonly conflicts: readonly Conflict[]
  /** The minutes of each project; none where no claim rests on subtitles. */
  readonly segments: readonly Segment[]
}

/** The claims of one project on its level. */
interface Contender {
  readonly claim: Claim
  /** Its hits in the title if it has any there, else all its hits. */
  readonly evidence: readonly Hit[]
}

const TITLE = 'title'

const SILENT: Ruling = {
  verdict: { kind: 'deferred', deferral: { why: 'silent' } },
  conflicts: [],
  segments: [],
}

/**
 * Settles the claims on one item.
 *
 * 1. The lowest level with a claim that holds decides; later levels are ignored.
 * 2. On that level, evidence that lies across longer evidence of another project
 *    falls away, and a project with none left is out: «царевна» inside
 *    «жила-была царевна».
 * 3. Projects left with evidence in separate places of the title are a
 *    collection, in the order of the title.
 * 4. A tie that remains goes to the higher measured precision (known before
 *    unknown), then to the earlier rule file.
 *
 * Claims that rest on subtitles alone give way to all others. Where there are no others, the project
 * whose minutes they are wins, whatever its level; several with minutes of their own are a
 * collection, in the order of time.
 *
 * With no claim that holds, a possible claim (one that only an absent value
 * keeps from holding) defers as `unsure`, and nothing at all as `silent`.
 */
export function decideClaims(claims: readonly Claim[], cues?: Cues): Ruling {
  const holding = claims.filter((claim) => claim.absent.length === 0)
  if (isNonEmpty(holding)) return settleTalk(holding, segmentsOf(holding, cues)) ?? settle(holding)

  const [possible] = claims.toSorted(byLevel)
  if (!possible) return SILENT
  const best = scoredOf(possible)
  const verdict = { kind: 'deferred', deferral: { why: 'unsure', best } } as const
  return { verdict, conflicts: [], segments: [] }
}

/** Settles claims of which some rest on subtitles alone; undefined where none does. */
function settleTalk(holding: NonEmpty<Claim>, segments: readonly Segment[]): Ruling | undefined {
  const talk = holding.filter(({ hits }) => hits.every(({ said }) => said !== undefined))
  const others = holding.filter((claim) => !talk.includes(claim))
  if (talk.length === 0) return segments.length === 0 ? undefined : { ...settle(holding), segments }
  if (isNonEmpty(others)) {
    const ruling = settle(others)
    const [winner] = ruling.verdict.kind === 'settled' ? ruling.verdict.labels : []
    const named = new Set(others.map(({ project }) => project))
    const left = talk.filter(({ project }) => !named.has(project)).toSorted(byPolicy)
    const conflicts = [...new Set(left.map(({ project }) => project))].map((loser) => ({
      reason: 'said-only' as const,
      winner: winner?.project ?? '',
      loser,
    }))
    return { verdict: ruling.verdict, conflicts: [...ruling.conflicts, ...conflicts], segments }
  }
  const ranked = talk.toSorted(byPolicy)
  const inOrder = [...new Set(segments.map(({ project }) => project))]
  const winners = inOrder.flatMap((name) => ranked.find(({ project }) => project === name) ?? [])
  if (!isNonEmpty(winners)) return { ...settle(holding), segments }
  const losers = losersOf(holding, winners)
  const conflicts = losers.map(({ project: loser }) => ({
    reason: 'file-order' as const,
    winner: winners[0].project,
    loser,
  }))
  return { verdict: settled(winners, losers[0]), conflicts, segments }
}

function settle(holding: NonEmpty<Claim>): Ruling {
  if (holding.length === 1) {
    return { verdict: settled([holding[0]], undefined), conflicts: [], segments: [] }
  }
  const level = Math.min(...holding.map((claim) => claim.level))
  const contenders = contendersOf(holding.filter((claim) => claim.level === level))
  const left = contenders.filter((one) => !isAbsorbed(one, contenders))
  const named = separateInTitle(left)
  const winners = (named.length > 1 ? named : left.slice(0, 1)).map((one) => one.claim)
  if (!isNonEmpty(winners)) throw new Error('the longest evidence cannot be absorbed')

  const losers = losersOf(holding, winners)
  const conflicts = losers.map((loser) => ({
    reason: reasonFor(winners[0], loser, left),
    winner: winners[0].project,
    loser: loser.project,
  }))
  return { verdict: settled(winners, losers[0]), conflicts, segments: [] }
}

/** One contender per project, its claims' hits joined, in the order of the policy. */
function contendersOf(claims: readonly Claim[]): Contender[] {
  const byProject = new Map<string, Claim>()
  for (const claim of claims.toSorted(byPolicy)) {
    const first = byProject.get(claim.project)
    byProject.set(claim.project, first ? { ...first, hits: [...first.hits, ...claim.hits] } : claim)
  }
  return [...byProject.values()].map((claim) => {
    const inTitle = claim.hits.filter((hit) => hit.field === TITLE)
    return { claim, evidence: inTitle.length > 0 ? inTitle : claim.hits }
  })
}

function isAbsorbed(one: Contender, all: readonly Contender[]): boolean {
  const rivals = all.filter((other) => other !== one).flatMap((other) => other.evidence)
  const absorbed = (hit: Hit): boolean =>
    rivals.some((rival) => overlap(hit, rival) && lengthOf(rival) > lengthOf(hit))
  return one.evidence.length > 0 && one.evidence.every(absorbed)
}

/** Those whose title words stand apart from each other's, in the order of the title. */
function separateInTitle(ranked: readonly Contender[]): Contender[] {
  const taken: { readonly one: Contender; readonly hit: Hit }[] = []
  for (const one of ranked) {
    const hit = one.evidence.find(
      (mine) => mine.field === TITLE && !taken.some((other) => overlap(other.hit, mine)),
    )
    if (hit) taken.push({ one, hit })
  }
  return taken.toSorted((a, b) => a.hit.start - b.hit.start).map(({ one }) => one)
}

/** The projects that did not win, one claim each, the strongest first. */
function losersOf(holding: readonly Claim[], winners: readonly Claim[]): Claim[] {
  const won = new Set(winners.map((claim) => claim.project))
  const losers = new Map<string, Claim>()
  for (const claim of holding.toSorted(byLevel)) {
    if (!won.has(claim.project) && !losers.has(claim.project)) losers.set(claim.project, claim)
  }
  return [...losers.values()]
}

function reasonFor(winner: Claim, loser: Claim, left: readonly Contender[]): ConflictReason {
  if (loser.level > winner.level) return 'earlier-level'
  if (!left.some((one) => one.claim.project === loser.project)) return 'longer-evidence'
  return winner.precision === loser.precision ? 'file-order' : 'measured-precision'
}

function settled(winners: NonEmpty<Claim>, runnerUp: Claim | undefined): Verdict {
  const [first, ...rest] = winners
  return {
    kind: 'settled',
    labels: [scoredOf(first), ...rest.map(scoredOf)],
    runnerUp: runnerUp && scoredOf(runnerUp),
  }
}

function scoredOf(claim: Claim): Scored {
  return { project: claim.project, probability: claim.precision, why: describe(claim) }
}

/** `masha.yaml:9 title: masha and the bear (1 typo)`: place, field, keywords. */
function describe(claim: Claim): string {
  const words = claim.hits.flatMap(({ field, keyword, typos, said }) => {
    if (said) return []
    const off = typos === 0 ? '' : ` (${typos} ${typos === 1 ? 'typo' : 'typos'})`
    return [`${field}: ${keyword.trim()}${off}`]
  })
  const spoken = claim.hits.filter(({ said }) => said !== undefined)
  const [first] = spoken
  if (first?.said) {
    const places = new Set(spoken.map(({ start }) => start)).size
    const more = places === 1 ? '' : ` and ${places - 1} more`
    words.push(`${saidAt(first.field, first.said)}${more}`)
  }
  const absent = claim.absent.map((column) => `${column} is absent`)
  const { file, line } = claim.place
  const place = formatPlace({ file: file.replace(/^.*[\\/]/, ''), line, column: 0 })
  return `${place} ${[...new Set(words), ...absent].join(', ')}`
}

function overlap(a: Hit, b: Hit): boolean {
  return a.field === b.field && a.start < b.end && b.start < a.end
}

function lengthOf(hit: Hit): number {
  return hit.end - hit.start
}

function byLevel(a: Claim, b: Claim): number {
  return a.level - b.level || byPolicy(a, b)
}

/** Measured precision, the higher first and known before unknown; then file order. */
function byPolicy(a: Claim, b: Claim): number {
  return (b.precision ?? -1) - (a.precision ?? -1) || a.rank - b.rank
}
