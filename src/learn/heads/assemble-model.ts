import type { Plane } from '../../heads/scoring/descent.js'
import type { Evidence } from '../../heads/features/features.js'
import {
  FEW_UNFITTED,
  type About,
  type Head,
  type HeadsModel,
  type SparseBoundary,
  type Strong,
} from '../../heads/scoring/head.js'
import { namedFeatures } from '../../heads/features/names.js'
import { probability } from '../../types/verdict.js'
import { outranksOf } from './outranks.js'
import { countClasses, macroF1 } from '../../numbers/macro-f1.js'
import { ratio } from '../../evaluate/figures.js'
import { measureHeads } from './measure-heads.js'
import type { Parts } from './model-parts.js'
import { prune } from './prune.js'

/** Puts a model together; heads stand from the most precise out of fold to the least. */
export function assemble(parts: Parts): HeadsModel {
  const { data, fitted, rule, exit, settings } = parts
  const outranked = outranksOf(parts.judged, parts.counted)
  const measures = measureHeads(parts)
  const { boundaries, fewNone } = boundariesOf(parts)
  const few = parts.judged.few
  const heads = data.projects.flatMap((project, number): Head[] => {
    const boundary = boundaries.get(number)
    if (!boundary) return []
    const own = [...parts.kept].flatMap((row) =>
      data.labels[row] === number ? [parts.rows[row] as Evidence] : [],
    )
    const measured = measures[number] as (typeof measures)[number]
    const head: Head = {
      project,
      enabled: true,
      support: own.length,
      rare: own.length < parts.rareBelow,
      boundary,
      few: few?.isFew[number] === 1,
      offset: rule.offsets[number] as number,
      accept: probability(rule.cutoffs.accept[number] as number),
      reject: probability(rule.cutoffs.reject[number] as number),
      outranks: (outranked[number] ?? []).map((other) => data.projects[other] as string),
      measured: { ...measured, strongest: strongestOf(own, boundary, settings) },
    }
    return [head]
  })
  return {
    ...settings,
    weighting: fitted.weighting,
    calibration: rule.calibration,
    none: boundaries.get(data.projects.length),
    few: fewNone && { none: fewNone, calibration: few?.calibration ?? FEW_UNFITTED },
    encoder: parts.encoder,
    noneLabel: parts.noneLabel,
    earlyExitBelow: exit.below,
    heads: heads.toSorted(
      (a, b) =>
        (b.measured.precision ?? 0) - (a.measured.precision ?? 0) ||
        b.support - a.support ||
        (a.project < b.project ? -1 : 1),
    ),
    seen: parts.seen,
    about: aboutOf(parts),
  }
}

/** The pruned boundary of each label, and of the head of none that heads with few rows stand beside. */
function boundariesOf({ data, fitted }: Parts) {
  const kept = prune(fitted.boundaries, fitted.matrix, Int32Array.from(data.labels.keys()))
  const boundaries = new Map<number, SparseBoundary>()
  let fewNone: SparseBoundary | undefined
  for (const [at, { label, balancesNone }] of fitted.tasks.entries()) {
    const boundary = sparse(kept[at] as Plane, fitted.hashed)
    if (balancesNone && label === data.projects.length) fewNone = boundary
    else boundaries.set(label, boundary)
  }
  return { boundaries, fewNone }
}

/** The weights that are not 0 by hashed column, ascending. */
function sparse({ weights, intercept }: Plane, hashed: Int32Array): SparseBoundary {
  const kept: number[] = []
  for (const [at, weight] of weights.entries()) if (weight !== 0) kept.push(at)
  kept.sort((a, b) => (hashed[a] as number) - (hashed[b] as number))
  return {
    columns: Int32Array.from(kept, (at) => hashed[at] as number),
    weights: Float32Array.from(kept, (at) => weights[at] as number),
    intercept,
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

function aboutOf({ judged, counted, answered, exit, ...parts }: Parts): About {
  const { rows, data, fingerprint } = parts
  const none = data.projects.length
  let right = 0
  let saidNone = 0
  let wasNone = 0
  let bothNone = 0
  const labels = counted.map((row) => judged.labels[row] as number)
  const answers = counted.map((row) => {
    const settled = judged.settled?.[row] ?? -1
    return settled < 0 ? (answered[row] as number) : settled
  })
  for (const [at, label] of labels.entries()) {
    const given = answers[at]
    if (given === label) right++
    if (given === none) saidNone++
    if (label === none) wasNone++
    if (given === none && label === none) bothNone++
  }
  return {
    rows: rows.length,
    data: fingerprint,
    macroF1: macroF1(countClasses(labels, answers, none)),
    accuracy: ratio(right, counted.length),
    nonePrecision: ratio(bothNone, saidNone),
    noneRecall: ratio(bothNone, wasNone),
    leavesEarly: exit.leavesEarly,
  }
}
