import { Option, type Command, type OptionValues } from '@commander-js/extra-typings'
import { isDatabase } from '../../read/files/address.js'
import { KaskadError } from '../../types/error.js'

/** Every option that goes into the settings; a command declares those that it reads. */
export type SettingOptions = {
  readonly config?: string
  readonly rules?: string
  readonly model?: string
  readonly stages?: string
  readonly sources?: string
  readonly typos?: 'auto' | 'off'
  readonly forms?: 'auto' | 'off'
  readonly fold?: 'full' | 'case'
  readonly encoder?: string
  readonly none?: string
  readonly collection?: 'label' | 'first' | 'best'
  readonly collectionLabel?: string
  readonly corrections?: string
} & ColumnFlags

/** Options that say what the columns of an input are. */
export type ColumnFlags = {
  readonly id?: string
  readonly label?: string
  readonly when?: string
  readonly text?: string
  readonly numeric?: string
  readonly categorical?: string
  readonly keep?: string
  readonly encoding?: string
  readonly sheet?: string
  readonly query?: string
  readonly subtitles?: string
  readonly header?: string
  readonly delimiter?: string
}

/** The settings' options by name, as {@link withSettings} declares them. */
const SETTING_OPTIONS = {
  config: new Option('--config <file>', 'settings; kaskad.yaml is taken where it is there'),
  rules: new Option('--rules <folder>', 'rule files (default: rules)'),
  model: new Option('--model <folder>', 'a trained model (default: model, where it is there)'),
  stages: new Option(
    '--stages <list>',
    'stages to run, by comma: rules, heads, hybrid (default: all there are)',
  ),
  sources: new Option(
    '--sources <list>',
    'sources beside the heads for rows that are not certain: context (known rows near in time in the same channel), in training also context=past (only rows before), or off (default: context, where it brought a sure gain)',
  ),
  typos: new Option('--typos <how>', 'override the rules: no typos at all').choices([
    'auto',
    'off',
  ]),
  forms: new Option('--forms <how>', 'override the rules: no inflected forms at all').choices([
    'auto',
    'off',
  ]),
  fold: new Option('--fold <how>', 'override the rules: case = nothing but lower-casing').choices([
    'full',
    'case',
  ]),
  encoder: new Option(
    '--encoder <name>',
    'pretrained text encoder, whose vectors the heads of the model know: an installed package, a folder, or a name on the hub (default: the one that the model was trained with)',
  ),
  none: new Option(
    '--none <word>',
    'the word for "no project", in labels and decisions (default: the model\'s, else none)',
  ),
  collection: new Option(
    '--collection <how>',
    'what the project column holds for a title that names several',
  ).choices(['label', 'first', 'best']),
  collectionLabel: new Option(
    '--collection-label <word>',
    'the word for a compilation (default: сборник)',
  ),
  corrections: new Option(
    '--corrections <files>',
    'labels that people gave since, by comma: files that kaskad review writes; they stand before the labels of the inputs',
  ),
} as const satisfies Record<Exclude<keyof SettingOptions, keyof ColumnFlags>, Option>

/** Options that say how rules are asked. */
export const RULE_OPTIONS = ['config', 'rules', 'typos', 'forms', 'fold'] as const

/** Options that say how the whole cascade runs. */
export const CASCADE_OPTIONS = [
  ...RULE_OPTIONS,
  'model',
  'stages',
  'sources',
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
  const Names extends keyof typeof SETTING_OPTIONS,
>(
  command: Command<Args, Opts>,
  names: readonly Names[],
  model?: string,
): Command<Args, Opts & Pick<SettingOptions, Names>> {
  for (const name of names) {
    command.addOption(
      name === 'model' && model !== undefined
        ? new Option(SETTING_OPTIONS.model.flags, model)
        : SETTING_OPTIONS[name],
    )
  }
  return command
}

/** Adds the options that say what the columns are. */
export function withColumnOptions<Args extends unknown[], Opts extends OptionValues>(
  command: Command<Args, Opts>,
): Command<Args, Opts & ColumnFlags> {
  return command
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
    ) as Command<Args, Opts & ColumnFlags>
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
