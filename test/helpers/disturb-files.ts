/**
 * Preloaded into a command (`node --import`): counts its changes of files, and at a given one kills
 * the process or fills the disk. The environment says what:
 *
 * - `DISTURB_KILL=n` — SIGKILL before the n-th change; of a write, half the bytes are written first
 * - `DISTURB_FULL=n` — from the n-th change on, whatever needs space fails with ENOSPC
 * - `DISTURB_COUNT=1` — says at the end on stderr how many there were
 */
import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import { isMainThread } from 'node:worker_threads'

const killAt = Number(process.env['DISTURB_KILL'] ?? 0)
const fullAt = Number(process.env['DISTURB_FULL'] ?? 0)
let changes = 0

type Method = (...values: unknown[]) => unknown
type Methods = Record<string, Method | undefined>

const NEEDS_SPACE = ['open', 'mkdir', 'write', 'writeFile', 'copyFile', 'link', 'sync', 'datasync']

/** What is done instead of a change, or before it. */
function meet(name: string, firstHalf: () => unknown): void {
  changes++
  if (changes === killAt) {
    firstHalf()
    process.kill(process.pid, 'SIGKILL')
  }
  if (fullAt > 0 && changes >= fullAt && NEEDS_SPACE.includes(name)) {
    const told = `ENOSPC: no space left on device, ${name}`
    throw Object.assign(new Error(told), { code: 'ENOSPC', errno: -28, syscall: name })
  }
}

function disturb(methods: Methods, names: readonly string[]): void {
  for (const name of names) {
    const plain = methods[name]
    if (!plain) continue
    methods[name] = async function disturbed(this: unknown, ...values: unknown[]) {
      const [, flags = 'r'] = values
      const isReading = name === 'open' && typeof flags === 'string' && !/[wax+]/.test(flags)
      if (!isReading) meet(name, () => writeHalf(this, values[0]))
      return plain.apply(this, values)
    }
  }
}

/** Half of what a file handle was to write. */
function writeHalf(handle: unknown, bytes: unknown): void {
  if (typeof handle !== 'object' || handle === null || !('fd' in handle)) return
  if (bytes instanceof Uint8Array)
    fs.writeSync(Number(handle.fd), bytes.subarray(0, bytes.length >> 1))
}

if (isMainThread) {
  const probe = await fs.promises.open(process.execPath)
  const handles = Object.getPrototypeOf(probe) as Methods
  await probe.close()
  disturb(handles, ['write', 'writeFile', 'sync', 'datasync', 'chmod', 'truncate'])
  disturb(fs.promises as unknown as Methods, [
    'open',
    'mkdir',
    'rename',
    'rm',
    'unlink',
    'link',
    'symlink',
    'copyFile',
    'writeFile',
    'appendFile',
    'rmdir',
    'truncate',
    'utimes',
    'chmod',
  ])
  syncBuiltinESMExports()
  if (process.env['DISTURB_COUNT'])
    process.once('exit', () => process.stderr.write(`\nchanges of files: ${changes}\n`))
}
