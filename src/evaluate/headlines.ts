import type { Headline } from './evaluation.js'

/** The headline figures in words, in the order in which they are shown. */
export const HEADLINE_WORDS: Readonly<Record<keyof Headline, string>> = {
  accuracy: 'accuracy',
  macroF1: 'macro F1',
  macroF1WithoutNone: 'macro F1 without none',
  weightedF1: 'weighted F1',
  weightedF1WithoutNone: 'weighted F1 without none',
  macroPrecisionWithoutNone: 'macro precision without none',
  macroRecallWithoutNone: 'macro recall without none',
  nonePrecision: 'none precision',
  noneRecall: 'none recall',
}

/** The headline figures in the order in which they are shown. */
export const HEADLINES = Object.keys(HEADLINE_WORDS) as (keyof Headline)[]

/** Works something out for each headline figure. */
export function forHeadlines<T>(work: (key: keyof Headline) => T): Record<keyof Headline, T> {
  return Object.fromEntries(HEADLINES.map((key) => [key, work(key)])) as Record<keyof Headline, T>
}
