import { Option } from '@commander-js/extra-typings'
import {
  LABELLED,
  RULE_OPTIONS,
  withColumnOptions,
  withInputs,
  withSettings,
} from '../settings/options.js'
import type { Program } from '../terminal/shell.js'

/** Declares `kaskad rules`, whose commands follow. */
export function declareRules(program: Program): Program {
  return program
    .command('rules')
    .summary('check, test, explain and measure rule files')
    .description('Works on rule files: a folder of YAML files, one per project.')
}

/** Declares `kaskad rules lint PATH` */
export function declareLint(rules: Program) {
  const lint = rules
    .command('lint')
    .summary('named checks of rule files')
    .argument('[path]', 'a rule folder or file', 'rules')
    .option('--json', 'print JSON', false)
    .addOption(
      new Option(
        '--format <how>',
        'sarif for code hosts, github for annotations of its workflows',
      ).choices(['sarif', 'github'] as const),
    )
    .option('--watch', 'check again whenever a file changes, until interrupted', false)
    .option('--strict', 'warnings fail too', false)
    .option('--on <files>', 'files, by comma: conditions are checked against their rows')
  return withSettings(lint, ['config'])
}

/** Declares `kaskad rules test PATH` */
export function declareRulesTest(rules: Program) {
  const test = rules
    .command('test')
    .summary('run the examples in rule files')
    .argument('[path]', 'a rule folder or file', 'rules')
    .option('--json', 'print JSON', false)
  return withSettings(test, ['config'])
}

/** Declares `kaskad rules explain TITLE` */
export function declareRulesExplain(rules: Program) {
  const explain = rules
    .command('explain')
    .summary('why a rule matches a title, or does not')
    .argument('<title>', 'the title of a video')
    .requiredOption('--project <project>', 'the project whose rule is asked')
    .option('--set <values>', 'other columns, by comma: description=…,is_shorts=0')
    .option('--json', 'print JSON', false)
  return withSettings(explain, RULE_OPTIONS)
}

/** Declares `kaskad rules coverage INPUT…` */
export function declareCoverage(rules: Program) {
  const coverage = rules
    .command('coverage')
    .summary('what each rule claims in a file: coverage, overlap, conflict, precision')
  const inputs = withInputs(coverage, ['input', 'files; with labels, precision is measured too'])
  return withColumnOptions(withSettings(inputs.option('--json', 'print JSON', false), RULE_OPTIONS))
}

/** Declares `kaskad rules induce LABELLED…` */
export function declareInduce(rules: Program) {
  const induce = rules
    .command('induce')
    .summary('find rules in labelled rows and write them as rule files')
    .description(
      'Finds keywords, conditions and levels for every project of labelled files. New rule files are written; changes to files that are there are shown as a diff, and made with --write.',
    )
    .requiredOption('-o, --output <folder>', 'the rule folder')
    .option(
      '--write',
      'change rule files that are there: your keywords, comments and locked parts stay',
      false,
    )
    .option(
      '--review',
      'ask claim by claim, with rows it matches: accept, reject, edit, undo, accept all',
      false,
    )
    .option(
      '--suspects <file>',
      'where rows go whose label the rules contradict; by its ending CSV, TSV, XLSX or Parquet',
    )
    .option('--seed <number>', 'seed of the held-out parts', '1')
  return withColumnOptions(
    withInputs(
      withSettings(induce, ['config', 'none', 'collectionLabel', 'corrections']),
      LABELLED,
    ),
  )
}

/** Declares `kaskad rules learn-ordinary INPUT…` */
export function declareLearnOrdinary(rules: Program) {
  const learn = rules
    .command('learn-ordinary')
    .summary(
      'write the frequent words of files beside the rules: no keyword misspelt is one of these',
    )
    .description(
      'Writes ordinary.txt beside the rules: words that stand in several rows of the files, and spellings a typo apart from a keyword that are frequent enough to be names of their own. Lines above what was learned stay. Prints these spellings with their rows.',
    )
    .option('--least <rows>', 'different rows that a word stands in at least', '3')
  return withColumnOptions(
    withSettings(withInputs(learn, ['input', 'files; no labels are needed']), ['config', 'rules']),
  )
}

/** Declares `kaskad rules seed PROJECT` */
export function declareSeed(rules: Program) {
  return rules
    .command('seed')
    .summary('a rule file for a project that has no rows yet')
    .argument('<project>', "the project's name")
    .option('--aliases <names>', 'other names, by comma')
    .option(
      '-o, --output <folder>',
      'write it into this rule folder, where the project has no file yet; else it is printed',
    )
}

/** Declares `kaskad rules repair CORRECTIONS --on FILE` */
export function declareRepair(rules: Program) {
  const repair = rules
    .command('repair')
    .summary('the smallest edits of rules that mend corrected rows, one by one for yes or no')
    .description(
      'Takes corrections, as kaskad review writes them, and looks for the smallest edit of a rule file that mends them: one keyword, stop word, condition, level, typos off. Each is shown with the rows that it gains and loses in the files of --on, and with the examples that go into the rule file. Comments and order of the file stay. What is refused is kept in rejected.json beside the rules and not proposed again.',
    )
    .argument('<corrections...>', 'files of corrections')
    .requiredOption(
      '--on <files>',
      'files with the corrected rows and others, by comma; labels help',
    )
    .addOption(new Option('--yes', 'take every edit without asking').default(false))
    .addOption(
      new Option('--dry-run', 'show what --yes would do and write nothing')
        .default(false)
        .conflicts('yes'),
    )
    .option('--examples <count>', 'rows shown per project and kind of change', '3')
    .option('--json', 'print JSON', false)
  return withColumnOptions(withSettings(repair, [...RULE_OPTIONS, 'none', 'collectionLabel']))
}

/** Declares `kaskad rules impact OLD NEW` */
export function declareImpact(rules: Program) {
  const impact = rules
    .command('impact')
    .summary('what a change of rules does to the rows of a file')
    .description(
      'Compares two rule folders on files: rows gained, lost and moved per project, with precision and recall where labels are there. With --archive one folder is compared with what the archive decided last, in seconds and without labels.',
    )
    .argument('[old]', 'the rule folder as it was; left out with --archive')
    .argument('[new]', 'the rule folder as it is to be')
    .option('--on <files>', 'files to compare on, by comma')
    .option(
      '--archive <folder>',
      'an archive that was decided, in place of --on; it stays as it is',
    )
    .option(
      '--max-loss <share>',
      'end with 2 where more than this share of right (or claimed) rows is lost',
      '1',
    )
    .option('--examples <count>', 'rows shown per project and kind of change', '3')
    .option('--json', 'print JSON', false)
  return withColumnOptions(
    withSettings(impact, ['config', 'model', 'typos', 'forms', 'fold', 'none', 'collectionLabel']),
  )
}
