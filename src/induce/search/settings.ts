/** How rules are induced; every default can be written out. */
export interface InductionSettings {
  /** The word that stands for "no project" among the labels. */
  readonly none: string
  /** The label of titles that name several projects; such rows teach nothing. */
  readonly collection: string
  /** What a keyword costs, in points of its project's F1: 0.01 is one point. */
  readonly keywordPrice: number
  /** What a condition costs, in the same coin. */
  readonly conditionPrice: number
  /** A claim's precision must not be shown to lie below this (Wilson lower bound). */
  readonly precisionFloor: number
  /** How many standard deviations the bound lies below the measured share. */
  readonly floorDeviations: number
  /** Rows of its project that a keyword must bring, beyond what is already claimed. */
  readonly minimumSupport: number
  /** The same on a later level, where a keyword is chosen among what others left. */
  readonly laterSupport: number
  /** Keywords per project at most. */
  readonly maximumKeywords: number
  /** Share of a project a keyword must explain to stay though its labels disagree. */
  readonly explainingShare: number
  /** Precision below which not even such a keyword stays. */
  readonly explainingFloor: number
  /** How much the F1 of a project must gain by such a keyword over what sure ones reach. */
  readonly explainingGain: number
  /** Share of the other rows that have a keyword's words elsewhere, held against it. */
  readonly riskWeight: number
  /** Right rows that a project's own name is worth before any is counted. */
  readonly nameTrust: number
  /** Held-out parts on which a keyword must prove itself; below 2 none is held out. */
  readonly folds: number
  readonly seed: number
}

/** Tuned by cross-validation on public TV listings. */
export const DEFAULT_INDUCTION: InductionSettings = {
  none: 'none',
  collection: 'сборник',
  keywordPrice: 0.004,
  conditionPrice: 0.02,
  precisionFloor: 0.85,
  floorDeviations: 0.5,
  minimumSupport: 2,
  laterSupport: 5,
  maximumKeywords: 12,
  explainingShare: 0.6,
  explainingFloor: 0.75,
  explainingGain: 0.1,
  riskWeight: 0.02,
  nameTrust: 10,
  folds: 3,
  seed: 1,
}
