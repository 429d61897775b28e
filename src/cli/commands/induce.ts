import {
  LABELLED,
  inputsOf,
  withColumnOptions,
  withInputs,
  withSettings,
} from '../settings/options.js'
import type { Program, Shell } from '../terminal/shell.js'

/** `kaskad rules induce`, `rules learn-ordinary`, `rules seed` and `rules impact` */
export function addInduction(rules: Program, shell: Shell): void {
  addInduce(rules, shell)
  addLearnOrdinary(rules, shell)
  addSeed(rules, shell)
  addImpact(rules, shell)
}

function addInduce(rules: Program, { edge, finish }: Shell): void {
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
    .option('--suspects <file>', 'where rows go whose label the rules contradict, as CSV')
    .option('--seed <number>', 'seed of the held-out parts', '1')
  withColumnOptions(
    withInputs(
      withSettings(induce, ['config', 'none', 'collectionLabel', 'corrections']),
      LABELLED,
    ),
  ).action(async (inputs, options) => {
    const { induceFolder } = await import('./rules-induce.js')
    finish(await induceFolder(edge, { inputs: inputsOf(inputs, options), options }))
  })
}

function addLearnOrdinary(rules: Program, { edge, finish }: Shell): void {
  const learn = rules
    .command('learn-ordinary')
    .summary(
      'write the frequent words of files beside the rules: no keyword misspelt is one of these',
    )
    .description(
      'Writes ordinary.txt beside the rules: words that stand in several rows of the files, and spellings a typo apart from a keyword that are frequent enough to be names of their own. Lines above what was learned stay. Prints these spellings with their rows.',
    )
    .option('--least <rows>', 'different rows that a word stands in at least', '3')
  withColumnOptions(
    withSettings(withInputs(learn, ['input', 'files; no labels are needed']), ['config', 'rules']),
  ).action(async (inputs, options) => {
    const { learnOrdinary } = await import('./rules-learn-ordinary.js')
    finish(await learnOrdinary(edge, { inputs: inputsOf(inputs, options), options }))
  })
}

function addSeed(rules: Program, { edge, finish }: Shell): void {
  rules
    .command('seed')
    .summary('a rule file for a project that has no rows yet')
    .argument('<project>', "the project's name")
    .option('--aliases <names>', 'other names, by comma')
    .option(
      '-o, --output <folder>',
      'write it into this rule folder, where the project has no file yet; else it is printed',
    )
    .action(async (project, options) => {
      const { seedProject } = await import('./rules-seed.js')
      finish(await seedProject(edge, { project, options }))
    })
}

function addImpact(rules: Program, { edge, finish }: Shell): void {
  const impact = rules
    .command('impact')
    .summary('what a change of rules does to the rows of a file')
    .description(
      'Compares two rule folders on files: rows gained, lost and moved per project, with precision and recall where labels are there.',
    )
    .argument('<old>', 'the rule folder as it was')
    .argument('<new>', 'the rule folder as it is to be')
    .requiredOption('--on <files>', 'files to compare on, by comma')
    .option(
      '--max-loss <share>',
      'end with 2 where more than this share of right (or claimed) rows is lost',
      '1',
    )
    .option('--examples <count>', 'rows shown per project and kind of change', '3')
    .option('--json', 'print JSON', false)
  withColumnOptions(
    withSettings(impact, ['config', 'typos', 'forms', 'fold', 'none', 'collectionLabel']),
  ).action(async (before, after, options) => {
    const { compareFolders } = await import('./rules-impact.js')
    finish(await compareFolders(edge, { before, after, options }))
  })
}
