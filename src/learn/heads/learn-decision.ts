import { topTwo } from '../../numbers/top-two.js'
import { probability, type Probability } from '../../types/verdict.js'
import {
  BARRED,
  chanceOf,
  fitCalibration,
  fitNoneCurve,
  noneChanceOf,
  type Calibrated,
  UNFITTED,
  type Calibration,
  type CalibrationRow,
  type Standing,
} from '../../heads/scoring/calibration.js'
import { fitCutoffs, type CutRow, type CutSettings } from '../../heads/scoring/cutoffs.js'
import { NO_RIVAL } from '../../heads/scoring/judge.js'
import { foldCount } from '../../numbers/folds.js'
import { withFewCuts } from './few-cuts.js'
import type { DecisionRule, JudgedMargins } from './judged-margins.js'

/**
 * The label number for rule answers that no head stands for: a compilation, or a project without a
 * head. It equals no row's label, so it never counts as right.
 */
export function elsewhere(projects: number): number {
  return projects + 1
}

/**
 * Learns calibration and cut-offs from these rows of the out-of-fold margins.
 *
 * A head without a row of its project among them keeps the common curve and cut-off: all rows
 * where it is the best head would count against it. Where no row has a project there is nothing
 * to learn from: a head answers where its margin is above 0.
 */
export function learnDecision(
  judged: JudgedMargins,
  rows: Int32Array,
  settings: CutSettings & { readonly calibration?: Calibration },
): DecisionRule {
  const { labels, projects } = judged
  const supports = Array.from({ length: projects }, () => 0)
  for (const row of rows) {
    const label = labels[row] as number
    if (label < projects && !isFew(judged, label)) supports[label] = (supports[label] ?? 0) + 1
  }
  if (supports.every((support) => support === 0))
    return withFewCuts(judged, rows, {
      ...settings,
      rule: untaught(projects, settings.calibration),
    })
  const { calibration, offsets } = calibrate(judged, rows, { ...settings, supports })
  const cutRows =
    settings.goal.kind === 'precision'
      ? unseenCutRows(judged, rows, { ...settings, supports })
      : cutRowsOf(judged, rows, { calibration, offsets })
  const closed = !rows.some((row) => labels[row] === projects)
  const cutoffs = fitCutoffs(cutRows, supports, { ...settings, closed })
  const rule = { calibration, offsets, cutoffs }
  const curved = { ...rule, calibration: { ...calibration, none: noneCurve(judged, rows, rule) } }
  return withFewCuts(judged, rows, { ...settings, rule: curved })
}

/** How surely a row is none's that rules leave open and no head claims. */
function noneCurve(
  judged: JudgedMargins,
  rows: Int32Array,
  rule: DecisionRule,
): Calibration['none'] {
  const { labels, projects, settled } = judged
  return fitNoneCurve(
    Array.from(rows).flatMap((row) => {
      const { head, chance } = bestOf(judged, row, rule)
      const isClaimed = chance >= (rule.cutoffs.accept[head] as number)
      if (isClaimed || (settled?.[row] ?? -1) >= 0) return []
      return [{ best: chance, isNone: labels[row] === projects }]
    }),
  )
}

/** What each row is to the choice of cut-offs. */
function cutRowsOf(judged: JudgedMargins, rows: Int32Array, rule: Calibrated): CutRow[] {
  const { labels, projects, groups } = judged
  return Array.from(rows).flatMap((row): CutRow[] => {
    const label = labels[row] as number
    const best = settledOrBest(judged, row, rule)
    if (!best || isFew(judged, best.head)) return []
    const truth = { right: label === best.head, none: label === projects }
    return [{ ...best, ...truth, group: groups?.[row] }]
  })
}

/** The rows that rules leave open, with chances by calibrations of the other folds: for a promise. */
function unseenCutRows(judged: JudgedMargins, rows: Int32Array, needs: CalibrationNeeds): CutRow[] {
  const { foldOf } = judged.outOfFold
  return [...new Set(Array.from(rows, (row) => foldOf[row] as number))].flatMap((fold) => {
    const others = rows.filter((row) => foldOf[row] !== fold)
    const own = rows.filter((row) => foldOf[row] === fold && (judged.settled?.[row] ?? -1) < 0)
    return cutRowsOf(judged, own, calibrate(judged, others, needs))
  })
}

/** What a calibration is fitted with. */
interface CalibrationNeeds extends Pick<CutSettings, 'goal'> {
  /** A curve to keep. */
  readonly calibration?: Calibration
  /** Rows of each project; a head without any takes no part. */
  readonly supports: readonly number[]
}

/**
 * The curve and offsets of rows that rules leave open, as these are all that heads are asked
 * about: among them far fewer belong to the best head than among all. They are few, so the slopes
 * are drawn to those of all rows.
 */
function calibrate(
  judged: JudgedMargins,
  rows: Int32Array,
  { goal, calibration: fixed, supports }: CalibrationNeeds,
): Calibrated {
  const { labels, projects, settled } = judged
  const noneWeight = goal.kind === 'balance' ? balancing(judged, rows) : 1
  const examplesOf = (which: Int32Array): CalibrationRow[] =>
    Array.from(which).flatMap((row) => {
      const weight = labels[row] === projects ? noneWeight : 1
      return bestTwo(judged, row)
        .filter(({ head, standing }) => supports[head] !== 0 && !standing.barred)
        .map(({ head, standing }) => ({ standing, head, right: labels[row] === head, weight }))
    })
  const open = rows.filter((row) => (settled?.[row] ?? -1) < 0)
  const ofAll = fitCalibration(examplesOf(rows), projects, { fixed })
  if (!judged.barred) return ofAll
  const someSettled = open.length > 0 && open.length < rows.length
  const { calibration, offsets } = someSettled
    ? fitCalibration(examplesOf(open), projects, { fixed, near: ofAll.calibration })
    : ofAll
  const barred = fixed ? fixed.barred : barredChance(judged, open)
  return { calibration: { ...calibration, barred }, offsets }
}

/** Share of these rows whose best head, barred by its own rule, is right all the same. */
function barredChance(judged: JudgedMargins, rows: Int32Array): Probability {
  let all = BARRED_ROWS
  let right = BARRED_ROWS * BARRED
  for (const row of rows) {
    const [{ head, standing }] = bestTwo(judged, row)
    if (!standing.barred) continue
    all++
    if (judged.labels[row] === head) right++
  }
  return probability(right / all)
}

/** What is believed before any is seen counts as so many rows. */
const BARRED_ROWS = 2

function isFew({ few }: JudgedMargins, head: number): boolean {
  return few?.isFew[head] === 1
}

/** The decision rule where no row of a project could be judged. */
function untaught(projects: number, calibration = UNFITTED): DecisionRule {
  const half = new Float64Array(projects).fill(0.5)
  const cutoffs = { accept: half, reject: half }
  return { calibration, offsets: new Float64Array(projects), cutoffs }
}

/** A row of none counts as this many at most: few rows must not decide for all. */
const MOST_WEIGHT = 20

/** What a row of none counts so that none weighs as much as all projects, where they are few. */
function balancing({ labels, projects }: JudgedMargins, rows: Int32Array): number {
  const none = rows.filter((row) => labels[row] === projects).length
  return Math.min(MOST_WEIGHT, Math.max(1, (rows.length - none) / Math.max(1, none)))
}

/** The best head of an out-of-fold row, with its chance. */
export function bestOf(
  judged: JudgedMargins,
  row: number,
  rule: Pick<DecisionRule, 'calibration' | 'offsets'>,
): { readonly head: number; readonly chance: number } {
  const [best] = bestTwo(judged, row)
  const few = isFew(judged, best.head) ? judged.few : undefined
  const { calibration } = few ?? rule
  return {
    head: best.head,
    chance: chanceOf(calibration, best.standing, rule.offsets[best.head] as number),
  }
}

/** What rules say of a row, for sure, or else its best head; undefined where rules name no head. */
function settledOrBest(
  judged: JudgedMargins,
  row: number,
  rule: Pick<DecisionRule, 'calibration' | 'offsets'>,
): { readonly head: number; readonly chance: number } | undefined {
  const settled = judged.settled?.[row] ?? -1
  if (settled >= judged.projects) return undefined
  return settled < 0 ? bestOf(judged, row, rule) : { head: settled, chance: 1 }
}

interface Placed {
  readonly head: number
  readonly standing: Standing
}

/** Where the two heads with the largest margins stand on a row. */
export function bestTwo(judged: JudgedMargins, row: number): readonly [Placed, Placed] {
  const { outOfFold, projects } = judged
  const from = row * (projects + 1)
  const { margins } = outOfFold
  const [first, second] = topTwo(margins, from, projects)
  const noneFor = (head: number): number =>
    (isFew(judged, head) ? outOfFold.fewNone[row] : margins[from + projects]) as number
  const known = outOfFold.known[row] as number
  const top = margins[from + first] as number
  const next = second < 0 ? NO_RIVAL : (margins[from + second] as number)
  const barred = judged.barred?.[row] ?? []
  const place = (head: number, margin: number, rival: number): Placed => {
    const standing = { margin, rival, none: noneFor(head), known, barred: barred.includes(head) }
    return { head, standing }
  }
  return [place(first, top, next), place(Math.max(0, second), next, top)]
}

/** The label number that heads give a row by this rule. */
export function answerOf(judged: JudgedMargins, row: number, rule: DecisionRule): number {
  const { head, chance } = bestOf(judged, row, rule)
  return chance >= (rule.cutoffs.accept[head] as number) ? head : judged.projects
}

/** What heads say of each row by rules that were learned without it. */
export interface CrossDecided {
  /** The label numbers that rows are given. */
  readonly decided: Int32Array
  /** The chances that these are right. */
  readonly chances: Float64Array
}

/** For each row the label it is given by a rule learned on those `counted` of the other folds. */
export function crossDecide(
  judged: JudgedMargins,
  counted: Int32Array,
  settings: CutSettings,
): CrossDecided {
  const { foldOf } = judged.outOfFold
  const decided = new Int32Array(foldOf.length)
  const chances = new Float64Array(foldOf.length)
  const folds = foldCount(foldOf)
  for (let fold = 0; fold < folds; fold++) {
    const others = counted.filter((row) => foldOf[row] !== fold)
    const rule = learnDecision(judged, others, settings)
    for (const [row, own] of foldOf.entries()) {
      if (own !== fold) continue
      const { head, chance } = bestOf(judged, row, rule)
      const isClaimed = chance >= (rule.cutoffs.accept[head] as number)
      chances[row] = isClaimed ? chance : noneChanceOf(rule.calibration, chance)
      decided[row] = isClaimed ? head : judged.projects
    }
  }
  return { decided, chances }
}
