import { Option } from '@commander-js/extra-typings'
import { LABELLED, withColumnOptions, withInputs, withSettings } from '../settings/options.js'
import type { Program } from '../terminal/shell.js'

/** Declares `kaskad split FILE… --train FILE --test FILE` */
export function declareSplit(program: Program) {
  const command = program
    .command('split')
    .summary('part labelled rows into rows to train on and rows to test with')
    .description(
      'Parts the rows of files, each project evenly, so that no test row has a copy among those to train on. Both parts have the columns of the first file (those of JSONL are the names in its first rows) and are CSV, TSV, XLSX or Parquet, by their endings.',
    )
    .requiredOption('--train <file>', 'where the rows to train on go')
    .requiredOption('--test <file>', 'where the rows to test with go')
    .option('--share <share>', 'share of the rows that go to --test, 0.01 to 0.99', '0.2')
    .addOption(
      new Option(
        '--group <by>',
        'rows that must not be parted; project: test with projects never seen',
      )
        .choices(['duplicates', 'near-duplicates', 'channel', 'project'] as const)
        .default('duplicates' as const),
    )
    .option('--time <column>', 'test with the newest rows by this column, a date or a number')
    .option('--seed <number>', 'seed of the deal', '1')
  return withColumnOptions(withInputs(withSettings(command, ['config']), LABELLED))
}
