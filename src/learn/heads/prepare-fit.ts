import { embedRows, encoderFor } from '../../cascade/embed.js'
import { decideClaims } from '../../decide/claims.js'
import { learnColumns, meanOf } from '../../heads/features/columns.js'
import { countFeatures } from '../../heads/features/counts.js'
import { CUTS, type CutSettings } from '../../heads/scoring/cutoffs.js'
import { createGather, type Evidence } from '../../heads/features/features.js'
import type { HeadsModel } from '../../heads/scoring/head.js'
import {
  FEATURES,
  FITTING,
  type FeatureSettings,
  type FitSettings,
} from '../../heads/features/settings.js'
import type { SentenceEncoder } from '../../hybrid/encoders/sentence-encoder.js'
import { dealFolds } from '../../numbers/folds.js'
import { KaskadError } from '../../types/error.js'
import { groupsOf, type Grouping } from '../rows/groups.js'
import { NO_COPIES, noisyCopies, withCopies } from '../rows/typo-noise.js'
import { areMostFew, fewProjects } from './few-rows.js'
import { fitHere, type FitMany } from './fit-boundary.js'
import type { Alone } from './kept-margins-of.js'
import type { JudgedMargins } from './judged-margins.js'
import { elsewhere } from './learn-decision.js'
import type { Numbered } from './out-of-fold.js'

/** What fitting may be told; everything has a default. */
export interface FitOptions {
  /** The label that stands for no project. */
  readonly noneLabel?: string
  readonly features?: Partial<FeatureSettings>
  readonly fitting?: Partial<FitSettings>
  readonly cuts?: Partial<CutSettings>
  readonly grouping?: Grouping
  /** A project with fewer rows is marked as leaning on its rules. */
  readonly rareBelow?: number
  /** What each row counts where boundaries are fitted, 1 as a rule; 0 leaves it out of cut-offs and figures too. */
  readonly weights?: readonly number[]
  /** What a copy with typos of each project's row counts, beside it; 0, as a rule, for no copies. */
  readonly typoNoise?: number
  /** By project: tells a rule from another, where what rules settle is to be counted. */
  readonly ruleHashes?: ReadonlyMap<string, string>
  /** A model whose columns, frequencies and calibration are to be kept. */
  readonly like?: HeadsModel
  /** The one project to fit in the terms of `like`, and the margins of the other heads; all are fitted where absent. */
  readonly alone?: Alone | undefined
  /** Makes embeddings of the rows' texts, for the heads to learn from too; whoever opened it closes it. */
  readonly encoder?: SentenceEncoder | undefined
  readonly fitMany?: FitMany
  /** Called after each head of each fold, with heads done and heads in all. */
  readonly progress?: (done: number, all: number) => void
}

/** Where every row has a project, the best head takes each row. */
const NEVER_OPEN = { deferred: 0 }

/** What differs where most projects have few rows: features of one row count, pairs of words say nothing. */
const FEW_ROWS: Pick<FitOptions, 'features' | 'fitting'> = {
  features: { weights: { ...FEATURES.weights, pair: 0 } },
  fitting: { leastRows: 1 },
}

/** The labelled rows as numbers with their folds, and how to fit. */
export async function prepareFit(rows: readonly Evidence[], options: FitOptions) {
  const noneLabel = options.noneLabel ?? 'none'
  const seed = options.fitting?.seed ?? FITTING.seed
  const items = rows.map(({ item }) => item)
  const bare = options.like?.columns ?? learnColumns(items)
  const { typoNoise = 0, weights } = options
  const field = titleOf(bare.texts)
  const noise = { noneLabel, field, seed, weight: typoNoise, weights }
  const copies = typoNoise > 0 ? noisyCopies(rows, noise) : NO_COPIES
  const { like } = options
  const encoder = like ? encoderFor(like, options.encoder) : options.encoder
  const fitted = await embedRows([...rows, ...copies.rows], bare.texts, encoder)
  const embeddings = fitted.slice(0, rows.length).flatMap(({ embedding }) => embedding ?? [])
  const columns = like ? bare : { ...bare, embedding: meanOf(embeddings) }
  const known = numbered(fitted, noneLabel, [...(weights ?? rows.map(() => 1)), ...copies.weights])
  const hasPromise = options.cuts?.goal?.kind === 'precision'
  const groups = groupsOf(items, field, groupingFor(options.grouping, hasPromise))
  const isFew = fewProjects({ ...known, groups }, known.projects.length)
  const few = areMostFew(isFew) ? FEW_ROWS : {}
  const features = { ...FEATURES, ...few.features, ...options.features }
  const fitting = { ...FITTING, ...few.fitting, ...options.fitting }
  const data = {
    ...known,
    counts: countFeatures(fitted, createGather(features, columns), features.bits),
  }
  const hasNone = data.labels.includes(data.projects.length)
  const foldRows = items.map(({ item }, at) => ({
    label: item.gold ?? noneLabel,
    group: groups[at] as string,
  }))
  return {
    noneLabel,
    columns,
    data,
    groups,
    isFew,
    foldOf: withCopies(dealFolds(foldRows, fitting.folds, fitting.seed), copies),
    cuts: { ...CUTS, ...(hasNone ? {} : NEVER_OPEN), ...options.cuts },
    how: {
      features,
      fitting,
      fitMany: options.fitMany ?? fitHere,
      progress: options.progress ?? (() => undefined),
    },
  }
}

function numbered(
  rows: readonly Evidence[],
  noneLabel: string,
  rowWeights: readonly number[],
): Omit<Numbered, 'counts'> {
  const golds = rows.map(({ item }) => item.item.gold ?? noneLabel)
  const projects = [...new Set(golds)].filter((gold) => gold !== noneLabel).toSorted()
  if (projects.length === 0) {
    throw new KaskadError('input', 'no row has a project: heads need labelled rows of at least one')
  }
  const numbers = new Map(projects.map((project, number) => [project, number]))
  const weights = new Float64Array(new SharedArrayBuffer(8 * rows.length))
  weights.set(rowWeights)
  return {
    projects,
    labels: Int32Array.from(golds, (gold) => numbers.get(gold) ?? projects.length),
    weights,
  }
}

/** What {@link prepareFit} gives. */
export type PreparedFit = Awaited<ReturnType<typeof prepareFit>>

/** What the rules settle and bar, by label number, and the group of each row. */
export function ruledOf(
  rows: readonly Evidence[],
  { data, groups }: Pick<PreparedFit, 'data' | 'groups'>,
): Pick<JudgedMargins, 'settled' | 'barred' | 'groups'> {
  const numbers = new Map(data.projects.map((project, number) => [project, number]))
  const settled = settledByRules(rows, numbers)
  if (rows.every(({ barred }) => barred === undefined)) return { settled, groups }
  const barred = rows.map((row) => (row.barred ?? []).flatMap((name) => numbers.get(name) ?? []))
  return { settled, barred, groups }
}

/** The label number rules give each row, -1 where they leave it open; a project without a head or a collection is elsewhere. */
function settledByRules(
  rows: readonly Evidence[],
  numbers: ReadonlyMap<string, number>,
): Int32Array {
  return Int32Array.from(rows, ({ claims }) => {
    if (claims.length === 0) return -1
    const { verdict } = decideClaims(claims)
    if (verdict.kind !== 'settled') return -1
    const [{ project }, ...others] = verdict.labels
    const number = others.length === 0 ? numbers.get(project) : undefined
    return number ?? elsewhere(numbers.size)
  })
}

/** Rows that a promise counts as one are near duplicates at least. */
function groupingFor(asked: Grouping = { by: 'duplicates' }, hasPromise: boolean): Grouping {
  return hasPromise && asked.by === 'duplicates' ? { by: 'near-duplicates' } : asked
}

/** The field whose duplicates are kept together. */
function titleOf(texts: readonly string[]): string {
  return texts.find((name) => name === 'title') ?? texts[0] ?? ''
}
