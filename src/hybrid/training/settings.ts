import { SMALL_SCRATCH, type EncoderStart } from '../encoders/encoder-source.js'
import type { FeaturePlan } from '../text/features.js'
import type { NetworkPlan } from './fit.js'
import { ADAMW, type OptimiserConfig } from './optimiser.js'
import type { Pooling } from '../network/pooling.js'
import type { Schedule } from './schedule.js'

/** How a hybrid is trained. */
export interface HybridSettings {
  readonly seed: number
  readonly encoder: EncoderStart
  readonly frozen: NetworkPlan['frozen']
  readonly epochs: number
  readonly batch: number
  readonly accumulation: number
  /** Tokens per text. */
  readonly length: number
  readonly pooling: Pooling
  readonly width: number
  readonly dropout: number
  readonly encoderRate: number
  readonly headRate: number
  readonly schedule: Schedule
  readonly clip: number
  readonly optimiser: OptimiserConfig
  /** `balanced`: a label's weight is the inverse of its share; `root`: the root of that. */
  readonly labelWeights: 'balanced' | 'root' | 'none'
  /** At most so many rows of none per row of a project are trained on; all where absent. */
  readonly nonePerProject: number | undefined
  /** Share of the rows held out to watch for early stopping; 0 trains on all. */
  readonly heldOut: number
  /** Epochs without progress on the rows held out before the training stops. */
  readonly patience: number
  readonly fields: readonly string[] | undefined
  readonly features: FeaturePlan
  /** `possible`: the stage chooses among the projects that the stages before hold possible; `all`: among all. */
  readonly open: 'possible' | 'all'
}

/** A small encoder from scratch: a few minutes for some thousand rows on two cores. */
export const SMALL_HYBRID: HybridSettings = {
  seed: 1,
  encoder: SMALL_SCRATCH,
  frozen: 'none',
  epochs: 5,
  batch: 32,
  accumulation: 1,
  length: 32,
  pooling: 'mean',
  width: 128,
  dropout: 0.1,
  encoderRate: 2e-3,
  headRate: 2e-3,
  schedule: { warmUp: 0.1, decay: 'linear' },
  clip: 1,
  optimiser: ADAMW,
  labelWeights: 'root',
  nonePerProject: 3,
  heldOut: 0,
  patience: 2,
  fields: undefined,
  features: {},
  open: 'possible',
}
