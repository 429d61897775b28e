/** A thread of `batch work`: builds an engine of its own when it first needs one and writes shards. */
import { workerData } from 'node:worker_threads'
import { answerQuestions } from '../../batch/worker-thread.js'
import { buildEngine } from '../../cascade/build.js'
import { KaskadError, type ErrorCode } from '../../types/error.js'
import type { ShardResult } from '../../batch/shards/results.js'
import { openCascade } from '../settings/engine-of.js'
import { threadEdge } from '../terminal/log.js'
import type { Merged } from './batch-run.js'
import { mergeRun } from './batch-merge.js'
import { writeShard, type ShardScene } from './batch-shard.js'

/** What a thread is given at its start. */
export type BatchWork = Omit<ShardScene, 'edge'>

/** A shard to write, or the merge of all. */
export type BatchQuestion =
  { readonly kind: 'shard'; readonly number: number } | { readonly kind: 'merge' }

/** What came of it. */
export type BatchAnswer =
  | { readonly kind: 'shard'; readonly result: ShardResult }
  | { readonly kind: 'merge'; readonly merged: Merged }
  /** A mistake in words: an error loses its code on the way between threads. */
  | { readonly kind: 'refused'; readonly code: ErrorCode; readonly message: string }

/** The main thread has said what is to be said. */
const edge = threadEdge(() => undefined)
const scene: ShardScene = { ...(workerData as BatchWork), edge }
let parts: ReturnType<typeof partsOf> | undefined

answerQuestions(async (question): Promise<BatchAnswer> => {
  try {
    return await answerOf(question as BatchQuestion)
  } catch (error) {
    if (!(error instanceof KaskadError)) throw error
    return { kind: 'refused', code: error.code, message: error.message }
  }
})

async function answerOf(question: BatchQuestion): Promise<BatchAnswer> {
  if (question.kind === 'merge')
    return { kind: 'merge', merged: await mergeRun(edge, { ...scene, setAside: false }) }
  parts ??= partsOf()
  // What could not be opened is tried again with the next shard.
  parts.catch(() => (parts = undefined))
  return { kind: 'shard', result: await writeShard(scene, question.number, await parts) }
}

async function partsOf() {
  const opened = await openCascade({ edge, settings: scene.settings })
  return { engine: buildEngine(opened.parts), loaded: opened.loaded }
}
