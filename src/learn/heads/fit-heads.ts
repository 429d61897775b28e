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
import { KaskadError } from '../../types/error.js'
import { assemble } from './assemble-model.js'
import { chooseRegularisation } from './choose-regularisation.js'
import { fitHere, type FitMany } from './fit-boundary.js'
import { judgeableRows } from './judgeable.js'
import { areMostFew, fewProjects, learnFewCalibration, type FewRows } from './few-rows.js'
import { learnExit, NO_EXIT, withExit } from './early-exit.js'
import { dealFolds } from '../../numbers/folds.js'
import { sha256Of } from '../../numbers/sha256.js'
import { groupsOf, type Grouping } from '../rows/groups.js'
import type { JudgedMargins } from './judged-margins.js'
import { crossDecide, elsewhere, learnDecision } from './learn-decision.js'
import { fitRows, outOfFold, type Fitting, type Numbered } from './out-of-fold.js'
import { NO_COPIES, noisyCopies, withCopies } from '../rows/typo-noise.js'

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
  /** A model whose columns, frequencies and calibration are to be kept. */
  readonly like?: HeadsModel
  /** Makes embeddings of the rows' texts, for the heads to learn from too; whoever opened it closes it. */
  readonly encoder?: SentenceEncoder | undefined
  readonly fitMany?: FitMany
  /** Called after each head of each fold, with heads done and heads in all. */
  readonly progress?: (done: number, all: number) => void
}

/** A fitted model with what it was judged by. */
export interface FittedHeads {
  readonly model: HeadsModel
  /** Label numbers stand for `projects`; the one after the last for none. */
  readonly projects: readonly string[]
  readonly judged: JudgedMargins
  /** The rows that count in calibration, cut-offs and figures. */
  readonly counted: Int32Array
  /** Rows whose label no head of another fold has seen: they count in no figure. */
  readonly unjudged: Int32Array
  /** The label number each row got from heads that had not seen it, by all of the row. */
  readonly decided: Int32Array
  /** The same with none for the rows that leave early. */
  readonly answered: Int32Array
}

/**
 * Fits a head for every project of the labelled rows, and one for none.
 *
 * Calibration, cut-offs and order come from out-of-fold margins; the weights
 * from all rows. The same rows, options and seed give the same bytes, whoever
 * fits. Memory: 24 bytes for each feature of each row.
 *
 * @throws KaskadError `input` where no row has a project, `usage` or `model` where the model to be
 * like knows embeddings and their encoder is not given, or is another.
 */
export async function fitHeads(
  rows: readonly Evidence[],
  options: FitOptions = {},
): Promise<FittedHeads> {
  const plan = await planOf(rows, options)
  const { data, cuts, noneLabel } = plan
  const usual = await withRegularisation(plan, options)
  const few = await fewRowsOf(plan, usual, options)
  const how = { ...usual, isFew: few?.isFew }
  const held = await outOfFold(data, plan.foldOf, { ...how, balancesNone: few !== undefined })
  const all = { outOfFold: held, labels: data.labels, projects: data.projects.length, few }
  const judged = firstOf(all, rows.length, ruledOf(rows, plan))
  const judgeable = judgeableRows({ ...data, foldOf: plan.foldOf })
  const numbers = Int32Array.from(rows.keys())
  const kept = numbers.filter((row) => options.weights?.[row] !== 0)
  const counted = kept.filter((row) => judgeable[row] === 1)
  const calibration = options.like?.calibration
  const rule = learnDecision(judged, counted, { ...cuts, ...(calibration && { calibration }) })
  const judgedWeights = data.weights.map((weight, row) => weight * (judgeable[row] as number))
  const exit =
    options.like || few ? NO_EXIT : learnExit({ judged: all, weights: judgedWeights, rule })
  const decided = crossDecide(judged, counted, cuts)
  const answered = withExit(judged, decided, exit.below)
  const heads = (how.fitting.folds + 1) * (data.projects.length + 1)
  const fitted = await fitRows(data, Int32Array.from(data.labels.keys()), {
    ...how,
    balancesNone: true,
    ...(options.like && { weighting: options.like.weighting }),
    progress: (done, of) => how.progress(heads - of + done, heads),
  })
  const model = assemble({
    rows,
    data,
    judged,
    kept,
    counted,
    answered,
    fitted,
    rule,
    exit,
    settings: { features: how.features, fitting: how.fitting, cuts, columns: plan.columns },
    encoder: options.encoder && { name: options.encoder.name, sha256: options.encoder.sha256 },
    noneLabel,
    rareBelow: options.rareBelow ?? RARE_BELOW,
    fingerprint: fingerprintOf(rows),
  })
  const unjudged = numbers.filter((row) => judgeable[row] === 0)
  return { model, projects: data.projects, judged, counted, unjudged, decided, answered }
}

/** What was found of the first rows, without the copies behind them. */
function firstOf(
  { outOfFold, labels, projects, few }: JudgedMargins,
  rows: number,
  ruled: Pick<JudgedMargins, 'settled' | 'barred' | 'groups'>,
) {
  return {
    outOfFold: {
      margins: outOfFold.margins.subarray(0, rows * (projects + 1)),
      fewNone: outOfFold.fewNone.subarray(0, rows),
      known: outOfFold.known.subarray(0, rows),
      bounds: outOfFold.bounds.subarray(0, rows),
      foldOf: outOfFold.foldOf.subarray(0, rows),
    },
    labels: labels.subarray(0, rows),
    projects,
    ...ruled,
    few,
  } satisfies JudgedMargins
}

const RARE_BELOW = 10

/** Where every row has a project, the best head takes each row. */
const NEVER_OPEN = { deferred: 0 }

/** How to fit, with the regularisation that serves these rows best where none is given. */
async function withRegularisation(
  plan: Awaited<ReturnType<typeof planOf>>,
  { fitting }: FitOptions,
): Promise<Fitting> {
  const { how } = leastRowsFor(plan, fitting)
  if (fitting?.cost !== undefined || fitting?.balance !== undefined) return how
  return { ...how, fitting: { ...how.fitting, ...(await chooseRegularisation(plan)) } }
}

/** How to fit where features seen once must count, as most projects have few rows. */
function leastRowsFor(
  { how, data, groups }: Awaited<ReturnType<typeof planOf>>,
  given: FitOptions['fitting'],
): { readonly how: Fitting } {
  const isFew = fewProjects({ ...data, groups }, data.projects.length)
  if (given?.leastRows !== undefined || !areMostFew(isFew)) return { how }
  return { how: { ...how, fitting: { ...how.fitting, leastRows: 1 } } }
}

/** The projects with few rows and the calibration of their heads; undefined where none has few. */
async function fewRowsOf(
  { data, groups }: Awaited<ReturnType<typeof planOf>>,
  how: Fitting,
  { like }: FitOptions,
): Promise<FewRows | undefined> {
  const isFew = fewProjects({ ...data, groups }, data.projects.length)
  if (!isFew.includes(1)) return undefined
  const calibration = like?.few?.calibration ?? (await learnFewCalibration(data, groups, how))
  return { isFew, calibration }
}

async function planOf(rows: readonly Evidence[], options: FitOptions) {
  const noneLabel = options.noneLabel ?? 'none'
  const features = { ...FEATURES, ...options.features }
  const fitting = { ...FITTING, ...options.fitting }
  const items = rows.map(({ item }) => item)
  const bare = options.like?.columns ?? learnColumns(items)
  const { typoNoise = 0, weights } = options
  const field = titleOf(bare.texts)
  const noise = { noneLabel, field, seed: fitting.seed, weight: typoNoise, weights }
  const copies = typoNoise > 0 ? noisyCopies(rows, noise) : NO_COPIES
  const { like } = options
  const encoder = like ? encoderFor(like, options.encoder) : options.encoder
  const fitted = await embedRows([...rows, ...copies.rows], bare.texts, encoder)
  const embeddings = fitted.slice(0, rows.length).flatMap(({ embedding }) => embedding ?? [])
  const columns = like ? bare : { ...bare, embedding: meanOf(embeddings) }
  const data = {
    ...numbered(fitted, noneLabel, [...(weights ?? rows.map(() => 1)), ...copies.weights]),
    counts: countFeatures(fitted, createGather(features, columns), features.bits),
  }
  const hasNone = data.labels.includes(data.projects.length)
  const hasPromise = options.cuts?.goal?.kind === 'precision'
  const groups = groupsOf(items, field, groupingFor(options.grouping, hasPromise))
  const foldRows = items.map(({ item }, at) => ({
    label: item.gold ?? noneLabel,
    group: groups[at] as string,
  }))
  return {
    noneLabel,
    columns,
    data,
    groups,
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

/** What the rules settle and bar, by label number, and the group of each row. */
function ruledOf(
  rows: readonly Evidence[],
  { data, groups }: Pick<Awaited<ReturnType<typeof planOf>>, 'data' | 'groups'>,
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

/** Tells data sets apart: sha256 of ids and labels in order. */
function fingerprintOf(rows: readonly Evidence[]): string {
  return sha256Of(rows.map(({ item: { item } }) => `${item.id}\t${item.gold ?? ''}\n`))
}
