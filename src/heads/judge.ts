import { probability, type Probability, type Scored, type Verdict } from '../types/verdict.js'
import { chanceOf } from './calibration.js'
import type { Evidence } from './features.js'
import type { Head, HeadsModel } from './head.js'
import { createScore, type Margins } from './scorer.js'

/** What the heads of a model say of one row. */
export type Judge = (evidence: Evidence) => Verdict

/** A head with where it stands on a row. */
export interface Candidate {
  readonly head: Head
  readonly margin: number
  readonly chance: Probability
}

/** Two heads whose chances are this near each other, both good enough, are a conflict. */
const NEAR = 0.1

/**
 * Prepares a model for judging rows.
 *
 * The best head settles the row at or above its accept; at or below its reject
 * the row is rejected; between them, or where two heads are as good as equal,
 * it is deferred.
 */
export function createJudge(model: HeadsModel): Judge {
  const score = createScore(model)
  const heads = model.heads.filter(({ enabled }) => enabled)
  return (evidence) => {
    const margins = score(evidence)
    if (!margins.scored) return { kind: 'rejected', probability: undefined, runnerUp: undefined }
    const [best, second] = rankTwo(model, heads, margins)
    if (!best) return { kind: 'deferred', deferral: { why: 'silent' } }
    return verdictOf(best, second)
  }
}

/** The verdict where these two heads stand best. */
export function verdictOf(best: Candidate, second: Candidate | undefined): Verdict {
  const runnerUp = second && scoredOf(second)
  const named = scoredOf(best)
  const { accept, reject } = best.head
  if (best.chance >= accept) {
    const rival =
      second && second.chance >= second.head.accept && best.chance - second.chance < NEAR
    return rival
      ? { kind: 'deferred', deferral: { why: 'conflict', between: [named, scoredOf(second)] } }
      : { kind: 'settled', labels: [named], runnerUp }
  }
  if (best.chance > reject) return { kind: 'deferred', deferral: { why: 'unsure', best: named } }
  return { kind: 'rejected', probability: probability(1 - best.chance), runnerUp: named }
}

/**
 * The two best heads of a row, best first.
 *
 * A head that bars the best one and stands next to it takes its place.
 */
export function rankTwo(
  model: HeadsModel,
  heads: readonly Head[],
  margins: Margins,
): readonly [Candidate | undefined, Candidate | undefined] {
  let first = -1
  let second = -1
  for (let at = 0; at < heads.length; at++) {
    const margin = margins.heads[at] as number
    if (first < 0 || margin > (margins.heads[first] as number)) {
      second = first
      first = at
    } else if (second < 0 || margin > (margins.heads[second] as number)) second = at
  }
  if (first < 0) return [undefined, undefined]
  const candidate = (at: number, rival: number): Candidate | undefined => {
    const head = heads[at]
    if (!head) return undefined
    const margin = margins.heads[at] as number
    const standing = {
      margin,
      rival: margins.heads[rival] ?? NO_RIVAL,
      none: margins.none,
      known: margins.known,
    }
    return { head, margin, chance: chanceOf(model.calibration, standing, head.offset) }
  }
  const best = candidate(first, second)
  const next = candidate(second, first)
  const barred = best && next && next.head.bars.includes(best.head.project)
  return barred && next.chance >= next.head.accept ? [next, best] : [best, next]
}

/** Stands for the margin of a rival where there is only one head. */
export const NO_RIVAL = -1

function scoredOf({ head, margin, chance }: Candidate): Scored {
  return {
    project: head.project,
    probability: chance,
    why: `head ${head.project}, margin ${margin.toFixed(2)}, accepts from ${head.accept.toFixed(2)}`,
  }
}
