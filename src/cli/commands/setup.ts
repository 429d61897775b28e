import { Argument } from '@commander-js/extra-typings'
import type { Program, Shell } from '../terminal/shell.js'

/** `kaskad init`, `kaskad doctor`, `kaskad completion` */
export function addSetup(program: Program, { edge, finish }: Shell): void {
  program
    .command('init')
    .summary('settings and example rules in an empty folder')
    .description(
      'Writes kaskad.yaml and a folder of example rules. Nothing that is there is overwritten.',
    )
    .argument('[folder]', 'where', '.')
    .action(async (folder) => {
      const { initFolder } = await import('./init-folder.js')
      finish(await initFolder(edge, folder))
    })
  program
    .command('doctor')
    .summary('what is installed, what is missing, and what that costs')
    .option('--json', 'print JSON', false)
    .action(async (options) => {
      const { examine } = await import('./doctor.js')
      finish(await examine(edge, options))
    })
  program
    .command('completion')
    .summary('a completion script for your shell')
    .description('Prints a completion script: kaskad completion bash >> ~/.bashrc')
    .addArgument(new Argument('<shell>', 'your shell').choices(['bash', 'zsh', 'fish'] as const))
    .action(async (shell) => {
      const { completionScript } = await import('./completion.js')
      edge.stdout.write(completionScript(program, shell))
    })
}
