import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { inFolder } from '../helpers/run-command.js'

const SCRIPT = fileURLToPath(new URL('train-once.js', import.meta.url))

/** Runs the training; kills it with SIGKILL once it says `last`. */
function run(path: string, last?: string): Promise<{ signal: string | null; said: string[] }> {
  const child = spawn(process.execPath, [SCRIPT, path], { stdio: ['ignore', 'pipe', 'inherit'] })
  let text = ''
  child.stdout.setEncoding('utf8').on('data', (piece: string) => {
    text += piece
    if (last !== undefined && text.includes(`${last}\n`)) child.kill('SIGKILL')
  })
  return new Promise((resolve) => {
    child.on('close', (_, signal) => {
      resolve({ signal, said: text.trimEnd().split('\n') })
    })
  })
}

test('a training killed with SIGKILL goes on and ends with the same model, to the byte', async () => {
  await inFolder(async (folder) => {
    const whole = await run(join(folder, 'whole.safetensors'))
    const path = join(folder, 'run.safetensors')
    for (const last of ['step 4', 'step 17']) {
      const { signal } = await run(path, last)
      assert.equal(signal, 'SIGKILL')
      assert.ok(existsSync(path))
    }
    const { said } = await run(path)
    const [first = ''] = said
    assert.ok(Number(first.replace('step ', '')) > 15, `took up at ${first}`)
    assert.match(said.at(-1) ?? '', /^model [\da-f]{64}$/)
    assert.equal(said.at(-1), whole.said.at(-1))
    assert.ok(!existsSync(path))
  })
})
