import type { Joining } from './joining.js'
import type { ColumnFill } from '../../types/fill.js'
import type { SeenRows } from '../../types/seen.js'
import type { Probability } from '../../types/verdict.js'
import { BARRED, type Calibration } from './calibration.js'
import type { FeatureColumns } from '../features/columns.js'
import type { CutSettings } from './cutoffs.js'
import type { FeatureSettings, FitSettings } from '../features/settings.js'
import type { Weighting } from '../features/weighting.js'

/** A boundary as a model keeps it: only the columns that have a weight, ascending. */
export interface SparseBoundary {
  readonly columns: Int32Array
  readonly weights: Float32Array
  readonly intercept: number
}

/** One project's binary classifier. */
export interface Head {
  readonly project: string
  /** A head that is not enabled is kept and not asked. */
  readonly enabled: boolean
  /** Training rows of the project. */
  readonly support: number
  /** Seen too rarely to be trusted alone: the project leans on its rules. */
  readonly rare: boolean
  readonly boundary: SparseBoundary
  /** Has so few rows that the model's {@link FewRowsPart} gives its chance. */
  readonly few: boolean
  /** Where the shared calibration curve is moved to. */
  readonly offset: number
  readonly accept: Probability
  readonly reject: Probability
  /** Projects whose heads this one precedes: where both accept a row, it belongs to this one. */
  readonly outranks: readonly string[]
  readonly measured: HeadMeasure
}

/** How a head did out of fold; null where there was nothing to divide by. */
export interface HeadMeasure {
  readonly precision: number | null
  readonly recall: number | null
  readonly f1: number | null
  /** Precision and recall at cut-offs from high to low, for the head's curve. */
  readonly curve: readonly CurvePoint[]
  /** The words and values with the largest weights, among those of the project's own rows. */
  readonly strongest: readonly Strong[]
  /** The worst mistakes: where it was surest and wrong, or a project's row it doubted most. */
  readonly mistakes: readonly Mistake[]
}

/** What a head would be worth at a cut-off. */
export interface CurvePoint {
  readonly cut: number
  readonly precision: number
  readonly recall: number
}

/** A word of a field, or a column's value, with its weight. */
export interface Strong {
  readonly field: string
  readonly what: string
  readonly weight: number
}

/** A training row a head was wrong about when it had not seen it. */
export interface Mistake {
  readonly id: string
  readonly text: string
  readonly gold: string
  readonly chance: number
}

/** No early exit: no margin is below this; JSON has no infinity. */
export const NO_EARLY_EXIT = -1e9

/** Tells a sentence encoder from another. */
export interface EncoderMark {
  /** The name it was opened by: a package, a folder, or a name on the hub. */
  readonly name: string
  /** Hash of everything that its embeddings depend on. */
  readonly sha256: string
}

/** All heads of a model with what they share. */
export interface HeadsModel {
  readonly features: FeatureSettings
  readonly fitting: FitSettings
  readonly cuts: CutSettings
  readonly columns: FeatureColumns
  readonly weighting: Weighting
  readonly calibration: Calibration
  /** Knows the rows of no project; absent where there were none. */
  readonly none: SparseBoundary | undefined
  /** What judges heads with few rows; absent where there were no rows of none. */
  readonly few: FewRowsPart | undefined
  /** What made the embeddings of the training rows; undefined where they had none. */
  readonly encoder: EncoderMark | undefined
  /** The word for none in the training data. */
  readonly noneLabel: string
  /** Early exit: reject the row if the best margin minus the margin of none is below this. */
  readonly earlyExitBelow: number
  /** From the most certain head to the least. */
  readonly heads: readonly Head[]
  /** What log-odds of projects were moved by for another share of none: see withPrior; absent as trained. */
  readonly moved?: number | undefined
  /** What rules and early exits were worth on the training rows; absent in models of before. */
  readonly seen?: SeenRows | undefined
  /** What stood in for missing values of the training rows, and does so for others. */
  readonly missing?: readonly ColumnFill[] | undefined
  /** What joins heads and other sources; absent where it brought no sure gain. */
  readonly joining?: Joining | undefined
  readonly about: About
}

/**
 * What judges heads with few rows. Their margins are small beside those of none's own head,
 * which has most rows as a rule: they are compared with a head of none whose rows together
 * weigh as much as a project's.
 */
export interface FewRowsPart {
  readonly none: SparseBoundary
  /** Its `none` is the margin of that head. */
  readonly calibration: Calibration
}

/** Where no rows tell the chance of a head with few rows: even where it stands as high as none. */
export const FEW_UNFITTED: Calibration = { slopes: [4, 0, -4, 0, 0], barred: BARRED }

/** What a model was made from, and how good it was out of fold. */
export interface About {
  readonly rows: number
  /** Hash of ids and labels, so that a model can be told from another. */
  readonly data: string
  readonly macroF1: number | null
  readonly accuracy: number | null
  readonly nonePrecision: number | null
  readonly noneRecall: number | null
  /** Share of the rows of none that left early: see {@link HeadsModel.earlyExitBelow}. */
  readonly leavesEarly: number
}
