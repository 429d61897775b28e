import { Command, Option } from '@commander-js/extra-typings'

/** What `--output` is to a command that writes decisions. */
export const OUTPUT_FILE =
  'where decisions go; by its ending CSV, TSV, JSONL (.gz, .zst too), XLSX or Parquet'

/** How decisions are written, and what is written beside them. */
export function decisionOptions() {
  return new Command()
    .addOption(
      new Option('--format <format>', 'format of the output, where its name does not say').choices([
        'csv',
        'tsv',
        'jsonl',
        'xlsx',
        'parquet',
      ] as const),
    )
    .option('--keep <columns>', 'input columns to carry along, by comma; * for all')
    .option(
      '--conflicts <file>',
      'where rows go on which projects competed, with how it was settled',
    )
    .option(
      '--segments <file>',
      'where the minutes of each project go, by what subtitles say: id, project, from, to',
    )
    .option(
      '--excel [ru]',
      'make CSV to open in a spreadsheet: marked as Unicode, no cell starts a formula; ru also for Russian settings, with ; between cells and decimal commas',
    )
    .option(
      '--output-encoding <name>',
      'encoding of CSV that is written: utf-16, windows-1251, koi8-r … (default: utf-8)',
    )
}

/** What becomes of rows that cannot be read. */
export function rejectOptions() {
  return new Command()
    .option('--rejects <file>', 'where rows that cannot be read go, with place and reason')
    .option('--strict', 'stop at the first row that cannot be read', false)
}
