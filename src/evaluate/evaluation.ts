import type { DecisionKind } from '../types/decision.js'
import type { StageName } from '../types/verdict.js'

/** A decision beside the truth. */
export interface JudgedRow {
  readonly gold: string
  /** What the output's project column holds. */
  readonly predicted: string
  readonly kind: DecisionKind
  /** Undefined where the decision was made by somebody else. */
  readonly stage: StageName | undefined
  /** The chance given that `predicted` is right. */
  readonly probability?: number | undefined
  /** What the row counts; 1 by default. */
  readonly weight?: number
  /** What the row is in each of {@link EvaluationOptions.by}, in that order. */
  readonly slices?: readonly string[]
}

/** How decisions are measured. */
export interface EvaluationOptions {
  /** The word that stands for "no project" in gold and decisions alike. */
  readonly none: string
  readonly seed: number
  /** How many resamples the intervals rest on; 0 for no intervals. */
  readonly bootstrap: number
  /** What rows are cut into slices by, such as `language`; each row says what it is in `slices`. */
  readonly by?: readonly string[]
}

/** Lower and upper end of a 95 % interval; null where no resample had a value. */
export type Interval = readonly [low: number, high: number] | null

/**
 * Precision, recall and F1 of one class, in [0, 1]; what is 0/0 is null.
 *
 * - `precision` null: the class was never predicted
 * - `recall` null: the class has no row in gold
 * - `f1` = 2·right / (support + predicted); null only where both are 0, so a class with support
 *   that was never predicted has F1 0, not null
 */
export interface ClassFigures {
  readonly precision: number | null
  readonly recall: number | null
  readonly f1: number | null
  /** Rows of gold. */
  readonly support: number
  /** Rows of the decisions. */
  readonly predicted: number
}

/** The figures of one project. */
export interface ProjectFigures extends ClassFigures {
  readonly project: string
}

/** What one stage decided, and how well. */
export interface StageFigures {
  readonly stage: StageName
  readonly rows: number
  /** Of all rows. */
  readonly share: number
  /** Rows to which the stage gave a project. */
  readonly claimed: number
  /** Share of `claimed` that is right; null where it claimed nothing. */
  readonly precision: number | null
  /** Share of `rows` that is right. */
  readonly accuracy: number
}

/** Gold, what was said instead, and how often. */
export interface Confusion {
  readonly gold: string
  readonly predicted: string
  readonly rows: number
}

/** The headline figures; what the intervals are given for. */
export interface Headline {
  /** Share of rows whose project column is gold. */
  readonly accuracy: number | null
  readonly macroF1: number | null
  readonly macroF1WithoutNone: number | null
  readonly weightedF1: number | null
  readonly weightedF1WithoutNone: number | null
  readonly macroPrecisionWithoutNone: number | null
  readonly macroRecallWithoutNone: number | null
  readonly nonePrecision: number | null
  readonly noneRecall: number | null
}

/**
 * Decisions against gold. Every key here is the key of the JSON; nothing is renamed or added there.
 *
 * Averages are scikit-learn's, over the labels in gold:
 * `macroF1` = `f1_score(gold, predicted, labels=unique(gold), average='macro', zero_division=0)`,
 * `weightedF1` the same with `average='weighted'`, and `…WithoutNone` the same without `none`
 * among `labels`. A class that is only predicted is listed in `projects` with support 0 and does
 * not enter an average; its rows count as misses of the classes they belong to.
 * `macroPrecisionWithoutNone` is the mean over the projects in gold that were predicted at all.
 *
 * An abstained row counts as `none` in every figure but `kinds` and `coverage`.
 * A collection counts as the word its project column holds.
 *
 * Where rows have weights, every count is a sum of them, as with scikit-learn's `sample_weight`.
 */
export interface Evaluation extends Omit<Headline, 'nonePrecision' | 'noneRecall'> {
  readonly rows: number
  readonly none: ClassFigures
  /** Every label of gold or of the decisions but `none`: most support first, then by name. */
  readonly projects: readonly ProjectFigures[]
  /** The stages that decided something, in the order of the cascade. */
  readonly stages: readonly StageFigures[]
  /** How many rows were decided in which way. */
  readonly kinds: Readonly<Record<DecisionKind, number>>
  /** Share of rows that were not abstained. */
  readonly coverage: number | null
  /** How far stated probabilities can be believed; null where none were given. */
  readonly calibration: CalibrationFigures | null
  /** The most frequent mistakes, at most 20. */
  readonly confusions: readonly Confusion[]
  /** Every pair of label and answer that occurs, right ones too, by label. */
  readonly pairs: readonly Confusion[]
  /** At most 50 slices of each of `by`: in its order, most rows first. */
  readonly slices: readonly SliceFigures[]
  /** 95 % percentile intervals over resampled rows, by headline; null without bootstrap. */
  readonly intervals: Readonly<Record<keyof Headline, Interval>> | null
}

/** The headline figures of some of the rows. */
export interface SliceFigures extends Headline {
  readonly by: string
  readonly value: string
  readonly rows: number
  readonly coverage: number | null
  readonly intervals: Evaluation['intervals']
}

/** Stated probabilities against what came true. */
export interface CalibrationFigures {
  /** Rows that carry a probability. */
  readonly rows: number
  /** Mean squared distance between the probability and being right (1) or wrong (0). */
  readonly brier: number
  /** Mean distance between stated and true share over ten equal bins, weighted by rows. */
  readonly expectedError: number
  /** The bins that hold rows. */
  readonly bins: readonly ReliabilityBin[]
}

/** The rows whose probability lies in one tenth of [0, 1]. */
export interface ReliabilityBin {
  readonly from: number
  readonly to: number
  readonly rows: number
  /** Mean probability stated. */
  readonly stated: number
  /** Share of the rows that is right. */
  readonly right: number
}
