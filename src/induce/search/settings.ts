/** How rules are induced; every default can be written out. */
export interface InductionSettings {
  /** The word that stands for "no project" among the labels. */
  readonly none: string
  /** The label of titles that name several projects; such rows are ignored. */
  readonly collection: string
  /** Cost of a keyword in F1 of its project: 0.01 is one point. */
  readonly keywordPrice: number
  /** Cost of a condition in F1. */
  readonly conditionPrice: number
  /** Least Wilson lower bound of a claim's precision. */
  readonly precisionFloor: number
  /** Standard deviations between the measured precision and its lower bound. */
  readonly floorDeviations: number
  /** Rows of its project that a keyword must add to those already claimed. */
  readonly minimumSupport: number
  /** The same on later levels, where fewer rows are left, and of unrelated keywords under conditions. */
  readonly laterSupport: number
  /** Keywords per project at most. */
  readonly maximumKeywords: number
  /** Share of the project that a keyword must match to stay below the precision bound. */
  readonly explainingShare: number
  /** Least precision of such a keyword. */
  readonly explainingFloor: number
  /** The same two for the whole name of the project. */
  readonly nameShare: number
  readonly nameFloor: number
  /** Share of the project that an unrelated keyword under conditions must match. */
  readonly conditionShare: number
  /** Least gain in F1 of such a keyword over precise keywords alone. */
  readonly explainingGain: number
  /** Weight of other rows that contain the keyword in fields it does not search. */
  readonly riskWeight: number
  /** Prior count of right rows for the project's own name. */
  readonly nameTrust: number
  /** Folds of the cross-validation of keywords; below 2 there is none. */
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
  nameShare: 0.25,
  nameFloor: 0.5,
  conditionShare: 0.1,
  explainingGain: 0.1,
  riskWeight: 0.02,
  nameTrust: 10,
  folds: 3,
  seed: 1,
}
