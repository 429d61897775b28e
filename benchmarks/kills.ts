/** Kills commands at each of their changes of files, fills the disk at each, and looks at what is there. */
import { changedWhenFull, changesOf, killEach } from '../test/helpers/killed-runs.js'
import { killScenarios } from '../test/helpers/kill-scenarios.js'

/** Rows are drawn anew by each of these, and with them what is written. */
const SEEDS = [7, 8, 9]

/** Prints a line per command and seed. */
export async function run(): Promise<void> {
  console.log(
    'command, seed | kills | torn | left over after the next run | full disks | changed all the same\n---|---|---|---|---|---',
  )
  let total = 0
  for (const seed of SEEDS) {
    for (const scenario of killScenarios(seed)) {
      const count = await changesOf(scenario)
      const all = Array.from({ length: count }, (_, at) => at + 1)
      const { kills, torn, leftOvers } = await killEach(scenario, all)
      total += kills
      const changed = await changedWhenFull(scenario, all)
      const cells = [kills, torn.length, leftOvers.length, count, changed.length]
      console.log(`${scenario.name}, ${seed} | ${cells.join(' | ')}`)
      for (const line of [...torn, ...leftOvers, ...changed]) console.log(`  ${line}`)
    }
  }
  console.log(`${total} kills in all`)
}
