/** What tsc leaves to do: the command's run bit, and outputs whose source is gone. */
import { chmodSync, existsSync, readdirSync, rmSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const dist = fileURLToPath(new URL('..', import.meta.url))
const root = fileURLToPath(new URL('../..', import.meta.url))
const command = `${dist}src/cli/main.js`
if (existsSync(command)) chmodSync(command, 0o755)

for (const file of readdirSync(dist, { recursive: true, encoding: 'utf8' })) {
  if (!/\.(js|d\.ts)$/.test(file)) continue
  const source = root + file.replace(/\.(d\.ts|js)$/, '.ts')
  if (!existsSync(source)) rmSync(dist + file)
}
