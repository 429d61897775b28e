import type { Program } from '../terminal/shell.js'
import { CASCADE_OPTIONS, withColumnOptions, withSettings } from '../settings/options.js'

/** Declares `kaskad explain …` */
export function declareExplain(program: Program) {
  const command = program
    .command('explain')
    .summary('why a video was given its project, and not another')
    .description(
      'Explains the decision on a title, or on a row of a file: stage by stage, with the words for and against.',
    )
    .argument('[title]', 'the title of a video')
    .option('--row <id>', 'explain the row with this id of --in')
    .option('--in <file>', 'the file --row is taken from')
    .option(
      '--set <values>',
      'other columns, or other values for the row of --in, by comma: description=…,is_shorts=0',
    )
    .option('--project <project>', 'also say why it is, or is not, this project')
    .option(
      '--change',
      'also find the smallest change of the title, of a column and of a rule that would give another decision (with --project: that project)',
      false,
    )
    .option('--json', 'print JSON', false)
  return withColumnOptions(withSettings(command, CASCADE_OPTIONS))
}
