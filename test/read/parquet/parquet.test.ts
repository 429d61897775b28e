import assert from 'node:assert/strict'
import { readFileSync, readdirSync } from 'node:fs'
import { suite, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { varintAt, endOfStruct } from '../../../src/read/parquet/thrift.js'
import { readAll } from '../../helpers/read-all.js'
import { KaskadError } from '../../../src/types/error.js'
import { fuzz } from '../../helpers/fuzz.js'

const folder = fileURLToPath(new URL('../../../../test/read/parquet/files/', import.meta.url))
const files = readdirSync(folder).filter((name) => name.endsWith('.parquet'))
const bytesOf = (name: string): Buffer => readFileSync(folder + name)

/** What a run over these bytes says: a count of rows, or the message of the mistake. */
async function outcome(bytes: Buffer): Promise<string> {
  try {
    const { items, rejects } = await readAll({}, bytes)
    return `${items.length + rejects.length} rows`
  } catch (error) {
    if (error instanceof KaskadError) return `${error.code}: ${error.message}`
    throw error
  }
}

const KEEP = 'tags price day at_local at_utc meta.title meta.n.deep names score'.split(' ')

suite('a Parquet file of DuckDB', () => {
  for (const codec of ['uncompressed', 'snappy', 'gzip', 'zstd', 'brotli', 'lz4_raw'])
    test(`is read whole, packed with ${codec}`, async () => {
      const inputs = [`${folder}videos-${codec}.parquet`]
      const { items, rejects } = await readAll({ inputs, wishes: { keep: KEEP } })
      assert.deepEqual(rejects, [])
      assert.deepEqual(
        items.map(({ id, texts, numbers }) => [id, texts['title'], texts['description'], numbers]),
        [
          ['9223372036854775807', 'Ну, погоди! 🐺', 'Серия 1', { is_shorts: 1 }],
          ['9007199254740993', 'Чебурашка, "гость"', undefined, { is_shorts: 0 }],
          ['-5', 'строка\nс переводом', undefined, {}],
          ['4', undefined, 'Смешарики 😀', { is_shorts: 1 }],
        ],
      )
      assert.deepEqual(
        items.map(({ kept }) => kept.join(' | ')),
        [
          'мульт, дети | 12345678901234567890.12 | 2024-02-29 | 2024-02-29T10:20:30.5 | 2024-02-29T10:20:30Z | вложено | 7 | {"ru":"Волк"} | 60.5',
          ' | -0.05 | 1969-12-31 | 1969-12-31T23:59:59.123456 | 2024-02-29T21:00:00Z |  |  | {} | 0.1',
          'один |  |  |  |  |  |  |  | ',
          ' | 0.00 | 9999-12-31 | 2024-01-01T00:00:00 | 2024-01-01T00:00:00Z | x |  | {"a":"б","в":null} | NaN',
        ],
      )
    })

  test('has its types of seldom use read exactly', async () => {
    const keep = 'u8 u32 u64 i8 f64 clock uid kind nanos lists json'.split(' ')
    const { items } = await readAll({ inputs: [`${folder}types.parquet`], wishes: { keep } })
    assert.equal(items[0]?.numbers['seconds'], 53 * 60)
    assert.equal(
      items[0]?.kept.join(' '),
      '255 4294967295 18446744073709551615 -128 1e+300 10:20:30.25 00112233-4455-6677-8899-aabbccddeeff один 2024-01-01T00:00:00.000000001 [[1,2],[3]] {"a":1}',
    )
  })

  test('of several groups, newer pages and nested lists is read in order', async () => {
    const inputs = [`${folder}groups-v2.parquet`]
    const { items } = await readAll({ inputs, wishes: { keep: ['parts', 'n', 'x'] } })
    assert.equal(items.length, 5000)
    items.forEach(({ id, texts, kept, place }, at) => {
      const i = at + 1
      assert.deepEqual(
        [id, texts['title'], texts['tags'], ...kept, place.line],
        [
          String(i),
          `Ролик ${i}`,
          i % 5 === 0 ? undefined : `тег ${i % 4}, б`,
          `[{"a":${i},"b":["x",null]},null]`,
          String(i % 3),
          String(i / 7),
          i,
        ],
      )
    })
  })

  test('comes by a pipe and packed as well', async () => {
    const bytes = bytesOf('videos-snappy.parquet')
    assert.equal(await outcome(bytes), '4 rows')
    assert.equal(await outcome(gzipSync(bytes)), '4 rows')
  })

  test('gives a reject where a map is asked for as text', async () => {
    const inputs = [`${folder}videos-zstd.parquet`]
    const texts = [{ name: 'title', column: 'names' }]
    const { items, rejects } = await readAll({ inputs, wishes: { texts } })
    assert.equal(items.length, 1)
    assert.deepEqual(
      rejects.map(({ code, place }) => [code, place.line]),
      [1, 2, 4].map((line) => ['nested-value', line]),
    )
  })
})

suite('a Parquet file that is torn or lies', () => {
  const whole = bytesOf('videos-uncompressed.parquet')
  const footerAt = whole.length - 8 - whole.readUInt32LE(whole.length - 8)

  test('is told from what its ending says', async () => {
    assert.match(
      await outcome(whole.subarray(0, 900)),
      /^input: stdin is a damaged Parquet file: it has no end/,
    )
    assert.match(
      await outcome(
        Buffer.concat([whole.subarray(0, -8), Buffer.from('\xff\xff\xff\x7fPAR1', 'latin1')]),
      ),
      /its footer says 2147483647 bytes/,
    )
    assert.match(
      await outcome(Buffer.concat([whole.subarray(0, -4), Buffer.from('PARE')])),
      /is an encrypted Parquet file/,
    )
  })

  test('is told with group and column where a page is damaged', async () => {
    const at = whole.indexOf('Чебурашка') - 4
    const bad = Buffer.from(whole)
    bad.writeUInt32LE(0x7fffffff, at)
    assert.match(await outcome(bad), /row group 1, column "title": a page ends too early/)
  })

  test('has a text that is not UTF-8 as a reject with its row', async () => {
    const bad = Buffer.from(whole)
    bad[whole.indexOf('Чебурашка') + 1] = 0x41
    const { items, rejects } = await readAll({}, bad)
    assert.equal(items.length, 3)
    assert.deepEqual(
      rejects.map(({ code, place }) => [code, place.line]),
      [['not-utf8', 2]],
    )
  })

  test('is refused before lists and texts of the size it claims are made', () => {
    const list = Buffer.from([0x19, 0xfc, 0xff, 0xff, 0xff, 0x7f, 0x00])
    assert.throws(() => endOfStruct(list, 0), /ends too early/)
    const text = Buffer.from([0x18, 0xff, 0xff, 0xff, 0xff, 0x0f])
    assert.throws(() => endOfStruct(text, 0), /ends too early/)
    assert.throws(() => endOfStruct(Buffer.alloc(1000, 0x1c), 0), /too deep/)
    assert.throws(() => varintAt(Buffer.alloc(20, 0xff), 0), /too long/)
  })

  test('gives rows or a message whatever its bytes are', async () => {
    const bytes = files.map(bytesOf).filter(({ length }) => length < 20_000)
    const change = fc.tuple(fc.nat(), fc.nat(255))
    await fuzz(
      [fc.constantFrom(...bytes), fc.array(change, { minLength: 1, maxLength: 6 }), fc.boolean()],
      {
        runs: 600,
        answer: async (file, changes, inFooter) => {
          const bad = Buffer.from(file)
          const from = inFooter ? Math.max(0, bad.length - 1500) : 4
          for (const [at, byte] of changes) bad[from + (at % (bad.length - from))] = byte
          const before = process.memoryUsage().rss
          const said = await outcome(bad)
          assert.match(said, /^\d+ rows$|^input: stdin |^columns: /)
          assert.ok(process.memoryUsage().rss - before < 400 * 2 ** 20, 'too much memory')
        },
      },
    )
  })

  test('gives rows or a message wherever it is cut', async () => {
    for (let at = 4; at < whole.length; at += 97) {
      assert.match(await outcome(whole.subarray(0, at)), /^input: stdin/)
      const joined = Buffer.concat([whole.subarray(0, at), whole.subarray(footerAt)])
      assert.match(await outcome(joined), /^\d+ rows$|^input: stdin /)
    }
  })
})
