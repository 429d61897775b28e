import { stat } from 'node:fs/promises'
import { refuseOther, type RunIdentity } from '../../batch/journal.js'
import { openQueue } from '../../batch/queue/queue.js'
import { loadBullMq, type RedisAddress } from '../../batch/queue/redis.js'
import { makeShards } from '../../batch/shards/make-shards.js'
import { readPlan, writePlan } from '../../batch/shards/plan.js'
import { readResults, removeResults } from '../../batch/shards/results.js'
import { isDatabase } from '../../read/files/address.js'
import { sizeOf } from '../../read/files/bytes.js'
import { findInputs } from '../../read/files/inputs.js'
import { readItems, type ReadBatch } from '../../read/read.js'
import { KaskadError } from '../../types/error.js'
import { decisionForm } from '../../write/decisions.js'
import { withEngine, type Loaded } from '../settings/engine-of.js'
import { filesOfFills } from '../settings/fills.js'
import { guardOutputs } from '../settings/guard-outputs.js'
import { loadSettings, type Settings } from '../settings/settings.js'
import { sayUnmet } from '../terminal/doubts.js'
import { EXIT, say, type Edge, type ExitCode } from '../terminal/edge.js'
import { sayIssues } from '../terminal/fail.js'
import { wholeNumber } from '../terminal/numbers.js'
import { startProgress } from '../terminal/progress.js'
import { many } from '../terminal/tally.js'
import type { OptionsOf } from '../terminal/shell.js'
import type { declareBatchSubmit } from './batch.js'
import {
  batchIdentity,
  readMerged,
  redisOf,
  type BatchOptions,
  type BatchRun,
} from './batch-run.js'
import { keptColumns } from './classify-kept.js'
import { styleOf } from './classify-options.js'
import { rowsReadingOf } from './classify-reading.js'

type Options = OptionsOf<typeof declareBatchSubmit>

/** Cuts files into shards and puts them into Redis; a run that is begun goes on. */
export async function submitBatch(
  edge: Edge,
  ...[folder, inputs, given]: readonly [string, readonly string[], Options]
): Promise<ExitCode> {
  const redis = redisOf(edge, given)
  const { redis: _, ...options } = given
  const attempts = atLeastOne(options.attempts, '--attempts')
  const bytes = atLeastOne(options.shardSize, '--shard-size') * 1024 * 1024
  await loadBullMq()
  const settings = await loadSettings(options)
  await guard(edge, { folder, inputs, options, settings })
  const asked = { inputs, options, settings, bytes }
  const planned = await plannedIn(edge, { folder, redis }, asked)
  if (await readMerged(folder, planned.run)) {
    say(edge, `${folder}: the run is merged already; --restart begins anew`)
    return EXIT.done
  }
  await handOut(edge, { folder, redis, attempts }, planned)
  return EXIT.done
}

interface Asked {
  readonly inputs: readonly string[]
  readonly options: BatchOptions['options']
  readonly settings: Settings
  /** About how many bytes a shard has. */
  readonly bytes: number
}

async function guard(
  edge: Edge,
  { folder, inputs, options, settings }: Omit<Asked, 'bytes'> & { readonly folder: string },
): Promise<void> {
  if (inputs.some((input) => input === '-' || isDatabase(input)) || options.output === '-')
    throw new KaskadError(
      'usage',
      'kaskad batch reads and writes files that every worker sees, no streams and no databases',
    )
  await guardOutputs(edge, {
    outputs: [
      { option: '--output', path: options.output, holds: 'decisions', format: options.format },
      { option: '--rejects', path: options.rejects, holds: 'table' },
      { option: '--conflicts', path: options.conflicts, holds: 'table' },
      { option: '--segments', path: options.segments, holds: 'table' },
    ],
    folder: { option: 'the run', path: folder },
    inputs: { 'the input': inputs, 'missing.from': filesOfFills(settings) },
    rules: [settings.rules],
    models: [settings.model, settings.encoder],
    config: options.config,
  })
}

/** The plan in a folder, where it is of the same files and settings, else a new one. */
async function plannedIn(
  edge: Edge,
  { folder, redis }: { readonly folder: string; readonly redis: RedisAddress },
  asked: Asked,
): Promise<BatchRun> {
  const found = await readPlan<BatchOptions>(folder)
  const cut = await cutOf(asked)
  if (found && !asked.options.restart) {
    const { plan } = found
    const request = { ...plan.request, inputs: asked.inputs, options: asked.options }
    const identity = await batchIdentity(request, asked.settings)
    refuseOther(folder, { ...plan.identity, ...plan.cut }, { ...identity, ...cut })
    return found
  }
  if (found) {
    const queue = await openQueue({ redis, run: found.run })
    await queue.cancel().finally(queue.close)
    await removeResults(folder, found.run)
  }
  return withEngine({ edge, settings: asked.settings }, async (engine, loaded) => {
    const { inputs, settings, options } = asked
    const wanted = { inputs, settings, strict: options.strict, needsAll: false }
    const { reading } = rowsReadingOf(edge, wanted, { engine, loaded })
    const { batches, keep } = await keptColumns(readItems(reading), settings.wishes)
    const style = styleOf(options)
    const form = decisionForm({ target: options.output, format: options.format, keep, style })
    const request = { inputs, options: { ...options, restart: false }, keep, form }
    const identity = await batchIdentity(request, settings)
    const shards = await makeShards(told(edge, batches, { inputs, loaded }), asked.bytes)
    return writePlan(folder, {
      format: 'kaskad batch',
      version: 1,
      identity,
      cut,
      request,
      shards,
    })
  })
}

/** What the cutting depends on: files by size, and the outputs. Workers compare hashes of the bytes. */
async function cutOf({ inputs, options, bytes }: Asked): Promise<RunIdentity> {
  const { files } = await findInputs(inputs)
  const { output, rejects, format, excel, outputEncoding, strict, keep } = options
  const found: Record<string, string> = {}
  for (const path of files) {
    const { size } = await stat(path).catch((cause: unknown) => {
      throw new KaskadError('input', `${path}: no such file`, { cause })
    })
    found[path] = `${size} bytes`
  }
  const outputs = [output, rejects, format, excel, outputEncoding, strict, keep]
  return { ...found, '--shard-size': String(bytes), outputs: JSON.stringify(outputs) }
}

/** The same batches; what they say of columns and bad rows is said. */
async function* told(
  edge: Edge,
  batches: AsyncIterable<ReadBatch>,
  { inputs, loaded }: { readonly inputs: readonly string[]; readonly loaded: Loaded },
): AsyncGenerator<ReadBatch> {
  const progress = await startProgress(edge, await sizeOf(inputs))
  const unmet = new Set<string>()
  let rows = 0
  try {
    for await (const batch of batches) {
      if (batch.notes.length > 0) {
        progress.wipe()
        await sayIssues(edge, batch.notes)
      }
      sayUnmet(edge, batch.has, { ...loaded, unmet })
      rows += batch.items.length + batch.rejects.length
      progress.update({ rows, bytes: batch.taken, note: '' })
      yield batch
    }
  } finally {
    progress.wipe()
  }
}

interface Handing {
  readonly folder: string
  readonly redis: RedisAddress
  readonly attempts: number
}

/** What a merge is in while its shards are worked on. */
const UNDER_WAY = ['waiting-children', 'waiting', 'active', 'delayed', 'prioritized']

async function handOut(
  edge: Edge,
  { folder, redis, attempts }: Handing,
  { run, plan: { shards } }: BatchRun,
): Promise<void> {
  const queue = await openQueue({ redis, run })
  try {
    const { merge } = await queue.state()
    const { done } = await readResults(folder, run)
    const open = shards.flatMap(({ number }) => (done.has(number) ? [] : [number]))
    const rows = shards.reduce((sum, shard) => sum + shard.rows, 0)
    say(edge, `${folder}: ${many(rows, 'row')} in ${many(shards.length, 'shard')}`)
    if (UNDER_WAY.includes(merge)) {
      say(edge, `the run is under way at ${redis.name}`)
      return
    }
    await removeResults(folder, run, '.aside')
    await queue.submit(open, attempts)
    say(edge, `${many(open.length, 'shard')} handed out at ${redis.name}`)
    say(edge, `next: kaskad batch work ${folder}, on as many machines as you like`)
  } finally {
    await queue.close()
  }
}

function atLeastOne(text: string, option: string): number {
  const value = wholeNumber(text, option)
  if (value === 0) throw new KaskadError('usage', `${option}: expected at least 1`)
  return value
}
