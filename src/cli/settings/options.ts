import { Option, type Command, type OptionValues } from '@commander-js/extra-typings'

/** Options that say how the cascade runs; what is not given comes from kaskad.yaml. */
export type CascadeOptions = {
  readonly config?: string
  readonly rules?: string
  readonly model?: string
  readonly stages?: string
  readonly typos?: 'auto' | 'off'
  readonly fold?: 'full' | 'case'
  readonly embeddings?: string
  readonly none?: string
  readonly collection?: 'label' | 'first' | 'best'
  readonly collectionLabel?: string
}

/** Options that say what the columns of an input are. */
export type ColumnOptions = {
  readonly id?: string
  readonly label?: string
  readonly text?: string
  readonly numeric?: string
  readonly categorical?: string
  readonly keep?: string
}

/** Adds the options that say how the cascade runs; `model` says what --model is. */
export function withCascadeOptions<Args extends unknown[], Opts extends OptionValues>(
  command: Command<Args, Opts>,
  model = 'a trained model (default: model, where it is there)',
): Command<Args, Opts & CascadeOptions> {
  return command
    .option('--config <file>', 'settings; kaskad.yaml is taken where it is there')
    .option('--rules <folder>', 'rule files (default: rules)')
    .option('--model <folder>', model)
    .option(
      '--stages <list>',
      'stages to run, by comma: rules, heads, hybrid (default: all there are)',
    )
    .addOption(
      new Option('--typos <how>', 'override the rules: no typos at all').choices(['auto', 'off']),
    )
    .addOption(
      new Option('--fold <how>', 'override the rules: case = nothing but lower-casing').choices([
        'full',
        'case',
      ]),
    )
    .option(
      '--embeddings <encoder>',
      'what tells heads in numbers what a text says: an installed package, a folder, or a name on the hub (default: what the model was trained with; a training of all heads starts without)',
    )
    .option(
      '--none <word>',
      'the word for "no project", in labels and decisions (default: the model\'s, else none)',
    )
    .addOption(
      new Option(
        '--collection <how>',
        'what the project column holds for a title that names several',
      ).choices(['label', 'first', 'best']),
    )
    .option(
      '--collection-label <word>',
      'the word for a compilation (default: сборник)',
    ) as Command<Args, Opts & CascadeOptions>
}

/** Adds the options that say what the columns are. */
export function withColumnOptions<Args extends unknown[], Opts extends OptionValues>(
  command: Command<Args, Opts>,
): Command<Args, Opts & ColumnOptions> {
  return command
    .option(
      '--id <column>',
      "the column that names a row (default: by its name, else the row's number)",
    )
    .option(
      '--label <column>',
      'the column with the given project, in labelled data (default: by its name)',
    )
    .option('--text <fields>', 'text fields, by comma: title=reel_name,description=text')
    .option('--numeric <columns>', 'numeric and boolean columns, by comma')
    .option('--categorical <columns>', 'categorical columns, by comma') as Command<
    Args,
    Opts & ColumnOptions
  >
}
