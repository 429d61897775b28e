import { holdOut, type Fitting, type Numbered, type Split } from './out-of-fold.js'

/** What is tried beside the usual, from strong regularisation to weak. */
const COSTS = [1, 3, 9] as const

/** Rows of a project, and of none, that are enough to choose by. */
const MOST_OF_PROJECT = 60
const MOST_OF_NONE = 1500

/** With fewer rows chance would choose, and so it would between gains below this. */
const LEAST_ROWS = 400
const LEAST_GAIN = 0.004

/**
 * The cost of a mistake that serves the labels best, each counting the same.
 *
 * Heads are fitted with each cost on a sample of all folds but the first and
 * asked for the labels of the first: what that is worth is the mean over
 * labels of the share of rows on which their own margin is the largest.
 *
 * @returns The cost in `how` where none is surely better.
 */
export async function chooseCost(
  data: Numbered,
  foldOf: Int32Array,
  how: Fitting,
): Promise<number> {
  const split = sampleOf(data, foldOf)
  const usual = how.fitting.cost
  if (split.held.length + split.train.length < LEAST_ROWS || split.held.length === 0) return usual
  const width = data.projects.length + 1
  const found = {
    margins: new Float32Array(data.counts.rows * width).fill(-1),
    known: new Float32Array(data.counts.rows),
  }
  const worthOf = async (cost: number): Promise<number> => {
    const fitting = { ...how.fitting, cost }
    await holdOut({ data, split, found }, { ...how, fitting, progress: () => undefined })
    return meanRecall(data.labels, split.held, (row) => {
      const margins = found.margins.subarray(row * width, (row + 1) * width)
      return margins.indexOf(Math.max(...margins))
    })
  }
  let best = { cost: usual, worth: (await worthOf(usual)) + LEAST_GAIN }
  for (const cost of COSTS.filter((other) => other !== usual)) {
    const worth = await worthOf(cost)
    if (worth > best.worth) best = { cost, worth }
  }
  return best.cost
}

/** As many rows of each label as are enough; the first fold is held out. */
function sampleOf({ labels, projects }: Numbered, foldOf: Int32Array): Split {
  const taken = new Map<number, number>()
  const train: number[] = []
  const held: number[] = []
  for (const [row, label] of labels.entries()) {
    const many = taken.get(label) ?? 0
    if (many >= (label === projects.length ? MOST_OF_NONE : MOST_OF_PROJECT)) continue
    taken.set(label, many + 1)
    if (foldOf[row] === 0) held.push(row)
    else train.push(row)
  }
  return { train: Int32Array.from(train), held: Int32Array.from(held) }
}

function meanRecall(labels: Int32Array, rows: Int32Array, answer: (row: number) => number): number {
  const right = new Map<number, number>()
  const all = new Map<number, number>()
  for (const row of rows) {
    const label = labels[row] as number
    all.set(label, (all.get(label) ?? 0) + 1)
    if (answer(row) === label) right.set(label, (right.get(label) ?? 0) + 1)
  }
  let sum = 0
  for (const [label, many] of all) sum += (right.get(label) ?? 0) / many
  return sum / Math.max(1, all.size)
}
