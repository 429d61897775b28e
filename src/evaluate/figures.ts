import { f1Of, macroF1 } from '../numbers/macro-f1.js'
import type { ClassFigures, Confusion, Headline } from './evaluation.js'
import type { ConfusionCell } from './counts.js'

/** Right, in gold and predicted, of one class. */
export interface ClassTally {
  readonly label: string
  right: number
  support: number
  predicted: number
}

/** Adds the cells up by class, in the order in which labels first appear. */
export function tallyCells(
  cells: readonly (Confusion & Partial<Pick<ConfusionCell, 'weight'>>)[],
): ClassTally[] {
  const tallies = new Map<string, ClassTally>()
  const of = (label: string): ClassTally => {
    const known = tallies.get(label)
    if (known) return known
    const made = { label, right: 0, support: 0, predicted: 0 }
    tallies.set(label, made)
    return made
  }
  for (const { gold, predicted, rows, weight = 1 } of cells) {
    const mass = rows * weight
    of(gold).support += mass
    of(predicted).predicted += mass
    if (gold === predicted) of(gold).right += mass
  }
  return [...tallies.values()]
}

/** Precision, recall and F1 of one class; 0/0 is null. */
export function figuresOf(tally: Omit<ClassTally, 'label'> | undefined): ClassFigures {
  const { right, support, predicted } = tally ?? { right: 0, support: 0, predicted: 0 }
  return {
    precision: ratio(right, predicted),
    recall: ratio(right, support),
    f1: ratio(2 * right, support + predicted),
    support,
    predicted,
  }
}

/** The headline figures of the classes' counts. */
export function headlineOf(tallies: readonly ClassTally[], none: string): Headline {
  const inGold = tallies.filter(({ support }) => support > 0)
  const projects = inGold.filter(({ label }) => label !== none)
  const noneFigures = figuresOf(tallies.find(({ label }) => label === none))
  return {
    accuracy: ratio(
      sum(tallies, ({ right }) => right),
      sum(tallies, ({ support }) => support),
    ),
    macroF1: macroF1(inGold),
    macroF1WithoutNone: macroF1(projects),
    weightedF1: weighted(inGold),
    weightedF1WithoutNone: weighted(projects),
    macroPrecisionWithoutNone: mean(
      projects.filter((c) => c.predicted > 0).map((c) => c.right / c.predicted),
    ),
    macroRecallWithoutNone: mean(projects.map((c) => c.right / c.support)),
    nonePrecision: noneFigures.precision,
    noneRecall: noneFigures.recall,
  }
}

/** A share, or null for 0/0. */
export function ratio(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole
}

function weighted(tallies: readonly ClassTally[]): number | null {
  return ratio(
    sum(tallies, (tally) => tally.support * f1Of(tally)),
    sum(tallies, ({ support }) => support),
  )
}

function mean(values: readonly number[]): number | null {
  return ratio(
    sum(values, (value) => value),
    values.length,
  )
}

function sum<T>(list: readonly T[], of: (member: T) => number): number {
  let total = 0
  for (const member of list) total += of(member)
  return total
}
