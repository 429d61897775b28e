/** Macro F1 out of fold with and without stage three, behind heads. */
import { closeBackend } from '../../src/hybrid/runtimes/backend.js'
import { SMALL_HYBRID } from '../../src/hybrid/training/settings.js'
import { fitHeads } from '../../src/learn/heads/fit-heads.js'
import { hybridRowsOf } from '../../src/learn/hybrid/hybrid-rows.js'
import { measureHybrid } from '../../src/learn/hybrid/train-hybrid.js'
import { loadSet, type SetName } from '../heads/data.js'
import { listOption } from '../options.js'

const SETS: readonly SetName[] = ['epg masked', 'rutube masked', 'yt']

/** Which projects are left open, and what share of rows the heads hand on. */
const PLANS = [
  ['possible', 0.02],
  ['all', 0.1],
] as const

/** Prints a line per set and per choice of the projects left open. */
export async function runGain(): Promise<void> {
  const wanted = listOption('sets')
  for (const name of SETS.filter((set) => wanted?.includes(set) ?? true)) {
    const set = loadSet(name)
    if (!set) {
      console.log(`${name}: skipped, its data is not on this machine`)
      continue
    }
    const heads = await fitHeads(set.train)
    for (const [open, deferred] of PLANS) {
      const rows = hybridRowsOf(set.train, heads, { none: 'none', cuts: { deferred } })
      const { report } = await measureHybrid(
        rows,
        { ...SMALL_HYBRID, open },
        { none: 'none', folds: 2 },
      )
      const share = (100 * report.deferredShare).toFixed(1)
      const changed = (100 * report.changedShare).toFixed(2)
      console.log(
        `${name}, ${open} open: ${share} % of rows judged, ${changed} % changed; ${report.why}`,
      )
    }
  }
  closeBackend()
}
