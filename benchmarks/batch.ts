/**
 * Four workers of `batch work` beside one process of `classify` on the same rows, in turn; then the
 * same with a worker killed and with Redis killed.
 */
import { setTimeout as pause } from 'node:timers/promises'
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { noRedis, startRedis, type RedisServer } from '../test/helpers/redis.js'
import { ROOT } from '../test/helpers/run-command.js'
import { MAIN } from '../test/helpers/spawn-command.js'
import { numberOption } from './options.js'
import { writeStudioCsv } from './studio/csv.js'

const WORKERS = 4
/** How long without a sign of life a worker is taken for lost, in seconds. */
const TAKE_OVER = 5

interface Scene {
  readonly folder: string
  readonly input: string
  readonly rows: number
  readonly redis: RedisServer
}

/** What is done to a run while it goes on. */
type Fault = 'none' | 'a worker killed' | 'Redis killed'

/** Prints rows a second, the time to take over, and whether the bytes are the same. `--rows`. */
export async function run(): Promise<void> {
  if (noRedis() !== undefined) return console.log('redis-server is not installed')
  const rows = numberOption('rows', 420_000)
  const folder = mkdtempSync(join(tmpdir(), 'kaskad-batch-'))
  const redis = await startRedis()
  try {
    const input = join(folder, 'in.csv')
    await writeStudioCsv(input, { seed: 7, rows, noise: true, typos: 0.05, rich: false })
    const scene = { folder, input, rows, redis }
    for (const fault of ['none', 'none', 'a worker killed', 'Redis killed'] as const) {
      const one = await oneProcess(scene)
      console.log(`1 process: ${rate(rows, one)} rows/s`)
      await batchRun(scene, fault)
    }
    console.log(
      `load ${loadavg()
        .map((each) => each.toFixed(1))
        .join(' ')}`,
    )
  } finally {
    await redis.stop()
    rmSync(folder, { recursive: true })
  }
}

async function oneProcess({ folder, input }: Scene): Promise<number> {
  const began = performance.now()
  await ended(command(['classify', input, ...outputOf(folder, 'one.csv')], {}))
  return performance.now() - began
}

async function batchRun({ folder, input, rows, redis }: Scene, fault: Fault): Promise<void> {
  const env = { KASKAD_REDIS: redis.address }
  const run = join(folder, 'run')
  const submit = [
    'batch',
    'submit',
    run,
    input,
    ...outputOf(folder, 'many.csv'),
    '--shard-size',
    '1',
  ]
  const began = performance.now()
  const submitted = command(submit, env)
  const said = wordsOf(submitted)
  await ended(submitted)
  const cut = performance.now()
  const work = ['batch', 'work', run, '--take-over', String(TAKE_OVER)]
  const workers = Array.from({ length: WORKERS }, () => command(work, env))
  const words = workers.map(wordsOf)
  const closes = workers.map((worker) => once(worker, 'exit'))
  const all = (): readonly string[] => words.flatMap((each) => each().match(/^shard \d+: /gm) ?? [])
  let takeOver: number | undefined
  if (fault !== 'none') {
    await holds(() => all().length >= 20)
    const killed = performance.now()
    if (fault === 'Redis killed') await redis.whileAway(() => pause(3000))
    else {
      workers[0]?.kill('SIGKILL')
      await holds(() => words.some((each) => each().includes('is taken over')))
      takeOver = performance.now() - killed
    }
  }
  await Promise.all(closes)
  const ms = performance.now() - cut
  const isSame = readFileSync(join(folder, 'one.csv')).equals(
    readFileSync(join(folder, 'many.csv')),
  )
  const shards = /in (\d+) shards/.exec(said())?.[1] ?? '?'
  console.log(
    `${WORKERS} workers, ${shards} shards, ${fault}: cut in ${((cut - began) / 1000).toFixed(1)} s, ${rate(rows, ms)} rows/s` +
      `${takeOver === undefined ? '' : `, taken over after ${(takeOver / 1000).toFixed(1)} s`}, shards written ${all().length}, bytes ${isSame ? 'the same' : 'OTHERS'}`,
  )
  rmSync(run, { recursive: true })
}

function outputOf(folder: string, name: string): readonly string[] {
  return ['--rules', join(ROOT, 'rules'), '-o', join(folder, name)]
}

function command(args: readonly string[], env: Readonly<Record<string, string>>): ChildProcess {
  return spawn(process.execPath, [MAIN, ...args], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
}

function wordsOf({ stderr }: ChildProcess): () => string {
  let words = ''
  stderr?.on('data', (text) => (words += String(text)))
  return () => words
}

async function ended(child: ChildProcess): Promise<void> {
  child.stderr?.resume()
  const [code] = (await once(child, 'exit')) as [number | null]
  if (code !== 0 && code !== 3) throw new Error(`the command ended with ${code}`)
}

async function holds(what: () => boolean): Promise<void> {
  while (!what()) await new Promise((resolve) => setTimeout(resolve, 10))
}

function rate(rows: number, ms: number): string {
  return Math.round((rows * 1000) / ms).toLocaleString('en')
}
