/** Kills commands at each of their changes of files, fills the disk at each, and looks at what is there. */
import { listOption, numberOption } from './options.js'
import { killRuns } from './kills/runs.js'
import { changedWhenFull, changesOf, killEach } from '../test/helpers/killed-runs.js'
import { hybridScenario, killScenarios } from '../test/helpers/kill-scenarios.js'

/** Rows are drawn anew by each of these, and with them what is written. */
const SEEDS = [7, 8, 9]

/** `--sets files,runs`, `--rows` of a long run. */
export async function run(): Promise<void> {
  const sets = listOption('sets') ?? ['files', 'runs']
  if (sets.includes('runs')) await killRuns(numberOption('rows', 30_000))
  if (sets.includes('files')) await killFiles()
}

/** Prints a line per command and seed. */
async function killFiles(): Promise<void> {
  console.log(
    'command, seed | kills | torn | left over after the next run | full disks | changed all the same\n---|---|---|---|---|---',
  )
  let total = 0
  for (const seed of SEEDS) {
    const long = seed === SEEDS[0] ? [hybridScenario(seed)] : []
    for (const scenario of [...killScenarios(seed), ...long]) {
      const count = await changesOf(scenario)
      // A training with a hybrid takes seconds: it is disturbed while it saves.
      const first = long.includes(scenario) ? count - 15 : 1
      const all = Array.from({ length: count - first + 1 }, (_, at) => at + first)
      const { kills, torn, leftOvers } = await killEach(scenario, all)
      total += kills
      const changed = await changedWhenFull(scenario, all)
      const cells = [kills, torn.length, leftOvers.length, all.length, changed.length]
      console.log(`${scenario.name}, ${seed} | ${cells.join(' | ')}`)
      for (const line of [...torn, ...leftOvers, ...changed]) console.log(`  ${line}`)
    }
  }
  console.log(`${total} kills in all`)
}
