import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { writeStudioCsv } from '../studio/csv.js'
import { numberOption } from '../options.js'

const child = fileURLToPath(new URL('../classify/child.js', import.meta.url))
const main = fileURLToPath(new URL('../../bin/kaskad.js', import.meta.url))
const shipped = fileURLToPath(new URL('../../../rules', import.meta.url))
const data =
  process.env['KASKAD_DATA'] ?? fileURLToPath(new URL('../../../../shared/data', import.meta.url))
const TURNS = 5
const ROWS = numberOption('rows', 100_000)

/** What the columns of epg are; without it the channel is taken for one more text. */
const COLUMNS =
  '--text title,description --numeric seconds --categorical category,channel,lang'.split(' ')

/**
 * The whole command with rules and heads on one thread, beside csv-parse alone
 * on the same file; `--rows` shortens the files.
 */
export async function runEndToEnd(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'kaskad-end-'))
  const at = (name: string): string => join(folder, name)
  try {
    await writeStudioCsv(at('train.csv'), { seed: 7, rows: 10_000, noise: true, typos: 0.01 })
    await writeStudioCsv(at('studio.csv'), { seed: 8, rows: ROWS, noise: false, typos: 0.05 })
    kaskad(['train', at('train.csv'), '--rules', shipped, '--model', at('studio')])
    measure('studio-like', at('studio.csv'), ['--rules', shipped, '--model', at('studio')])

    const epg = join(data, 'epg/train.csv')
    if (!existsSync(epg)) return console.log('end to end: epg is not on this machine')
    kaskad(['rules', 'induce', epg, '-o', at('rules'), ...COLUMNS])
    kaskad(['train', epg, '--rules', at('rules'), '--model', at('epg'), ...COLUMNS])
    const times = repeat(epg, at('epg.csv'))
    measure(`epg, ${times} times over`, at('epg.csv'), [
      '--rules',
      at('rules'),
      '--model',
      at('epg'),
      ...COLUMNS,
    ])
  } finally {
    rmSync(folder, { recursive: true })
  }
}

function kaskad(args: readonly string[]): void {
  const { status, stderr } = spawnSync(process.execPath, [main, ...args], { encoding: 'utf8' })
  if (status !== 0) throw new Error(stderr)
}

/** Writes the rows of a file over and over, until there are about as many as of the other. */
function repeat(from: string, to: string): number {
  const text = readFileSync(from, 'utf8')
  const head = text.slice(0, text.indexOf('\n') + 1)
  const body = text.slice(head.length)
  const times = Math.max(1, Math.round(ROWS / body.split('\n').length))
  writeFileSync(to, head + body.repeat(times))
  return times
}

interface Measure {
  readonly cpuSeconds: number
  readonly peakMegabytes: number
}

/** Runs all three turn by turn, so that a busy minute of the machine falls on each; the best of each counts. */
function measure(name: string, path: string, options: readonly string[]): void {
  const commands = [
    ['parse', path],
    ['classify', path, ...options, '--stages', 'rules'],
    ['classify', path, ...options, '--stages', 'rules,heads'],
  ] as const
  const turns = Array.from({ length: TURNS }, () => commands.map((args) => runChild(args)))
  const best = (command: number): Measure =>
    turns
      .map((turn) => turn[command] as Measure)
      .reduce((a, b) => (a.cpuSeconds <= b.cpuSeconds ? a : b))
  const [parse, rules, both] = [best(0), best(1), best(2)]
  console.log(`end to end, ${name}, one thread: of csv-parse's rate on the same file`)
  for (const [stages, { cpuSeconds, peakMegabytes }] of [
    ['rules', rules],
    ['rules, heads', both],
  ] as const) {
    const rate = (parse.cpuSeconds / cpuSeconds).toFixed(2)
    console.log(
      `  ${stages.padEnd(13)} ${rate}  (${cpuSeconds.toFixed(1)} CPU s, csv-parse ${parse.cpuSeconds.toFixed(1)}; peak ${peakMegabytes.toFixed(0)} MB)`,
    )
  }
}

function runChild(args: readonly string[]): Measure {
  const { status, stdout, stderr } = spawnSync(process.execPath, [child, ...args], {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  })
  if (status !== 0) throw new Error(stderr)
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as Measure
}
