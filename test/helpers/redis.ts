import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connect } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { freePort } from './free-port.js'

/** A Redis server of a test's own. */
export interface RedisServer {
  /** Its address, with the password. */
  readonly address: string
  /** Kills the server, does the work, and starts it again with what it wrote to its disk. */
  readonly whileAway: (work: () => Promise<unknown>) => Promise<void>
  readonly stop: () => Promise<void>
}

/** Why there is no server; undefined where one can be started. In CI its absence is a mistake. */
export function noRedis(): string | undefined {
  if (spawnSync('redis-server', ['--version']).status === 0) return undefined
  if (process.env['CI'] === 'true') throw new Error('Redis is not installed')
  return 'Redis is not installed'
}

/** The password that the server asks for; with signs that an address must write otherwise. */
export const REDIS_PASSWORD = 's3cret@/word'

/** Starts a server on a free port of this machine, its files in a temporary folder. */
export async function startRedis(): Promise<RedisServer> {
  const folder = mkdtempSync(join(tmpdir(), 'kaskad-redis-'))
  const port = await freePort()
  const settings = {
    port,
    bind: '127.0.0.1',
    dir: folder,
    requirepass: `"${REDIS_PASSWORD}"`,
    appendonly: 'yes',
    save: '""',
    'maxmemory-policy': 'noeviction',
  }
  const path = join(folder, 'redis.conf')
  const lines = Object.entries(settings).map(([name, value]) => `${name} ${value}\n`)
  writeFileSync(path, lines.join(''))
  const begin = async (): Promise<ChildProcess> => {
    const child = spawn('redis-server', [path], { stdio: 'ignore' })
    await isListening(port)
    return child
  }
  let server = await begin()
  const kill = async (): Promise<void> => {
    const end = once(server, 'exit')
    server.kill('SIGKILL')
    await end
  }
  return {
    address: `redis://:${encodeURIComponent(REDIS_PASSWORD)}@127.0.0.1:${port}`,
    whileAway: async (work) => {
      await kill()
      try {
        await work()
      } finally {
        server = await begin()
      }
    },
    stop: async () => {
      await kill()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function isListening(port: number): Promise<void> {
  for (let tries = 0; tries < 300; tries++) {
    const socket = connect(port, '127.0.0.1')
    const isThere = await Promise.race([
      once(socket, 'connect').then(() => true),
      once(socket, 'error').then(() => false),
    ]).catch(() => false)
    socket.destroy()
    if (isThere) return
    await pause(50)
  }
  throw new Error('the server did not start')
}
