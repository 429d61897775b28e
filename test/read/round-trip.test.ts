import assert from 'node:assert/strict'
import { mkdtemp, readdir, readlink, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { suite, test } from 'node:test'
import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { readItems } from '../../src/read/read.js'
import type { Item } from '../../src/types/item.js'
import { KaskadError } from '../../src/types/error.js'

/** The bytes in chunks of the given size. */
function inChunks(bytes: Buffer, size: number): Readable {
  const count = Math.ceil(bytes.length / size)
  return Readable.from(
    Array.from({ length: count }, (_, at) => bytes.subarray(at * size, (at + 1) * size)),
  )
}

async function itemsOf(stdin: Readable, format: 'csv' | 'tsv' | 'jsonl'): Promise<Item[]> {
  const items: Item[] = []
  const wishes = { keep: ['title'] }
  for await (const batch of readItems({ inputs: ['-'], stdin, format, wishes })) {
    assert.deepEqual(batch.rejects, [])
    items.push(...batch.items)
  }
  return items
}

const title = fc.string({
  unit: fc.constantFrom('a', 'ж', '"', ',', '\t', '\n', '\r', ' ', '\\', '😀', '\uFFFD'),
  maxLength: 10,
})
const titles = fc.array(title, { maxLength: 10 })
const size = fc.integer({ min: 1, max: 40 })

suite('readItems gives back what was written', () => {
  for (const [format, delimiter] of [
    ['csv', ','],
    ['tsv', '\t'],
  ] as const)
    test(`as ${format}, plain or gzipped, in chunks of any size`, async () => {
      await fc.assert(
        fc.asyncProperty(titles, size, fc.boolean(), async (titles, size, packed) => {
          const rows = titles.map((text, at) => `${at}${delimiter}"${text.replaceAll('"', '""')}"`)
          const bytes = Buffer.from([`id${delimiter}title`, ...rows].join('\n'))
          const items = await itemsOf(inChunks(packed ? gzipSync(bytes) : bytes, size), format)
          assert.deepEqual(
            items.map(({ kept }) => kept[0]),
            titles,
          )
        }),
      )
    })

  test('as JSONL, in chunks of any size', async () => {
    await fc.assert(
      fc.asyncProperty(titles, size, async (titles, size) => {
        const rows = ['start', ...titles].map((title, id) => `${JSON.stringify({ id, title })}\n`)
        const items = await itemsOf(inChunks(Buffer.from(rows.join('')), size), 'jsonl')
        assert.deepEqual(
          items.map(({ kept }) => kept[0]),
          ['start', ...titles],
        )
      }),
    )
  })
})

test('bytes of any kind are read or refused in words', async () => {
  const byte = fc.oneof(
    fc.constantFrom(...Buffer.from('",\n\r\n1aж')),
    fc.integer({ min: 0, max: 255 }),
  )
  await fc.assert(
    fc.asyncProperty(fc.array(byte, { maxLength: 60 }), size, async (tail, size) => {
      const bytes = Buffer.concat([Buffer.from('id,title\n1,ж\n'), Buffer.from(tail)])
      try {
        let rows = 0
        for await (const batch of readItems({ inputs: ['-'], stdin: inChunks(bytes, size) }))
          rows += batch.items.length + batch.rejects.length
        assert.ok(rows > 0)
      } catch (error) {
        if (!(error instanceof KaskadError)) throw error
      }
    }),
    { numRuns: 500 },
  )
})

test('a reading that is stopped early lets go of its file', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'kaskad-early-'))
  try {
    const rows = `id,title\n${Array.from({ length: 200_000 }, (_, at) => `${at},ж`).join('\n')}`
    for (const name of ['in.csv', 'in.csv.gz']) {
      const path = join(folder, name)
      await writeFile(path, name.endsWith('.gz') ? gzipSync(rows) : rows)
      for await (const { items } of readItems({ inputs: [path] })) if (items.length > 0) break
      await new Promise((resolve) => setTimeout(resolve, 50))
      assert.ok(!(await openPaths()).includes(path), `${name} is still open`)
    }
  } finally {
    await rm(folder, { recursive: true })
  }
})

/** Files this process holds open, where the system tells. */
async function openPaths(): Promise<string[]> {
  const folder = '/proc/self/fd'
  const names = await readdir(folder).catch(() => [])
  return Promise.all(names.map((name) => readlink(join(folder, name)).catch(() => '')))
}
