import { learnColumns } from '../../src/heads/features/columns.js'
import { countFeatures } from '../../src/heads/features/counts.js'
import { createGather, type Evidence } from '../../src/heads/features/features.js'
import { NO_EARLY_EXIT, type HeadsModel } from '../../src/heads/scoring/head.js'
import { createJudge } from '../../src/heads/scoring/judge.js'
import { createScore } from '../../src/heads/scoring/scorer.js'
import { FEATURES, FITTING } from '../../src/heads/features/settings.js'
import { weighAll } from '../../src/heads/features/weighed.js'
import { learnWeighting } from '../../src/heads/features/weighting.js'
import { fitBoundary } from '../../src/learn/heads/fit-boundary.js'
import { fitHeads } from '../../src/learn/heads/fit-heads.js'
import { createArena, reset } from '../../src/normalise/fold/arena.js'
import { FULL_FOLD } from '../../src/normalise/fold/fold-steps.js'
import { createFolder } from '../../src/normalise/fold/fold.js'
import { normalise } from '../../src/normalise/fold/normalise.js'
import { FASTTEXT_OPTIONS } from './compare.js'
import { loadSet } from './data.js'
import { figuresOf } from './figures.js'
import { goldOf, isInstalled, runFastText, runLiblinear, type Split } from './peers.js'

const PREDICTED = 5_000

/** CPU seconds of fitting and rows a second of scoring, epg, one thread, beside the peers. */
export async function runSpeed(): Promise<void> {
  const rows = loadSet('epg')?.train
  if (!rows) {
    console.log('speed: skipped, epg is not on this machine')
    return
  }
  fitSpeed(rows)
  await scoreSpeed(rows)
}

function fitSpeed(rows: readonly Evidence[]): void {
  const counts = countFeatures(
    rows,
    createGather(FEATURES, learnColumns(rows.map(({ item }) => item))),
    FEATURES.bits,
  )
  const all = Int32Array.from(rows.keys())
  const weighting = learnWeighting(counts, all, FEATURES)
  const frequent = { frequencies: weighting.frequencies, least: FITTING.leastRows }
  const { matrix } = weighAll(counts, weighting, frequent)
  const names = [...new Set(rows.map(goldOf))]
  const labels = Int32Array.from(rows, (row) => names.indexOf(goldOf(row)))
  const weights = new Float64Array(rows.length).fill(1)
  const none = names.indexOf('none')
  const ours = cpuSeconds(() => {
    for (const label of names.keys()) {
      fitBoundary({ matrix, labels, weights, none, fitting: FITTING }, { label })
    }
  })
  const size = matrix.indices.length
  console.log(`fitting ${names.length} heads, epg, ${rows.length} rows, ${size} entries`)
  console.log(`  kaskad               ${ours.toFixed(1)} CPU s`)
  if (!isInstalled('liblinear-train')) return
  const few = { train: all, test: all.subarray(0, 100) }
  const { fitSeconds } = runLiblinear({ matrix, labels, solver: 1, cost: 1 }, few)
  console.log(
    `  LIBLINEAR -s 1       ${fitSeconds.toFixed(1)} CPU s with reading; ours is ${(ours / fitSeconds).toFixed(2)} of it`,
  )
}

async function scoreSpeed(rows: readonly Evidence[]): Promise<void> {
  const split: Split = {
    train: Int32Array.from(rows.keys()).subarray(PREDICTED),
    test: Int32Array.from(rows.keys()).subarray(0, PREDICTED),
  }
  const { model } = await fitHeads(rows.slice(PREDICTED), { fitting: { folds: 2 } })
  const tested = rows.slice(0, PREDICTED)
  const full = { ...model, earlyExitBelow: -Infinity }
  const ours = rowsPerSecond(model, tested)
  console.log(`scoring, epg, one thread`)
  console.log(`  kaskad, fold included  ${Math.round(ours)} rows/s`)
  console.log(`    without early exit   ${Math.round(rowsPerSecond(full, tested))} rows/s`)
  const score = createScore(model)
  const ofNone = tested.filter((row) => goldOf(row) === 'none')
  const left = ofNone.filter((row) => !score(row).scored).length
  console.log(
    `  early exit ${model.earlyExitBelow === NO_EARLY_EXIT ? 'is off' : `at ${model.earlyExitBelow.toFixed(2)}`}: ${(left / ofNone.length).toFixed(3)} of the rows of none leave; of those it was learned on ${model.about.leavesEarly.toFixed(3)}`,
  )
  console.log(
    `    macro F1 ${macroF1(model, tested).toFixed(4)}, without early exit ${macroF1(full, tested).toFixed(4)}`,
  )
  if (!isInstalled('fasttext')) return
  for (const options of FASTTEXT_OPTIONS) {
    const { predictSeconds, loadSeconds } = runFastText(rows, split, options)
    const loaded = PREDICTED / predictSeconds
    const bare = PREDICTED / (predictSeconds - loadSeconds)
    console.log(`  fastText predict       ${options}`)
    console.log(`    its model's load included  ${besides(ours, loaded)}`)
    console.log(`    its model's load removed   ${besides(ours, bare)}`)
  }
}

function rowsPerSecond(model: HeadsModel, rows: readonly Evidence[]): number {
  const score = createScore(model)
  const folder = createFolder(FULL_FOLD)
  const arena = createArena()
  const pass = (): void => {
    for (const { item } of rows) {
      reset(arena)
      score({ item: normalise(item.item, folder, arena), claims: [] })
    }
  }
  pass()
  const seconds = cpuSeconds(() => {
    for (let time = 0; time < 4; time++) pass()
  })
  return (4 * rows.length) / seconds
}

/** Whoever is not settled counts as none. */
function macroF1(model: HeadsModel, rows: readonly Evidence[]): number {
  const judge = createJudge(model)
  const given = rows.map((row) => {
    const verdict = judge(row)
    return verdict.kind === 'settled' ? verdict.labels[0].project : 'none'
  })
  return figuresOf({ gold: rows.map(goldOf), given }).macroF1
}

function besides(ours: number, theirs: number): string {
  return `${Math.round(theirs)} rows/s, ours is ${(ours / theirs).toFixed(2)} of it`
}

function cpuSeconds(work: () => void): number {
  const before = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1e6
}
