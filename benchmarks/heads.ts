/** The heads beside fastText, LIBLINEAR and natural: accuracy, weights and speed. */
import { availableParallelism } from 'node:os'
import { runAblation } from './heads/ablation.js'
import {
  crossed,
  crossFastText,
  crossLiblinear,
  FASTTEXT_OPTIONS,
  LIBLINEAR,
  runHeads,
  type Contestant,
} from './heads/compare.js'
import { runCalibration } from './heads/calibration.js'
import { runChances } from './heads/chances.js'
import { loadSet, SETS, type SetName } from './heads/data.js'
import { runEndToEnd } from './heads/end-to-end.js'
import { figuresOf, intervalOf } from './heads/figures.js'
import { runChannels } from './heads/channels.js'
import { runFew } from './heads/few.js'
import { runNoise } from './heads/noise.js'
import { runTopics } from './heads/topics.js'
import { runGuarantee } from './heads/guarantee.js'
import { runLoading } from './heads/loading.js'
import { runMemory } from './heads/memory.js'
import { NATURAL, runNatural } from './heads/natural.js'
import { runOfficial } from './heads/official.js'
import { runObjective } from './heads/objective.js'
import { isInstalled } from './heads/peers.js'
import { runSpeed } from './heads/speed.js'
import { runTypos } from './heads/typos.js'
import { listOption } from './options.js'

/** What else is measured, by the name --sets knows it by. */
const MORE: Readonly<Record<string, () => Promise<void>>> = {
  objective: runObjective,
  calibration: runCalibration,
  chances: runChances,
  loading: runLoading,
  memory: runMemory,
  typos: runTypos,
  few: runFew,
  channels: runChannels,
  noise: runNoise,
  topics: runTopics,
  guarantee: runGuarantee,
  classify: runEndToEnd,
}

/**
 * Prints macro F1 without none, accuracy and none's precision and recall, out of
 * fold, for every set; then the official tests; then speed.
 *
 * `--sets rutube,yt` keeps to some sets (`speed`, `ablation` and those of `MORE` beside them),
 * `--peers liblinear` to some peers, `--peers off` to our heads; `--seed 2` deals the folds anew.
 */
export async function run(): Promise<void> {
  const wanted = listOption('sets')
  const sets = (Object.keys(SETS) as SetName[]).filter((name) => wanted?.includes(name) ?? true)
  for (const name of sets) {
    const set = loadSet(name)
    if (!set) {
      console.log(`${name}: skipped, its data is not on this machine`)
      continue
    }
    if (set.test.length > 0) await runOfficial(set)
    else await runCross(name)
  }
  if (!wanted || wanted.includes('speed')) await runSpeed()
  for (const [name, measure] of Object.entries(MORE)) {
    if (!wanted || wanted.includes(name)) await measure()
  }
  if (wanted?.includes('ablation')) await runAblation()
}

async function runCross(name: SetName): Promise<void> {
  const rows = loadSet(name)?.train ?? []
  const { contestant, splits } = await runHeads(rows, Math.min(4, availableParallelism()))
  console.log(`${name}: ${rows.length} rows, out of fold`)
  print(contestant)
  const peers = listOption('peers') ?? ['fasttext', 'liblinear', 'natural']
  if (peers.includes('fasttext') && isThere('fasttext'))
    for (const options of FASTTEXT_OPTIONS) print(crossFastText(rows, splits, options))
  if (peers.includes('liblinear') && isThere('liblinear-train'))
    for (const contest of LIBLINEAR) print(crossLiblinear(rows, splits, contest))
  for (const { file, mostRows } of peers.includes('natural') ? NATURAL : []) {
    if (rows.length > mostRows) {
      console.log(`  natural ${file}: skipped, more than ${mostRows} rows take it hours`)
    } else {
      const answer = (split: (typeof splits)[number]) => runNatural(rows, split, file)
      print(crossed(rows, splits, { name: `natural ${file}`, answer }))
    }
  }
}

function isThere(command: string): boolean {
  const found = isInstalled(command)
  if (!found) console.log(`  ${command}: skipped, not installed`)
  return found
}

function print({ name, answers, fitSeconds }: Contestant): void {
  const { macroF1, accuracy, nonePrecision, noneRecall } = figuresOf(answers)
  const [low, high] = intervalOf(answers)
  const shares = [accuracy, nonePrecision, noneRecall].map((share) => share.toFixed(4)).join('  ')
  const interval = `[${low.toFixed(4)}, ${high.toFixed(4)}]`
  console.log(
    `  ${name.padEnd(64)} macro F1 ${macroF1.toFixed(4)} ${interval}  accuracy, none P, R ${shares}  fit ${fitSeconds.toFixed(1)} CPU s`,
  )
}
