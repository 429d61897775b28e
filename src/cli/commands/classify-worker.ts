/** A thread of `classify`: builds an engine of its own from the settings and classifies rows. */
import { once } from 'node:events'
import { parentPort, workerData } from 'node:worker_threads'
import { unpackItems, type PackedItems } from '../../batch/pack-items.js'
import { answerQuestions } from '../../batch/worker-thread.js'
import { withEngine } from '../settings/engine-of.js'
import { threadEdge } from '../terminal/log.js'
import { rowsAnswerer, type ClassifyWork } from './classify-rows.js'

/** The main thread has loaded the same rules and said what is to be said of them. */
const edge = threadEdge(() => undefined)

const { settings, wish } = workerData as ClassifyWork
await withEngine({ edge, settings }, async (engine) => {
  const answer = rowsAnswerer(engine, wish)
  answerQuestions((items) => answer(unpackItems(items as PackedItems)))
  if (parentPort) await once(parentPort, 'close')
})
