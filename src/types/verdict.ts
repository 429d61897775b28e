import type { NonEmpty } from './parsed.js'

declare const brand: unique symbol
type Brand<T, Name> = T & { readonly [brand]: Name }

/** A calibrated chance in [0, 1]. A raw margin is not one. */
export type Probability = Brand<number, 'Probability'>

/** Makes a probability of a number. @throws RangeError outside [0, 1]. */
export function probability(value: number): Probability {
  if (!(value >= 0 && value <= 1)) throw new RangeError(`${value} is not in [0, 1]`)
  return value as Probability
}

/** The stages, in the order a video meets them; `fused` joins what heads and other sources say. */
export const STAGE_NAMES = ['rules', 'heads', 'fused', 'hybrid'] as const

/** A stage of the cascade. */
export type StageName = (typeof STAGE_NAMES)[number]

/** A project with what speaks for it. */
export interface Scored {
  readonly project: string
  /** Absent in claims of rules as they stand in a rule file without a precision; the rules stage adds it. */
  readonly probability: Probability | undefined
  /** What said so, for people: a claim with its place and words, or a head. */
  readonly why: string
}

/** What a source beside the heads says for a project. */
export interface Support {
  /** The source, with its part: `context near`. */
  readonly source: string
  readonly project: string
  /** The share of the source's votes, in [0, 1). */
  readonly share: number
}

/** Why a stage passed an item on to the next one. */
export type Deferral =
  | { readonly why: 'silent' }
  | { readonly why: 'unsure'; readonly best: Scored }
  | { readonly why: 'conflict'; readonly between: NonEmpty<Scored> }

/**
 * What one stage says of one item.
 *
 * `fused` is decided by what heads and other sources say together; `chosen` is undefined where the answer is `none`.
 *
 * `settled` with several labels is a collection. `runnerUp` is the strongest
 * project that did not win, where there was one.
 */
export type Verdict =
  | {
      readonly kind: 'settled'
      readonly labels: NonEmpty<Scored>
      readonly runnerUp: Scored | undefined
    }
  | {
      readonly kind: 'rejected'
      readonly probability: Probability | undefined
      readonly runnerUp: Scored | undefined
    }
  | {
      readonly kind: 'fused'
      readonly chosen: Scored | undefined
      readonly runnerUp: Scored | undefined
      readonly supports: readonly Support[]
    }
  | { readonly kind: 'deferred'; readonly deferral: Deferral }
