import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { writeStudioCsv } from '../studio/csv.js'
import { numberOption } from '../options.js'

const main = fileURLToPath(new URL('../../bin/kaskad.js', import.meta.url))
const report = fileURLToPath(new URL('report-memory.js', import.meta.url))

/** Peak memory of `kaskad train` on N, 2N and 4N studio-like rows; `--rows` is N. */
export async function runMemory(): Promise<void> {
  const least = numberOption('rows', 10_000)
  const folder = mkdtempSync(join(tmpdir(), 'kaskad-memory-'))
  const points: { readonly rows: number; readonly peak: number }[] = []
  try {
    for (const rows of [least, 2 * least, 4 * least]) {
      const path = join(folder, `${rows}.csv`)
      await writeStudioCsv(path, { seed: 7, rows, noise: true, typos: 0.01 })
      const peak = peakOf(['train', path, '--model', join(folder, 'model'), '--threads', '1'])
      points.push({ rows, peak })
      console.log(`memory: training on ${rows} rows, one thread, at most ${peak.toFixed(0)} MB`)
    }
  } finally {
    if (existsSync(folder)) rmSync(folder, { recursive: true })
  }
  const [one, two, four] = points
  if (!one || !two || !four) return
  const slopes = [two.peak - one.peak, (four.peak - two.peak) / 2].map(
    (megabytes) => (1000 * megabytes) / least,
  )
  console.log(
    `  ${slopes.map((slope) => slope.toFixed(1)).join(' and ')} kB for each row more: the same where memory is linear`,
  )
}

/** Megabytes a command takes at most. */
function peakOf(args: readonly string[]): number {
  const { status, stderr } = spawnSync(process.execPath, ['--import', report, main, ...args], {
    encoding: 'utf8',
  })
  const found = /^peak (\d+)$/m.exec(stderr)?.[1]
  if (status !== 0 || found === undefined) throw new Error(stderr)
  return Number(found) / 1024
}
