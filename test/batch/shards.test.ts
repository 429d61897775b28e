import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { suite, test } from 'node:test'
import { gzipSync } from 'node:zlib'
import { makeShards } from '../../src/batch/shards/make-shards.js'
import type { Shard } from '../../src/batch/shards/plan.js'
import { readItems, type ReadBatch, type Reading } from '../../src/read/read.js'
import { inFolder } from '../helpers/run-command.js'

/** Everything that came of rows, and the columns they had. */
async function allOf(batches: AsyncIterable<ReadBatch>) {
  const all = { items: [] as unknown[], rejects: [] as unknown[], names: [] as string[] }
  for await (const { items, rejects, has } of batches) {
    all.items.push(...items)
    all.rejects.push(...rejects)
    if (has && items.length > 0) all.names.push(has.names.join())
  }
  return { ...all, names: [...new Set(all.names)] }
}

/** Reads each shard alone, one behind the other. */
async function byShards(reading: Reading, shards: readonly Shard[]) {
  async function* batches(): AsyncGenerator<ReadBatch> {
    for (const { inputs, part, rowsBefore } of shards)
      yield* readItems({ ...reading, inputs, part, rowsBefore })
  }
  return allOf(batches())
}

const LONG = 'слово '.repeat(40)

function table(row: (at: number) => string, header = 'id,title,n\n'): string {
  return header + Array.from({ length: 900 }, (_, at) => row(at)).join('')
}

const FILES: Readonly<Record<string, string | Buffer>> = {
  'plain.csv': table((at) => `r${at},${LONG},1\n`),
  'quotes.csv': table((at) => `r${at},"a ""b""\n${LONG}\n\nc",1\n${at % 7 === 0 ? '\n' : ''}`),
  'torn.csv': table((at) => (at % 50 === 9 ? `r${at},"${LONG},1\n` : `r${at},"${LONG}\nx",1\n`)),
  'numbers.csv': table((at) => `${LONG},${at},"2,5"\n`, '\uFEFFsep=,\ntitle,n,m\n'),
  'returns.tsv': table((at) => `r${at}\t${LONG}\t1\r\n`, 'id\ttitle\tn\r\n'),
  'old.csv': table((at) => `r${at},${LONG},1\r`, 'id,title,n\r'),
  'again.csv':
    table((at) => `r${at},${LONG},1\n`) + table((at) => `${LONG},1,s${at}\n`, 'title,n,id\n'),
  'joined.csv':
    table((at) => `r${at},${LONG},1\n`) +
    table((at) => `s${at},"${LONG}",1\n`, '\uFEFFid,title,n\n'),
  'bytes.csv': Buffer.from(
    table((at) => `r${at},${LONG},1\n`).replaceAll('r77,', 'r7\u0000,'),
    'utf8',
  ),
  'cp1251.csv': Buffer.concat([
    Buffer.from(table((at) => `r${at},${LONG},1\n`)),
    Buffer.from([0x72, 0x2c, 0xef, 0xf0, 0x2c, 0x31, 0x0a]),
    Buffer.from(table((at) => `s${at},${LONG},1\n`, '')),
  ]),
  'rows.jsonl': table(
    (at) =>
      `${JSON.stringify({ id: at, title: LONG, ...(at > 500 && { when: '2020-01-01' }) })}\n${at % 9 ? '' : '\n{"id":\n'}`,
    '',
  ),
  'list.json': JSON.stringify(Array.from({ length: 900 }, (_, id) => ({ id, title: LONG }))),
  'packed.csv': gzipSync(table((at) => `r${at},${LONG},1\n`)),
}

suite('shards', () => {
  for (const [name, text] of Object.entries(FILES))
    test(`${name}: read in parts, it has the rows, lines and rejects of the whole`, async () => {
      await inFolder(async (folder) => {
        const path = join(folder, name)
        writeFileSync(path, text)
        const reading = { inputs: [path] }
        const shards = await makeShards(readItems(reading), 1)
        const isWhole = /json$|packed/.test(name)
        assert.ok(isWhole ? shards.length === 1 : shards.length > 4, `${shards.length} shards`)
        assert.deepEqual(await byShards(reading, shards), await allOf(readItems(reading)))
      })
    })

  test('every file begins a shard, and rows without ids go on in number', async () => {
    await inFolder(async (folder) => {
      const names = ['a.csv', 'b.csv.gz', 'c.csv']
      const inputs = names.map((name) => join(folder, name))
      for (const path of inputs) {
        const rows = 'title\nx\ny\n'
        writeFileSync(path, path.endsWith('gz') ? gzipSync(rows) : rows)
      }
      const reading = { inputs }
      const shards = await makeShards(readItems(reading), 1e9)
      assert.deepEqual(
        shards.map(({ number, rowsBefore, rows }) => [number, rowsBefore, rows]),
        [
          [1, 0, 2],
          [2, 2, 2],
          [3, 4, 2],
        ],
      )
      assert.deepEqual(await byShards(reading, shards), await allOf(readItems(reading)))
    })
  })
})
