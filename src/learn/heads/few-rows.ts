import {
  BARRED,
  fitCalibration,
  type Calibration,
  type CalibrationRow,
} from '../../heads/scoring/calibration.js'
import { FEW_UNFITTED } from '../../heads/scoring/head.js'
import { randomFrom } from '../../numbers/random.js'
import { topTwo } from '../../numbers/top-two.js'
import { createHeld, holdOut, type Fitting, type Numbered } from './out-of-fold.js'

/** A project with at most so many groups of rows has few: its own cut-off would be chance. */
const MOST_GROUPS = 3

/** Among more rows of none than these, heads of few rows claim more of none's than their own. */
const MOST_NONE = 2000

/** What is known of projects with few rows. */
export interface FewRows {
  /** For each project 1 where it has few rows. */
  readonly isFew: Uint8Array
  /** The chance of their heads; its `none` is the margin of the balanced head of none. */
  readonly calibration: Calibration
}

/** Labelled rows with the group that each is dealt to folds with. */
export interface GroupedLabels {
  readonly labels: Int32Array
  /** `''` for a row that stands alone. */
  readonly groups: readonly string[]
  /** What each row counts; 0 is not seen. */
  readonly weights: ArrayLike<number>
}

/** For each project 1 where its rows form at most three groups, else 0. */
export function fewProjects(
  { labels, groups, weights }: GroupedLabels,
  projects: number,
): Uint8Array {
  const seen = Array.from({ length: projects }, () => new Set<string>())
  for (const [row, group] of groups.entries()) {
    const own = weights[row] === 0 ? undefined : seen[labels[row] as number]
    if (own && own.size <= MOST_GROUPS) own.add(group === '' ? `\0${row}` : group)
  }
  const none = labels.filter((label) => label < 0 || label >= projects).length
  const most = none > MOST_NONE ? -1 : MOST_GROUPS
  return Uint8Array.from(seen, (own) => (own.size <= most ? 1 : 0))
}

/** Whether at least half of the projects have few rows: features seen in one row must count then. */
export function areMostFew(isFew: Uint8Array): boolean {
  return 2 * isFew.reduce((sum, few) => sum + few, 0) >= isFew.length
}

/** Rows of none that are enough for the evidence, for fitting and judging each. */
const MOST_OF_NONE = 2000

/** With fewer rows to judge by, the curve would be chance. */
const LEAST_ROWS = 20

/**
 * The calibration of heads with few rows, from other projects cut down to one row each: their
 * heads judge the rows they have lost, and rows of none. One fit of all heads on few rows.
 */
export async function learnFewCalibration(
  data: Numbered,
  groups: readonly string[],
  how: Fitting,
): Promise<Calibration> {
  const split = cutDown(data, groups, how.fitting.seed)
  if (split.held.length < LEAST_ROWS) return FEW_UNFITTED
  const found = createHeld(data)
  const fitting = { ...how.fitting, leastRows: 1 }
  const isFew = new Uint8Array(data.projects.length).fill(1)
  const quiet = { ...how, fitting, isFew, balancesNone: true, progress: () => undefined }
  await holdOut({ data, split, found }, quiet)
  const width = data.projects.length + 1
  const rows = Array.from(split.held, (row): CalibrationRow => {
    const [head] = topTwo(found.margins, row * width, width - 1)
    const margin = (found.margins[row * width + head] as number) - (found.fewNone[row] as number)
    const standing = { margin, rival: 0, none: 0, known: 0 }
    return { standing, head: 0, right: data.labels[row] === head, weight: 1 }
  })
  if (!rows.some(({ right }) => right)) return FEW_UNFITTED
  const { calibration, offsets } = fitCalibration(rows, 1)
  const [slope = 1, , , , constant = 0] = calibration.slopes
  return { slopes: [slope, 0, -slope, 0, constant + (offsets[0] as number)], barred: BARRED }
}

/** One row of each project, and half of none's, to fit on; the rows of other groups are held out. */
function cutDown(
  { labels, projects, weights }: Numbered,
  groups: readonly string[],
  seed: number,
): { readonly train: Int32Array; readonly held: Int32Array } {
  const random = randomFrom(seed)
  const order = [...groups.keys()].map((row) => ({ row, luck: random() }))
  const kept = new Map<number, number>()
  const none = { train: 0, held: 0 }
  const train: number[] = []
  const held: number[] = []
  for (const { row } of order.toSorted((a, b) => a.luck - b.luck)) {
    const label = labels[row] as number
    if (weights[row] === 0) continue
    if (label === projects.length) {
      const part = none.train <= none.held ? 'train' : 'held'
      if (none[part]++ >= MOST_OF_NONE) continue
      if (part === 'train') train.push(row)
      else held.push(row)
      continue
    }
    const first = kept.get(label)
    if (first === undefined) {
      kept.set(label, row)
      train.push(row)
    } else if (groups[row] === '' || groups[row] !== groups[first]) held.push(row)
  }
  return { train: Int32Array.from(train), held: Int32Array.from(held) }
}
