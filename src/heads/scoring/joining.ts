import { VOTE_KINDS, type ContextPlan, type KnownRows } from '../sources/context.js'

/** The joining step: one logistic curve over margins and votes, moved by an offset for each head. */
export interface Joining {
  /** Of margin, rival, none, known, the votes (each kind's for it, for none, for its best other), and 1. */
  readonly slopes: readonly number[]
  /** Per project; one that is not here has offset 0 and the cut-offs of its head. */
  readonly projects: Readonly<Record<string, JoiningCut>>
  /** Rows whose best head has a chance between these are asked; the others are certain. */
  readonly asked: AskedBetween
  readonly context: ContextPlan
  readonly known: KnownRows
}

/** What the joining step knows of one project. */
export interface JoiningCut {
  readonly offset: number
  readonly accept: number
  readonly reject: number
}

/** Chances of the best head between which a row is not certain. */
export interface AskedBetween {
  readonly above: number
  readonly below: number
}

/** How many slopes a joining step has. */
export const JOINING_SLOPES = 5 + 3 * VOTE_KINDS.length
