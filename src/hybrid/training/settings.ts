import { SMALL_SCRATCH, type EncoderStart } from '../encoders/encoder-source.js'
import type { FeaturePlan } from '../text/features.js'
import type { NetworkPlan } from './fit.js'
import { ADAMW } from './optimiser.js'
import type { Pooling } from '../network/pooling.js'
import type { Training } from './run-training.js'

/** How a hybrid is trained. */
export interface HybridSettings
  extends Omit<NetworkPlan, 'labelWeights' | 'padId'>, Pick<Training, 'heldOut' | 'patience'> {
  readonly encoder: EncoderStart
  /** Tokens per text. */
  readonly length: number
  readonly pooling: Pooling
  readonly width: number
  readonly dropout: number
  /** `balanced`: a label's weight is the inverse of its share; `root`: the root of that. */
  readonly labelWeights: 'balanced' | 'root' | 'none'
  /** At most so many rows of none per row of a project are trained on; all where absent. */
  readonly nonePerProject: number | undefined
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
