import { parentPort } from 'node:worker_threads'

/** What a thread of a pool says. */
export type ThreadMessage =
  | { readonly kind: 'ready' }
  | { readonly kind: 'answer'; readonly answer: unknown }
  /** An error of the answering itself; the thread goes on. */
  | { readonly kind: 'failed'; readonly error: unknown }

/** In a thread of a pool: answers questions one after the other, in their order. */
export function answerQuestions(answer: (question: unknown) => unknown): void {
  const port = parentPort
  if (!port) throw new Error('this module runs in a worker thread')
  const say = (message: ThreadMessage): void => port.postMessage(message, [])
  let before = Promise.resolve()
  port.on('message', (question: unknown) => {
    before = before.then(async () => {
      try {
        say({ kind: 'answer', answer: await answer(question) })
      } catch (error) {
        say({ kind: 'failed', error })
      }
    })
  })
  say({ kind: 'ready' })
}
