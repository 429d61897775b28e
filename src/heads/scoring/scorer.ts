import { createGather, type Evidence } from '../features/features.js'
import type { HeadsModel } from './head.js'
import { createRowBuffer } from '../features/row-buffer.js'
import {
  addUp,
  createScoreBuffer,
  createWeightTable,
  findPlaces,
  writeMargins,
  type FeatureRange,
} from './weight-table.js'
import { frequencyCode, weighRow } from '../features/weighting.js'

/** The margins of one row. */
export interface Margins {
  /** One per enabled head, in the model's order; overwritten by the next row. */
  readonly heads: Float64Array
  readonly none: number
  /** Share of the row's features that training has seen; of those asked where not all were. */
  readonly known: number
  /** False where the row left early: margins are those without runs of characters and embedding. */
  readonly scored: boolean
}

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
  const table = createWeightTable(boundaries, model.weighting.frequencies)
  const gather = createGather(model.features, model.columns)
  const row = createRowBuffer(model.features.bits)
  const sums = new Float64Array(boundaries.length)
  const margins = new Float64Array(boundaries.length)
  const heads = margins.subarray(0, projects)
  const least = frequencyCode(model.fitting.leastRows)
  let buffer = createScoreBuffer(1024)

  const scoreFrom = (from: number): number => {
    if (buffer.codes.length < row.size) buffer = createScoreBuffer(row.columns.length, buffer)
    const range = { buffer, from, to: row.size }
    findPlaces(table, row, range)
    weighRow(model.weighting, row, range)
    addUp(table, range, sums)
    writeMargins(table, sums, margins)
    return model.none ? (margins[projects] as number) : -1
  }

  return (evidence) => {
    sums.fill(0)
    gather.base(evidence, row)
    const noneYet = scoreFrom(0)
    const baseSize = row.size
    if (isBelow(heads, noneYet + model.earlyExitBelow)) {
      const known = knownShare({ buffer, from: 0, to: baseSize }, least)
      if (known >= LEAST_KNOWN) return { heads, none: noneYet, known, scored: false }
    }
    gather.extend(evidence, row)
    const none = scoreFrom(baseSize)
    const known = knownShare({ buffer, from: 0, to: row.size }, least)
    return { heads, none, known, scored: true }
  }
}

function isBelow(margins: Float64Array, bound: number): boolean {
  for (const margin of margins) if (margin >= bound) return false
  return margins.length > 0
}

/** The share of the row's features that training has seen, by what they count. */
function knownShare({ buffer: { codes, values }, from, to }: FeatureRange, least: number): number {
  let known = 0
  let all = 0
  for (let at = from; at < to; at++) {
    const square = (values[at] as number) ** 2
    all += square
    known += (codes[at] as number) >= least ? square : 0
  }
  return all === 0 ? 0 : known / all
}
