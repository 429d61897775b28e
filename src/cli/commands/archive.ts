import type { Program } from '../terminal/shell.js'
import {
  CASCADE_OPTIONS,
  withColumnOptions,
  withInputs,
  withOptionsOf,
  withSettings,
} from '../settings/options.js'
import { decisionOptions, OUTPUT_FILE, rejectOptions } from '../settings/output-options.js'

/** Declares `kaskad archive …` */
export function declareArchive(program: Program) {
  return program
    .command('archive')
    .summary('keep rows so that an edit of rules is decided in seconds')
    .description(
      'Keeps the rows of files in a folder, with an index of their texts. After an edit of rules only the rows that it can touch are decided again; the output is the one that classify writes for the same files.',
    )
}

/** Declares `kaskad archive build FOLDER FILE…` */
export function declareArchiveBuild(archive: Program) {
  const build = archive
    .command('build')
    .summary('add the rows of files to an archive, which is made where there is none')
    .argument('<folder>', 'the folder of the archive')
    .option('--keep <columns>', 'input columns that can be carried along, by comma; * for all')
    .option('--restart', 'throw away what the archive holds', false)
  const INPUTS = ['input', 'files, folders or patterns whose rows are added'] as const
  const whole = withOptionsOf(build, rejectOptions())
  return withColumnOptions(withInputs(withSettings(whole, ['config', 'model']), INPUTS))
}

/** Declares `kaskad archive classify FOLDER` */
export function declareArchiveClassify(archive: Program) {
  const classify = archive
    .command('classify')
    .summary('one decision per row of an archive; only what an edit can touch is decided again')
    .argument('<folder>', 'the folder of the archive')
    .option('-o, --output <file>', OUTPUT_FILE, '-')
    .option(
      '--changes <file>',
      'where rows go whose decision is another than the last time, with both',
    )
  return withSettings(withOptionsOf(classify, decisionOptions()), CASCADE_OPTIONS)
}

/** Declares `kaskad archive check FOLDER` */
export function declareArchiveCheck(archive: Program) {
  return archive
    .command('check')
    .summary('compare every file of an archive with its hash')
    .argument('<folder>', 'the folder of the archive')
}
