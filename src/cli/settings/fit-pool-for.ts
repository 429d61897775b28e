import { once } from 'node:events'
import { availableParallelism } from 'node:os'
import type { FitMany } from '../../learn/heads/fit-boundary.js'
import { createFitPool } from '../../learn/heads/fit-pool.js'
import { KaskadError } from '../../types/error.js'
import type { Edge } from '../terminal/edge.js'
import { wholeNumber } from '../terminal/numbers.js'

/** The threads `--threads` asks for, one per core where it does not; an interruption ends the fit. */
export function fitPoolFor(edge: Edge, threads: string | undefined): FitMany {
  return untilInterrupted(edge, createFitPool(threadsOf(threads)))
}

function threadsOf(text: string | undefined): number {
  const threads = text === undefined ? availableParallelism() : wholeNumber(text, '--threads')
  if (threads > 0) return threads
  throw new KaskadError('usage', '--threads: expected at least 1')
}

/** Stops waiting for a fit when the user interrupts; its threads end with the process. */
function untilInterrupted({ interrupted }: Edge, fitMany: FitMany): FitMany {
  return async (plan, tasks, done) => {
    interrupted.throwIfAborted()
    const over = new AbortController()
    const interruption = once(interrupted, 'abort', { signal: over.signal }).then(() => {
      interrupted.throwIfAborted()
      return []
    })
    try {
      return await Promise.race([fitMany(plan, tasks, done), interruption])
    } finally {
      over.abort()
    }
  }
}
