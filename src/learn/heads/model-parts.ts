import type { FeatureColumns } from '../../heads/features/columns.js'
import type { CutSettings } from '../../heads/scoring/cutoffs.js'
import type { Evidence } from '../../heads/features/features.js'
import type { EncoderMark } from '../../heads/scoring/head.js'
import type { SeenRows } from '../../types/seen.js'
import type { FeatureSettings, FitSettings } from '../../heads/features/settings.js'
import type { EarlyExit } from './early-exit.js'
import type { DecisionRule, JudgedMargins } from './judged-margins.js'
import type { Fitted, Numbered } from './out-of-fold.js'

/** All that a model is put together from. */
export interface Parts {
  readonly rows: readonly Evidence[]
  readonly data: Numbered
  readonly judged: JudgedMargins
  /** The rows that heads were fitted on. */
  readonly kept: Int32Array
  /** Those of them that count in calibration, cut-offs and figures. */
  readonly counted: Int32Array
  /** Label numbers given out of fold. */
  readonly answered: Int32Array
  readonly fitted: Fitted
  readonly rule: DecisionRule
  readonly exit: EarlyExit
  readonly settings: {
    readonly features: FeatureSettings
    readonly fitting: FitSettings
    readonly cuts: CutSettings
    readonly columns: FeatureColumns
  }
  readonly encoder: EncoderMark | undefined
  readonly seen: SeenRows
  readonly noneLabel: string
  readonly rareBelow: number
  readonly fingerprint: string
}
