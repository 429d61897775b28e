/** Parquet and PostgreSQL: rows in and out, each in a process of its own, beside the library alone. */
import { open } from 'node:fs/promises'
import { join } from 'node:path'
import { asyncBufferFromFile, parquetMetadataAsync, parquetReadObjects } from 'hyparquet'
import { compressors } from 'hyparquet-compressors'
import { readItems, type Reading } from '../src/read/read.js'
import type { ColumnType } from '../src/types/column-type.js'
import { probability } from '../src/types/verdict.js'
import { openDecisions } from '../src/write/decisions.js'
import { createParquetWriter } from '../src/write/parquet/parquet-writer.js'
import { noServer, startServer } from '../test/helpers/postgres.js'
import { inFolder } from '../test/helpers/run-command.js'
import { costOf, told as toldOf, type Job } from './jobs.js'

const PARQUET_ROWS = 1_000_000
const TABLE_ROWS = 300_000
const TITLES = ['Ну, погоди! серия', 'Чебурашка 🎉 часть', 'Обзор «игры»', 'Влог дня номер']
const COLUMNS: Readonly<Record<string, ColumnType>> = {
  id: { kind: 'integer' },
  title: { kind: 'text' },
  description: { kind: 'text' },
  channel: { kind: 'text' },
  duration_seconds: { kind: 'integer' },
  is_shorts: { kind: 'boolean' },
  published_at: { kind: 'moment', unit: 'MICROS', isUtc: true },
}

const JOBS: Readonly<Record<string, Job>> = {
  write: writeParquet,
  library: libraryAlone,
  read: (path) => readAll({ inputs: [path] }),
  copy: (address) => readAll({ inputs: [address], query: 'SELECT * FROM videos' }),
  upsert: writeTable,
}

/** Prints rows per second of processor time and the most memory, job by job. */
export async function run(): Promise<void> {
  await inFolder(async (folder) => {
    const path = join(folder, 'rows.parquet')
    told('createParquetWriter', 'write', path)
    told('hyparquet alone, one group at a time', 'library', path)
    told('readItems of Parquet', 'read', path)
  })
  const why = noServer()
  if (why !== undefined) {
    console.log(why)
    return
  }
  const server = await startServer()
  try {
    server.sql(`CREATE TABLE videos AS SELECT i + 9007199254740992 AS id, 'Чебурашка, серия ' || i AS title,
      'Описание ролика ' || repeat('слова о нём ', 5) AS description, 'Канал ' || i % 5000 AS channel
      FROM generate_series(1, ${TABLE_ROWS}::int8) i`)
    told('readItems of a query, COPY', 'copy', server.address)
    told('decisions to a new table', 'upsert', `${server.address}/decided`)
    told('decisions to the same table again', 'upsert', `${server.address}/decided`)
  } finally {
    await server.stop()
  }
}

/** Runs a job in a process of its own and prints what it cost. */
function told(name: string, job: string, where: string): void {
  toldOf(name, { url: import.meta.url, job, where })
}

/** Does one job in this process and prints its cost as JSON. */
export async function work(job: string, where: string): Promise<void> {
  await costOf(JOBS[job] ?? (async () => 0), where)
}

async function writeParquet(path: string): Promise<number> {
  const file = await open(path, 'w')
  const push = async (bytes: Uint8Array): Promise<void> => {
    await file.writeFile(bytes)
  }
  const types = new Map(Object.entries(COLUMNS))
  const writer = createParquetWriter(push, { columns: Object.keys(COLUMNS), types })
  for (let at = 0; at < PARQUET_ROWS; at += 1000) {
    await writer.write(Array.from({ length: 1000 }, (_, row) => cellsOf(at + row)))
  }
  await writer.end()
  await file.close()
  return PARQUET_ROWS
}

function cellsOf(i: number): string[] {
  const moment = new Date(1.7e12 + i * 1000).toISOString()
  return [
    String(9_007_199_254_740_993n + BigInt(i)),
    `${TITLES[i % TITLES.length]} ${i % 997}`,
    i % 7 === 0
      ? ''
      : `Описание ролика номер ${i}: ${'слова о мультфильме и не только '.repeat(1 + (i % 4))}`,
    `Канал ${i % 5000}`,
    String(i % 4000),
    String(i % 9 === 0),
    moment,
  ]
}

async function libraryAlone(path: string): Promise<number> {
  const file = await asyncBufferFromFile(path)
  const metadata = await parquetMetadataAsync(file)
  let rows = 0
  for (const group of metadata.row_groups) {
    const [rowStart, rowEnd] = [rows, rows + Number(group.num_rows)]
    rows += (await parquetReadObjects({ file, metadata, compressors, rowStart, rowEnd })).length
  }
  return rows
}

async function readAll(reading: Reading): Promise<number> {
  let rows = 0
  for await (const { items } of readItems(reading)) rows += items.length
  return rows
}

async function writeTable(target: string): Promise<number> {
  const sink = await openDecisions({ target, keep: ['title'] })
  for (let at = 0; at < TABLE_ROWS; at += 500) {
    const rows = Array.from({ length: 500 }, (_, row) => at + row)
    const decisions = rows.map((i) => ({
      id: String(i),
      project: i % 3 === 0 ? 'Чебурашка' : 'none',
      projects: [],
      kind: i % 3 === 0 ? ('assigned' as const) : ('none' as const),
      stage: 'heads' as const,
      probability: probability((i % 1000) / 1000),
      why: i % 3 === 0 ? 'cheburashka.yaml:8 title: Чебурашка' : '',
      runnerUp: undefined,
      conflicts: [],
    }))
    await sink.write(
      decisions,
      rows.map((i) => ({ kept: [`Чебурашка, серия ${i}`] })),
    )
  }
  await sink.finish()
  await sink.close()
  return TABLE_ROWS
}
