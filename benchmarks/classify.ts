/**
 * The whole command on generated files of 100,000 and 1,000,000 rows: its rate
 * beside csv-parse alone on the same file, its peak memory, and where the time goes.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { writeStudioCsv } from './studio/csv.js'
import { numberOption } from './options.js'

const child = fileURLToPath(new URL('classify/child.js', import.meta.url))
const TURNS = 3

interface Measure {
  readonly seconds: number
  readonly cpuSeconds: number
  readonly peakMegabytes: number
}

/** Prints rates, memory and the share of each part. `--rows` shortens the long file. */
export async function run(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'kaskad-'))
  const long = numberOption('rows', 1_000_000)
  try {
    for (const rows of [Math.min(100_000, long), long]) await measureFile(folder, rows)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

async function measureFile(folder: string, rows: number): Promise<void> {
  const path = join(folder, `${rows}.csv`)
  if (!existsSync(path)) await writeStudioCsv(path, { seed: 7, rows, noise: true, typos: 0.05 })
  const modes = ['parse', 'read', 'fold', 'match', 'decide', 'classify'] as const
  const best = new Map<string, Measure>()
  for (let turn = 0; turn < TURNS; turn++) {
    for (const mode of modes) {
      if (rows > 200_000 && (turn > 1 || (mode !== 'parse' && mode !== 'classify'))) continue
      const measure = runChild(mode, path)
      const known = best.get(mode)
      if (!known || measure.cpuSeconds < known.cpuSeconds) best.set(mode, measure)
    }
  }
  const parse = best.get('parse')
  if (!parse) throw new Error('no measure')
  console.log(`${rows} rows, ${Math.round(statSync(path).size / 1e6)} MB\n`)
  console.log(
    '| up to | CPU, × csv-parse alone | rate, × csv-parse alone | wall rate, × | peak MB |',
  )
  console.log('| --- | --- | --- | --- | --- |')
  for (const [mode, { seconds, cpuSeconds, peakMegabytes }] of best) {
    const cells = [
      (cpuSeconds / parse.cpuSeconds).toFixed(2),
      (parse.cpuSeconds / cpuSeconds).toFixed(2),
      (parse.seconds / seconds).toFixed(2),
      String(Math.round(peakMegabytes)),
    ]
    console.log(`| ${mode} | ${cells.join(' | ')} |`)
  }
  console.log()
}

function runChild(mode: string, path: string): Measure {
  const { status, stdout, stderr } = spawnSync(process.execPath, [child, mode, path], {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  })
  if (status !== 0) throw new Error(stderr)
  return JSON.parse(stdout) as Measure
}
