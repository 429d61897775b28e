import { LANGUAGE, withColumnOptions, withSettings } from '../settings/options.js'
import type { Program } from '../terminal/shell.js'

/** Declares `kaskad review DECISIONS… --rules rules` */
export function declareReview(program: Program) {
  const command = program
    .command('review')
    .summary('a local page to correct decisions, row by row, with one key each')
    .description(
      'Opens a page on this machine with the rows that are worth a look. Answers are added to a file of corrections, a line each, which train, rules induce, labels and evaluate take as labels. A word marked in a title can become a keyword of the rules. Only who has the address that is printed can look and answer.',
    )
    .argument(
      '<decisions...>',
      'decisions files: id and project, and whatever else classify writes',
    )
    .option(
      '--labelled <files>',
      'tables of the same rows, by comma: their texts, and labels where they have some',
    )
    .option('--corrections <file>', 'where answers are added', 'corrections.jsonl')
    .option(
      '--who <name>',
      'who answers (default: the name of the user); can be changed on the page',
    )
    .option('--rows <count>', 'most rows in the queue', '1000')
    .option('--seed <number>', 'seed of the rows that are drawn at random', '1')
    .option('--port <number>', 'where to listen on this machine; 0 is any free port', '0')
    .addOption(LANGUAGE)
  const settings = ['config', 'rules', 'model', 'stages', 'none', 'collectionLabel'] as const
  return withColumnOptions(withSettings(command, settings))
}
