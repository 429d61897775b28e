import { Worker } from 'node:worker_threads'
import type { Boundary } from '../../heads/scoring/descent.js'
import { fitHere, type FitMany, type FitPlan, type FitTask } from './fit-boundary.js'
import type { FitAnswer } from './fit-worker.js'

/**
 * Fits heads on worker threads that share the matrix; the same bytes as
 * {@link fitHere} gives, for a head's fit depends on its plan and task alone.
 *
 * A thread takes the next head when it is done with one; one head alone needs no thread. A thread that fails
 * fails the whole.
 *
 * @param threads - At least 1.
 */
export function createFitPool(threads: number): FitMany {
  return async (plan, tasks, done) => {
    if (tasks.length <= 1) return fitHere(plan, tasks, done)
    const queue = [...tasks.keys()]
    const found: Boundary[] = []
    const run = (): Promise<void> => runThread(plan, tasks, { queue, found, done })
    await Promise.all(Array.from({ length: Math.min(threads, tasks.length) }, run))
    return found
  }
}

interface Work {
  /** Positions of the tasks nobody has taken. */
  readonly queue: number[]
  readonly found: Boundary[]
  readonly done: () => void
}

function runThread(plan: FitPlan, tasks: readonly FitTask[], work: Work): Promise<void> {
  const worker = new Worker(new URL('fit-worker.js', import.meta.url), { workerData: plan })
  return new Promise<void>((resolve, reject) => {
    const next = (): void => {
      const at = work.queue.shift()
      if (at === undefined) resolve()
      else worker.postMessage({ at, task: tasks[at] }, [])
    }
    worker.on('message', ({ at, boundary }: FitAnswer) => {
      work.found[at] = boundary
      work.done()
      next()
    })
    worker.on('error', reject)
    worker.on('exit', (code) => reject(new Error(`a fitting thread ended with code ${code}`)))
    next()
  }).finally(() => {
    worker.removeAllListeners('exit')
    return worker.terminate()
  })
}
