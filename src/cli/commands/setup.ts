import { Argument } from '@commander-js/extra-typings'
import type { Program } from '../terminal/shell.js'

/** Declares `kaskad init FOLDER` */
export function declareInit(program: Program) {
  return program
    .command('init')
    .summary('settings and example rules in an empty folder')
    .description(
      'Writes kaskad.yaml and a folder of example rules. Nothing that is there is overwritten.',
    )
    .argument('[folder]', 'where', '.')
}

/** Declares `kaskad doctor` */
export function declareDoctor(program: Program) {
  return program
    .command('doctor')
    .summary('what is installed, what is missing, and what that costs')
    .option('--json', 'print JSON', false)
}

/** Declares `kaskad completion SHELL` */
export function declareCompletion(program: Program) {
  return program
    .command('completion')
    .summary('a completion script for your shell')
    .description('Prints a completion script: kaskad completion bash >> ~/.bashrc')
    .addArgument(new Argument('<shell>', 'your shell').choices(['bash', 'zsh', 'fish'] as const))
}
