import type { Csr } from '../heads/csr.js'
import type { Boundary } from '../heads/descent.js'
import type { Evidence } from '../heads/features.js'
import type { About, Head, HeadsModel, SparseBoundary, Strong } from '../heads/head.js'
import { namedFeatures } from '../heads/names.js'
import { probability } from '../types/verdict.js'
import { barsOf } from './bars.js'
import { bestOf, topTwo } from './learn-decision.js'
import { macroF1 } from './macro-f1.js'
import { measureHeads, ratio } from './measure-heads.js'
import type { Parts } from './model-parts.js'

/**
 * Weights smaller than this share of a head's largest are left out: most of them on
 * epg, and with what they add on average in the intercept they are not missed.
 */
const NEGLIGIBLE = 5e-3

/** Puts a model together; heads stand from the most precise out of fold to the least. */
export function assemble(parts: Parts): HeadsModel {
  const { data, fitted, rule, settings } = parts
  const bars = barsOf(parts.judged)
  const measures = measureHeads(parts)
  const means = meansOf(fitted.matrix)
  const boundaries = new Map(
    fitted.tasks.map(({ label }, at) => [
      label,
      sparse(fitted.boundaries[at] as Boundary, fitted.hashed, means),
    ]),
  )
  const heads = data.projects.map((project, number): Head => {
    const own = parts.rows.filter((_, row) => data.labels[row] === number)
    const boundary = boundaries.get(number) as SparseBoundary
    const measured = measures[number] as (typeof measures)[number]
    return {
      project,
      enabled: true,
      support: own.length,
      rare: own.length < parts.rareBelow,
      boundary,
      offset: rule.offsets[number] as number,
      accept: probability(rule.cutoffs.accept[number] as number),
      reject: probability(rule.cutoffs.reject[number] as number),
      bars: (bars[number] ?? []).map((other) => data.projects[other] as string),
      measured: { ...measured, strongest: strongestOf(own, boundary, settings) },
    }
  })
  return {
    ...settings,
    weighting: fitted.weighting,
    calibration: rule.calibration,
    none: boundaries.get(data.projects.length),
    noneLabel: parts.noneLabel,
    floor: floorOf(parts),
    heads: heads.toSorted(
      (a, b) =>
        (b.measured.precision ?? 0) - (a.measured.precision ?? 0) ||
        b.support - a.support ||
        (a.project < b.project ? -1 : 1),
    ),
    about: aboutOf(parts),
  }
}

/** What each column of a matrix is on average over its rows. */
function meansOf({ rows, columns, indices, values }: Csr): Float64Array {
  const means = new Float64Array(columns)
  for (let at = 0; at < indices.length; at++) {
    const column = indices[at] as number
    means[column] = (means[column] as number) + (values[at] as number) / rows
  }
  return means
}

/**
 * The boundary by hashed column, ascending, without what weighs next to
 * nothing: what that adds to the rows on average is in the intercept.
 */
function sparse(
  { weights, intercept }: Boundary,
  hashed: Int32Array,
  means: Float64Array,
): SparseBoundary {
  let most = 0
  for (const weight of weights) most = Math.max(most, Math.abs(weight))
  const kept: number[] = []
  let lost = 0
  for (const [at, weight] of weights.entries()) {
    if (Math.abs(weight) > NEGLIGIBLE * most) kept.push(at)
    else lost += weight * (means[at] as number)
  }
  kept.sort((a, b) => (hashed[a] as number) - (hashed[b] as number))
  return {
    columns: Int32Array.from(kept, (at) => hashed[at] as number),
    weights: Float32Array.from(kept, (at) => weights[at] as number),
    intercept: intercept + lost,
  }
}

const MOST_STRONGEST = 15

/** The words and values of the head's own rows that weigh most for it. */
function strongestOf(
  rows: readonly Evidence[],
  { columns, weights }: SparseBoundary,
  settings: Parts['settings'],
): Strong[] {
  const weightOf = new Map([...columns].map((column, at) => [column, weights[at] as number]))
  const found = new Map<number, Strong>()
  for (const row of rows) {
    for (const { field, what, column } of namedFeatures(row, settings.features, settings.columns)) {
      const weight = weightOf.get(column) ?? 0
      if (weight > 0 && !found.has(column)) found.set(column, { field, what, weight })
    }
  }
  return [...found.values()].toSorted((a, b) => b.weight - a.weight).slice(0, MOST_STRONGEST)
}

/** How much lower than any row that was not rejected out of fold a row must stay. */
const FLOOR_SLACK = 0.1

function floorOf({ judged, rule, rows }: Parts): number {
  let floor = Infinity
  for (const row of rows.keys()) {
    const { head, chance } = bestOf(judged, row, rule)
    if (chance <= (rule.cutoffs.reject[head] as number)) continue
    floor = Math.min(floor, topTwo(judged, row)[0].standing.margin)
  }
  return Number.isFinite(floor) ? floor - FLOOR_SLACK : -1e9
}

function aboutOf({ judged, decided, rows, fingerprint, data }: Parts): About {
  const none = data.projects.length
  let right = 0
  let saidNone = 0
  let wasNone = 0
  let bothNone = 0
  const answers = decided.map((own, row) => {
    const settled = judged.settled?.[row] ?? -1
    return settled < 0 ? own : settled
  })
  for (const [row, label] of judged.labels.entries()) {
    const given = answers[row]
    if (given === label) right++
    if (given === none) saidNone++
    if (label === none) wasNone++
    if (given === none && label === none) bothNone++
  }
  return {
    rows: rows.length,
    data: fingerprint,
    macroF1: macroF1(judged.labels, answers, none),
    accuracy: ratio(right, rows.length),
    nonePrecision: ratio(bothNone, saidNone),
    noneRecall: ratio(bothNone, wasNone),
  }
}
