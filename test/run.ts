/** Runs every compiled test: Node 20 takes no globs and Node 22 no folder, so the list is explicit. */
import { spawnSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const folder = fileURLToPath(new URL('.', import.meta.url))
const wanted = process.argv.slice(2)
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.test.js'))
  .filter((file) => wanted.length === 0 || wanted.some((part) => file.includes(part)))
  .toSorted()
  .map((file) => folder + file)
const run = spawnSync(process.execPath, ['--test', ...files], { stdio: 'inherit' })
process.exitCode = run.status ?? 1
