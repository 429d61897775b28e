import { STAGE_NAMES } from '../types/verdict.js'
import { bootstrapIntervals } from './bootstrap.js'
import { countRows, type Bin, type ConfusionCell, type EvaluationCounts } from './counts.js'
import type {
  CalibrationFigures,
  Confusion,
  Evaluation,
  EvaluationOptions,
  JudgedRow,
  SliceFigures,
  StageFigures,
} from './evaluation.js'
import { figuresOf, headlineOf, ratio, tallyCells } from './figures.js'

const CONFUSIONS = 20
const SLICES = 50

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
  const { all: counts, slices } = await countRows(rows, options)
  const cells = cellsOf(counts)
  const tallies = tallyCells(cells)
  const { nonePrecision: _, noneRecall: __, ...headline } = headlineOf(tallies, options.none)
  const total = massOf(cells)
  const pairs = pairsOf(cells)
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
    confusions: confusionsOf(pairs),
    pairs,
    slices: (options.by ?? []).flatMap((by, at) => slicesOf(by, slices[at], options)),
    intervals: bootstrapIntervals(cells, options),
  }
}

function cellsOf({ cells }: EvaluationCounts): ConfusionCell[] {
  return [...cells.values()].toSorted((a, b) => byLabels(a, b) || a.weight - b.weight)
}

function massOf(cells: readonly Readonly<ConfusionCell>[]): number {
  return cells.reduce((sum, { rows, weight }) => sum + rows * weight, 0)
}

/** The cells of all weights together; they come sorted by labels. */
function pairsOf(cells: readonly Readonly<ConfusionCell>[]): Confusion[] {
  const pairs: { readonly gold: string; readonly predicted: string; rows: number }[] = []
  for (const { gold, predicted, rows, weight } of cells) {
    const last = pairs.at(-1)
    if (last?.gold === gold && last.predicted === predicted) last.rows += rows * weight
    else pairs.push({ gold, predicted, rows: rows * weight })
  }
  return pairs
}

function slicesOf(
  by: string,
  values: ReadonlyMap<string, EvaluationCounts> = new Map(),
  options: EvaluationOptions,
): SliceFigures[] {
  return [...values]
    .map(([value, counts]) => {
      const cells = cellsOf(counts)
      return { value, counts, cells, rows: massOf(cells) }
    })
    .toSorted((a, b) => b.rows - a.rows || compare(a.value, b.value))
    .slice(0, SLICES)
    .map(({ value, counts, cells, rows }) => ({
      by,
      value,
      rows,
      coverage: ratio(rows - counts.kinds.abstained, rows),
      ...headlineOf(tallyCells(cells), options.none),
      intervals: bootstrapIntervals(cells, options),
    }))
}

function stagesOf(counts: EvaluationCounts, total: number): StageFigures[] {
  return STAGE_NAMES.flatMap((stage) => {
    const found = counts.stages.get(stage)
    if (!found) return []
    const { rows, claimed } = found
    const precision = ratio(found.claimedRight, claimed)
    return [{ stage, rows, share: rows / total, claimed, precision, accuracy: found.right / rows }]
  })
}

function calibrationOf(bins: readonly Bin[]): CalibrationFigures | null {
  const held = bins
    .map((bin, at) => ({ ...bin, from: at / bins.length, to: (at + 1) / bins.length }))
    .filter(({ rows }) => rows > 0)
  const sum = (of: (bin: Bin) => number): number => held.reduce((all, bin) => all + of(bin), 0)
  const rows = sum((bin) => bin.rows)
  if (rows === 0) return null
  return {
    rows,
    brier: sum(({ squares }) => squares) / rows,
    expectedError: sum(({ stated, right }) => Math.abs(stated - right)) / rows,
    bins: held.map(({ from, to, rows: own, stated, right }) => {
      return { from, to, rows: own, stated: stated / own, right: right / own }
    }),
  }
}

function confusionsOf(pairs: readonly Confusion[]): Confusion[] {
  return pairs
    .filter(({ gold, predicted }) => gold !== predicted)
    .toSorted((a, b) => b.rows - a.rows || byLabels(a, b))
    .slice(0, CONFUSIONS)
}

function byLabels(a: Confusion, b: Confusion): number {
  return compare(a.gold, b.gold) || compare(a.predicted, b.predicted)
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
