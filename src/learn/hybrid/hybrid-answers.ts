import { knows, rank } from '../../hybrid/stage/answers.js'
import {
  fitPlatt,
  UNCALIBRATED,
  type HybridCalibration,
  type JudgedAnswer,
} from '../../hybrid/encoders/calibration.js'
import type { HybridCutoffs } from '../../hybrid/encoders/model.js'
import { headlineOf, tallyCells } from '../../evaluate/figures.js'

/** A row out of fold: its label, what it gets without stage three, and what stage three saw. */
export interface DeferredAnswer {
  readonly fold: number
  readonly gold: string
  readonly without: string
  /** Absent where stage three is not asked. */
  readonly seen: SeenRow | undefined
}

/** A deferred row as the model of the other folds saw it. */
export interface SeenRow {
  readonly logits: Float32Array
  readonly labels: readonly string[]
  readonly open: ReadonlySet<string> | undefined
}

/** A row with both answers. */
export interface AnsweredRow {
  readonly gold: string
  readonly without: string
  readonly with: string
  readonly asked: boolean
}

/** Fits both lines of the calibration on rows that stage three judged. */
export function calibrateHybrid(rows: readonly DeferredAnswer[], none: string): HybridCalibration {
  const projects: JudgedAnswer[] = []
  const nones: JudgedAnswer[] = []
  for (const { gold, seen } of rows) {
    if (!seen || !knows(seen.labels, seen.open)) continue
    const labels = { labels: seen.labels, none, calibration: UNCALIBRATED }
    const { best } = rank(seen.logits, labels, seen.open)
    const judged = { odds: best.odds, right: best.label === gold }
    if (best.label === none) nones.push(judged)
    else projects.push(judged)
  }
  return { project: fitPlatt(projects), none: fitPlatt(nones) }
}

/** What turns logits into an answer. */
export interface Answering {
  readonly none: string
  readonly calibration: HybridCalibration
  readonly cutoffs: HybridCutoffs
}

/** What every row gets without stage three and with it. */
export function answersOf(rows: readonly DeferredAnswer[], answering: Answering): AnsweredRow[] {
  return rows.map(({ gold, without, seen }) => {
    const answer = seen ? answerOf(seen, answering) : undefined
    return { gold, without, with: answer ?? without, asked: seen !== undefined }
  })
}

/** Stage three's answer to one row; nothing where it defers. */
function answerOf(seen: SeenRow, { none, calibration, cutoffs }: Answering): string | undefined {
  if (!knows(seen.labels, seen.open)) return undefined
  const { best } = rank(seen.logits, { labels: seen.labels, none, calibration }, seen.open)
  const least = best.label === none ? cutoffs.reject : cutoffs.accept
  return best.probability >= least ? best.label : undefined
}

/** The cutoffs tried: a chance above 1 is never reached. */
const ACCEPT = [...Array.from({ length: 19 }, (_, i) => 0.05 * (i + 1)), 1.01]
const REJECT = 0.5

/** The cutoff for projects that gives the best macro F1; of equals the most careful. */
export function chooseHybridCutoffs(
  rows: readonly DeferredAnswer[],
  answering: Omit<Answering, 'cutoffs'>,
): HybridCutoffs {
  let best = { accept: 1.01, macroF1: -1 }
  for (const accept of ACCEPT.toReversed()) {
    const cutoffs = { accept, reject: REJECT }
    const macroF1 = macroF1Of(
      answersOf(rows, { ...answering, cutoffs }).map((row) => [row.gold, row.with]),
      answering.none,
    )
    if (macroF1 > best.macroF1) best = { accept, macroF1 }
  }
  return { accept: best.accept, reject: REJECT }
}

/** Macro F1 of pairs of gold and answer, over the labels that gold has. */
export function macroF1Of(
  pairs: readonly (readonly [gold: string, answer: string])[],
  none: string,
): number {
  const cells = pairs.map(([gold, predicted]) => ({ gold, predicted, rows: 1 }))
  return headlineOf(tallyCells(cells), none).macroF1 ?? 0
}
