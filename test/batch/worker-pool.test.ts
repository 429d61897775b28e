import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { orderedQueue } from '../../src/batch/ordered-queue.js'
import { createPool, isWorkerDeath } from '../../src/batch/worker-pool.js'

const script = new URL('dying-worker.js', import.meta.url)

test('a thread that ends is replaced; a question that ends two is given up alone', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'kaskad-'))
  const once = join(folder, 'once')
  writeFileSync(once, '')
  const pool = createPool<number, number>({ script, data: once, threads: 2 })
  t.after(async () => {
    await pool.close()
    rmSync(folder, { recursive: true })
  })
  const numbers = Array.from({ length: 20 }, (_, i) => i)
  const answers = await Promise.all(
    numbers.map((number) =>
      pool.ask(number).catch((error: Error) => (isWorkerDeath(error) ? 'death' : error.message)),
    ),
  )
  const wanted = numbers.map((number) => {
    if (number === 13) return 'death'
    return number === 7 ? 'seven' : 2 * number
  })
  assert.deepEqual(answers, wanted)
})

test('threads that cannot start are an error, not an endless wait', async () => {
  const missing = new URL('no-such-worker.js', import.meta.url)
  const pool = createPool<number, number>({ script: missing, data: '', threads: 2 })
  await assert.rejects(Promise.all([pool.ask(1), pool.ask(2), pool.ask(3)]), /could not start/)
  await pool.close()
})

test('results are taken in order, and no more work is open than allowed', async () => {
  const taken: number[] = []
  let open = 0
  let most = 0
  const queue = orderedQueue<number>(3, async (result) => {
    taken.push(result)
    await Promise.resolve()
  })
  for (let at = 0; at < 10; at++) {
    const work = async (): Promise<number> => {
      most = Math.max(most, ++open)
      await new Promise((resolve) => setTimeout(resolve, (10 - at) % 4))
      open--
      return at
    }
    await queue.add(work())
  }
  await queue.end()
  assert.deepEqual(taken, [0, 1, 2, 3, 4, 5, 6, 7, 8, 9])
  assert.ok(most <= 3, String(most))
})
