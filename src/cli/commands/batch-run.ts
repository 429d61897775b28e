import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { refuseOther, type RunIdentity } from '../../batch/journal.js'
import { redisAddress, REDIS_VARIABLE, type RedisAddress } from '../../batch/queue/redis.js'
import type { PlannedRun } from '../../batch/shards/plan.js'
import { writeAtomicFile } from '../../model/atomic-files.js'
import type { DecisionForm } from '../../write/decisions.js'
import { loadSettings, type Settings } from '../settings/settings.js'
import type { Edge } from '../terminal/edge.js'
import type { OptionsOf } from '../terminal/shell.js'
import type { declareBatchSubmit } from './batch.js'
import type { RowsWish } from './classify-rows.js'
import { runIdentity } from './run-identity.js'

/** What `kaskad batch submit` was asked, without where Redis is. */
export interface BatchOptions {
  readonly inputs: readonly string[]
  readonly options: Omit<OptionsOf<typeof declareBatchSubmit>, 'redis'>
  /** Names of the columns that are carried along. */
  readonly keep: readonly string[]
  readonly form: DecisionForm
}

/** A batch run as its folder holds it. */
export type BatchRun = PlannedRun<BatchOptions>

/** Where Redis is, by the option, else the environment. @throws KaskadError `usage` */
export function redisOf(edge: Edge, { redis }: { readonly redis?: string }): RedisAddress {
  return redisAddress(redis ?? (edge.env[REDIS_VARIABLE] || undefined))
}

/** What is wanted of the rows of a run. */
export function wishOf({ options, form }: BatchOptions): RowsWish {
  return {
    form,
    conflicts: options.conflicts !== undefined,
    segments: options.segments !== undefined,
  }
}

/** Everything that the decisions of a run depend on beside its rows. */
export async function batchIdentity(
  request: BatchOptions,
  settings: Settings,
): Promise<RunIdentity> {
  const { inputs } = request
  return runIdentity({ inputs, options: {} }, settings, wishOf(request))
}

/** The settings of a run. @throws KaskadError `usage` where rules, model or settings are others here */
export async function settingsOfRun(folder: string, { plan }: BatchRun): Promise<Settings> {
  const settings = await loadSettings(plan.request.options)
  refuseOther(folder, plan.identity, await batchIdentity(plan.request, settings))
  return settings
}

/** What a merge has come to. */
export interface Merged {
  readonly run: string
  readonly rows: number
  readonly rejects: number
  readonly shards: number
  readonly workers: readonly WorkerRate[]
  /** What is said of the run at its end. */
  readonly lines: readonly string[]
}

/** What a worker has done. */
export interface WorkerRate {
  readonly worker: string
  readonly shards: number
  readonly rows: number
  readonly seconds: number
}

const MERGED = 'merged.json'

/** What the merge of a run has come to; undefined where it is not merged. */
export async function readMerged(folder: string, run: string): Promise<Merged | undefined> {
  const text = await readFile(join(folder, MERGED), 'utf8').catch(() => undefined)
  if (text === undefined) return undefined
  const merged = JSON.parse(text) as Merged
  return merged.run === run ? merged : undefined
}

/** Notes that a run is merged; its outputs are in place when this is called. */
export async function writeMerged(folder: string, merged: Merged): Promise<void> {
  await writeAtomicFile(join(folder, MERGED), `${JSON.stringify(merged, undefined, 2)}\n`)
}
