import type { ReportRow } from './report-tally.js'

/**
 * Why a row is worth a look.
 *
 * - `suspect` — a sure decision contradicts the label
 * - `abstained` — no stage was sure
 * - `disagreement` — rules and heads say different projects
 * - `tie` — unsure, and another project came near
 * - `mistake` — the decision is not the label
 * - `unsure` — a low chance
 * - `words` — no project, and words that are frequent in such rows alone
 * - `near` — no project, but one came near
 * - `random` — drawn from all rows
 */
export type ReviewReason =
  | 'suspect'
  | 'abstained'
  | 'disagreement'
  | 'tie'
  | 'mistake'
  | 'unsure'
  | 'words'
  | 'near'
  | 'random'

/** A row as the review page shows it. */
export interface ReviewRow extends Omit<ReportRow, 'month' | 'sums'> {
  /** Other texts of the row, shortened. */
  readonly beside: readonly { readonly name: string; readonly text: string }[]
  readonly reasons: readonly ReviewReason[]
  /** Projects that may be right, the likeliest first. */
  readonly choices: readonly string[]
}
