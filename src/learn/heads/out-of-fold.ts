import type { FeatureCounts } from '../../heads/features/counts.js'
import type { Csr } from '../../heads/features/csr.js'
import type { Boundary, Plane } from '../../heads/scoring/descent.js'
import type { FeatureSettings, FitSettings } from '../../heads/features/settings.js'
import { LEAST_KNOWN } from '../../heads/scoring/scorer.js'
import { weighAll, weighHeld, type Weighed } from '../../heads/features/weighed.js'
import {
  learnWeighting,
  rowFrequencies,
  weightingOf,
  type Weighting,
} from '../../heads/features/weighting.js'
import { quantise } from '../../heads/features/frequency-codes.js'
import type { FitMany, FitTask } from './fit-boundary.js'
import { prune } from './prune.js'
import { foldCount } from '../../numbers/folds.js'

/** Labelled rows as numbers, ready for fitting. */
export interface Numbered {
  readonly counts: FeatureCounts
  /** Projects; the label number of none is `projects.length`. */
  readonly projects: readonly string[]
  readonly labels: Int32Array
  readonly weights: Float64Array
}

/** How to fit: settings, and who does it. */
export interface Fitting {
  readonly features: FeatureSettings
  readonly fitting: FitSettings
  readonly fitMany: FitMany
  /** A weighting to keep instead of learning one from the rows. */
  readonly weighting?: Weighting
  /** For each project 1 where it has few rows: it is balanced as if none were a project. */
  readonly isFew?: Uint8Array | undefined
  /** Whether a second, balanced head of none is fitted, for heads with few rows. */
  readonly balancesNone?: boolean
  /** Number of the one project to fit; all where absent. */
  readonly only?: number | undefined
  /** Called after each head, with heads done and heads in all. */
  readonly progress: (done: number, all: number) => void
}

/** Margins of rows by heads that have not seen them, with the weights that a model keeps. */
export interface OutOfFold {
  /** [rows × (projects + 1)], row-major; the last is the none head, or -1 where there is none. */
  readonly margins: Float32Array
  /** Margin of the balanced head of none on each row; -1 where there is none. */
  readonly fewNone: Float32Array
  /** Share of each row's features that the other folds have seen. */
  readonly known: Float32Array
  /**
   * How far the best project stands above none on each row before its runs of characters
   * are added; infinite where too little of the row is known for it to leave early.
   */
  readonly bounds: Float32Array
  readonly foldOf: Int32Array
}

/**
 * Fits every head once per fold, on the other folds, and takes its margins on that fold.
 *
 * Heads begin where those of the whole fit ended, in its matrix; held rows are weighed as the
 * other folds alone ask, for their own rare features would pass for known.
 */
export async function outOfFold(
  data: Numbered,
  foldOf: Int32Array,
  { whole, ...how }: Fitting & { readonly whole: Fitted },
): Promise<OutOfFold> {
  const found: OutOfFold = { ...createHeld(data), foldOf }
  const folds = foldCount(foldOf)
  const { features, fitting } = how
  const everywhere = rowsWhere(foldOf, () => true)
  const frequencies = rowFrequencies(data.counts, everywhere, features.bits)
  for (let fold = 0; fold < folds; fold++) {
    const train = rowsWhere(foldOf, (other) => other !== fold)
    const rows = rowsWhere(foldOf, (other) => other === fold)
    const own = rowFrequencies(data.counts, rows, features.bits)
    const others = frequencies.map((frequency, column) => frequency - (own[column] as number))
    const weighting = weightingOf(quantise(others), train.length, features)
    const { hashed, matrix } = whole
    const held = weighHeld(data.counts, weighting, { rows, hashed, least: fitting.leastRows })
    const progress = (done: number, of: number): void =>
      how.progress((fold + 1) * of + done, (folds + 1) * of)
    const tasks = tasksOf(data, how).map((task) => ({ ...task, start: startOf(task, whole) }))
    const boundaries = await fitTasks({ data, train, matrix, tasks }, { ...how, progress })
    const kept = prune(boundaries, matrix, train)
    writeHeld(found, { ...held, rows, tasks, boundaries: kept, none: data.projects.length })
  }
  return found
}

/** Rows to fit on, and rows to be judged by what was fitted. */
export interface FoldSplit {
  readonly train: Int32Array
  readonly held: Int32Array
}

/** What is found of rows while they are held out. */
export type Held = Omit<OutOfFold, 'foldOf'>

/** Allocates the results of all rows. */
export function createHeld({ counts: { rows }, projects }: Numbered): Held {
  return {
    margins: new Float32Array(rows * (projects.length + 1)).fill(-1),
    fewNone: new Float32Array(rows).fill(-1),
    known: new Float32Array(rows),
    bounds: new Float32Array(rows),
  }
}

/** Which rows, and where the margins go. */
interface HoldOut {
  readonly data: Numbered
  readonly split: FoldSplit
  readonly found: Held
}

/** Fits every head on some rows and writes its margins on the others. */
export async function holdOut({ data, split, found }: HoldOut, how: Fitting): Promise<void> {
  const fitted = await fitRows(data, split.train, how)
  const boundaries = prune(fitted.boundaries, fitted.matrix, split.train)
  const { hashed, weighting, tasks } = fitted
  const least = how.fitting.leastRows
  const held = weighHeld(data.counts, weighting, { rows: split.held, hashed, least })
  writeHeld(found, { ...held, rows: split.held, tasks, boundaries, none: data.projects.length })
}

/** Weighed rows, and the heads that have not seen them. */
interface Judging extends Weighed {
  readonly rows: Int32Array
  readonly tasks: readonly FitTask[]
  readonly boundaries: readonly Plane[]
  /** Label number of none. */
  readonly none: number
}

function writeHeld(found: Held, judging: Judging): void {
  const { matrix, baseEnds, rows, tasks, boundaries, none } = judging
  for (const [place, row] of rows.entries()) {
    const [from, to] = [matrix.offsets[place] as number, matrix.offsets[place + 1] as number]
    const baseEnd = baseEnds[place] as number
    found.known[row] = judging.known[place] as number
    let bound = -Infinity
    let ofNone = 0
    for (const [at, { label, balancesNone }] of tasks.entries()) {
      const { weights, intercept } = boundaries[at] as Plane
      const early = addEntries(matrix, weights, { sum: intercept, from, to: baseEnd })
      const margin = addEntries(matrix, weights, { sum: early, from: baseEnd, to })
      if (balancesNone && label === none) {
        found.fewNone[row] = margin
        continue
      }
      found.margins[row * (none + 1) + label] = margin
      if (label === none) ofNone = early
      else bound = Math.max(bound, early)
    }
    const isKnown = (judging.baseKnown[place] as number) >= LEAST_KNOWN
    found.bounds[row] = isKnown ? bound - ofNone : Infinity
  }
}

/** What fitting every head on some rows gave; the matrix has all rows, weighed as those ask. */
export interface Fitted extends Weighed {
  readonly weighting: Weighting
  readonly tasks: readonly FitTask[]
  /** In the order of `tasks`. */
  readonly boundaries: readonly Boundary[]
}

/** Fits every head, and none's, on these rows. */
export async function fitRows(data: Numbered, rows: Int32Array, how: Fitting): Promise<Fitted> {
  const learned = learnWeighting(data.counts, rows, how.features)
  const weighting = how.weighting ?? learned
  const weighed = weighAll(data.counts, weighting, {
    frequencies: learned.frequencies,
    least: how.fitting.leastRows,
  })
  const tasks = tasksOf(data, how)
  const { matrix } = weighed
  const boundaries = await fitTasks({ data, train: rows, matrix, tasks }, how)
  return { ...weighed, weighting, tasks, boundaries }
}

/** Heads to fit, on some rows of a matrix. */
interface Tasks {
  readonly data: Numbered
  readonly train: Int32Array
  readonly matrix: Csr
  readonly tasks: readonly FitTask[]
}

async function fitTasks(
  { data, train, matrix, tasks }: Tasks,
  { fitting, fitMany, progress }: Fitting,
): Promise<readonly Boundary[]> {
  const labels = new Int32Array(new SharedArrayBuffer(4 * data.labels.length)).fill(-1)
  for (const row of train) labels[row] = data.labels[row] as number
  const none = data.projects.length
  let done = 0
  return fitMany({ matrix, labels, weights: data.weights, none, fitting }, tasks, () =>
    progress(++done, tasks.length),
  )
}

/** One task per project that has rows, and one or two for none if it has. */
function tasksOf({ projects, labels }: Numbered, how: Fitting): FitTask[] {
  const seen = new Set(labels)
  const tasks = [...projects, 'none'].flatMap((_, label): FitTask[] =>
    seen.has(label) ? [{ label, balancesNone: how.isFew?.[label] === 1 }] : [],
  )
  if (how.only !== undefined) return tasks.filter(({ label }) => label === how.only)
  const balanced = { label: projects.length, balancesNone: true }
  return seen.has(projects.length) && how.balancesNone ? [...tasks, balanced] : tasks
}

/** The dual variables that the same head ended with on all rows. */
function startOf({ label, balancesNone }: FitTask, whole: Fitted): Float64Array | undefined {
  const at = whole.tasks.findIndex(
    (task) => task.label === label && task.balancesNone === balancesNone,
  )
  return whole.boundaries[at]?.alphas
}

/** The rows whose fold is as asked. */
export function rowsWhere(foldOf: Int32Array, wanted: (fold: number) => boolean): Int32Array {
  return Int32Array.from([...foldOf.keys()].filter((row) => wanted(foldOf[row] as number)))
}

/** A sum, and the entries whose part is to be added. */
interface Entries {
  readonly sum: number
  readonly from: number
  readonly to: number
}

function addEntries(
  { indices, values }: Csr,
  weights: Float64Array,
  { sum, from, to }: Entries,
): number {
  let margin = sum
  for (let at = from; at < to; at++) {
    margin += (weights[indices[at] as number] as number) * (values[at] as number)
  }
  return margin
}
