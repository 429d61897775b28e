import { LANGUAGE, withColumnOptions, withSettings } from '../settings/options.js'
import type { Program } from '../terminal/shell.js'

/** Declares `kaskad report DECISIONS… -o report.html` */
export function declareReport(program: Program) {
  const command = program
    .command('report')
    .summary('decisions as one page to look at: projects, stages, mistakes, rows')
    .description(
      'Writes one HTML file that needs nothing else and works from the disk. Titles, dates and what is summed are taken from columns that classify was told to --keep, or from the labelled files.',
    )
    .argument(
      '<decisions...>',
      'decisions files: id and project, and whatever else classify writes',
    )
    .requiredOption('-o, --output <file>', 'where the page goes')
    .option('--gold <files>', 'labelled files, by comma: figures, mistakes and label suspects')
    .option('--compare <file>', 'other decisions on the same rows: what changed from them')
    .option(
      '--sum <columns>',
      'columns of the decisions to add up by project and month: views,likes',
    )
    .option('--date <column>', 'the column with the day or month of a video (default: by its name)')
    .option('--rows <count>', 'most rows in the list; those worth a look are taken first', '2000')
    .option('--bootstrap <times>', 'resamples behind the intervals; 0 for none', '1000')
    .option('--seed <number>', 'seed of the resamples and of the sample of rows', '1')
    .addOption(LANGUAGE)
  return withColumnOptions(
    withSettings(command, ['config', 'none', 'collectionLabel', 'corrections']),
  )
}
