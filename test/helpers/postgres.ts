import { execFileSync, spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { freePort } from './free-port.js'

/** A PostgreSQL server of a test's own. */
export interface Server {
  /** The address of a database, with the password. */
  readonly address: string
  readonly port: number
  /** Runs SQL and gives the rows, fields with `|` between them. */
  readonly sql: (text: string) => readonly string[]
  readonly stop: () => Promise<void>
}

/** Why there is no server; undefined where one can be started. In CI its absence is a mistake. */
export function noServer(): string | undefined {
  if (binaries() !== undefined) return undefined
  if (process.env['CI'] === 'true') throw new Error('PostgreSQL is not installed')
  return 'PostgreSQL is not installed'
}

/** The password that the server asks for; with signs that an address must write otherwise. */
export const PASSWORD = 's3cret @/word'

/** Starts a server on a free port of this machine, its files in a temporary folder. */
export async function startServer(): Promise<Server> {
  const bin = binaries() ?? ''
  const folder = mkdtempSync(join(tmpdir(), 'kaskad-postgres-'))
  const user = ownUser()
  const passwords = join(folder, 'password')
  writeFileSync(passwords, PASSWORD)
  for (const path of [folder, passwords]) if (user) chownSync(path, user.uid, user.gid)
  const data = join(folder, 'data')
  const setUp = ['-D', data, '-U', 'analyst', '-A', 'scram-sha-256', '--pwfile', passwords]
  const local = ['-E', 'UTF8', '--no-locale', '--no-sync']
  execFileSync(join(bin, 'initdb'), [...setUp, ...local], { cwd: folder, stdio: 'ignore', ...user })
  const port = await freePort()
  const settings = `listen_addresses=127.0.0.1 port=${port} unix_socket_directories= fsync=off`
  const options = settings.split(' ').flatMap((setting) => ['-c', setting])
  const server = spawn(join(bin, 'postgres'), ['-D', data, ...options], {
    cwd: folder,
    stdio: 'ignore',
    ...user,
  })
  const env = { ...process.env, PGPASSWORD: PASSWORD }
  const login = ['-h', '127.0.0.1', '-p', String(port), '-U', 'analyst', '-d', 'postgres']
  await isReady(server, () => {
    execFileSync(join(bin, 'pg_isready'), ['-q', ...login])
  })
  return {
    port,
    address: `postgres://analyst:${encodeURIComponent(PASSWORD)}@127.0.0.1:${port}/postgres`,
    sql: (text) =>
      execFileSync(join(bin, 'psql'), [...login, '-XAtq', '-v', 'ON_ERROR_STOP=1', '-c', text], {
        env,
        encoding: 'utf8',
      })
        .split('\n')
        .slice(0, -1),
    stop: async () => {
      const end = once(server, 'exit')
      server.kill('SIGINT')
      await end
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Where Debian's packages put the server. */
function binaries(): string | undefined {
  const root = '/usr/lib/postgresql'
  if (!existsSync(root)) return undefined
  const versions = readdirSync(root).toSorted((a, b) => Number(b) - Number(a))
  return versions
    .map((version) => join(root, version, 'bin'))
    .find((bin) => existsSync(join(bin, 'initdb')))
}

/** The server does not run as root. */
function ownUser(): { readonly uid: number; readonly gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined
  const [uid = 0, gid = 0] = ['-u', '-g'].map((flag) =>
    Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' })),
  )
  return { uid, gid }
}

async function isReady(server: ChildProcess, ask: () => void): Promise<void> {
  for (let tries = 0; tries < 300; tries += 1) {
    if (server.exitCode !== null) break
    try {
      ask()
      return
    } catch {
      await pause(100)
    }
  }
  server.kill('SIGKILL')
  throw new Error('the server did not start')
}
