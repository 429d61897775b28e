import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { suite, test } from 'node:test'
import { createXxh64 } from '../../../src/read/files/xxh64.js'
import { readItems } from '../../../src/read/read.js'
import { KaskadError } from '../../../src/types/error.js'
import type { Item } from '../../../src/types/item.js'
import { ROOT } from '../../helpers/run-command.js'

const folder = join(ROOT, 'test/read/texts/files')
const NAMES = readdirSync(folder).filter((name) => name !== 'make.sh')

async function itemsOf(input: string | Buffer): Promise<readonly Item[]> {
  const isPath = typeof input === 'string'
  const all: Item[] = []
  const stdin = Readable.from(isPath ? [] : [input])
  const inputs = [isPath ? join(folder, input) : '-']
  for await (const { items, rejects } of readItems({
    inputs,
    stdin,
    wishes: { keep: ['Просмотры'] },
  })) {
    assert.deepEqual(rejects, [])
    all.push(...items)
  }
  return all
}

/** The rows in bytes as JSON, or what is said of them. */
function outcome(bytes: Buffer): Promise<string> {
  return itemsOf(bytes).then(JSON.stringify, (error: unknown) =>
    error instanceof KaskadError ? error.message : String(error),
  )
}

suite('files by LibreOffice with Russian settings, iconv, zstd and gzip', () => {
  for (const name of NAMES)
    test(`${name} holds the same three rows`, async () => {
      const items = await itemsOf(name)
      const rows = items.map(({ id, texts, numbers, when = 0, kept }) => {
        const day = when === 0 ? '' : new Date(when).toISOString().slice(0, 10)
        return [id, texts['title'], texts['description'], numbers['seconds'], day, ...kept]
      })
      // KOI8-R has no « ».
      const title = name.includes('koi8') ? 'Ну, погоди! Каникулы' : 'Ну, погоди! «Каникулы»'
      const expected = [
        [
          '9007199254740993',
          title,
          'две\nстроки; точка с запятой',
          1234.5,
          '2024-03-01',
          '1500000',
        ],
        ['0002', 'Маша и "Медведь"', undefined, 0.25, '2023-12-31', '12'],
        ['3', 'Фиксики', 'Ёжик', 61, '', ''],
      ]
      assert.deepEqual(rows, name.startsWith('two-') ? [...expected, ...expected] : expected)
    })

  test('zstd that is cut anywhere or changed anywhere is told of', async () => {
    const whole = readFileSync(join(folder, 'checksum.csv.zst'))
    const read = await outcome(whole)
    for (let end = 4; end < whole.length; end += 1) {
      const cut = whole.subarray(0, end)
      assert.equal(await outcome(cut), 'stdin is cut short: its zstd data ends too early')
      const changed = Buffer.from(whole)
      changed[end] = (changed[end] as number) ^ 0x11
      const said = await outcome(changed)
      // A larger window than was needed changes nothing.
      if (said !== read)
        assert.match(said, /^stdin (?:is damaged|is cut short|needs \d+ MB|is not UTF-8)/)
    }
    const both = Buffer.concat([whole, Buffer.from('id,title\n')])
    assert.match(await outcome(both), /is damaged: something else stands behind its zstd data/)
  })
})

test('XXH64 is the published one, in parts of any size', () => {
  const bytes = Buffer.from(Array.from({ length: 101 }, (_, at) => (at * 37) % 256))
  const TABLE: readonly (readonly [Buffer, bigint])[] = [
    [Buffer.alloc(0), 0xef46db3751d8e999n],
    [Buffer.from('a'), 0xd24ec4f1a98c6e5bn],
    [Buffer.from('abc'), 0x44bc2cf5ad770999n],
    [Buffer.from('The quick brown fox jumps over the lazy dog'), 0x0b242d361fda71bcn],
  ]
  for (const [text, expected] of TABLE) {
    const hash = createXxh64()
    hash.add(text)
    assert.equal(hash.digest(), expected)
  }
  const whole = createXxh64()
  whole.add(bytes)
  for (const size of [1, 7, 32, 100]) {
    const parts = createXxh64()
    for (let at = 0; at < bytes.length; at += size) parts.add(bytes.subarray(at, at + size))
    assert.equal(parts.digest(), whole.digest())
  }
})
