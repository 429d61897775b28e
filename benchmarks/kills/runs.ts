/** Kills `classify --run --workers 2` at random moments, and single threads of it, and lets it go on. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { randomFrom } from '../../src/numbers/random.js'
import { ROOT } from '../../test/helpers/run-command.js'
import { MAIN } from '../../test/helpers/spawn-command.js'
import { writeStudioCsv } from '../studio/csv.js'

const KILLS = 50
const PRELOAD = new URL('../../test/helpers/disturb-threads.js', import.meta.url).href

/** How a kill was survived. */
interface Survived {
  /** True where the process, or a thread of it, was killed before it was done. */
  readonly isKilled: boolean
  readonly isSame: boolean
}

/** Prints how many of 50 kills of each kind hit, and how many runs ended with other bytes. */
export async function killRuns(rows: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'kaskad-kills-'))
  try {
    const input = join(folder, 'in.csv')
    await writeStudioCsv(input, { seed: 7, rows, noise: true, typos: 0.05, rich: false })
    const whole = join(folder, 'whole.csv')
    const began = performance.now()
    await ended(start(input, whole))
    const scene = { input, wanted: readFileSync(whole, 'utf8'), longest: performance.now() - began }
    const random = randomFrom(7)
    for (const kind of ['process', 'thread'] as const) {
      const all: Survived[] = []
      for (let at = 0; at < KILLS; at++) {
        const place = join(folder, `${kind}${at}`)
        const after = 100 + random() * scene.longest
        all.push(await (kind === 'process' ? killProcess : killThread)(place, after, scene))
      }
      const hits = all.filter(({ isKilled }) => isKilled).length
      const others = all.filter(({ isSame }) => !isSame).length
      console.log(
        `${rows} rows, ${kind} killed: ${hits} of ${KILLS} hit, ${others} with other bytes`,
      )
    }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

interface Scene {
  readonly input: string
  readonly wanted: string
  /** Milliseconds of a run that nobody disturbs. */
  readonly longest: number
}

async function killProcess(place: string, afterMs: number, scene: Scene): Promise<Survived> {
  const output = `${place}.csv`
  const run = ['--run', `${place}.run`]
  const child = start(scene.input, output, run)
  await Promise.race([sleep(afterMs), once(child, 'exit')])
  const isKilled = child.exitCode === null
  child.kill('SIGKILL')
  if (isKilled) {
    await once(child, 'exit')
    await ended(start(scene.input, output, run))
  }
  return { isKilled, isSame: readFileSync(output, 'utf8') === scene.wanted }
}

async function killThread(place: string, afterMs: number, scene: Scene): Promise<Survived> {
  const output = `${place}.csv`
  const child = start(scene.input, output, [], { DISTURB_THREAD: String(Math.round(afterMs)) })
  let said = ''
  child.stderr?.on('data', (text) => (said += String(text)))
  await ended(child)
  const isSame = readFileSync(output, 'utf8') === scene.wanted
  return { isKilled: said.includes('a thread was ended'), isSame }
}

function start(
  input: string,
  output: string,
  more: readonly string[] = [],
  env: Readonly<Record<string, string>> = {},
) {
  const args = ['classify', input, '--rules', join(ROOT, 'rules'), '-o', output, '--workers', '2']
  return spawn(process.execPath, ['--import', PRELOAD, MAIN, ...args, ...more], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
}

async function ended(child: ReturnType<typeof start>): Promise<void> {
  child.stderr?.resume()
  const [code] = (await once(child, 'exit')) as [number | null]
  if (code !== 0) throw new Error(`the command ended with ${code}`)
}
