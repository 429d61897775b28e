import type { StageName } from '../types/verdict.js'
import { bootstrapIntervals } from './bootstrap.js'
import { countRows, type Bin, type ConfusionCell, type EvaluationCounts } from './counts.js'
import type {
  CalibrationFigures,
  Confusion,
  Evaluation,
  EvaluationOptions,
  JudgedRow,
  StageFigures,
} from './evaluation.js'
import { figuresOf, headlineOf, ratio, tallyCells } from './figures.js'

const STAGES: readonly StageName[] = ['rules', 'heads', 'hybrid']
const CONFUSIONS = 20

/**
 * Measures decisions against gold; see {@link Evaluation} for what each figure means.
 *
 * One pass over the rows, memory of the distinct pairs of labels; the same seed gives the same
 * intervals whatever the order of the rows.
 */
export async function evaluate(
  rows: AsyncIterable<JudgedRow> | Iterable<JudgedRow>,
  options: EvaluationOptions,
): Promise<Evaluation> {
  const counts = await countRows(rows, options.none)
  const cells = counts.cells.toSorted(byLabels)
  const tallies = tallyCells(cells)
  const { nonePrecision: _, noneRecall: __, ...headline } = headlineOf(tallies, options.none)
  const total = cells.reduce((sum, cell) => sum + cell.rows, 0)
  return {
    rows: total,
    ...headline,
    none: figuresOf(tallies.find(({ label }) => label === options.none)),
    projects: tallies
      .filter(({ label }) => label !== options.none)
      .toSorted((a, b) => b.support - a.support || compare(a.label, b.label))
      .map((tally) => ({ project: tally.label, ...figuresOf(tally) })),
    stages: stagesOf(counts, total),
    kinds: counts.kinds,
    coverage: ratio(total - counts.kinds.abstained, total),
    calibration: calibrationOf(counts.bins),
    confusions: confusionsOf(cells),
    intervals: bootstrapIntervals(cells, options),
  }
}

function stagesOf(counts: EvaluationCounts, total: number): StageFigures[] {
  return STAGES.flatMap((stage) => {
    const found = counts.stages.get(stage)
    if (!found) return []
    const { rows, claimed } = found
    const precision = ratio(found.claimedRight, claimed)
    return [{ stage, rows, share: rows / total, claimed, precision, accuracy: found.right / rows }]
  })
}

function calibrationOf(bins: readonly Bin[]): CalibrationFigures | null {
  let rows = 0
  let squares = 0
  let off = 0
  for (const bin of bins) {
    rows += bin.rows
    squares += bin.squares
    off += Math.abs(bin.stated - bin.right)
  }
  return rows === 0 ? null : { rows, brier: squares / rows, expectedError: off / rows }
}

function confusionsOf(cells: readonly ConfusionCell[]): Confusion[] {
  return cells
    .filter(({ gold, predicted }) => gold !== predicted)
    .toSorted((a, b) => b.rows - a.rows || byLabels(a, b))
    .slice(0, CONFUSIONS)
    .map(({ gold, predicted, rows }) => ({ gold, predicted, rows }))
}

function byLabels(a: ConfusionCell, b: ConfusionCell): number {
  return compare(a.gold, b.gold) || compare(a.predicted, b.predicted)
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
