/**
 * `npm run demo`: makes a studio-like sample and runs the main job on it: rules
 * alone, then heads trained on noisy labels behind them.
 *
 * Everything lands in `.kaskad-demo/`; the commands shown are the ones run.
 */
import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Evaluation } from '../src/index.js'
import { writeStudioCsv } from './studio/csv.js'

const root = fileURLToPath(new URL('../../', import.meta.url))
const folder = join(root, '.kaskad-demo')
const kaskad = join(root, 'dist/bin/kaskad.js')

mkdirSync(folder, { recursive: true })
process.chdir(root)
const videos = await sample('videos.csv', { seed: 2026, rows: 20_000, noise: false })
const labelled = await sample('labelled.csv', { seed: 7, rows: 6_000, noise: true })

const decisions = at('decisions.csv')
const model = at('model')
kaskadRuns([
  'classify',
  videos,
  '-o',
  decisions,
  '--rejects',
  at('rejects.csv'),
  '--stages',
  'rules',
])
kaskadRuns(['evaluate', videos, '--decisions', decisions, '--json', at('rules.json')], 'quietly')
kaskadRuns(['train', labelled, '--model', model])
kaskadRuns(['evaluate', videos, '--model', model, '--json', at('heads.json')])
compare()
kaskadRuns(['explain', 'МАТРОСКИН и Шарик: дом', '--set', 'description=Простоквашино, 3 сезон'])

/** Writes a sample and says so. */
async function sample(
  name: string,
  options: { readonly seed: number; readonly rows: number; readonly noise: boolean },
): Promise<string> {
  const path = at(name)
  await writeStudioCsv(path, { typos: 0.01, ...options })
  const labels = options.noise ? 'labels as noisy as the studio’s' : 'right labels'
  console.log(`${path}: ${options.rows} made-up videos, 44 projects and none, ${labels}`)
  return path
}

function at(name: string): string {
  return relative(root, join(folder, name))
}

function kaskadRuns(args: readonly string[], how: 'aloud' | 'quietly' = 'aloud'): void {
  console.log(`\n$ kaskad ${args.map((arg) => (arg.includes(' ') ? `"${arg}"` : arg)).join(' ')}`)
  const stdout = how === 'aloud' ? 'inherit' : 'ignore'
  const { status } = spawnSync(process.execPath, [kaskad, ...args], {
    stdio: ['ignore', stdout, 'inherit'],
  })
  if (status !== 0) process.exit(status ?? 1)
}

/** What the heads add to the rules, on rows neither has seen. */
function compare(): void {
  console.log('\n                 macro F1   none precision   none recall')
  for (const [name, file] of [
    ['rules', 'rules.json'],
    ['rules, heads', 'heads.json'],
  ] as const) {
    const { macroF1WithoutNone, none } = JSON.parse(readFileSync(at(file), 'utf8')) as Evaluation
    const figures = [macroF1WithoutNone, none.precision, none.recall].map((value) =>
      (value ?? Number.NaN).toFixed(4),
    )
    console.log(`${name.padEnd(17)}${figures.join('     ')}`)
  }
}
