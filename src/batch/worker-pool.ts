import { Worker } from 'node:worker_threads'
import type { ThreadMessage } from './worker-thread.js'

/** Worker threads that answer questions. */
export interface WorkerPool<Question, Answer> {
  /**
   * Asks the least busy thread.
   *
   * @throws WorkerDeath where the question ended two threads, one after the other.
   */
  readonly ask: (question: Question) => Promise<Answer>
  /** Ends the threads; questions that are not answered yet never are. */
  readonly close: () => Promise<void>
}

/** What the threads of a pool run. */
export interface ThreadsPlan {
  /** A module that calls `answerQuestions`. */
  readonly script: URL
  /** What every thread is given at its start. */
  readonly data: unknown
  readonly threads: number
}

/** Why a question has no answer: the threads that took it ended. */
export type WorkerDeath = Error & { readonly name: 'WorkerDeath' }

/** True for the error of a question that ended two threads. */
export function isWorkerDeath(error: unknown): error is WorkerDeath {
  return error instanceof Error && error.name === 'WorkerDeath'
}

interface Task {
  readonly question: unknown
  readonly resolve: (answer: unknown) => void
  readonly reject: (error: unknown) => void
  /** How many threads have ended while they worked on it. */
  deaths: number
}

interface Thread {
  readonly worker: Worker
  /** What it was sent, in order; it works on the first. */
  readonly tasks: Task[]
  isReady: boolean
  trouble: unknown
}

interface Pool {
  readonly plan: ThreadsPlan
  readonly waiting: Task[]
  readonly threads: Set<Thread>
  isClosed: boolean
}

/** Questions that a thread holds: one in work, one that waits. */
const DEPTH = 2

/** A question that has ended this many threads is not asked again. */
const MOST_DEATHS = 2

/**
 * Starts threads. A thread that ends is replaced and its questions are asked again.
 *
 * Memory is bounded by who asks: at most {@link mostAtOnce} questions should be open.
 */
export function createPool<Question, Answer>(plan: ThreadsPlan): WorkerPool<Question, Answer> {
  const pool: Pool = { plan, waiting: [], threads: new Set(), isClosed: false }
  for (let at = 0; at < plan.threads; at++) startThread(pool)
  return {
    ask: (question) =>
      new Promise<Answer>((resolve, reject) => {
        const answered = resolve as (answer: unknown) => void
        pool.waiting.push({ question, resolve: answered, reject, deaths: 0 })
        handOut(pool)
      }),
    close: async () => {
      pool.isClosed = true
      await Promise.all([...pool.threads].map(({ worker }) => worker.terminate()))
    },
  }
}

/** How many questions keep so many threads busy while the slowest answer is waited for. */
export function mostAtOnce(threads: number): number {
  return 4 * threads
}

function startThread(pool: Pool): void {
  const { script, data } = pool.plan
  const worker = new Worker(script, { workerData: data })
  const thread: Thread = { worker, tasks: [], isReady: false, trouble: undefined }
  pool.threads.add(thread)
  worker.on('message', (message: ThreadMessage) => take(pool, thread, message))
  worker.on('error', (error) => (thread.trouble = error))
  worker.on('exit', (code) => replace(pool, thread, code))
}

function take(pool: Pool, thread: Thread, message: ThreadMessage): void {
  if (message.kind === 'ready') thread.isReady = true
  else if (message.kind === 'answer') thread.tasks.shift()?.resolve(message.answer)
  else thread.tasks.shift()?.reject(message.error)
  handOut(pool)
}

function handOut({ threads, waiting }: Pool): void {
  for (;;) {
    const free = [...threads].filter(({ tasks }) => tasks.length < DEPTH)
    const [thread] = free.toSorted((a, b) => a.tasks.length - b.tasks.length)
    const task = thread && waiting.shift()
    if (!task) return
    thread.tasks.push(task)
    thread.worker.postMessage(task.question, [])
  }
}

/** After a thread's end: its questions go to another, the one it worked on not without end. */
function replace(pool: Pool, thread: Thread, code: number): void {
  pool.threads.delete(thread)
  if (pool.isClosed) return
  const [first, ...others] = thread.tasks
  const why = reasonOf(thread.trouble, code)
  if (!thread.isReady) {
    for (const task of [...thread.tasks, ...pool.waiting.splice(0)]) {
      task.reject(new Error(`a worker thread could not start: ${why}`, { cause: thread.trouble }))
    }
    return
  }
  pool.waiting.unshift(...others)
  if (first && ++first.deaths < MOST_DEATHS) pool.waiting.unshift(first)
  else first?.reject(Object.assign(new Error(why), { name: 'WorkerDeath' }))
  startThread(pool)
  handOut(pool)
}

function reasonOf(trouble: unknown, code: number): string {
  return trouble instanceof Error ? trouble.message : `the thread ended with code ${code}`
}
