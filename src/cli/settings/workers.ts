import { availableParallelism } from 'node:os'
import { KaskadError } from '../../types/error.js'
import { wholeNumber } from '../terminal/numbers.js'

/** What decides how many threads classify rows. */
export interface WorkerCase {
  /** Bytes of all inputs; undefined where nobody knows. */
  readonly bytes: number | undefined
  /** True where a stage has threads of its own, or too much memory for several copies of it. */
  readonly isHeavy: boolean
}

/** Least input per thread in bytes: a thread takes about a second to start. */
const BYTES_PER_WORKER = 24 * 1024 * 1024

/** Most threads: one reader cannot feed more. */
const MOST_WORKERS = 8

/**
 * How many threads classify, from `--workers`; with 1, as without the option, the rows are
 * classified where they are read.
 */
export function workersFor(wish: string | undefined, { bytes, isHeavy }: WorkerCase): number {
  const given = wish === 'auto' ? undefined : wholeNumber(wish ?? '1', '--workers')
  if (given === 0) throw new KaskadError('usage', '--workers: expected at least 1, or auto')
  if (isHeavy) return 1
  if (given !== undefined) return given
  const paying = Math.floor((bytes ?? 0) / BYTES_PER_WORKER)
  return Math.max(1, Math.min(paying, availableParallelism(), MOST_WORKERS))
}
