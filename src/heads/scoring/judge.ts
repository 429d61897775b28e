import { topTwo } from '../../numbers/top-two.js'
import { atMost, chanceSeen, oddsMoved } from '../../types/seen.js'
import type { Probability, Scored, Verdict } from '../../types/verdict.js'
import { chanceOf, noneChanceOf } from './calibration.js'
import type { Evidence } from '../features/features.js'
import type { Head, HeadsModel } from './head.js'
import { createScore, type Margins } from './scorer.js'

/** What the heads of a model say of one row. */
export type Judge = (evidence: Evidence) => Verdict

/** A head with where it stands on a row. */
export interface RankedHead {
  readonly head: Head
  readonly margin: number
  readonly chance: Probability
}

/** Two heads, both good enough, are a conflict where one's chance is this share of the other's. */
const NEAR = 0.95

/**
 * Prepares a model for judging rows.
 *
 * The best head settles the row at or above its accept; at or below its reject
 * the row is rejected; between them, or where two heads are as good as equal,
 * it is deferred. A model that may leave no row open lets the better of the two settle it.
 *
 * @param early - The verdict on rows that leave early, to know them by.
 */
export function createJudge(model: HeadsModel, early = earlyRejection(model)): Judge {
  const score = createScore(model)
  const heads = model.heads.filter(({ enabled }) => enabled)
  return (evidence) => {
    const margins = score(evidence)
    if (!margins.scored) return early
    const [best, second] = rankTwo(model, heads, margins)
    if (!best) return { kind: 'deferred', deferral: { why: 'silent' } }
    return verdictOf(model, best, second)
  }
}

/**
 * The verdict of an early exit: its chance is from the training rows that left early, in models of
 * before from all that were given none.
 */
export function earlyRejection({
  seen,
  about,
  moved = 0,
}: Pick<HeadsModel, 'seen' | 'about' | 'moved'>): Verdict {
  const measured = about.nonePrecision === null ? chanceSeen() : atMost(about.nonePrecision)
  const chance = seen ? chanceSeen(seen.early) : measured
  return { kind: 'rejected', probability: oddsMoved(chance, -moved), runnerUp: undefined }
}

/** The verdict where these two heads of a model stand best. */
export function verdictOf(
  { cuts, calibration }: Pick<HeadsModel, 'cuts' | 'calibration'>,
  best: RankedHead,
  second: RankedHead | undefined,
): Verdict {
  const runnerUp = second && scoredOf(second)
  const named = scoredOf(best)
  const { accept, reject } = best.head
  if (best.chance >= accept) {
    const rival =
      cuts.deferred > 0 &&
      second &&
      !best.head.few &&
      !second.head.few &&
      second.chance >= second.head.accept &&
      second.chance > NEAR * best.chance
    return rival
      ? { kind: 'deferred', deferral: { why: 'conflict', between: [named, scoredOf(second)] } }
      : { kind: 'settled', labels: [named], runnerUp }
  }
  if (best.chance > reject) return { kind: 'deferred', deferral: { why: 'unsure', best: named } }
  const none = noneChanceOf(calibration, best.chance)
  return { kind: 'rejected', probability: none, runnerUp: named }
}

/**
 * The two best heads of a row, best first.
 *
 * A head that outranks the best one and stands next to it takes its place.
 */
export function rankTwo(
  model: HeadsModel,
  heads: readonly Head[],
  margins: Margins,
): readonly [RankedHead | undefined, RankedHead | undefined] {
  const [first, second] = topTwo(margins.heads, 0, heads.length)
  const best = rankedHeadAt(model, heads, { margins, at: first, rival: second })
  const next = rankedHeadAt(model, heads, { margins, at: second, rival: first })
  const outranked = best && next && next.head.outranks.includes(best.head.project)
  return outranked && next.chance >= next.head.accept ? [next, best] : [best, next]
}

/** A head's margin on a row, and its rival's. */
export interface HeadPosition {
  readonly margins: Margins
  /** Position of the head among the enabled ones. */
  readonly at: number
  /** Position of its rival; the best of the others where it is left out. */
  readonly rival?: number
}

/** Where a head stands on a row; undefined where there is no such head. */
export function rankedHeadAt(
  { calibration, few }: HeadsModel,
  heads: readonly Head[],
  { margins, at, rival }: HeadPosition,
): RankedHead | undefined {
  const head = heads[at]
  if (!head) return undefined
  const margin = margins.heads[at] as number
  const { known } = margins
  const byFew = head.few ? few : undefined
  const none = byFew ? margins.fewNone : margins.none
  const best = margins.heads[rival ?? bestBut(margins, at)] ?? NO_RIVAL
  const barred = margins.barred.includes(head.project)
  const standing = { margin, rival: best, none, known, barred }
  return {
    head,
    margin,
    chance: chanceOf((byFew ?? { calibration }).calibration, standing, head.offset),
  }
}

function bestBut({ heads }: Margins, but: number): number {
  let best = -1
  for (const [at, margin] of heads.entries()) {
    if (at !== but && (best < 0 || margin > (heads[best] as number))) best = at
  }
  return best
}

/** Stands for the margin of a rival where there is only one head. */
export const NO_RIVAL = -1

function scoredOf({ head, margin, chance }: RankedHead): Scored {
  return {
    project: head.project,
    probability: chance,
    why: `head ${head.project}, margin ${margin.toFixed(2)}, accepts from ${head.accept.toFixed(2)}`,
  }
}
