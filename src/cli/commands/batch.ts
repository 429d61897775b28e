import { Command, type OptionValues } from '@commander-js/extra-typings'
import type { Program } from '../terminal/shell.js'
import {
  CASCADE_OPTIONS,
  withColumnOptions,
  withOptionsOf,
  withSettings,
} from '../settings/options.js'
import { decisionOptions, OUTPUT_FILE, rejectOptions } from '../settings/output-options.js'

/** Declares `kaskad batch …` */
export function declareBatch(program: Program) {
  return program
    .command('batch')
    .summary('classify on many machines')
    .description(
      'Classifies files on many machines that share a folder and a Redis: submit cuts the rows into shards, any number of workers take them, the last one joins them. The output is the one that classify writes for the same files. Relative paths mean the same to every machine: each command is started in the folder that they begin in. Needs the packages bullmq and ioredis.',
    )
}

/** Declares `kaskad batch submit FOLDER FILE…` */
export function declareBatchSubmit(batch: Program) {
  const submit = withRedis(
    batch
      .command('submit')
      .summary('cut files into shards and hand them out; the same command again goes on')
      .argument('<folder>', 'the folder of the run, which every worker sees')
      .argument('<input...>', 'files, folders or patterns to classify, which every worker sees')
      .requiredOption('-o, --output <file>', OUTPUT_FILE)
      .option('--shard-size <megabytes>', 'about how much of a file one shard is', '32')
      .option('--attempts <count>', 'how often a shard is tried before it is set aside', '3')
      .option('--restart', 'throw away what the folder holds of another run', false),
  )
  const whole = withOptionsOf(withOptionsOf(submit, decisionOptions()), rejectOptions())
  return withColumnOptions(withSettings(whole, CASCADE_OPTIONS))
}

/** Declares `kaskad batch work FOLDER` */
export function declareBatchWork(batch: Program) {
  return withRedis(
    ofRun(batch, 'work', 'take shards of a run until it is merged')
      .option('--threads <count>', 'shards that are classified at a time', '1')
      .option(
        '--take-over <seconds>',
        'after this long without a sign of life the shards of another worker are taken over',
        '15',
      ),
  )
}

/** Declares `kaskad batch status FOLDER` */
export function declareBatchStatus(batch: Program) {
  return withRedis(ofRun(batch, 'status', 'how far a run is, what was set aside, rows per second'))
}

/** Declares `kaskad batch merge FOLDER` */
export function declareBatchMerge(batch: Program) {
  return ofRun(batch, 'merge', 'join the shards of a run; the last worker does so too').option(
    '--set-aside',
    'write the rows of shards that are not done to the rejects, with the reason',
    false,
  )
}

/** Declares `kaskad batch cancel FOLDER` */
export function declareBatchCancel(batch: Program) {
  return withRedis(ofRun(batch, 'cancel', 'take a run back; what is done stays for another submit'))
}

function ofRun(batch: Program, name: string, summary: string) {
  return batch.command(name).summary(summary).argument('<folder>', 'the folder of the run')
}

function withRedis<Args extends unknown[], Opts extends OptionValues>(
  command: Command<Args, Opts>,
) {
  const redis = new Command().option(
    '--redis <address>',
    'where Redis is: redis://USER:PASSWORD@HOST:PORT/NUMBER (default: $KASKAD_REDIS, else redis://127.0.0.1:6379)',
  )
  return withOptionsOf(command, redis)
}
