import type { Program } from '../terminal/shell.js'
import { CASCADE_OPTIONS, withColumnOptions, withSettings } from '../settings/options.js'

/** Declares `kaskad compare BEFORE AFTER` */
export function declareCompare(program: Program) {
  const command = program
    .command('compare')
    .summary('two sets of decisions, rule folders or models: rows gained, lost and moved')
    .description(
      'Compares decisions row by row. Each side is a decisions file (id and project, by anybody), a rule folder or a model folder; folders are run on the files of --gold or --on. With labels it says which side is better and whether that could be chance: a paired bootstrap of every figure, and McNemar of accuracy.',
    )
    .argument('<before>', 'a decisions file, a rule folder or a model folder')
    .argument('<after>', 'the same, as it is now or is to be')
    .option('--gold <files>', 'labelled files, by comma')
    .option('--on <files>', 'files that need no labels, by comma')
    .option(
      '--max-loss <share>',
      'end with 2 where more than this share of right (without labels: of assigned) rows is lost',
      '1',
    )
    .option('--examples <count>', 'rows shown per project and kind of change', '3')
    .option('--bootstrap <times>', 'resamples behind the intervals; 0 for none', '1000')
    .option('--seed <number>', 'seed of the resamples', '1')
    .option('--json', 'print JSON', false)
  const names = CASCADE_OPTIONS.filter((name) => name !== 'model')
  return withColumnOptions(withSettings(command, names))
}
