/**
 * Runs compiled tests, all or those whose path contains a part: Node 20 takes no globs and
 * Node 22 no folder, so the list is explicit. The same reporter on every Node: it repeats at its
 * end what failed. Nothing is kept in the user's
 * cache. `--minutes=N` lets each fuzz test go on so long.
 */
import { spawnSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const folder = fileURLToPath(new URL('.', import.meta.url))
const minutes = process.argv.find((word) => word.startsWith('--minutes='))?.slice(10)
const wanted = process.argv.slice(2).filter((word) => !word.startsWith('--'))
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.test.js'))
  .filter((file) => wanted.length === 0 || wanted.some((part) => file.includes(part)))
  .toSorted()
  .map((file) => folder + file)
const run = spawnSync(process.execPath, ['--test', '--test-reporter=spec', ...files], {
  stdio: 'inherit',
  env: {
    ...process.env,
    KASKAD_CACHE: 'off',
    ...(minutes && { KASKAD_FUZZ_MINUTES: minutes }),
  },
})
process.exitCode = run.status ?? 1
