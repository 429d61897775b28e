/** A thread for tests: doubles numbers; ends itself at 13, fails at 7, and once at 5 while the file in its data is there. */
import { existsSync, rmSync } from 'node:fs'
import { workerData } from 'node:worker_threads'
import { answerQuestions } from '../../src/batch/worker-thread.js'

answerQuestions((given) => {
  const question = Number(given)
  const once = String(workerData)
  if (question === 13) process.exit(3)
  if (question === 7) throw new RangeError('seven')
  if (question === 5 && existsSync(once)) {
    rmSync(once)
    process.exit(4)
  }
  return 2 * question
})
