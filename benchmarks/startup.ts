/** Start of the command beside node alone: medians of whole processes, run in turn. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const RUNS = 15
const root = fileURLToPath(new URL('../../', import.meta.url))
const kaskad = join(root, 'dist/bin/kaskad.js')

/** Prints each command's median beside node's, with the bound it must keep. */
export async function run(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'kaskad-'))
  const row = join(folder, 'row.csv')
  writeFileSync(row, 'id,title,description,channel\n1,Маша и Медведь,,\n')
  const rules = join(root, 'rules')
  const commands = [
    { name: 'node -e 0', args: ['-e', '0'], bound: 1 },
    { name: 'kaskad --help', args: [kaskad, '--help'], bound: 3 },
    {
      name: 'kaskad classify, 1 row, 44 rule files',
      args: [kaskad, 'classify', row, '--rules', rules],
      bound: 8,
    },
  ]
  const times = commands.map((): number[] => [])
  for (let turn = 0; turn <= RUNS; turn++) {
    for (const [place, { args }] of commands.entries()) {
      const took = secondsOf(args, folder)
      if (turn > 0) times[place]?.push(took)
    }
  }
  rmSync(folder, { recursive: true })
  const base = median(times[0] ?? [])
  console.log(`| command | wall, × node -e 0 | at most |\n| --- | --- | --- |`)
  for (const [place, { name, bound }] of commands.entries()) {
    console.log(`| ${name} | ${(median(times[place] ?? []) / base).toFixed(2)} | ${bound} |`)
  }
}

function secondsOf(args: readonly string[], cwd: string): number {
  const began = performance.now()
  const { status, stderr } = spawnSync(process.execPath, args, { cwd, encoding: 'utf8' })
  if (status !== 0) throw new Error(stderr)
  return (performance.now() - began) / 1000
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
}
