import type { Evaluation } from '../evaluate/evaluation.js'
import type { Impact } from '../evaluate/impact.js'
import type { ReportTally } from './report-tally.js'
import type { ReportLanguage, REPORT_WORDS } from './words.js'

/** Everything that a report shows. */
export interface ReportContent {
  readonly tally: ReportTally
  /** The names of the files that were read. */
  readonly files: readonly string[]
  /** Undefined where no labels were given. */
  readonly evaluation: Evaluation | undefined
  /** What changed from other decisions, and the name of their file. */
  readonly changes: { readonly from: string; readonly impact: Impact } | undefined
  /** Names of the columns that are summed. */
  readonly sums: readonly string[]
  readonly none: string
  readonly language: ReportLanguage
}

/** The words of one language. */
export type ReportWords = (typeof REPORT_WORDS)[ReportLanguage]
