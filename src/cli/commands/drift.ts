import { LANGUAGE, withSettings } from '../settings/options.js'
import type { Program } from '../terminal/shell.js'

/** Declares `kaskad drift REFERENCE NEW` */
export function declareDrift(program: Program) {
  const command = program
    .command('drift')
    .summary('what new decisions have that earlier ones had not; exit code for a scheduled job')
    .description(
      'Compares the decisions on two sets of rows: shares of projects, decisions, stages, chances, languages, channels and blank columns, new words, and names that rise in rows without a project. Titles, channels and other columns are those that classify was told to --keep. Ends with 2 where a difference is beyond the limits and no chance.',
    )
    .argument('<reference>', 'a decisions file: how it was')
    .argument('<new>', 'a decisions file: how it is')
    .option('--shift <share>', 'alarm where a part has shifted by this share of rows', '0.05')
    .option('--rise <share>', 'alarm where one value has changed by this share of rows', '0.005')
    .option('--times <factor>', 'and to this many times what it was, or the other way', '1.5')
    .option('--alpha <chance>', 'the chance of an alarm where nothing has changed', '0.01')
    .option('--seed <number>', 'seed of the titles that languages are guessed from', '1')
    .option('--html <file>', 'also write a page to look at')
    .addOption(LANGUAGE)
    .option('--json', 'print JSON', false)
  return withSettings(command, ['config', 'none'])
}
