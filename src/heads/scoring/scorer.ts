import { createGather, type Evidence } from '../features/features.js'
import type { HeadsModel } from './head.js'
import { createRowBuffer } from '../features/row-buffer.js'
import {
  addUp,
  createScoreBuffer,
  createWeightTable,
  findPlaces,
  writeMargins,
} from './weight-table.js'
import { frequencyCode } from '../features/frequency-codes.js'
import { knownShareOf, weighRow, type KnownPart } from '../features/weighting.js'

/** The margins of one row. */
export interface Margins {
  /** One per enabled head, in the model's order; overwritten by the next row. */
  readonly heads: Float64Array
  readonly none: number
  /** Margin of the balanced head of none, for heads with few rows. */
  readonly fewNone: number
  /** Share of the row's features that training has seen; of those asked where not all were. */
  readonly known: number
  /** False where the row left early: margins are those without runs of characters and embedding. */
  readonly scored: boolean
  /** Projects that their own rules bar from the row. */
  readonly barred: readonly string[]
}

const NOBODY: readonly string[] = []

/** Scores a row against every enabled head. */
export type Score = (evidence: Evidence) => Margins

/**
 * A row leaves early only where so much of it is known: unknown words may be
 * glued or misspelt ones, and runs of characters are there for them.
 */
export const LEAST_KNOWN = 0.5

/**
 * Prepares a model for scoring: the weights of all heads, column by column.
 *
 * Cost of a row: its features, and for each the heads that have a weight for
 * it. A row that leaves early costs only those that are no runs of characters or embedding.
 */
export function createScore(model: HeadsModel): Score {
  const boundaries = model.heads.flatMap((head) => (head.enabled ? [head.boundary] : []))
  const projects = boundaries.length
  if (model.none) boundaries.push(model.none)
  if (model.few) boundaries.push(model.few.none)
  const table = createWeightTable(boundaries, model.weighting.frequencies)
  const gather = createGather(model.features, model.columns)
  const row = createRowBuffer(model.features.bits)
  const sums = new Float64Array(boundaries.length)
  const margins = new Float64Array(boundaries.length)
  const heads = margins.subarray(0, projects)
  const least = frequencyCode(model.fitting.leastRows)
  let buffer = createScoreBuffer(1024)

  const scoreFrom = (from: number): KnownPart => {
    if (buffer.codes.length < row.size) buffer = createScoreBuffer(row.columns.length, buffer)
    const range = { buffer, from, to: row.size }
    findPlaces(table, row, range)
    const part = weighRow(model.weighting, row, { buffer, from, least })
    addUp(table, range, sums)
    writeMargins(table, sums, margins)
    return part
  }
  const noneMargins = () => {
    const none = model.none ? (margins[projects] as number) : -1
    return { none, fewNone: model.few ? (margins[margins.length - 1] as number) : none }
  }

  return (evidence) => {
    sums.fill(0)
    gather.base(evidence, row)
    const base = scoreFrom(0)
    const yet = noneMargins()
    const barred = evidence.barred ?? NOBODY
    const baseSize = row.size
    if (isBelow(heads, yet.none + model.earlyExitBelow)) {
      const known = knownShareOf(base)
      if (known >= LEAST_KNOWN) return { heads, ...yet, known, scored: false, barred }
    }
    gather.extend(evidence, row)
    const more = scoreFrom(baseSize)
    const known = knownShareOf({ known: base.known + more.known, all: base.all + more.all })
    return { heads, ...noneMargins(), known, scored: true, barred }
  }
}

function isBelow(margins: Float64Array, bound: number): boolean {
  for (const margin of margins) if (margin >= bound) return false
  return margins.length > 0
}
