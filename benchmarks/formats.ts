/** Every format of tables in and out, each in a process of its own, beside its library alone. */
import { once } from 'node:events'
import { createReadStream, createWriteStream } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { finished } from 'node:stream/promises'
import * as zlib from 'node:zlib'
import { parse } from 'csv-parse'
import { decompress } from 'fzstd'
import { openBytes } from '../src/read/files/bytes.js'
import { openZip, unpackEntry } from '../src/read/files/zip.js'
import { readItems } from '../src/read/read.js'
import { openTable } from '../src/write/table-sink.js'
import { createZipWriter } from '../src/write/xlsx/zip-writer.js'
import { inFolder } from '../test/helpers/run-command.js'
import { costOf, told, type Job } from './jobs.js'
import { numberOption } from './options.js'

const ROWS = numberOption('rows', 200_000)
const COLUMNS = ['id', 'title', 'description', 'channel', 'seconds']
const TITLES = ['Ну, погоди! серия', 'Чебурашка 🎉 часть', 'Обзор "игры"', 'Влог дня номер']

const JOBS: Readonly<Record<string, Job>> = {
  read: async (path) => {
    let rows = 0
    for await (const { items } of readItems({ inputs: [path] })) rows += items.length
    return rows
  },
  write: writeRows,
  csvParse: async (path) => {
    let rows = -1
    for await (const _ of createReadStream(path).pipe(parse())) rows += 1
    return rows
  },
  gunzip: async (path) => drained(createReadStream(path).pipe(zlib.createGunzip())),
  unzstd: async (path) => {
    const { createZstdDecompress } = zlib as {
      readonly createZstdDecompress?: () => ReturnType<typeof zlib.createGunzip>
    }
    if (createZstdDecompress) return drained(createReadStream(path).pipe(createZstdDecompress()))
    decompress(await readFile(path))
    return ROWS
  },
  inflate: async (path) => {
    const source = { input: path, stdin: process.stdin, meter: { taken: 0 } }
    const zip = await openZip(source, await openBytes(source))
    for (const entry of zip.entries) for await (const _ of unpackEntry(zip, entry));
    await zip.close()
    return ROWS
  },
}

/** Prints rows per second of processor time and the most memory, job by job. */
export async function run(): Promise<void> {
  const url = import.meta.url
  await inFolder(async (folder) => {
    const at = (name: string): string => join(folder, name)
    const jobs = (name: string, alone: readonly [string, string]): void => {
      told(`readItems of ${name}`, { url, job: 'read', where: at(name) })
      told(`  ${alone[0]}`, { url, job: alone[1], where: at(name) })
    }
    told('openTable to CSV', { url, job: 'write', where: at('rows.csv') })
    jobs('rows.csv', ['csv-parse alone', 'csvParse'])
    told('openTable to CSV, gzip', { url, job: 'write', where: at('rows.csv.gz') })
    jobs('rows.csv.gz', ['node:zlib alone', 'gunzip'])
    if ('createZstdCompress' in zlib) {
      told('openTable to CSV, zstd', { url, job: 'write', where: at('rows.csv.zst') })
    } else await writeFile(at('rows.csv.zst'), rawFrame(await readFile(at('rows.csv'))))
    jobs('rows.csv.zst', ['zstd alone (fzstd before Node 22.15)', 'unzstd'])
    told('openTable to XLSX', { url, job: 'write', where: at('rows.xlsx') })
    jobs('rows.xlsx', ['node:zlib alone, texts in cells', 'inflate'])
    await writeShared(at('shared.xlsx'))
    jobs('shared.xlsx', ['node:zlib alone, shared texts', 'inflate'])
    told('openTable to Parquet', { url, job: 'write', where: at('rows.parquet') })
    told('readItems of rows.parquet', { url, job: 'read', where: at('rows.parquet') })
  })
}

/** Does one job in this process and prints its cost as JSON. */
export async function work(job: string, where: string): Promise<void> {
  await costOf(JOBS[job] ?? (async () => 0), where)
}

async function drained(stream: NodeJS.ReadableStream): Promise<number> {
  for await (const _ of stream);
  return ROWS
}

function cellsOf(i: number): string[] {
  return [
    String(9_007_199_254_740_993n + BigInt(i)),
    `${TITLES[i % TITLES.length]} ${i}`,
    i % 7 === 0 ? '' : `Описание ролика номер ${i}: ${'слова о нём, '.repeat(1 + (i % 4))}`,
    `Канал ${i % 50_000}`,
    String(i % 4000),
  ]
}

async function writeRows(target: string): Promise<number> {
  const table = await openTable({ target, columns: COLUMNS, sheet: 'rows' })
  for (let at = 0; at < ROWS; at += 1000)
    await table.write(
      Array.from({ length: Math.min(1000, ROWS - at) }, (_, row) => cellsOf(at + row)),
    )
  await table.finish()
  await table.close()
  return ROWS
}

/** A workbook as LibreOffice and Excel write it: cells name texts of a list. */
async function writeShared(path: string): Promise<void> {
  const file = createWriteStream(path)
  const zip = createZipWriter(async (bytes) => {
    if (!file.write(bytes)) await once(file, 'drain')
  })
  const put = async (name: string, text: Iterable<string>): Promise<void> => {
    await zip.begin(name)
    for (const part of text) await zip.write(part)
  }
  const kind = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
  await put('[Content_Types].xml', ['<Types/>'])
  await put('_rels/.rels', [
    `<Relationships><Relationship Id="r1" Type="${kind}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  ])
  await put('xl/workbook.xml', [
    '<workbook><sheets><sheet name="rows" sheetId="1" r:id="r1"/></sheets></workbook>',
  ])
  await put('xl/_rels/workbook.xml.rels', [
    `<Relationships><Relationship Id="r1" Type="${kind}/worksheet" Target="sheet.xml"/><Relationship Id="r2" Type="${kind}/sharedStrings" Target="texts.xml"/></Relationships>`,
  ])
  await put('xl/texts.xml', sharedTexts())
  await put('xl/sheet.xml', sheetRows())
  await zip.end()
  file.end()
  await finished(file)
}

function* sharedTexts(): Generator<string> {
  yield '<sst>'
  for (let i = -1; i < ROWS; i += 1)
    yield (i < 0 ? COLUMNS : cellsOf(i))
      .map((cell) => `<si><t>${cell.replaceAll('&', '&amp;')}</t></si>`)
      .join('')
  yield '</sst>'
}

function* sheetRows(): Generator<string> {
  yield '<worksheet><sheetData>'
  for (let row = 1; row <= ROWS + 1; row += 1) {
    const cells = COLUMNS.map((_, at) => {
      const name = `${String.fromCharCode(65 + at)}${row}`
      return `<c r="${name}" t="s"><v>${(row - 1) * COLUMNS.length + at}</v></c>`
    })
    yield `<row r="${row}">${cells.join('')}</row>`
  }
  yield '</sheetData></worksheet>'
}

/** A zstd frame of blocks that are not packed, for Node without zstd. */
function rawFrame(bytes: Buffer): Buffer {
  const parts = [Buffer.from('28b52ffd0058', 'hex')]
  for (let at = 0; at < bytes.length; at += 1 << 17) {
    const block = bytes.subarray(at, at + (1 << 17))
    const head = Buffer.alloc(3)
    head.writeUIntLE((block.length << 3) | (at + block.length === bytes.length ? 1 : 0), 0, 3)
    parts.push(Buffer.concat([head, block]))
  }
  return Buffer.concat(parts)
}
