import { Option } from '@commander-js/extra-typings'
import {
  LABELLED,
  RULE_OPTIONS,
  withColumnOptions,
  withInputs,
  withSettings,
} from '../settings/options.js'
import type { Program } from '../terminal/shell.js'

/** Declares `kaskad train LABELLED…` */
export function declareTrain(program: Program) {
  const command = program
    .command('train')
    .summary('learn heads, and a hybrid model on request, from labelled rows')
    .description(ABOUT)
    .addHelpText('after', EXAMPLES)
    .option('--only <project>', "fit this project's head alone; the other heads keep their bytes")
    .addOption(WEIGHTS)
    .addOption(GROUP)
    .option(
      '--goal <what>',
      'what cut-offs are best for: f1, f0.5 (or another f), precision=0.98 (promised for rows not seen, with a confidence of 95 %; precision=0.98@90% for another) or balance of accuracy and recall of none (default: f0.5: a false claim costs more than a row left to none)',
    )
    .addOption(DEFERRED)
    .option(
      '--suspects <weight>',
      'fit a second time with rows whose label heads and rules contradict (heads alone where no rules are there, if sure) weighing this much, 0 to 1; 0 leaves them out',
    )
    .option(
      '--typo-noise <weight>',
      'fit on a copy of each project row too, with typos in its title; what a copy weighs, 0 to 1 (default: 0.3 beside rules, else 0)',
    )
    .option('--threads <count>', 'threads that fit (default: one per core)')
    .option('--seed <number>', "seed of the folds (default: 1; with --only the model's)")
    .option('--offline', "take the encoder's weights from this machine alone", false)
    .option(
      '--unlabelled <file>',
      'rows without labels that the hybrid learns the language from first; may be given again',
      (file: string, before: readonly string[]) => [...before, file],
      [] as readonly string[],
    )
    .option(
      '--hybrid <settings>',
      "the hybrid's settings, by comma: epochs=3,pooling=max,open=all,frozen=2,pretraining=1",
    )
  const model = 'where the model goes, or with --only is (default: model)'
  return withColumnOptions(
    withInputs(withSettings(command.addOption(ENCODER), TRAINING_OPTIONS, model), LABELLED),
  )
}

/** Learning reads no word of `--collection`: it leaves compilations out. */
const LEARNING_OPTIONS = [...RULE_OPTIONS, 'model', 'stages', 'none', 'collectionLabel'] as const

const TRAINING_OPTIONS = [...LEARNING_OPTIONS, 'sources', 'corrections'] as const

const ABOUT =
  'Fits one head per project on labelled rows, with calibration, cut-offs and order learned out of fold, and writes a model folder. Heads learn beside the rules that are there: what rules settle is left to them. --stages rules,heads,hybrid also trains a hybrid model, which begins from scratch or with --encoder and joins only where it improves what it is given. A training of it that is killed goes on where it was when the same command is run again.'

const ENCODER = new Option(
  '--encoder <name>',
  'pretrained text encoder: heads learn its vectors, and a hybrid model begins with it if it is a transformer; an installed package, a folder, or a name on the hub such as distilbert-base-multilingual-cased (default: none; with --only the one of the model)',
)

const WEIGHTS = new Option(
  '--weights <how>',
  "how weights are kept (default: float32; with --only as the model's are)",
).choices(['float32', 'int8'] as const)

const DEFERRED = new Option(
  '--deferred <share>',
  'share of rows left to the next stage, 0 to 1; 0 leaves none, near-ties neither (default: 0.02)',
)

const GROUP = new Option('--group <by>', 'rows that must not be parted between folds')
  .choices(['duplicates', 'near-duplicates', 'channel'] as const)
  .default('duplicates' as const)

const EXAMPLES = `
Examples:
  kaskad train labelled.csv --model model
  kaskad train a.csv b.csv --label intent --text text --none oos --model model
  kaskad train labelled.csv --model model --only Фиксики --suspects 0
  kaskad evaluate test.csv --model model
`

/** Declares `kaskad heads`, whose commands follow. */
export function declareHeads(program: Program): Program {
  return program
    .command('heads')
    .summary('the heads of a model, each alone')
    .description("Shows and changes one project's head; the other heads keep their bytes.")
}

const IN_MODEL = ['--model <folder>', 'a model folder', 'model'] as const

/** Declares `kaskad heads list` */
export function declareHeadsList(heads: Program) {
  return heads
    .command('list')
    .summary('every head: support, cut-offs, out-of-fold precision and recall')
    .option(...IN_MODEL)
    .option('--json', 'print JSON', false)
}

/** Declares `kaskad heads show PROJECT` */
export function declareHeadsShow(heads: Program) {
  return heads
    .command('show')
    .summary('one head: its strongest features, its curve, its worst mistakes')
    .argument('<project>', 'whose head')
    .option(...IN_MODEL)
    .option('--json', 'print JSON', false)
}

/** What can be done to one head, in words. */
export const HEAD_CHANGES = {
  remove: 'take a head out; rollback brings it back',
  enable: 'ask a head again',
  disable: 'keep a head and do not ask it',
  rollback: 'bring back what was replaced or removed last',
} as const

/** Declares `kaskad heads remove PROJECT` and its like. */
export function declareHeadChange(heads: Program, change: keyof typeof HEAD_CHANGES) {
  return heads
    .command(change)
    .summary(HEAD_CHANGES[change])
    .argument('<project>', 'whose head')
    .option(...IN_MODEL)
}

/** Declares `kaskad heads import PROJECT --from FOLDER` */
export function declareHeadsImport(heads: Program) {
  return heads
    .command('import')
    .summary('copy a head from another model that rests on the same features')
    .argument('<project>', 'whose head')
    .requiredOption('--from <folder>', 'the other model folder')
    .option(...IN_MODEL)
}

/** Declares `kaskad labels`, whose commands follow. */
export function declareLabels(program: Program): Program {
  return program.command('labels').summary('the labels you train on')
}

/** Declares `kaskad labels fix TABLE` */
export function declareFix(labels: Program) {
  const command = labels
    .command('fix')
    .summary('write a labelled file with the labels that people corrected')
    .description(
      'Writes a labelled file again with the labels of --corrections. CSV, TSV and JSONL keep every other byte; workbooks and Parquet keep their rows and columns.',
    )
    .argument('<table>', 'a labelled file')
    .requiredOption('-o, --output <file>', 'where the corrected file goes; - is stdout')
  const settings = ['config', 'none', 'collectionLabel', 'corrections'] as const
  return withColumnOptions(withSettings(command, settings))
}

/** Declares `kaskad labels suspects LABELLED…` */
export function declareSuspects(labels: Program) {
  const command = labels
    .command('suspects')
    .summary('rows whose label is probably wrong, the likeliest first')
    .description(
      'Lists rows whose label heads that had not seen them contradict, those that the rules contradict too first, with the label proposed.',
    )
    .option(
      '-o, --output <file>',
      'where the list goes; by its ending CSV, TSV, XLSX or Parquet',
      '-',
    )
    .option('--threads <count>', 'threads that fit (default: one per core)')
    .option('--seed <number>', 'seed of the folds', '1')
  return withColumnOptions(
    withInputs(
      withSettings(command, [...LEARNING_OPTIONS, 'encoder', 'corrections'], MODEL_OF_LABELS),
      LABELLED,
    ),
  )
}

const MODEL_OF_LABELS = 'a model whose columns and word for none are taken'

/** Declares `kaskad export --onnx FILE` */
export function declareExport(program: Program) {
  return program
    .command('export')
    .summary('write the hybrid model as an ONNX file')
    .requiredOption('--onnx <file>', 'where it goes')
    .option(...IN_MODEL)
    .addOption(
      new Option('--precision <how>', 'precision of the weights')
        .choices(['fp32', 'int8'] as const)
        .default('fp32' as const),
    )
}
