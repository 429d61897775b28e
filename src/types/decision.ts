import type { Conflict } from './claim.js'
import type { Probability, StageName } from './verdict.js'

/** Outcome for an item. `none`: surely of no project. `abstained`: no stage was sure. */
export type DecisionKind = 'assigned' | 'collection' | 'none' | 'abstained'

/** The cascade's answer for one item. */
export interface Decision {
  readonly id: string
  readonly kind: DecisionKind
  /** The output's project column: a project, the word for none, or what `--collection` says. */
  readonly project: string
  /** The projects a collection names, in the order of the title; else the one project, or none. */
  readonly projects: readonly string[]
  /** The stage that decided; the last one asked where all abstained. */
  readonly stage: StageName
  /** The chance that `project` is right; absent in decisions of elsewhere that say none. */
  readonly probability: Probability | undefined
  /** The rule or head that decided, with its evidence, in words. */
  readonly why: string
  /** The project that came second. */
  readonly runnerUp: string | undefined
  /** Which claims of rules gave way to others, and why. */
  readonly conflicts: readonly Conflict[]
  /** The minutes of each project, by what is said; absent where rules found nothing in subtitles. */
  readonly segments?: readonly Segment[]
}

/** A part of a video in which one project is named. */
export interface Segment {
  readonly project: string
  /** Milliseconds from the start of the video; undefined where the subtitles say no times. */
  readonly from: number | undefined
  readonly to: number | undefined
  /** How often the project is named in it. */
  readonly hits: number
}
