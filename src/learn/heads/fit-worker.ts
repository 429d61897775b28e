/** A thread of `fit-pool.ts`: fits the heads it is sent, one at a time. */
import { parentPort, workerData } from 'node:worker_threads'
import type { Boundary } from '../../heads/scoring/descent.js'
import { fitBoundary, type FitPlan, type FitTask } from './fit-boundary.js'

/** A head to fit, with its position among the tasks. */
export interface FitQuestion {
  readonly at: number
  readonly task: FitTask
}

/** A fitted head, with its position among the tasks. */
export interface FitAnswer {
  readonly at: number
  readonly boundary: Boundary
}

parentPort?.on('message', ({ at, task }: FitQuestion) => {
  const boundary = fitBoundary(workerData as FitPlan, task)
  const answer: FitAnswer = { at, boundary }
  parentPort?.postMessage(answer, [
    boundary.weights.buffer as ArrayBuffer,
    boundary.alphas.buffer as ArrayBuffer,
  ])
})
