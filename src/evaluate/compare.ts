import { resample } from '../numbers/binomial.js'
import { randomFrom } from '../numbers/random.js'
import { percentiles } from './bootstrap.js'
import type { Confusion, EvaluationOptions, Headline, Interval } from './evaluation.js'
import { headlineOf, tallyCells } from './figures.js'
import { forHeadlines } from './headlines.js'
import { measureImpact, type Impact, type RowChange } from './impact.js'
import { bootstrapP, mcNemar, type McNemar } from './significance.js'

/** How two sets of decisions are compared. */
export interface CompareOptions extends EvaluationOptions {
  /** Rows shown per project and kind of change. */
  readonly examples: number
}

/** A headline figure of two sets of decisions on the same rows. */
export interface FigureChange {
  readonly before: number | null
  readonly after: number | null
  /** `after` minus `before`; null where either is undefined. */
  readonly difference: number | null
  /** 95 % interval of the difference, over rows drawn with replacement for both at once. */
  readonly interval: Interval
  /** The chance of a difference at least this large if there were none; null without bootstrap. */
  readonly p: number | null
}

/** Two sets of decisions beside labels. */
export interface LabelledComparison {
  readonly rows: number
  readonly figures: Readonly<Record<keyof Headline, FigureChange>>
  /** Of accuracy. */
  readonly mcNemar: McNemar
}

/** What changed between two sets of decisions on the same rows. */
export interface Comparison extends Impact {
  /** Null where no row has a label. */
  readonly againstLabels: LabelledComparison | null
}

/** Compares two sets of decisions row by row; memory of the distinct pairs of answers. */
export async function compareDecisions(
  rows: AsyncIterable<RowChange> | Iterable<RowChange>,
  options: CompareOptions,
): Promise<Comparison> {
  const pairs = new Map<string, PairCell>()
  async function* counted(): AsyncGenerator<RowChange> {
    for await (const row of rows) {
      if (row.gold !== undefined) countPair(pairs, { ...row, gold: row.gold })
      yield row
    }
  }
  const impact = await measureImpact(counted(), options)
  const keys = [...pairs.keys()].toSorted()
  const cells = keys.flatMap((key) => pairs.get(key) ?? [])
  return { ...impact, againstLabels: cells.length === 0 ? null : comparePairs(cells, options) }
}

/** How often a label met a pair of answers. */
interface PairCell {
  readonly gold: string
  readonly before: string
  readonly after: string
  rows: number
}

function countPair(
  pairs: Map<string, PairCell>,
  { gold, before, after }: Omit<PairCell, 'rows'>,
): void {
  const key = JSON.stringify([gold, before, after])
  const known = pairs.get(key)
  if (known) known.rows++
  else pairs.set(key, { gold, before, after, rows: 1 })
}

function comparePairs(cells: readonly PairCell[], options: CompareOptions): LabelledComparison {
  const { none, seed, bootstrap } = options
  const rows = cells.map((cell) => cell.rows)
  const both = (counts: readonly number[]): Readonly<Record<'before' | 'after', Headline>> => ({
    before: headlineOf(tallyCells(sideOf(cells, counts, 'before')), none),
    after: headlineOf(tallyCells(sideOf(cells, counts, 'after')), none),
  })
  const { before, after } = both(rows)
  const draw = randomFrom(seed)
  const drawn = Array.from({ length: bootstrap }, () => both(resample(rows, draw)))
  const change = (key: keyof Headline): FigureChange => {
    const differences = drawn.map((one) => minus(one.after[key], one.before[key]))
    return {
      before: before[key],
      after: after[key],
      difference: minus(after[key], before[key]),
      interval: percentiles(differences),
      p: bootstrapP(differences),
    }
  }
  return {
    rows: rows.reduce((sum, each) => sum + each, 0),
    figures: forHeadlines(change),
    mcNemar: mcNemar(
      rowsWhere(cells, ({ gold, before, after }) => before === gold && after !== gold),
      rowsWhere(cells, ({ gold, before, after }) => before !== gold && after === gold),
    ),
  }
}

function sideOf(
  cells: readonly PairCell[],
  counts: readonly number[],
  side: 'before' | 'after',
): Confusion[] {
  return cells.map((cell, at) => ({
    gold: cell.gold,
    predicted: cell[side],
    rows: counts[at] ?? 0,
  }))
}

function rowsWhere(cells: readonly PairCell[], holds: (cell: PairCell) => boolean): number {
  return cells.filter(holds).reduce((sum, { rows }) => sum + rows, 0)
}

function minus(after: number | null, before: number | null): number | null {
  return after === null || before === null ? null : after - before
}
