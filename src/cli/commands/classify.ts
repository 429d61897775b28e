import { Option, type Command, type OptionValues } from '@commander-js/extra-typings'
import type { Program, Shell } from '../terminal/shell.js'
import type { RowChoiceOptions } from '../settings/row-choice.js'
import {
  CASCADE_OPTIONS,
  inputsOf,
  withColumnOptions,
  withInputs,
  withSettings,
} from '../settings/options.js'

/** `kaskad classify INPUT…` */
export function addClassify(program: Program, { edge, finish }: Shell): void {
  const command = program
    .command('classify')
    .summary('one decision per row of a file')
    .description(
      'Classifies tables and videos (CSV, JSONL, XLSX, Parquet …), plain or packed, from files or stdin (-): one decision per row, in input order.',
    )
    .option(
      '-o, --output <file>',
      'where decisions go; by its ending CSV, TSV, JSONL (.gz, .zst too), XLSX or Parquet',
      '-',
    )
    .addOption(
      new Option('--format <format>', 'format of the output, where its name does not say').choices([
        'csv',
        'tsv',
        'jsonl',
        'xlsx',
        'parquet',
      ]),
    )
    .option('--keep <columns>', 'input columns to carry along, by comma; * for all')
    .option('--rejects <file>', 'where rows that cannot be read go, with place and reason')
    .option('--strict', 'stop at the first row that cannot be read', false)
    .option(
      '--conflicts <file>',
      'where rows go on which projects competed, with how it was settled',
    )
  const whole = withSettings(
    withRunOptions(withRowOptions(withTable(withStyle(command)))),
    CASCADE_OPTIONS,
  )
  withColumnOptions(withInputs(whole, INPUTS)).action(async (given, spelled) => {
    const { files, options } = withExcelInput(given, spelled)
    const { classifyFiles } = await import('./classify-files.js')
    const { fail } = await import('../terminal/fail.js')
    const { jsonEdge, loggingEdge } = await import('../terminal/log.js')
    const work = classifyFiles(loggingEdge(edge, options), {
      inputs: inputsOf(files, options),
      options,
    })
    finish(
      options.log === 'json'
        ? await work.catch((error) => fail(jsonEdge(edge), error))
        : await work,
    )
  })
}

/** `--excel rows.csv` is --excel and an input, where no other is named. */
function withExcelInput<Options extends StyleOptions>(
  files: readonly string[],
  options: Options,
): { readonly files: readonly string[]; readonly options: Options } {
  const { excel } = options
  const isInput = typeof excel === 'string' && excel !== 'ru' && files.length === 0
  return isInput ? { files: [excel], options: { ...options, excel: true } } : { files, options }
}

const INPUTS = [
  'input',
  'files, folders or patterns (videos/*.info.json) to classify; - is stdin',
] as const

/** How CSV is made. */
type StyleOptions = { readonly excel?: string | true; readonly outputEncoding?: string }

function withStyle<Args extends unknown[], Opts extends OptionValues>(
  command: Command<Args, Opts>,
): Command<Args, Opts & StyleOptions> {
  return command
    .option(
      '--excel [ru]',
      'make CSV to open in a spreadsheet: marked as Unicode, no cell starts a formula; ru also for Russian settings, with ; between cells and decimal commas',
    )
    .option(
      '--output-encoding <name>',
      'encoding of CSV that is written: utf-16, windows-1251, koi8-r … (default: utf-8)',
    ) as Command<Args, Opts & StyleOptions>
}

/** Adds the database that decisions may go to. */
function withTable<Args extends unknown[], Opts extends OptionValues>(
  command: Command<Args, Opts>,
): Command<Args, Opts & { readonly to?: string }> {
  return command.option(
    '--to <address>',
    'the table that decisions go to, by their ids, in place of --output: postgres://USER@HOST:PORT/DATABASE/TABLE',
  ) as Command<Args, Opts & { readonly to?: string }>
}

/** Which rows are classified. */
type RowOptions = {
  readonly known?: string
  readonly newOnly: boolean
  readonly fingerprint: boolean
  readonly dryRun: boolean
} & RowChoiceOptions

function withRowOptions<Args extends unknown[], Opts extends OptionValues>(
  command: Command<Args, Opts>,
): Command<Args, Opts & RowOptions> {
  return command
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
    ) as Command<Args, Opts & RowOptions>
}

/** What a long run may be told. */
type RunOptions = {
  readonly segments?: string
  readonly workers?: string
  readonly run?: string
  readonly restart: boolean
  readonly summary?: string
  readonly quiet: boolean
  readonly log: 'text' | 'json'
}

function withRunOptions<Args extends unknown[], Opts extends OptionValues>(
  command: Command<Args, Opts>,
): Command<Args, Opts & RunOptions> {
  return command
    .option(
      '--segments <file>',
      'where the minutes of each project go, by what subtitles say: id, project, from, to',
    )
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
        .choices(['text', 'json'])
        .default('text'),
    ) as Command<Args, Opts & RunOptions>
}
