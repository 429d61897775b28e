import { hashOf } from '../../numbers/mix.js'
import type { Evidence } from '../features/features.js'

/**
 * The margins of training rows by heads that had not seen them, as far as another head of the
 * model needs them to be fitted alone: the best three, and none's.
 */
export interface KeptMargins {
  readonly projects: readonly string[]
  /** Two hashes of what each row says. */
  readonly keys: Uint32Array
  /** The places in `projects` of the {@link KEPT_BEST} largest margins of each row, largest first. */
  readonly best: Uint16Array
  /** For each row these margins, none's, balanced none's, and the known share. */
  readonly values: Float32Array
}

/** How many margins of projects are kept of a row: the best two of the others remain where one is fitted anew. */
export const KEPT_BEST = 3

/** Values kept of a row. */
export const KEPT_VALUES = KEPT_BEST + 3

/** Two hashes of the values that heads see in a row; its label and id take no part. */
export function keyOf({ item: { item } }: Evidence): readonly [number, number] {
  const text = JSON.stringify([item.texts, item.categories, item.numbers])
  return [hashOf(text) >>> 0, hashOf(text, 97) >>> 0]
}

/** A row's margins by all heads. */
export interface RowMargins {
  readonly heads: ArrayLike<number>
  readonly none: number
  readonly fewNone: number
  readonly known: number
}

/** Keeps the margins of rows by the heads of these projects. @param marginsOf - Of the row at a position. */
export function keepMargins(
  rows: readonly Evidence[],
  projects: readonly string[],
  marginsOf: (row: number) => RowMargins,
): KeptMargins {
  const most = Math.min(KEPT_BEST, projects.length)
  const kept: KeptMargins = {
    projects,
    keys: new Uint32Array(2 * rows.length),
    best: new Uint16Array(KEPT_BEST * rows.length),
    values: new Float32Array(KEPT_VALUES * rows.length).fill(NOWHERE),
  }
  const places = [...projects.keys()]
  for (const [row, evidence] of rows.entries()) {
    kept.keys.set(keyOf(evidence), 2 * row)
    const { heads, none, fewNone, known } = marginsOf(row)
    const taken = new Set<number>()
    for (let rank = 0; rank < most; rank++) {
      const place = places.reduce(
        (best, next) =>
          !taken.has(next) && (best < 0 || (heads[next] as number) > (heads[best] as number))
            ? next
            : best,
        -1,
      )
      taken.add(place)
      kept.best[KEPT_BEST * row + rank] = place
      kept.values[KEPT_VALUES * row + rank] = heads[place] as number
    }
    kept.values.set([none, fewNone, known], KEPT_VALUES * row + KEPT_BEST)
  }
  return kept
}

/** Below every margin of the best heads: that of a head that is not among them. */
export const NOWHERE = -100
