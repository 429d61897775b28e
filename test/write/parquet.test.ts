import assert from 'node:assert/strict'
import { Readable } from 'node:stream'
import { suite, test } from 'node:test'
import * as fc from 'fast-check'
import { readItems } from '../../src/read/read.js'
import type { ColumnType } from '../../src/types/column-type.js'
import { createParquetWriter } from '../../src/write/parquet/parquet-writer.js'

const TYPES: Readonly<Record<string, ColumnType>> = {
  id: { kind: 'text' },
  title: { kind: 'text' },
  whole: { kind: 'integer' },
  real: { kind: 'number' },
  yes: { kind: 'boolean' },
  day: { kind: 'date' },
  price: { kind: 'decimal', precision: 18, scale: 3 },
  at: { kind: 'moment', unit: 'MICROS', isUtc: true },
  local: { kind: 'moment', unit: 'NANOS', isUtc: false },
}
const columns = Object.keys(TYPES)

async function written(rows: readonly (readonly string[])[]): Promise<Buffer> {
  const chunks: Uint8Array[] = []
  const push = async (bytes: Uint8Array): Promise<void> => {
    chunks.push(bytes)
    await Promise.resolve()
  }
  const writer = createParquetWriter(push, { columns, types: new Map(Object.entries(TYPES)) })
  await writer.write(rows)
  await writer.end()
  return Buffer.concat(chunks)
}

async function readBack(bytes: Buffer): Promise<readonly (readonly string[])[]> {
  const rows: (readonly string[])[] = []
  const reading = { inputs: ['-'], stdin: Readable.from([bytes]), wishes: { keep: columns } }
  for await (const { items } of readItems(reading)) rows.push(...items.map(({ kept }) => kept))
  return rows
}

const text = fc.string({ unit: 'grapheme', maxLength: 20 }).filter((each) => !each.includes('\0'))
const orBlank = (values: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc.oneof(fc.constant(''), values)
const dates = (from: string, to: string): fc.Arbitrary<string> =>
  fc
    .date({ min: new Date(from), max: new Date(to), noInvalidDate: true })
    .map((each) => each.toISOString())
const date = dates('0001-01-02', '9999-12-30')
/** Nanoseconds of 64 bits reach so far. */
const nanos = dates('1700-01-01', '2200-01-01')

suite('a Parquet file that is written', () => {
  test('is read back as it was, whatever its cells are', async () => {
    const row = fc.tuple(
      fc.uuid(),
      orBlank(text),
      orBlank(fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }).map(String)),
      orBlank(fc.double({ noNaN: true }).map(String)),
      fc.constantFrom('', 'true', 'false'),
      orBlank(date.map((each) => each.slice(0, 10))),
      orBlank(
        fc
          .tuple(fc.nat(), fc.nat(999))
          .map(([whole, part]) => `${whole}.${String(part).padStart(3, '0')}`),
      ),
      orBlank(date.map((each) => each.replace(/\.?0*Z$/, 'Z'))),
      orBlank(nanos.map((each) => each.replace(/\.?0*Z$/, ''))),
    )
    const property = fc.asyncProperty(
      fc.array(row, { minLength: 1, maxLength: 30 }),
      async (rows) => {
        assert.deepEqual(await readBack(await written(rows)), rows)
      },
    )
    await fc.assert(property, { numRuns: 60 })
  })

  test('comes in groups of rows, in order', async () => {
    const rows = Array.from({ length: 70_000 }, (_, at) =>
      columns.map((_, column) => (column === 0 ? `ид ${at}` : '')),
    )
    const found = await readBack(await written(rows))
    assert.equal(found.length, rows.length)
    assert.ok(found.every(([id], at) => id === `ид ${at}`))
  })

  test('refuses a cell that is not of its type', async () => {
    const row = columns.map((name) => (name === 'whole' ? '1.5' : name === 'id' ? '1' : ''))
    await assert.rejects(written([row]), /^RangeError: "1.5" is no integer$/)
  })
})
