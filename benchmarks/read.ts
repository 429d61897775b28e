/** Reading and writing, beside the CSV parser and the CSV writer alone. */
import { createReadStream } from 'node:fs'
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parse } from 'csv-parse'
import { stringify } from 'csv-stringify/sync'
import { readItems } from '../src/read/read.js'
import type { Decision } from '../src/types/decision.js'
import type { Item } from '../src/types/item.js'
import { openDecisions } from '../src/write/decisions.js'

const ROWS = 200_000
const WORDS =
  'весёлые приключения друзей новая серия смотреть онлайн мультфильм для детей episode full compilation cartoon kids 2023 "премьера" сборник лучшие моменты'.split(
    ' ',
  )
const HEADER =
  'date,reel_name,yt_reel_id,cartoon,url,text,seconds,is_shorts,broadcast,yt_channel_id,yt_channel_name,yt_ch_url,yt_channel_type,flag_closed,international,language'

/** Prints rows per second of the parser, the reader and the writer, with ratios. */
export async function run(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'kaskad-bench-'))
  try {
    const path = join(folder, 'rows.csv')
    await writeFile(path, rowsOf(ROWS))
    const { size } = await stat(path)
    console.log(`${ROWS} rows, ${(size / ROWS).toFixed(0)} bytes each, 16 columns; best of 3`)
    const parser = await best(() => parseAlone(path))
    const reader = await best(() => readAlone(path))
    line('csv-parse alone, rows/s', parser, parser)
    line('readItems, rows/s', reader, parser)

    const items = await firstItems(path)
    const decisions = items.map(decisionFor)
    const theirs = await best(() => stringifyAlone(decisions))
    const ours = await best(() => writeAlone(join(folder, 'out.csv'), decisions, items))
    line('csv-stringify alone, rows/s', theirs, parser)
    line('openDecisions to a file, rows/s', ours, parser)
  } finally {
    await rm(folder, { recursive: true })
  }
}

function line(name: string, rate: number, base: number): void {
  console.log(`${name.padEnd(34)}${rate.toFixed(0).padStart(10)}  ${(rate / base).toFixed(2)}×`)
}

/** Rows per second of the fastest of three runs. */
async function best(job: () => Promise<number>): Promise<number> {
  let rate = 0
  for (let run = 0; run < 3; run += 1) {
    const from = performance.now()
    const rows = await job()
    rate = Math.max(rate, (rows * 1000) / (performance.now() - from))
  }
  return rate
}

async function parseAlone(path: string): Promise<number> {
  let rows = 0
  for await (const _ of createReadStream(path).pipe(parse({ columns: false, bom: true }))) rows += 1
  return rows
}

async function readAlone(path: string): Promise<number> {
  let rows = 0
  for await (const { items } of readItems({ inputs: [path] })) rows += items.length
  return rows
}

async function firstItems(path: string): Promise<Item[]> {
  const items: Item[] = []
  for await (const batch of readItems({ inputs: [path] })) items.push(...batch.items)
  return items
}

async function stringifyAlone(decisions: readonly Decision[]): Promise<number> {
  stringify(
    decisions.map(({ id, project, kind, stage, why, runnerUp }) => [
      id,
      project,
      kind,
      stage,
      '',
      why,
      runnerUp,
    ]),
  )
  return decisions.length
}

async function writeAlone(target: string, decisions: Decision[], items: Item[]): Promise<number> {
  const sink = await openDecisions({ target })
  for (let at = 0; at < items.length; at += 1000)
    await sink.write(decisions.slice(at, at + 1000), items.slice(at, at + 1000))
  await sink.close()
  return items.length
}

function decisionFor({ id }: Item): Decision {
  return {
    id,
    kind: 'assigned',
    project: 'Простоквашино',
    projects: ['Простоквашино'],
    stage: 'rules',
    probability: undefined,
    why: 'rules/prostokvashino.yaml:9 title has "Простоквашино", exact',
    runnerUp: undefined,
    conflicts: [],
  }
}

function rowsOf(count: number): string {
  let seed = 1
  const below = (most: number): number => {
    seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31
    return Math.floor((seed / 2 ** 31) * most)
  }
  const words = (most: number): string =>
    Array.from({ length: 2 + below(most) }, () => WORDS[below(WORDS.length)] ?? '').join(' ')
  const lines = [HEADER]
  for (let row = 0; row < count; row += 1) {
    const title = quoted(words(8))
    const text = below(4) === 0 ? '' : quoted(`[${words(5)}] ${words(20)}, ${words(9)}`)
    lines.push(
      `2023-12-30,${title},id${row},none,https://www.youtube.com/watch?v=id${row},${text},${below(4000)}.0,0.0,none,UCcartHVtvAUzfajflyeT_Gg,Miss Katy,https://www.youtube.com/channel/UCcartHVtvAUzf,Блогеры,0.0,0.0,`,
    )
  }
  return lines.join('\n')
}

function quoted(text: string): string {
  return `"${text.replaceAll('"', '""')}"`
}
