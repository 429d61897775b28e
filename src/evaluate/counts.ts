import type { DecisionKind } from '../types/decision.js'
import type { StageName } from '../types/verdict.js'
import type { JudgedRow } from './evaluation.js'

/** How often one gold label met one predicted label. */
export interface ConfusionCell {
  readonly gold: string
  readonly predicted: string
  rows: number
}

/** What a pass over the rows leaves: a few counts per class, stage and bin. */
export interface EvaluationCounts {
  readonly cells: readonly ConfusionCell[]
  readonly stages: ReadonlyMap<StageName, StageCounts>
  readonly kinds: Readonly<Record<DecisionKind, number>>
  readonly bins: readonly Bin[]
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

/** Counts rows as they pass; memory is that of the distinct pairs of labels. */
export async function countRows(
  rows: AsyncIterable<JudgedRow> | Iterable<JudgedRow>,
  none: string,
): Promise<EvaluationCounts> {
  const cells = new Map<string, Map<string, ConfusionCell>>()
  const stages = new Map<StageName, StageCounts>()
  const kinds = { assigned: 0, collection: 0, none: 0, abstained: 0 }
  const bins = Array.from({ length: BINS }, (): Bin => {
    return { rows: 0, stated: 0, right: 0, squares: 0 }
  })
  for await (const row of rows) {
    const predicted = row.kind === 'abstained' ? none : row.predicted
    const right = predicted === row.gold
    cellOf(cells, row.gold, predicted).rows++
    kinds[row.kind]++
    if (row.stage) countStage(stages, row.stage, { right, claimed: isClaim(row) })
    if (row.probability !== undefined) countBin(bins, row.probability, right)
  }
  return { cells: [...cells.values()].flatMap((row) => [...row.values()]), stages, kinds, bins }
}

function cellOf(
  cells: Map<string, Map<string, ConfusionCell>>,
  gold: string,
  predicted: string,
): ConfusionCell {
  const row = cells.get(gold) ?? new Map<string, ConfusionCell>()
  if (row.size === 0) cells.set(gold, row)
  const cell = row.get(predicted) ?? { gold, predicted, rows: 0 }
  if (cell.rows === 0) row.set(predicted, cell)
  return cell
}

function isClaim({ kind }: JudgedRow): boolean {
  return kind === 'assigned' || kind === 'collection'
}

interface Outcome {
  readonly right: boolean
  readonly claimed: boolean
}

function countStage(
  stages: Map<StageName, StageCounts>,
  name: StageName,
  { right, claimed }: Outcome,
): void {
  const stage = stages.get(name) ?? { rows: 0, right: 0, claimed: 0, claimedRight: 0 }
  if (stage.rows === 0) stages.set(name, stage)
  stage.rows++
  if (right) stage.right++
  if (claimed) stage.claimed++
  if (claimed && right) stage.claimedRight++
}

function countBin(bins: readonly Bin[], stated: number, right: boolean): void {
  const bin = bins[Math.min(BINS - 1, Math.floor(stated * BINS))]
  if (!bin) return
  const truth = right ? 1 : 0
  bin.rows++
  bin.stated += stated
  bin.right += truth
  bin.squares += (stated - truth) ** 2
}
