import { Command, Option, type OptionValues } from '@commander-js/extra-typings'
import { isDatabase } from '../../read/files/address.js'
import { KaskadError } from '../../types/error.js'
import type { OptionsOf } from '../terminal/shell.js'

/** The options of the settings, each once; {@link withSettings} declares those that a command reads. */
function settingOptions() {
  return new Command()
    .option('--config <file>', 'settings; kaskad.yaml is taken where it is there')
    .option('--rules <folder>', 'rule files (default: rules)')
    .addOption(choice('--typos <how>', 'override the rules: no typos at all', ['auto', 'off']))
    .addOption(
      choice('--forms <how>', 'override the rules: no inflected forms at all', ['auto', 'off']),
    )
    .addOption(
      choice('--fold <how>', 'override the rules: case = nothing but lower-casing', [
        'full',
        'case',
      ]),
    )
    .option('--model <folder>', 'a trained model (default: model, where it is there)')
    .option(
      '--stages <list>',
      'stages to run, by comma: rules, heads, hybrid (default: all there are)',
    )
    .option(
      '--sources <list>',
      'sources beside the heads for rows that are not certain: context (known rows near in time in the same channel), in training also context=past (only rows before), or off (default: context, where it brought a sure gain)',
    )
    .option(
      '--prior <share>',
      "the share of rows without a project, where it is not that of training: none=0.94, or a file of decisions of a first pass, whose chances tell; chances move by Bayes' rule (default: the model's)",
    )
    .option(
      '--encoder <name>',
      'pretrained text encoder, whose vectors the heads of the model know: an installed package, a folder, or a name on the hub (default: the one that the model was trained with)',
    )
    .option(
      '--none <word>',
      'the word for "no project", in labels and decisions (default: the model\'s, else none)',
    )
    .addOption(
      choice('--collection <how>', 'what the project column holds for a title that names several', [
        'label',
        'first',
        'best',
      ]),
    )
    .option('--collection-label <word>', 'the word for a compilation (default: сборник)')
    .option(
      '--corrections <files>',
      'labels that people gave since, by comma: files that kaskad review writes; they stand before the labels of the inputs',
    )
}

function choice<Flags extends string, const Choices extends readonly string[]>(
  flags: Flags,
  what: string,
  choices: Choices,
) {
  return new Option(flags, what).choices(choices)
}

/** The options of the settings, and those that say what the columns of an input are. */
export type SettingOptions = OptionsOf<typeof settingOptions> &
  ColumnFlags & { readonly keep?: string }

type ColumnFlags = OptionsOf<typeof columnOptions>

/** The language of a page. */
export const LANGUAGE = new Option('--lang <language>', 'language of the page')
  .choices(['en', 'ru'] as const)
  .default('en' as const)

/** Options that say how rules are asked. */
export const RULE_OPTIONS = ['config', 'rules', 'typos', 'forms', 'fold'] as const

/** Options that say how the whole cascade runs. */
export const CASCADE_OPTIONS = [
  ...RULE_OPTIONS,
  'model',
  'stages',
  'sources',
  'prior',
  'encoder',
  'none',
  'collection',
  'collectionLabel',
] as const

/**
 * Adds options of the settings to a command: those that it reads and no others.
 *
 * @param model - What `--model` is to this command, where it is more than a trained model.
 */
export function withSettings<
  Args extends unknown[],
  Opts extends OptionValues,
  const Names extends keyof OptionsOf<typeof settingOptions>,
>(
  command: Command<Args, Opts>,
  names: readonly Names[],
  model?: string,
): Command<Args, Opts & Pick<SettingOptions, Names>> {
  for (const option of settingOptions().options) {
    if (!names.some((name) => name === option.attributeName())) continue
    if (option.long === '--model' && model !== undefined) option.description = model
    command.addOption(option)
  }
  return command
}

/** Adds the options that say what the columns are. */
export function withColumnOptions<Args extends unknown[], Opts extends OptionValues>(
  command: Command<Args, Opts>,
): Command<Args, Opts & ColumnFlags> {
  return withOptionsOf(command, columnOptions())
}

/** Adds the options of one command to another. */
export function withOptionsOf<
  Args extends unknown[],
  Opts extends OptionValues,
  More extends OptionValues,
>(command: Command<Args, Opts>, other: Command<[], More>): Command<Args, Opts & More> {
  for (const option of other.options) command.addOption(option)
  return command as unknown as Command<Args, Opts & More>
}

function columnOptions() {
  return new Command()
    .option(
      '--id <column>',
      "the column that names a row (default: by its name, else the row's number)",
    )
    .option(
      '--label <column>',
      'the column with the given project, in labelled data (default: by its name)',
    )
    .option('--when <column>', 'the column with the date or start of a row (default: by its name)')
    .option('--text <fields>', 'text fields, by comma: title=reel_name,description=text')
    .option('--numeric <columns>', 'numeric and boolean columns, by comma')
    .option('--categorical <columns>', 'categorical columns, by comma')
    .option(
      '--encoding <name>',
      'of the inputs: windows-1251, koi8-r, utf-16le, … (default: UTF-8, or what is sure)',
    )
    .option('--sheet <name>', 'the sheet of XLSX workbooks (default: the first one)')
    .option('--query <sql>', 'what is read of inputs that are databases')
    .option(
      '--subtitles <folder>',
      'subtitles by the ids of rows: id.ru.vtt, Title [id].srt, … (default: those beside .info.json files)',
    )
    .option('--header <names>', 'names of the columns, by comma, where the inputs have no header')
    .option(
      '--delimiter <character>',
      'what parts the fields of CSV: one character, or tab (default: by the header)',
    )
}

/** Inputs with labels, for {@link withInputs}. */
export const LABELLED = ['labelled', 'labelled files'] as const

/** Adds the inputs of a command: files, and a database beside or in place of them. */
export function withInputs<Args extends unknown[], Opts extends OptionValues>(
  command: Command<Args, Opts>,
  [name, what]: readonly [name: string, what: string],
): Command<[...Args, string[]], Opts & { readonly from?: string }> {
  return command
    .argument(`[${name}...]`, what)
    .option(
      '--from <address>',
      'a database to read, with --query: postgres://USER@HOST:PORT/DATABASE (password from PGPASSWORD or .pgpass)',
    ) as unknown as Command<[...Args, string[]], Opts & { readonly from?: string }>
}

/** All inputs of a command. @throws KaskadError `usage` where there is none. */
export function inputsOf(
  files: readonly string[],
  { from }: { readonly from?: string },
): readonly string[] {
  if (from !== undefined && !isDatabase(from))
    throw new KaskadError(
      'usage',
      '--from: expected an address such as postgres://USER@HOST:PORT/DATABASE',
    )
  const inputs = from === undefined ? files : [...files, from]
  if (inputs.length === 0)
    throw new KaskadError('usage', 'expected files, or --from with a database')
  return inputs
}
