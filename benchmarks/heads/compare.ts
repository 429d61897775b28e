import { learnColumns } from '../../src/heads/features/columns.js'
import { countFeatures } from '../../src/heads/features/counts.js'
import { createGather, type Evidence } from '../../src/heads/features/features.js'
import { FEATURES, FITTING, type FeatureSettings } from '../../src/heads/features/settings.js'
import { weighAll } from '../../src/heads/features/weighed.js'
import { learnWeighting } from '../../src/heads/features/weighting.js'
import { fitHeads } from '../../src/learn/heads/fit-heads.js'
import { createFitPool } from '../../src/learn/heads/fit-pool.js'
import type { Answers } from './figures.js'
import { goldOf, runFastText, runLiblinear, type PeerAnswer, type Split } from './peers.js'
import { numberOption } from '../options.js'

/** One classifier's answers to all rows of a set, each by a fit that had not seen it. */
export interface Contestant {
  readonly name: string
  readonly answers: Answers
  /** CPU seconds over all folds. */
  readonly fitSeconds: number
}

/** Our heads, and the folds the peers are to be judged on too. */
export async function runHeads(
  rows: readonly Evidence[],
  threads: number,
): Promise<{ readonly contestant: Contestant; readonly splits: readonly Split[] }> {
  const before = process.cpuUsage()
  const { projects, judged, answered } = await fitHeads(rows, {
    fitting: { seed: numberOption('seed', FITTING.seed) },
    fitMany: createFitPool(threads),
  })
  const used = process.cpuUsage(before)
  const { foldOf } = judged.outOfFold
  const splits = Array.from({ length: Math.max(...foldOf) + 1 }, (_, fold) => ({
    train: positionsOf(foldOf, (own) => own !== fold),
    test: positionsOf(foldOf, (own) => own === fold),
  }))
  const given = [...answered].map((label) => projects[label] ?? 'none')
  const contestant = {
    name: 'kaskad heads',
    answers: { gold: rows.map(goldOf), given },
    fitSeconds: (used.user + used.system) / 1e6,
  }
  return { contestant, splits }
}

function positionsOf(foldOf: Int32Array, wanted: (fold: number) => boolean): Int32Array {
  return Int32Array.from([...foldOf.keys()].filter((row) => wanted(foldOf[row] as number)))
}

/** fastText with each of these option strings; the best by macro F1 is for the caller to keep. */
export const FASTTEXT_OPTIONS = [
  '-epoch 25 -lr 0.5 -wordNgrams 2 -bucket 200000',
  '-epoch 25 -lr 0.5 -wordNgrams 2 -minn 2 -maxn 5 -bucket 200000',
  '-epoch 50 -lr 1 -wordNgrams 2 -loss ova -bucket 200000',
] as const

/** fastText with one option string, fold by fold. */
export function crossFastText(
  rows: readonly Evidence[],
  splits: readonly Split[],
  options: string,
): Contestant {
  const answer = (split: Split): PeerAnswer => runFastText(rows, split, options)
  return crossed(rows, splits, { name: `fastText ${options}`, answer })
}

/** LIBLINEAR, balanced, fold by fold. */
export interface LiblinearContest {
  readonly name: string
  readonly features: FeatureSettings
  readonly solver: number
}

/** What the peer to beat sees: words 1–2 and characters 2–5 of each field, hardly hashed, and columns as values. */
export const PEER_FEATURES: FeatureSettings = {
  ...FEATURES,
  bits: 24,
  weights: {
    word: 1,
    pair: 0,
    char: 1,
    value: 1,
    cross: 0,
    number: 0,
    shape: 0,
    rule: 0,
    embedding: 0,
  },
}

/** The contests LIBLINEAR enters. */
export const LIBLINEAR: readonly LiblinearContest[] = [
  { name: 'LIBLINEAR L2-SVM, words and characters', features: PEER_FEATURES, solver: 1 },
  { name: 'LIBLINEAR L2-SVM, our features', features: FEATURES, solver: 1 },
  { name: 'LIBLINEAR logistic, our features', features: FEATURES, solver: 0 },
]

/** One LIBLINEAR contest over all folds. */
export function crossLiblinear(
  rows: readonly Evidence[],
  splits: readonly Split[],
  { name, features, solver }: LiblinearContest,
): Contestant {
  const columns = learnColumns(rows.map(({ item }) => item))
  const counts = countFeatures(rows, createGather(features, columns), features.bits)
  const names = [...new Set(rows.map(goldOf))]
  const labels = Int32Array.from(rows, (row) => names.indexOf(goldOf(row)))
  const answer = (split: Split): PeerAnswer => {
    const weighting = learnWeighting(counts, split.train, features)
    const frequent = { frequencies: weighting.frequencies, least: 2 }
    const { matrix } = weighAll(counts, weighting, frequent)
    const found = runLiblinear({ matrix, labels, solver, cost: 1 }, split)
    return { ...found, labels: found.labels.map((label) => names[Number(label)] ?? 'none') }
  }
  return crossed(rows, splits, { name, answer })
}

interface Entry {
  readonly name: string
  readonly answer: (split: Split) => PeerAnswer
}

/** Any classifier over all folds. */
export function crossed(
  rows: readonly Evidence[],
  splits: readonly Split[],
  { name, answer }: Entry,
): Contestant {
  const given = rows.map(() => 'none')
  let fitSeconds = 0
  for (const split of splits) {
    const found = answer(split)
    fitSeconds += found.fitSeconds
    for (const [at, row] of split.test.entries()) given[row] = found.labels[at] ?? 'none'
  }
  return { name, answers: { gold: rows.map(goldOf), given }, fitSeconds }
}
