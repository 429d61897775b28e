import { join } from 'node:path'
import { RUN_FILES } from '../../batch/journal.js'
import { databaseName, isDatabase, isPostgres } from '../../read/files/address.js'
import { KaskadError } from '../../types/error.js'
import { filesOfFills } from '../settings/fills.js'
import { guardOutputs } from '../settings/guard-outputs.js'
import type { OptionsOf } from '../terminal/shell.js'
import type { declareClassify } from './classify.js'
import type { Settings } from '../settings/settings.js'
import type { Edge } from '../terminal/edge.js'
import type { TextStyle } from '../../write/text-style.js'

/** What `kaskad classify` was asked. */
export interface ClassifyOptions {
  readonly inputs: readonly string[]
  readonly options: OptionsOf<typeof declareClassify>
}

/**
 * Refuses outputs that would overwrite what is read, and options that a database has no use for.
 *
 * @throws KaskadError `usage`
 */
export async function guardFiles(
  edge: Edge,
  { inputs, options }: ClassifyOptions,
  settings: Settings,
): Promise<void> {
  refuseBeside(options)
  const database = inputs.find(isDatabase)
  if (options.run !== undefined && database !== undefined)
    throw new KaskadError(
      'usage',
      `--run: the rows of ${databaseName(database)} have no order to go on in: write them to a file first`,
    )
  await guardOutputs(edge, {
    outputs: [
      { option: '--output', path: options.output, holds: 'decisions', format: options.format },
      { option: '--rejects', path: options.rejects, holds: 'table' },
      { option: '--conflicts', path: options.conflicts, holds: 'table' },
      { option: '--segments', path: options.segments, holds: 'table' },
      { option: '--summary', path: options.summary, holds: 'json' },
      { option: '--run', path: journalFile(options.run), holds: 'json', format: 'jsonl' },
    ],
    ...(options.run !== undefined && { folder: { option: '--run', path: options.run } }),
    inputs: {
      'the input': inputs.filter((input) => !isDatabase(input)),
      '--known': [options.known],
      '--prior': [options.prior],
      'missing.from': filesOfFills(settings),
    },
    rules: [settings.rules],
    models: [settings.model, settings.encoder],
    config: options.config,
  })
}

/** A table takes rows, not a file's format. */
function refuseBeside(options: ClassifyOptions['options']): void {
  const { to, output, format, excel, outputEncoding } = options
  if (to === undefined) return
  if (!isPostgres(to))
    throw new KaskadError('usage', '--to: expected postgres://USER@HOST:PORT/DATABASE/TABLE')
  const given = Object.entries({
    '--output': output !== '-',
    '--format': format,
    '--excel': excel,
    '--output-encoding': outputEncoding,
  }).find(([, value]) => value)?.[0]
  if (given !== undefined) throw new KaskadError('usage', `--to: expected no ${given} beside it`)
}

/** How CSV is made. @throws KaskadError `usage` */
export function styleOf({
  excel,
  outputEncoding,
}: Pick<ClassifyOptions['options'], 'excel' | 'outputEncoding'>): TextStyle {
  if (excel !== undefined && excel !== true && excel !== 'ru')
    throw new KaskadError(
      'usage',
      `--excel: expected ru or nothing after it, found "${excel}": put --excel behind the inputs`,
    )
  return { excel: excel === true ? 'any' : excel, encoding: outputEncoding }
}

/** The file of a run folder that is not written over anything. */
function journalFile(folder: string | undefined): string | undefined {
  return folder === undefined ? undefined : join(folder, RUN_FILES.answers)
}
