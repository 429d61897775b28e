/** A thread of `classify`: builds an engine of its own from the settings and classifies rows. */
import { once } from 'node:events'
import { Readable, Writable } from 'node:stream'
import { parentPort, workerData } from 'node:worker_threads'
import { unpackItems, type PackedItems } from '../../batch/pack-items.js'
import { answerQuestions } from '../../batch/worker-thread.js'
import { withEngine } from '../settings/engine-of.js'
import type { Edge } from '../terminal/edge.js'
import { rowsAnswerer, type ClassifyWork } from './classify-rows.js'

/** Says nothing: the main thread has loaded the same rules and said what is to be said of them. */
const edge: Edge = {
  stdin: Readable.from([]),
  stdout: nowhere(),
  stderr: nowhere(),
  env: process.env,
  isTerminal: false,
  now: () => performance.now(),
  interrupted: new AbortController().signal,
}

function nowhere(): Writable {
  return new Writable({
    write: (_, __, done) => {
      done()
    },
  })
}

const { settings, wish } = workerData as ClassifyWork
await withEngine({ edge, settings }, async (engine) => {
  const answer = rowsAnswerer(engine, wish)
  answerQuestions((items) => answer(unpackItems(items as PackedItems)))
  if (parentPort) await once(parentPort, 'close')
})
