import type { Evidence } from '../../heads/features/features.js'
import type { HeadsModel } from '../../heads/scoring/head.js'
import { sha256Of } from '../../numbers/sha256.js'
import { assemble } from './assemble-model.js'
import { chooseRegularisation } from './choose-regularisation.js'
import { addOthers } from './kept-margins-of.js'
import { learnExit, NO_EXIT, withExit } from './early-exit.js'
import { crossChances, type CrossAnswer } from './cross-chances.js'
import { learnFewCalibration, type FewRows } from './few-rows.js'
import { prepareFit, ruledOf, type FitOptions, type PreparedFit } from './prepare-fit.js'
import type { JudgedMargins } from './judged-margins.js'
import { judgeableRows } from './judgeable.js'
import { crossDecide, learnDecision } from './learn-decision.js'
import { seenRows } from './seen-rows.js'
import { fitRows, outOfFold, type Fitting } from './out-of-fold.js'

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
  /** The answers of rules and heads to the rows that count, with chances learned without their folds. */
  readonly chances: readonly CrossAnswer[]
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
  const plan = await prepareFit(rows, options)
  const { data, cuts, noneLabel } = plan
  const usual = await withRegularisation(plan, options)
  const few = await fewRowsOf(plan, usual, options)
  const how = { ...usual, isFew: few?.isFew }
  const { fitted, held } = await fitWholeAndFolds(plan, how, options)
  const { like, alone } = options
  if (like && alone) addOthers(held, rows, { ...alone, model: like, projects: data.projects })
  const all = { outOfFold: held, labels: data.labels, projects: data.projects.length, few }
  const judged = firstOf(all, rows.length, ruledOf(rows, plan))
  const judgeable = judgeableRows({ ...data, foldOf: plan.foldOf })
  const numbers = Int32Array.from(rows.keys())
  const kept = numbers.filter((row) => options.weights?.[row] !== 0)
  const counted = kept.filter((row) => judgeable[row] === 1)
  const calibration = like?.calibration
  const rule = learnDecision(judged, counted, { ...cuts, ...(calibration && { calibration }) })
  const judgedWeights = data.weights.map((weight, row) => weight * (judgeable[row] as number))
  const exit = like || few ? NO_EXIT : learnExit({ judged: all, weights: judgedWeights, rule })
  const cross = crossDecide(judged, counted, cuts)
  const { decided } = cross
  const answered = withExit(judged, decided, exit.below)
  const chances = crossChances(judged, { ...cross, counted, below: exit.below })
  const shared = { judged, counted, projects: data.projects }
  const parts = { rows, data, judged, kept, counted, answered }
  const model = assemble({
    ...parts,
    fitted,
    rule,
    exit,
    settings: { features: how.features, fitting: how.fitting, cuts, columns: plan.columns },
    encoder: options.encoder && { name: options.encoder.name, sha256: options.encoder.sha256 },
    seen: seenRows({ ...shared, below: exit.below, chances, ruleHashes: options.ruleHashes }),
    noneLabel,
    rareBelow: options.rareBelow ?? RARE_BELOW,
    fingerprint: fingerprintOf(rows),
  })
  const unjudged = numbers.filter((row) => judgeable[row] === 0)
  return { ...shared, model, unjudged, decided, answered, chances }
}

/** Every head fitted on all rows, and from there on those of all folds but one, fold by fold. */
async function fitWholeAndFolds(
  { data, foldOf }: PreparedFit,
  usual: Fitting,
  { like, alone }: FitOptions,
) {
  const how = { ...usual, only: alone && data.projects.indexOf(alone.project) }
  const heads = (how.fitting.folds + 1) * (data.projects.length + 1)
  const fitted = await fitRows(data, Int32Array.from(data.labels.keys()), {
    ...how,
    balancesNone: true,
    ...(like && { weighting: like.weighting }),
    progress: (done) => how.progress(done, heads),
  })
  const balancesNone = how.isFew !== undefined
  const held = await outOfFold(data, foldOf, { ...how, balancesNone, whole: fitted })
  return { fitted, held }
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

/** How to fit, with the regularisation that serves these rows best where none is given. */
async function withRegularisation(plan: PreparedFit, { fitting }: FitOptions): Promise<Fitting> {
  const { how } = plan
  if (fitting?.cost !== undefined || fitting?.balance !== undefined) return how
  return { ...how, fitting: { ...how.fitting, ...(await chooseRegularisation(plan)) } }
}

/** The projects with few rows and the calibration of their heads; undefined where none has few. */
async function fewRowsOf(
  { data, groups, isFew }: PreparedFit,
  how: Fitting,
  { like }: FitOptions,
): Promise<FewRows | undefined> {
  if (!isFew.includes(1)) return undefined
  const calibration = like?.few?.calibration ?? (await learnFewCalibration(data, groups, how))
  return { isFew, calibration }
}

/** Tells data sets apart: sha256 of ids and labels in order. */
function fingerprintOf(rows: readonly Evidence[]): string {
  return sha256Of(rows.map(({ item: { item } }) => `${item.id}\t${item.gold ?? ''}\n`))
}
