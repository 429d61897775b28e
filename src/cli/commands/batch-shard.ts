import { hostname } from 'node:os'
import { createHash } from 'node:crypto'
import { hashOfShard } from '../../batch/shards/make-shards.js'
import type { Shard } from '../../batch/shards/plan.js'
import {
  shardFile,
  writeResult,
  type ShardName,
  type ShardResult,
} from '../../batch/shards/results.js'
import type { Engine } from '../../cascade/engine.js'
import { openAtomicFile } from '../../model/atomic-files.js'
import { readItems, type ReadBatch, type Reading } from '../../read/read.js'
import { KaskadError } from '../../types/error.js'
import type { Reject } from '../../types/reject.js'
import type { Loaded } from '../settings/engine-of.js'
import type { Settings } from '../settings/settings.js'
import type { Edge } from '../terminal/edge.js'
import { wishOf, type BatchRun } from './batch-run.js'
import { toPlain, type PlainAnswer } from './classify-asking.js'
import { rowsReadingOf } from './classify-reading.js'
import { rowsAnswerer } from './classify-rows.js'

/** A run and what it is decided by. */
export interface ShardScene {
  readonly edge: Edge
  readonly folder: string
  readonly batchRun: BatchRun
  readonly settings: Settings
}

/** A line of a shard: what came of some rows. */
export interface ShardLine {
  readonly rejects: readonly Reject[]
  readonly answer: PlainAnswer
}

/** Classifies a shard into its file. @throws KaskadError `input` where its rows are not those of the plan */
export async function writeShard(
  scene: ShardScene,
  number: number,
  { engine, loaded }: { readonly engine: Engine; readonly loaded: Loaded },
): Promise<ShardResult> {
  const began = performance.now()
  const { folder, batchRun } = scene
  const name: ShardName = { folder, run: batchRun.run, number }
  const shard = shardOf(batchRun, number)
  if ((await hashOfShard(shard)) !== shard.sha256)
    throw new KaskadError('input', `${shard.inputs[0]} is not as it was when the run was submitted`)
  const answer = rowsAnswerer(engine, wishOf(batchRun.plan.request))
  const hash = createHash('sha256')
  const count = { rows: 0, rejects: 0, bytes: 0 }
  const file = await openAtomicFile(shardFile(name))
  try {
    for await (const { items, rejects } of shardRows(scene, shard, { engine, loaded })) {
      if (items.length + rejects.length === 0) continue
      const line: ShardLine = { rejects, answer: toPlain(await answer(items)) }
      const bytes = Buffer.from(`${JSON.stringify(line)}\n`)
      hash.update(bytes)
      count.rows += items.length + rejects.length
      count.rejects += rejects.length
      count.bytes += bytes.length
      await file.write(bytes)
    }
    await file.close()
  } finally {
    await file.abort()
  }
  const worker = `${hostname()}-${process.pid}`
  const seconds = Math.round(performance.now() - began) / 1000
  const result = { number, ...count, sha256: hash.digest('hex'), worker, seconds }
  await writeResult(name, result)
  return result
}

/** The rows of a shard, as a reader of all files reads them. */
export function shardRows(
  { edge, batchRun, settings }: ShardScene,
  { inputs, part, rowsBefore }: Shard,
  parts: { readonly engine: Engine; readonly loaded: Loaded },
): AsyncGenerator<ReadBatch> {
  const { options, keep } = batchRun.plan.request
  const wanted = { inputs, settings, strict: options.strict, needsAll: false }
  const { reading } = rowsReadingOf(edge, wanted, parts)
  const kept = settings.wishes.keepAll ? keep : undefined
  const own: Reading = { ...reading, part, rowsBefore, kept }
  return readItems(own)
}

function shardOf({ plan }: BatchRun, number: number): Shard {
  const shard = plan.shards[number - 1]
  if (!shard) throw new KaskadError('input', `the plan has no shard ${number}`)
  return shard
}
