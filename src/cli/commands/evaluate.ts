import type { Program } from '../terminal/shell.js'
import {
  CASCADE_OPTIONS,
  LANGUAGE,
  LABELLED,
  withColumnOptions,
  withInputs,
  withSettings,
} from '../settings/options.js'

/** Declares `kaskad evaluate LABELLED…` */
export function declareEvaluate(program: Program) {
  const command = program
    .command('evaluate')
    .summary('decisions against labels: F1, precision, recall, per project and per stage')
    .description(
      'Classifies labelled files and measures the decisions, or measures decisions made elsewhere (--decisions): a file with a project column and the ids of the labelled files, or their rows in the same order where neither has ids.',
    )
    .addHelpText('after', KEYS)
    .option(
      '--decisions <file>',
      'measure these decisions instead of making new ones: id, project and, where there, decision, stage, probability',
    )
    .option(
      '--by <names>',
      'figures of slices too, by comma: columns of the files, and language, script, length or missing',
    )
    .option('--ablate', 'also measure rules alone, rules and heads, and so on', false)
    .option('--weight <column>', 'a column that says what each row counts')
    .option(
      '--confusion <file>',
      'write the whole confusion matrix; by its ending CSV, TSV, XLSX or Parquet; - is stdout, as CSV',
    )
    .option('--json <file>', 'write every figure as JSON; - is stdout')
    .option('--html <file>', 'write one page to look at, as kaskad report does; - is stdout')
    .addOption(LANGUAGE)
    .option('--bootstrap <times>', 'resamples behind the intervals; 0 for none', '1000')
    .option('--seed <number>', 'seed of the resamples', '1')
  return withColumnOptions(
    withInputs(withSettings(command, [...CASCADE_OPTIONS, 'corrections']), LABELLED),
  )
}

const KEYS = `
Keys of --json; shares are 0 to 1, and null where there is nothing to divide by:
  rows                       labelled rows measured
  accuracy                   share of rows given their label
  macroF1, macroF1WithoutNone, weightedF1, weightedF1WithoutNone
                             mean F1 over the labels of the files, each alike or by its rows
  macroPrecisionWithoutNone, macroRecallWithoutNone
  none                       precision, recall, f1, support, predicted
  projects[]                 project and the same five, most support first
  stages[]                   stage, rows, share, claimed, precision, accuracy
  kinds, coverage            rows by kind of decision; share of rows that were not abstained
  calibration                rows, brier, expectedError of the probabilities, and bins[]: from, to,
                             rows, stated (mean probability), right (share of rows)
  confusions[]               gold, predicted, rows: the most frequent mistakes
  pairs[]                    the same of every pair, right ones too
  slices[]                   by, value, rows, coverage, the figures and their intervals (--by)
  ablation[]                 stages, figures, and the change that the last stage makes (--ablate)
  intervals                  95 % bootstrap interval of each headline figure, as [low, high]
An abstained row counts as none.
`
