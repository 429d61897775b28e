import { withColumnOptions, withSettings } from '../settings/options.js'
import type { Program } from '../terminal/shell.js'

/** Declares `kaskad check FILE…` */
export function declareCheck(program: Program) {
  const command = program
    .command('check')
    .summary('look at files before anything is done with them')
    .description(
      'Says of files which column is taken for what and why, what is missing, broken, copied or labelled doubtfully, and what of a second file stands in the first. Ids and texts are counted one by one up to 300,000 different ones, beyond that in a sample by hash; near copies are sought among 30,000 rows, languages guessed from 1,000 rows a file.',
    )
    .argument('<files...>', 'files to look at; of two, the first is the one to train on')
    .option('--json', 'print JSON', false)
  return withColumnOptions(
    withSettings(command, ['config', 'rules', 'model', 'none', 'collectionLabel']),
  )
}
