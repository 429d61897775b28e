import type { DecisionKind } from '../types/decision.js'
import type { StageName } from '../types/verdict.js'
import type { EvaluationOptions, JudgedRow } from './evaluation.js'

/** How often one gold label met one predicted label in rows of one weight. */
export interface ConfusionCell {
  readonly gold: string
  readonly predicted: string
  /** What each row of the cell counts. */
  readonly weight: number
  rows: number
}

/** What a pass over the rows leaves: a few counts per class, stage and bin. */
export interface EvaluationCounts {
  readonly cells: ReadonlyMap<string, ConfusionCell>
  readonly stages: ReadonlyMap<StageName, StageCounts>
  readonly kinds: Readonly<Record<DecisionKind, number>>
  readonly bins: readonly Bin[]
}

/** Counts of all rows, and of each slice: a map by value for each of `by`. */
export interface SlicedCounts {
  readonly all: EvaluationCounts
  readonly slices: readonly ReadonlyMap<string, EvaluationCounts>[]
}

/** What one stage decided. */
export interface StageCounts {
  rows: number
  right: number
  claimed: number
  claimedRight: number
}

/** The rows whose probability fell into one tenth of [0, 1]. */
export interface Bin {
  rows: number
  stated: number
  right: number
  squares: number
}

const BINS = 10

/** Counts rows as they pass; memory is that of the distinct pairs of labels in each slice. */
export async function countRows(
  rows: AsyncIterable<JudgedRow> | Iterable<JudgedRow>,
  { none, by = [] }: Pick<EvaluationOptions, 'none' | 'by'>,
): Promise<SlicedCounts> {
  const all = createCounts()
  const slices = by.map(() => new Map<string, Counts>())
  for await (const given of rows) {
    const row = given.kind === 'abstained' ? { ...given, predicted: none } : given
    countRow(all, row)
    for (const [at, values] of slices.entries()) {
      const value = row.slices?.[at] ?? ''
      const slice = values.get(value) ?? createCounts()
      if (slice.cells.size === 0) values.set(value, slice)
      countRow(slice, row)
    }
  }
  return { all, slices }
}

/** Counts while rows pass. */
interface Counts {
  readonly cells: Map<string, ConfusionCell>
  readonly stages: Map<StageName, StageCounts>
  readonly kinds: Record<DecisionKind, number>
  readonly bins: readonly Bin[]
}

function createCounts(): Counts {
  return {
    cells: new Map(),
    stages: new Map(),
    kinds: { assigned: 0, collection: 0, none: 0, abstained: 0 },
    bins: Array.from({ length: BINS }, () => ({ rows: 0, stated: 0, right: 0, squares: 0 })),
  }
}

function countRow(counts: Counts, row: JudgedRow): void {
  const { gold, predicted, kind, stage, probability, weight = 1 } = row
  const right = predicted === gold
  const key = JSON.stringify([gold, predicted, weight])
  const cell = counts.cells.get(key) ?? { gold, predicted, weight, rows: 0 }
  if (cell.rows === 0) counts.cells.set(key, cell)
  cell.rows++
  counts.kinds[kind] += weight
  if (stage) countStage(counts.stages, stage, { right, claimed: isClaim(row), weight })
  if (probability !== undefined) countBin(counts.bins, probability, { right, weight })
}

function isClaim({ kind }: JudgedRow): boolean {
  return kind === 'assigned' || kind === 'collection'
}

interface Outcome {
  readonly right: boolean
  readonly weight: number
}

function countStage(
  stages: Map<StageName, StageCounts>,
  name: StageName,
  { right, claimed, weight }: Outcome & { readonly claimed: boolean },
): void {
  const stage = stages.get(name) ?? { rows: 0, right: 0, claimed: 0, claimedRight: 0 }
  if (!stages.has(name)) stages.set(name, stage)
  stage.rows += weight
  if (right) stage.right += weight
  if (claimed) stage.claimed += weight
  if (claimed && right) stage.claimedRight += weight
}

function countBin(bins: readonly Bin[], stated: number, { right, weight }: Outcome): void {
  const bin = bins[Math.min(BINS - 1, Math.floor(stated * BINS))]
  if (!bin) return
  const truth = right ? 1 : 0
  bin.rows += weight
  bin.stated += weight * stated
  bin.right += weight * truth
  bin.squares += weight * (stated - truth) ** 2
}
