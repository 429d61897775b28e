import type { Evidence } from '../../heads/features/features.js'
import type { HeadsModel } from '../../heads/scoring/head.js'
import {
  keepMargins,
  keyOf,
  KEPT_BEST,
  KEPT_VALUES,
  NOWHERE,
  type KeptMargins,
  type RowMargins,
} from '../../heads/scoring/kept-margins.js'
import { createScore, type Score } from '../../heads/scoring/scorer.js'
import type { JudgedMargins } from './judged-margins.js'
import type { Held } from './out-of-fold.js'

/** The part of a fit that margins are kept of. */
interface Judged {
  readonly judged: Pick<JudgedMargins, 'outOfFold'>
  readonly projects: readonly string[]
}

/** The out-of-fold margins of a fit, for a model folder to keep. */
export function keptMarginsOf(
  rows: readonly Evidence[],
  { judged: { outOfFold }, projects }: Judged,
): KeptMargins {
  const { margins, fewNone, known } = outOfFold
  const width = projects.length + 1
  return keepMargins(rows, projects, (row) => ({
    heads: margins.subarray(row * width, row * width + projects.length),
    none: margins[row * width + projects.length] as number,
    fewNone: fewNone[row] as number,
    known: known[row] as number,
  }))
}

/** A project whose head is fitted alone, and what a model keeps of the others. */
export interface Alone {
  readonly project: string
  readonly kept: KeptMargins
}

/**
 * Writes what the other heads say of rows beside the margins of the head that is fitted alone:
 * what was kept of rows that the model has seen, and what the model says of the others, as it
 * has not seen them.
 */
export function addOthers(
  held: Held,
  rows: readonly Evidence[],
  others: Alone & { readonly model: HeadsModel; readonly projects: readonly string[] },
): void {
  const { project, kept, model, projects } = others
  const width = projects.length + 1
  const found = placesOf(kept)
  const byModel = lazily(() => scoringBy(model))
  const names = model.heads.flatMap((head) => (head.enabled ? [head.project] : []))
  const numbers = new Map(projects.map((name, number) => [name, number]))
  const own = numbers.get(project) as number
  for (const [row, evidence] of rows.entries()) {
    const from = row * width
    const margin = held.margins[from + own] as number
    held.margins.fill(NOWHERE, from, from + width)
    const place = found.get(keyOf(evidence).join(' '))
    const said = place === undefined ? byModel()(evidence) : keptOf(kept, place)
    const labels = place === undefined ? names : kept.projects
    for (const [at, name] of labels.entries()) {
      const number = numbers.get(name)
      if (number !== undefined) held.margins[from + number] = said.heads[at] ?? NOWHERE
    }
    held.margins[from + own] = margin
    held.margins[from + projects.length] = said.none
    held.fewNone[row] = said.fewNone
    held.known[row] = said.known
  }
}

function placesOf({ keys }: KeptMargins): ReadonlyMap<string, number> {
  const rows = Array.from({ length: keys.length / 2 }, (_, row) => row)
  return new Map(rows.map((row) => [`${keys[2 * row]} ${keys[2 * row + 1]}`, row]))
}

function keptOf({ projects, best, values }: KeptMargins, row: number): RowMargins {
  const from = KEPT_VALUES * row
  const heads = new Float32Array(projects.length).fill(NOWHERE)
  for (let rank = 0; rank < Math.min(KEPT_BEST, projects.length); rank++) {
    heads[best[KEPT_BEST * row + rank] as number] = values[from + rank] as number
  }
  const [none = -1, fewNone = -1, known = 0] = values.subarray(from + KEPT_BEST)
  return { heads, none, fewNone, known }
}

/** Margins by all heads of the model, whatever leaves early. */
function scoringBy(model: HeadsModel): Score {
  return createScore({ ...model, earlyExitBelow: -Infinity })
}

function lazily<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined
  return () => (made ??= { value: make() }).value
}
