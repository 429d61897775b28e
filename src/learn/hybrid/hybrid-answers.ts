import { knows, rank } from '../../hybrid/stage/answers.js'
import {
  fitLine,
  UNCALIBRATED,
  type HybridCalibration,
  type JudgedAnswer,
} from '../../hybrid/encoders/calibration.js'
import { commonCutoff, USUAL_GOAL, type CutRow } from '../../heads/scoring/cutoffs.js'
import type { HybridCutoffs } from '../../hybrid/encoders/model.js'

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
  return { project: fitLine(projects), none: fitLine(nones) }
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

const REJECT = 0.5

/** The cut-off for projects that gives the best macro F1, chosen as the heads' is. */
export function chooseHybridCutoffs(
  rows: readonly DeferredAnswer[],
  answering: Omit<Answering, 'cutoffs'>,
): HybridCutoffs {
  const { none } = answering
  const projects = [...new Set(rows.map(({ gold }) => gold))].filter((label) => label !== none)
  const heads = new Map(projects.map((project, head) => [project, head]))
  const supports = projects.map(() => 0)
  for (const { gold } of rows) {
    const head = heads.get(gold)
    if (head !== undefined) supports[head] = (supports[head] ?? 0) + 1
  }
  const cutRows = rows.flatMap((row): CutRow[] => {
    const { label, chance } = projectOf(row, answering)
    const head = heads.get(label)
    return head === undefined
      ? []
      : [{ head, chance, right: label === row.gold, none: row.gold === none }]
  })
  return { accept: commonCutoff(cutRows, supports, USUAL_GOAL), reject: REJECT }
}

/** The project or none that a row gets where no cut-off holds stage three back. */
function projectOf(
  { without, seen }: DeferredAnswer,
  { none, calibration }: Omit<Answering, 'cutoffs'>,
): { readonly label: string; readonly chance: number } {
  if (!seen || !knows(seen.labels, seen.open)) return { label: without, chance: 1 }
  const { best } = rank(seen.logits, { labels: seen.labels, none, calibration }, seen.open)
  return { label: best.label, chance: best.probability }
}
