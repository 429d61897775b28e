import { Command, CommanderError } from '@commander-js/extra-typings'
import { addCheck } from './check.js'
import { addClassify } from './classify.js'
import { addCompare } from './compare.js'
import { addEnrich } from './enrich.js'
import { addEvaluate } from './evaluate.js'
import { addExplain } from './explain.js'
import { addReport } from './report.js'
import { addReview } from './review.js'
import { addRules } from './rules.js'
import { addServe } from './serve.js'
import { addSetup } from './setup.js'
import { addSplit } from './split.js'
import { addTrain } from './train.js'
import { visibleText } from '../terminal/visible.js'
import { EXIT, type Edge, type ExitCode } from '../terminal/edge.js'
import type { Finish, Program } from '../terminal/shell.js'
import { PROGRAM_VERSION } from '../settings/version.js'

/** Runs one command line. Never throws: what goes wrong is told on stderr and in the exit code. */
export async function run(args: readonly string[], edge: Edge): Promise<ExitCode> {
  let code: ExitCode = EXIT.done
  const program = buildProgram(edge, (given) => {
    code = given
  })
  try {
    await program.parseAsync([...args], { from: 'user' })
    return code
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.done : EXIT.mistake
    const { fail } = await import('../terminal/fail.js')
    return fail(edge, error)
  }
}

/** The whole command line; actions import what they need when they run. */
export function buildProgram(edge: Edge, finish: Finish): Program {
  const program = new Command('kaskad')
    .description('Assigns videos to projects: rules first, then heads, then a hybrid model.')
    .version(PROGRAM_VERSION, '-V, --version', 'print the version')
    .helpCommand('help [command]', 'show help for a command')
    .configureOutput({
      writeOut: (text) => edge.stdout.write(visibleText(text)),
      writeErr: (text) => edge.stderr.write(visibleText(text)),
    })
    .showHelpAfterError('(kaskad --help lists the commands, kaskad COMMAND --help its options)')
    .exitOverride()
    .addHelpText('after', EXIT_CODES)
  addClassify(program, { edge, finish })
  addCheck(program, { edge, finish })
  addEnrich(program, { edge, finish })
  addEvaluate(program, { edge, finish })
  addCompare(program, { edge, finish })
  addReport(program, { edge, finish })
  addReview(program, { edge, finish })
  addSplit(program, { edge, finish })
  addTrain(program, { edge, finish })
  addRules(program, { edge, finish })
  addExplain(program, { edge, finish })
  addServe(program, { edge, finish })
  addSetup(program, { edge, finish })
  return program
}

const EXIT_CODES = `
Exit codes: 0 done, 1 a bug of ours, 2 a mistake of yours or a check that failed, 3 done with rejected rows, 130 interrupted.
Data goes to stdout, words go to stderr. NO_COLOR and CI are respected.`
