import type { Conflict } from '../types/claim.js'
import type { Decision, Segment } from '../types/decision.js'
import type { NonEmpty } from '../types/parsed.js'
import {
  probability,
  type Probability,
  type Scored,
  type StageName,
  type Verdict,
} from '../types/verdict.js'

/** What one stage said of one item. */
export interface Step {
  readonly stage: StageName
  readonly verdict: Verdict
  /** Claims of rules that gave way on the way to this verdict. */
  readonly conflicts?: readonly Conflict[]
  /** The minutes of each project, by what is said. */
  readonly segments?: readonly Segment[]
}

/** What the stages said of one item, in the order they were asked. */
export type Trail = NonEmpty<Step>

/** How an answer is written down. */
export interface Wording {
  /** The word for "no project" in the project column. */
  readonly none: string
  /**
   * What the project column holds for a title that names several: the word for
   * a compilation, the project named first, or the most probable (the first of
   * those that tie).
   */
  readonly collection: 'label' | 'first' | 'best'
  /** The word for a compilation. */
  readonly collectionLabel: string
}

/** The studio's wording. */
export const DEFAULT_WORDING: Wording = {
  none: 'none',
  collection: 'label',
  collectionLabel: 'сборник',
}

/**
 * The cascade's answer: the first stage that settled, rejected or fused decides. Where
 * all deferred the cascade abstains, and the likeliest candidate of the last stage that had one
 * is the runner-up.
 */
export function decide(id: string, trail: Trail, wording: Wording): Decision {
  const decision = decideSteps(id, trail, wording)
  const segments = trail.flatMap((step) => step.segments ?? [])
  return segments.length === 0 ? decision : { ...decision, segments }
}

function decideSteps(id: string, trail: Trail, wording: Wording): Decision {
  for (const { stage, verdict, conflicts = [] } of trail) {
    switch (verdict.kind) {
      case 'settled':
        return settledBy(verdict, { id, stage, wording, conflicts })
      case 'rejected':
        return rejectedBy(verdict, { id, stage, wording, conflicts })
      case 'fused':
        return fusedBy(verdict, { id, stage, wording, conflicts })
      case 'deferred':
        break
      default:
        verdict satisfies never
    }
  }
  return abstained(id, trail, wording)
}

/** What a decision is filed under. */
interface Filing {
  readonly id: string
  readonly stage: StageName
  readonly wording: Wording
  readonly conflicts: readonly Conflict[]
}

type Settled = Extract<Verdict, { kind: 'settled' }>
type Rejected = Extract<Verdict, { kind: 'rejected' }>
type Fused = Extract<Verdict, { kind: 'fused' }>
type Deferred = Extract<Verdict, { kind: 'deferred' }>

function settledBy({ labels, runnerUp }: Settled, filing: Filing): Decision {
  const { id, stage, wording, conflicts } = filing
  const several = labels.length > 1
  const shown = shownLabel(labels, wording)
  const projects = labels.map((label) => label.project)
  return {
    id,
    kind: several ? 'collection' : 'assigned',
    project: several && wording.collection === 'label' ? wording.collectionLabel : shown.project,
    projects,
    stage,
    probability: several && wording.collection === 'label' ? leastOf(labels) : shown.probability,
    why: several
      ? `${projects.join(' + ')}: ${labels.map((label) => label.why).join('; ')}`
      : shown.why,
    runnerUp: runnerUp?.project,
    conflicts,
  }
}

/** A compilation is no likelier than the least likely of its projects. */
function leastOf(labels: NonEmpty<Scored>): Probability | undefined {
  return labels
    .map((label) => label.probability)
    .reduce((least, next) =>
      least === undefined || (next !== undefined && next < least) ? next : least,
    )
}

/** The first label; under `best` the most probable, the earlier one where they tie. */
function shownLabel(labels: NonEmpty<Scored>, { collection }: Wording): Scored {
  if (collection !== 'best') return labels[0]
  return labels.reduce((best, label) =>
    (label.probability ?? -1) > (best.probability ?? -1) ? label : best,
  )
}

function rejectedBy({ probability, runnerUp }: Rejected, filing: Filing): Decision {
  const { id, stage, wording, conflicts } = filing
  return {
    id,
    kind: 'none',
    project: wording.none,
    projects: [],
    stage,
    probability,
    why: whyNot(runnerUp, stage),
    runnerUp: runnerUp?.project,
    conflicts,
  }
}

function fusedBy({ chosen, runnerUp }: Fused, filing: Filing): Decision {
  if (chosen) return settledBy({ kind: 'settled', labels: [chosen], runnerUp }, filing)
  const chance = runnerUp?.probability
  const not = chance === undefined ? undefined : probability(1 - chance)
  return rejectedBy({ kind: 'rejected', probability: not, runnerUp }, filing)
}

/** Why the cascade abstained: the last stage's reason; silent rules give none. */
function whyNot(runnerUp: Scored | undefined, stage: StageName): string {
  if (runnerUp) return `not ${runnerUp.project}: ${runnerUp.why}`
  return stage === 'rules' ? '' : 'nothing speaks for a project'
}

function abstained(id: string, trail: Trail, wording: Wording): Decision {
  const thoughts = trail.map(({ verdict }) => thoughtsOf(verdict)).filter((list) => list.length > 0)
  const last = trail.at(-1) ?? trail[0]
  return {
    id,
    kind: 'abstained',
    project: wording.none,
    projects: [],
    stage: last.stage,
    probability: chanceOfNone(last.stage, thoughts.at(-1)?.[0]),
    why: thoughts
      .flat()
      .map((thought) => thought.why)
      .join('; '),
    runnerUp: thoughts.at(-1)?.[0]?.project,
    conflicts: [],
  }
}

/** The chance of none where nobody was sure: the rest of the likeliest project's, where a model gave one. */
function chanceOfNone(stage: StageName, best: Scored | undefined): Probability {
  const chance = stage === 'rules' ? undefined : best?.probability
  return chance === undefined ? EVEN : probability(1 - chance)
}

/** The chance of none where nothing was measured. */
const EVEN = probability(0.5)

/** The candidates of a stage that deferred, the likeliest first. */
function thoughtsOf(verdict: Verdict): readonly Scored[] {
  if (verdict.kind !== 'deferred') return []
  const { deferral }: Deferred = verdict
  switch (deferral.why) {
    case 'silent':
      return []
    case 'unsure':
      return [deferral.best]
    case 'conflict':
      return deferral.between
    default:
      deferral satisfies never
      return []
  }
}
