/**
 * Preloaded into a command (`node --import`): `DISTURB_THREAD=ms` ends its first worker thread so
 * many milliseconds after its start, and says so on stderr.
 */
import { syncBuiltinESMExports } from 'node:module'
import threads from 'node:worker_threads'

const after = Number(process.env['DISTURB_THREAD'] ?? 0)

if (threads.isMainThread && after > 0) {
  const Plain = threads.Worker
  let isFirst = true
  // A function that gives an object stands for a class when it is called with `new`.
  const disturbed = function disturbed(...given: ConstructorParameters<typeof Plain>) {
    const worker = new Plain(...given)
    if (isFirst) {
      isFirst = false
      const timer = setTimeout(() => {
        process.stderr.write('a thread was ended\n')
        void worker.terminate()
      }, after)
      timer.unref()
      worker.once('exit', () => clearTimeout(timer))
    }
    return worker
  }
  threads.Worker = disturbed as unknown as typeof Plain
  syncBuiltinESMExports()
}
