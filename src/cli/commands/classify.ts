import { Command, Option } from '@commander-js/extra-typings'
import {
  CASCADE_OPTIONS,
  withColumnOptions,
  withInputs,
  withOptionsOf,
  withSettings,
} from '../settings/options.js'
import { decisionOptions, OUTPUT_FILE, rejectOptions } from '../settings/output-options.js'
import type { Program } from '../terminal/shell.js'

/** Declares `kaskad classify INPUT…` */
export function declareClassify(program: Program) {
  const command = program
    .command('classify')
    .summary('one decision per row of a file')
    .description(ABOUT)
    .option('-o, --output <file>', OUTPUT_FILE, '-')
    .option(
      '--to <address>',
      'the table that decisions go to, by their ids, in place of --output: postgres://USER@HOST:PORT/DATABASE/TABLE',
    )
  const outputs = withOptionsOf(withOptionsOf(command, decisionOptions()), rejectOptions())
  const whole = withSettings(
    withOptionsOf(withOptionsOf(outputs, rowOptions()), runOptions()),
    CASCADE_OPTIONS,
  )
  return withColumnOptions(withInputs(whole, INPUTS))
}

const ABOUT =
  'Classifies tables and videos (CSV, JSONL, XLSX, Parquet …), plain or packed, from files or stdin (-): one decision per row, in input order.'

const INPUTS = [
  'input',
  'files, folders or patterns (videos/*.info.json) to classify; - is stdin',
] as const

/** Which rows are classified. */
function rowOptions() {
  return new Command()
    .option(
      '--known <file>',
      'decisions of an earlier run: rows that are in it and have not changed, under the same rules, model and settings, are carried over; only the rest is decided',
    )
    .option('--new-only', 'with --known: leave carried rows out of the output', false)
    .option(
      '--fingerprint',
      'write what each decision was made of as a last column, by which --known finds changes; --known does so too',
      false,
    )
    .option(
      '--review-below <chance>',
      'mark rows below this chance in a column review (yes): a chance such as 0.8, or the share of rows to mark, such as 5%, with the cut from the model',
    )
    .option('--limit <rows>', 'only the first rows of the inputs')
    .option(
      '--sample <size>',
      'only a sample of the rows: so many (1000) or a share (0.1, 10%); the same ids are in it every time',
    )
    .option('--seed <number>', 'seed of --sample', '1')
    .option(
      '--dry-run',
      'read everything and say rows, columns and the time to expect; write nothing',
      false,
    )
}

/** What a long run may be told. */
function runOptions() {
  return new Command()
    .option(
      '--workers <count>',
      'threads that classify, or auto: one for every 24 MB of the inputs and at most one per core (default: 1)',
    )
    .option(
      '--run <folder>',
      'where a journal is kept: the same command goes on after a kill and ends with the same bytes',
    )
    .option('--restart', 'forget what an earlier run left in --run', false)
    .option('--summary <file>', 'where figures of the run go, as JSON')
    .option('--quiet', 'say nothing but errors', false)
    .addOption(
      new Option('--log <how>', 'how messages are written; json is a line each')
        .choices(['text', 'json'] as const)
        .default('text' as const),
    )
}
