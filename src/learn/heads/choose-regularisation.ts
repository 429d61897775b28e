import type { CutSettings } from '../../heads/scoring/cutoffs.js'
import type { FitSettings } from '../../heads/features/settings.js'
import type { JudgedMargins } from './judged-margins.js'
import { answerOf, learnDecision } from './learn-decision.js'
import { countClasses, macroF1 } from '../../numbers/macro-f1.js'
import { createHeld, holdOut, type Fitting, type Numbered, type FoldSplit } from './out-of-fold.js'

/** The cost of a mistake, and how much more one costs in a project with few rows. */
export type Regularisation = Pick<FitSettings, 'cost' | 'balance'>

/** What is tried beside the usual, from strong regularisation to weak. */
const TRIED: readonly Regularisation[] = [{ cost: 1, balance: 0 }]

/** Rows of a project, and of none, that are enough to choose by. */
const MOST_OF_PROJECT = 200
const MOST_OF_NONE = 4000

/** A precision promised on a sample would say nothing: macro F1 chooses. */
const EVEN = { kind: 'f', beta: 1 } as const

const HELD_FOLDS = 2

/** Least rows to choose by; with fewer the choice would be chance. */
const LEAST_ROWS = 400

/** Least gain in held-out rows; a smaller one may be chance. */
const LEAST_GAIN_ROWS = 5

/** What is chosen for, and how else heads are fitted. */
export interface Choice {
  readonly data: Numbered
  readonly foldOf: Int32Array
  readonly how: Fitting
  readonly cuts: CutSettings
}

/**
 * The regularisation that serves these rows best.
 *
 * Heads are fitted with each on a sample of all folds but the first two, and
 * judge these: what that is worth is macro F1 of the decisions learned from it.
 *
 * @returns What `how` says where nothing is surely better.
 */
export async function chooseRegularisation(choice: Choice): Promise<Regularisation> {
  const { data, foldOf, how, cuts } = choice
  const settings = cuts.goal.kind === 'precision' ? { ...cuts, goal: EVEN } : cuts
  const usual: Regularisation = { cost: how.fitting.cost, balance: how.fitting.balance }
  const split = sampleOf(data, foldOf)
  if (split.held.length === 0 || split.held.length + split.train.length < LEAST_ROWS) return usual
  const worthOf = async (regularisation: Regularisation): Promise<number> => {
    const fitting = { ...how.fitting, ...regularisation }
    const judged = await judgedBy({ ...how, fitting }, data, split)
    const rule = learnDecision(judged, split.held, settings)
    const given = Int32Array.from(split.held, (row) => answerOf(judged, row, rule))
    const labels = Int32Array.from(split.held, (row) => data.labels[row] as number)
    return macroF1(countClasses(labels, given, data.projects.length)) ?? 0
  }
  const owned = split.held.filter((row) => (data.labels[row] as number) < data.projects.length)
  const leastGain = LEAST_GAIN_ROWS / Math.max(1, owned.length)
  let best = { regularisation: usual, worth: (await worthOf(usual)) + leastGain }
  for (const regularisation of TRIED) {
    const worth = await worthOf(regularisation)
    if (worth > best.worth) best = { regularisation, worth }
  }
  return best.regularisation
}

async function judgedBy(how: Fitting, data: Numbered, split: FoldSplit): Promise<JudgedMargins> {
  const { labels } = data
  const projects = data.projects.length
  const found = { ...createHeld(data), foldOf: new Int32Array(labels.length) }
  await holdOut({ data, split, found }, { ...how, progress: () => undefined })
  return { outOfFold: found, labels, projects }
}

/** As many rows of each label as are enough; two folds are held out, but for labels of theirs alone. */
function sampleOf({ labels, projects }: Numbered, foldOf: Int32Array): FoldSplit {
  const taken = new Map<number, number>()
  const train: number[] = []
  const held: number[] = []
  for (const [row, label] of labels.entries()) {
    const many = taken.get(label) ?? 0
    if (many >= (label === projects.length ? MOST_OF_NONE : MOST_OF_PROJECT)) continue
    taken.set(label, many + 1)
    if ((foldOf[row] as number) < HELD_FOLDS) held.push(row)
    else train.push(row)
  }
  const seen = new Set(train.map((row) => labels[row]))
  const known = held.filter((row) => seen.has(labels[row]))
  return { train: Int32Array.from(train), held: Int32Array.from(known) }
}
