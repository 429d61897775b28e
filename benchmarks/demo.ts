/**
 * `npm run demo`: makes a studio-like sample and runs the main job on it.
 *
 * Everything lands in `.kaskad-demo/`; the commands shown are the ones run.
 */
import { spawnSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { writeStudioCsv } from './studio/csv.js'

const SEED = 2026
const ROWS = 83_411

const root = fileURLToPath(new URL('../../', import.meta.url))
const folder = join(root, '.kaskad-demo')
const kaskad = join(root, 'dist/src/cli/main.js')

mkdirSync(folder, { recursive: true })
process.chdir(root)
const videos = await sample('videos.csv', { from: 0, noise: false })
kaskadRuns(['classify', videos, '-o', at('decisions.csv'), '--rejects', at('rejects.csv')])
kaskadRuns(['evaluate', videos, '--decisions', at('decisions.csv'), '--json', at('figures.json')])
kaskadRuns([
  'explain',
  'МАТРОСКИН и Шарик: новый дом',
  '--set',
  'description=Простоквашино, 3 сезон',
])

/** Writes a sample and says so. */
async function sample(
  name: string,
  options: { readonly from: number; readonly noise: boolean },
): Promise<string> {
  const path = at(name)
  await writeStudioCsv(path, { seed: SEED, rows: ROWS, typos: 0.01, ...options })
  console.log(`${path}: ${ROWS.toLocaleString('en')} made-up videos, 44 projects and none`)
  return path
}

function at(name: string): string {
  return relative(root, join(folder, name))
}

function kaskadRuns(args: readonly string[]): void {
  console.log(`\n$ kaskad ${args.map((arg) => (arg.includes(' ') ? `"${arg}"` : arg)).join(' ')}`)
  const { status } = spawnSync(process.execPath, [kaskad, ...args], { stdio: 'inherit' })
  if (status !== 0) process.exit(status ?? 1)
}
