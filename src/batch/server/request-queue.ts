import type { BodyAnswer, ClassifyAnswer, RequestBody } from './questions.js'
import { isWorkerDeath } from '../worker-pool.js'
import type { StateScorer } from './state-scorer.js'

/** Requests that wait for a thread; those that came at the same time are classified as one batch. */
export interface RequestQueue {
  /** @returns Undefined where too much waits already. The promise rejects where the signal aborts. */
  readonly classify: (body: RequestBody, signal: AbortSignal) => Promise<BodyAnswer> | undefined
  /** Requests that wait or are worked on. */
  readonly open: () => number
}

/** A batch is full at this many requests, or this many characters. */
const BATCH_REQUESTS = 256
const BATCH_CHARACTERS = 256 * 1024

/** Most characters that may wait; further requests are answered with 503. */
const MOST_CHARACTERS = 64 * 1024 * 1024

interface Waiting {
  readonly body: RequestBody
  readonly signal: AbortSignal
  readonly resolve: (answer: BodyAnswer) => void
  readonly reject: (error: unknown) => void
}

/**
 * Makes a queue. A request is answered by one scorer as a whole, the one in force when its batch
 * begins.
 *
 * @param counted - Told of every batch that was answered.
 */
export function createRequestQueue(
  scorer: () => StateScorer,
  counted: (answer: ClassifyAnswer) => void,
): RequestQueue {
  const waiting: Waiting[] = []
  let characters = 0
  let busy = 0
  let open = 0

  const handOut = (): void => {
    while (waiting.length > 0) {
      const by = scorer()
      if (busy >= by.most) return
      const batch = takeBatch(waiting)
      characters -= sizeOf(batch)
      busy += 1
      void answerBatch(by, batch, counted).then(() => {
        busy -= 1
        handOut()
      })
    }
  }
  return {
    open: () => open,
    classify: (body, signal) => {
      if (characters + body.text.length > MOST_CHARACTERS) return undefined
      characters += body.text.length
      open += 1
      const answered = new Promise<BodyAnswer>((resolve, reject) => {
        waiting.push({ body, signal, resolve, reject })
      })
      setImmediate(handOut)
      return answered.finally(() => (open -= 1))
    },
  }
}

/** Takes the next requests, as many as make a batch. */
function takeBatch(waiting: Waiting[]): readonly Waiting[] {
  let count = 0
  let size = 0
  while (count < waiting.length && count < BATCH_REQUESTS && size < BATCH_CHARACTERS) {
    size += waiting[count++]?.body.text.length ?? 0
  }
  return waiting.splice(0, count)
}

function sizeOf(batch: readonly Waiting[]): number {
  return batch.reduce((sum, { body }) => sum + body.text.length, 0)
}

/** Asks what is still wanted; a request that ends threads is found by asking each alone. */
async function answerBatch(
  scorer: StateScorer,
  batch: readonly Waiting[],
  counted: (answer: ClassifyAnswer) => void,
): Promise<void> {
  const [gone, wanted] = parted(batch)
  for (const { reject, signal } of gone) reject(signal.reason)
  if (wanted.length === 0) return
  try {
    const bodies = wanted.map(({ body }) => body)
    const answer = await scorer.classify({ kind: 'classify', bodies })
    counted(answer)
    for (const [at, one] of answer.answers.entries()) wanted[at]?.resolve(one)
  } catch (error) {
    if (isWorkerDeath(error) && wanted.length > 1)
      for (const each of wanted) await answerBatch(scorer, [each], counted)
    else for (const each of wanted) each.reject(error)
  }
}

function parted(batch: readonly Waiting[]): readonly [readonly Waiting[], readonly Waiting[]] {
  const gone = batch.filter(({ signal }) => signal.aborted)
  return [gone, batch.filter(({ signal }) => !signal.aborted)]
}
