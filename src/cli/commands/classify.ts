import { Option } from '@commander-js/extra-typings'
import type { Program, Shell } from '../terminal/shell.js'
import { CASCADE_OPTIONS, withColumnOptions, withSettings } from '../settings/options.js'

/** `kaskad classify INPUT…` */
export function addClassify(program: Program, { edge, finish }: Shell): void {
  const command = program
    .command('classify')
    .summary('one decision per row of a file')
    .description(
      'Classifies CSV, TSV or JSONL, plain or gzipped, from files or stdin (-): one decision per row, in input order.',
    )
    .argument('<input...>', 'files to classify; - is stdin')
    .option(
      '-o, --output <file>',
      'where decisions go; by its ending CSV, TSV or JSONL, .gz too',
      '-',
    )
    .addOption(
      new Option('--format <format>', 'format of the output, where its name does not say').choices([
        'csv',
        'tsv',
        'jsonl',
      ]),
    )
    .option('--keep <columns>', 'input columns to carry along, by comma')
    .option('--rejects <file>', 'where rows that cannot be read go, with place and reason')
    .option('--strict', 'stop at the first row that cannot be read', false)
    .option(
      '--conflicts <file>',
      'where rows go on which projects competed, with how it was settled',
    )
    .option(
      '--excel',
      'make the output safe to open in a spreadsheet: no cell starts a formula',
      false,
    )
    .option(
      '--workers <count>',
      'threads that classify, or auto: one for every 24 MB of the inputs and at most one per core (default: auto)',
    )
  withColumnOptions(withSettings(command, CASCADE_OPTIONS)).action(async (inputs, options) => {
    const { classifyFiles } = await import('./classify-files.js')
    finish(await classifyFiles(edge, { inputs, options }))
  })
}
