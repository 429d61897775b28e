import { sigmoid } from '../../numbers/logistic.js'
import type { Item } from '../../types/item.js'
import {
  probability,
  type Probability,
  type Scored,
  type Support,
  type Verdict,
} from '../../types/verdict.js'
import { VOTE_KINDS, votesOn, type Votes } from '../sources/context.js'
import type { Head } from './head.js'
import type { Joining } from './joining.js'
import { NO_RIVAL } from './judge.js'
import type { Margins } from './scorer.js'

/** Heads by margin that are candidates; those that votes name come beside them. */
export const CANDIDATES = 5

/** Margins of a row by label number. */
export interface Ballot {
  /** One per project. */
  readonly margins: ArrayLike<number>
  readonly none: number
  readonly known: number
  readonly votes: Votes | undefined
}

/** The label numbers that may be right: the best heads, and those that near rows or the slot name. */
export function candidatesOf({ margins, votes }: Ballot): number[] {
  const best: number[] = []
  const size = margins.length
  const worth = (label: number): number => margins[label] as number
  for (let label = 0; label < size; label++) {
    if (best.length === CANDIDATES && worth(label) <= worth(best[CANDIDATES - 1] as number))
      continue
    let at = best.length
    while (at > 0 && worth(best[at - 1] as number) < worth(label)) at--
    best.splice(at, 0, label)
    if (best.length > CANDIDATES) best.pop()
  }
  const named = (label: number): boolean =>
    ((votes?.near[label] ?? 0) > 0 || (votes?.slot[label] ?? 0) > 0) && !best.includes(label)
  for (let label = 0; label < size; label++) if (named(label)) best.push(label)
  return best
}

/** What the curve sees of one candidate, in the order of its slopes. */
export function partsOfCandidate({ margins, none, known, votes }: Ballot, label: number): number[] {
  let rival = NO_RIVAL
  for (let other = 0; other < margins.length; other++) {
    if (other !== label) rival = Math.max(rival, margins[other] as number)
  }
  const parts = [margins[label] as number, rival, none, known]
  for (const kind of VOTE_KINDS) {
    const votesOfKind = votes?.[kind]
    let other = 0
    for (let at = 0; at < margins.length; at++) {
      if (at !== label) other = Math.max(other, votesOfKind?.[at] ?? 0)
    }
    parts.push(votesOfKind?.[label] ?? 0, votesOfKind?.[margins.length] ?? 0, other)
  }
  return [...parts, 1]
}

/** The chance of a candidate. */
export function joinedChance(
  slopes: readonly number[],
  parts: readonly number[],
  offset: number,
): Probability {
  let sum = offset
  for (let part = 0; part < parts.length; part++) {
    sum += (slopes[part] as number) * (parts[part] as number)
  }
  return probability(sigmoid(sum))
}

/** A candidate with its chance and the votes for it. */
export interface JoinedCandidate {
  readonly project: string
  readonly chance: Probability
  readonly margin: number
  readonly accept: number
  readonly reject: number
  readonly supports: readonly Support[]
}

/** The candidates of a row, the likeliest first. */
export function joinRow(
  joining: Joining,
  heads: readonly Head[],
  row: { readonly item: Item; readonly margins: Margins },
): JoinedCandidate[] {
  const { item, margins } = row
  const byProject = votesOn(item, joining.known, joining.context)
  const votes = byProject && votesOfHeads(byProject, heads, joining.context.projects)
  const ballot = { margins: margins.heads, none: margins.none, known: margins.known, votes }
  return candidatesOf(ballot)
    .flatMap((label): JoinedCandidate[] => {
      const head = heads[label]
      if (!head) return []
      const { offset, accept, reject } = joining.projects[head.project] ?? { ...head, offset: 0 }
      const chance = joinedChance(joining.slopes, partsOfCandidate(ballot, label), offset)
      const supports = VOTE_KINDS.flatMap((kind): Support[] => {
        const share = votes?.[kind][label] ?? 0
        return share > 0 ? [{ source: `context ${kind}`, project: head.project, share }] : []
      })
      const margin = margins.heads[label] as number
      return [{ project: head.project, chance, margin, accept, reject, supports }]
    })
    .toSorted((a, b) => b.chance - a.chance)
}

/** Votes in the order of the heads; those for a project without a head are nobody's. */
function votesOfHeads(votes: Votes, heads: readonly Head[], projects: readonly string[]): Votes {
  const numbers = new Map(projects.map((project, number) => [project, number]))
  const inOrder = (of: Float64Array): Float64Array => {
    const shares = Float64Array.from(heads, ({ project }) => of[numbers.get(project) ?? -1] ?? 0)
    return Float64Array.from([...shares, of[projects.length] ?? 0])
  }
  return {
    near: inOrder(votes.near),
    slot: inOrder(votes.slot),
    history: inOrder(votes.history),
  }
}

/** The verdict of the joining step on its candidates. */
export function fuseVerdict(candidates: readonly JoinedCandidate[]): Verdict {
  const [best, second] = candidates
  if (!best) return { kind: 'deferred', deferral: { why: 'silent' } }
  const named = scoredOf(best)
  if (best.chance > best.reject && best.chance < best.accept)
    return { kind: 'deferred', deferral: { why: 'unsure', best: named } }
  const supports = candidates.flatMap((candidate) => candidate.supports)
  return best.chance >= best.accept
    ? { kind: 'fused', chosen: named, runnerUp: second && scoredOf(second), supports }
    : { kind: 'fused', chosen: undefined, runnerUp: named, supports }
}

function scoredOf({ project, chance, margin, accept, supports }: JoinedCandidate): Scored {
  const votes = supports.map(({ source, share }) => `, ${source} ${share.toFixed(2)}`).join('')
  return {
    project,
    probability: chance,
    why: `${project}: head's margin ${margin.toFixed(2)}${votes}; accepts from ${accept.toFixed(2)}`,
  }
}
