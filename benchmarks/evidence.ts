/** What context beside the heads is worth: out of fold, both modes, several deals of folds. */
import { FITTING } from '../src/heads/features/settings.js'
import { fitHeads } from '../src/learn/heads/fit-heads.js'
import { createFitPool } from '../src/learn/heads/fit-pool.js'
import { joinEvidence } from '../src/learn/evidence/join-evidence.js'
import { loadSet, type SetName } from './heads/data.js'
import { listOption, numberOption } from './options.js'

const DATED: readonly SetName[] = ['epg masked', 'epg']

/** `--sets epg-masked` keeps to some sets, `--seed 2` deals the folds anew. */
export async function run(): Promise<void> {
  const wanted = listOption('sets')
  const seed = numberOption('seed', FITTING.seed)
  for (const name of DATED.filter((set) => wanted?.includes(set.replace(' ', '-')) ?? true)) {
    const rows = loadSet(name)?.train
    if (!rows) {
      console.log(`${name}: skipped, its data is not on this machine`)
      continue
    }
    const fitted = await fitHeads(rows, { fitting: { seed }, fitMany: createFitPool(2) })
    for (const mode of ['archive', 'past'] as const) {
      const started = performance.now()
      const found = joinEvidence(rows, fitted, { mode, none: 'none', cuts: {}, seed })
      const seconds = (performance.now() - started) / 1000
      if (!found) {
        console.log(`${name}: no context, its rows have no channel or no date`)
        break
      }
      const { report, overHeads, joining } = found
      const [low, high] = report.interval.map((end) => end.toFixed(4))
      console.log(
        `${name}, seed ${seed}, context ${mode}: macro F1 ${overHeads.without.toFixed(4)} by heads, ${report.without.toFixed(4)} re-ranked, ${report.with.toFixed(4)} with context, gain over re-ranked [${low}, ${high}]; asked ${(100 * report.deferredShare).toFixed(1)} %, ${joining ? 'joins' : 'left out'}; ${seconds.toFixed(1)} s`,
      )
    }
  }
}
