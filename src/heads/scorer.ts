import { createGather, type Evidence } from './features.js'
import type { HeadsModel } from './head.js'
import { createRowBuffer } from './row-buffer.js'
import { addUp, createRoom, createWeightTable, findPlaces, type Weighed } from './weight-table.js'
import { codeOf, weighRow } from './weighting.js'

/** The margins of one row. */
export interface Margins {
  /** One per enabled head, in the model's order; overwritten by the next row. */
  readonly heads: Float64Array
  readonly none: number
  /** Share of the row's features that training has seen. */
  readonly known: number
  /** False where no head could reach the floor: then only bounds were computed. */
  readonly scored: boolean
}

/** Scores a row against every enabled head. */
export type Score = (evidence: Evidence) => Margins

/**
 * Prepares a model for scoring: the weights of all heads, column by column.
 *
 * Cost of a row: its features, and for each the heads that have a weight for it.
 */
export function createScore(model: HeadsModel): Score {
  const boundaries = model.heads.flatMap((head) => (head.enabled ? [head.boundary] : []))
  const projects = boundaries.length
  if (model.none) boundaries.push(model.none)
  const table = createWeightTable(boundaries, model.weighting.frequencies)
  const gather = createGather(model.features, model.columns)
  const row = createRowBuffer(model.features.bits)
  const margins = new Float64Array(boundaries.length)
  const heads = margins.subarray(0, projects)
  const least = codeOf(model.fitting.leastRows)
  let room = createRoom(1024)

  return (evidence) => {
    gather(evidence, row)
    if (room.codes.length < row.size) room = createRoom(row.columns.length)
    findPlaces(table, row, room)
    weighRow(model.weighting, row, room)
    const weighed = { room, size: row.size }
    addUp(table, weighed, margins)
    const none = model.none ? (margins[projects] as number) : -1
    return { heads, none, known: knownShare(weighed, least), scored: true }
  }
}

/** The share of the row's features that training has seen, by what they count. */
function knownShare({ room: { codes, values }, size }: Weighed, least: number): number {
  let known = 0
  let all = 0
  for (let at = 0; at < size; at++) {
    const square = (values[at] as number) ** 2
    all += square
    known += (codes[at] as number) >= least ? square : 0
  }
  return all === 0 ? 0 : known / all
}
