import { Command, CommanderError, type OptionValues } from '@commander-js/extra-typings'
import {
  declareArchive,
  declareArchiveBuild,
  declareArchiveCheck,
  declareArchiveClassify,
} from './archive.js'
import {
  declareBatch,
  declareBatchCancel,
  declareBatchMerge,
  declareBatchStatus,
  declareBatchSubmit,
  declareBatchWork,
} from './batch.js'
import { declareCheck } from './check.js'
import { declareClassify } from './classify.js'
import { declareCompare } from './compare.js'
import { declareDrift } from './drift.js'
import { declareEnrich } from './enrich.js'
import { declareEvaluate } from './evaluate.js'
import { declareExplain } from './explain.js'
import { declareReport } from './report.js'
import { declareReview } from './review.js'
import {
  declareCoverage,
  declareImpact,
  declareInduce,
  declareLearnOrdinary,
  declareLint,
  declareRepair,
  declareRules,
  declareRulesExplain,
  declareRulesTest,
  declareSeed,
} from './rules.js'
import { declareServe } from './serve.js'
import { declareCompletion, declareDoctor, declareInit } from './setup.js'
import { declareSplit } from './split.js'
import {
  declareExport,
  declareFix,
  declareHeadChange,
  declareHeads,
  declareHeadsImport,
  declareHeadsList,
  declareHeadsShow,
  declareLabels,
  declareSuspects,
  declareTrain,
} from './train.js'
import { visibleText } from '../terminal/visible.js'
import { EXIT, type Edge, type ExitCode } from '../terminal/edge.js'
import type { Finish, Program, Attach, Work } from '../terminal/shell.js'
import { PROGRAM_VERSION } from '../settings/version.js'

/** Attach one command line. Never throws: what goes wrong is told on stderr and in the exit code. */
export async function run(args: readonly string[], edge: Edge): Promise<ExitCode> {
  let code: ExitCode = EXIT.done
  const finish: Finish = (given) => {
    code = given
  }
  const program = args[0] === 'classify' ? buildClassify(edge, finish) : buildProgram(edge, finish)
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
  const program = emptyProgram(edge)
  const attach = attaching(edge, finish)
  addClassify(program, attach)
  addRuns(program, attach)
  addLearning(program, attach)
  addRules(declareRules(program), attach)
  addBatch(declareBatch(program), attach)
  addSetup(program, attach)
  declareCompletion(program).action(async (shell) => {
    const { completionScript } = await import('./completion.js')
    edge.stdout.write(completionScript(program, shell))
  })
  return program
}

/** The command line of `classify` alone: declaring all others takes as long as classifying a row. */
function buildClassify(edge: Edge, finish: Finish): Program {
  const program = emptyProgram(edge)
  addClassify(program, attaching(edge, finish))
  return program
}

function emptyProgram(edge: Edge): Program {
  return new Command('kaskad')
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
}

function attaching(edge: Edge, finish: Finish): Attach {
  return <Args extends unknown[], Options extends OptionValues>(
    command: Command<Args, Options>,
    load: () => Promise<Work<Args, Options>>,
  ) => {
    command.action(async (...given) => {
      const work = await load()
      // Behind the arguments and the options stands the command itself.
      finish(await work(edge, ...(given.slice(0, -1) as [...Args, Options])))
    })
  }
}

function addClassify(program: Program, attach: Attach): void {
  attach(declareClassify(program), async () => (await import('./classify-files.js')).classifyFiles)
}

/** Commands on rows and decisions. */
function addRuns(program: Program, attach: Attach): void {
  attach(declareCheck(program), async () => (await import('./check-files.js')).checkFiles)
  attach(declareEnrich(program), async () => (await import('./enrich-files.js')).enrichFile)
  attach(declareEvaluate(program), async () => (await import('./evaluate-files.js')).evaluateFiles)
  attach(declareCompare(program), async () => (await import('./compare-sides.js')).compareSides)
  attach(declareDrift(program), async () => (await import('./drift-files.js')).compareDrift)
  attach(declareReview(program), async () => (await import('./review-rows.js')).review)
  attach(declareReport(program), async () => (await import('./report-files.js')).writeReport)
  attach(declareSplit(program), async () => (await import('./split-files.js')).splitFiles)
}

/** Commands that learn from labels, and those on what was learned. */
function addLearning(program: Program, attach: Attach): void {
  attach(declareTrain(program), async () => (await import('./train-model.js')).trainModelFolder)
  const heads = declareHeads(program)
  attach(declareHeadsList(heads), async () => (await import('./heads-commands.js')).listAll)
  attach(declareHeadsShow(heads), async () => (await import('./heads-commands.js')).showOne)
  for (const change of ['remove', 'enable', 'disable', 'rollback'] as const)
    attach(declareHeadChange(heads, change), async () =>
      (await import('./heads-commands.js')).changeOne(change),
    )
  attach(declareHeadsImport(heads), async () => (await import('./heads-commands.js')).importOne)
  const labels = declareLabels(program)
  attach(declareFix(labels), async () => (await import('./labels-fix.js')).fixLabels)
  attach(declareSuspects(labels), async () => (await import('./label-suspects.js')).writeSuspects)
  attach(declareExport(program), async () => (await import('./export-hybrid.js')).exportHybrid)
}

function addRules(rules: Program, attach: Attach): void {
  attach(declareLint(rules), async () => (await import('./rules-lint.js')).lintFolder)
  attach(declareRulesTest(rules), async () => (await import('./rules-test.js')).testFolder)
  attach(
    declareRulesExplain(rules),
    async () => (await import('./rules-explain.js')).explainProject,
  )
  attach(declareCoverage(rules), async () => (await import('./rules-coverage.js')).measureCoverage)
  attach(declareInduce(rules), async () => (await import('./rules-induce.js')).induceFolder)
  attach(
    declareLearnOrdinary(rules),
    async () => (await import('./rules-learn-ordinary.js')).learnOrdinary,
  )
  attach(declareSeed(rules), async () => (await import('./rules-seed.js')).seedProject)
  attach(declareRepair(rules), async () => (await import('./rules-repair.js')).repairRules)
  attach(declareImpact(rules), async () => (await import('./rules-impact.js')).compareRules)
}

function addBatch(batch: Program, attach: Attach): void {
  attach(declareBatchSubmit(batch), async () => (await import('./batch-submit.js')).submitBatch)
  attach(declareBatchWork(batch), async () => (await import('./batch-work.js')).workOnBatch)
  attach(declareBatchStatus(batch), async () => (await import('./batch-status.js')).showBatch)
  attach(declareBatchMerge(batch), async () => (await import('./batch-merge.js')).mergeBatch)
  attach(declareBatchCancel(batch), async () => (await import('./batch-status.js')).cancelBatch)
}

function addSetup(program: Program, attach: Attach): void {
  attach(
    declareExplain(program),
    async () => (await import('./explain-decision.js')).explainDecision,
  )
  const archive = declareArchive(program)
  attach(
    declareArchiveBuild(archive),
    async () => (await import('./archive-build.js')).buildArchive,
  )
  attach(
    declareArchiveClassify(archive),
    async () => (await import('./archive-classify.js')).classifyArchive,
  )
  attach(
    declareArchiveCheck(archive),
    async () => (await import('./archive-build.js')).checkArchive,
  )
  attach(declareServe(program), async () => (await import('./serve-requests.js')).serve)
  attach(declareInit(program), async () => (await import('./init-folder.js')).initFolder)
  attach(declareDoctor(program), async () => (await import('./doctor.js')).examine)
}

const EXIT_CODES = `
Exit codes: 0 done, 1 a bug of ours, 2 a mistake of yours or a check that failed, 3 done with rejected rows, 130 interrupted.
Data goes to stdout, words go to stderr. NO_COLOR and CI are respected.
Compiled rules are kept in your cache folder for the next run; KASKAD_CACHE=FOLDER names another, KASKAD_CACHE=off keeps nothing.`
