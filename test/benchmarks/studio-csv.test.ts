import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { writeStudioCsv } from '../../benchmarks/studio/csv.js'
import { studioItem } from '../../benchmarks/studio/row.js'
import { studioRows } from '../../benchmarks/studio/rows.js'
import { readItems } from '../../src/read/read.js'
import type { Item } from '../../src/types/item.js'

async function written(rich: boolean): Promise<{ read: Item[]; made: Item[] }> {
  const options = { seed: 5, rows: 2000, noise: true, typos: 0.1, rich }
  const folder = mkdtempSync(join(tmpdir(), 'kaskad-'))
  const path = join(folder, 'sample.csv')
  try {
    await writeStudioCsv(path, options)
    const read: Item[] = []
    for await (const { items } of readItems({ inputs: [path] })) read.push(...items)
    return { read, made: [...studioRows(options)].map((row, at) => studioItem(row, at + 2)) }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

const asRead = ({ id, texts, numbers, categories, gold }: Item): unknown => ({
  id,
  texts: { ...texts },
  numbers: { ...numbers },
  categories: { ...categories },
  gold,
})

test('the written file reads back as the rows that were made, no column named', async () => {
  const { read, made } = await written(false)
  assert.deepEqual(read.map(asRead), made.map(asRead))
})

test('so does the rich file; a title that is empty stands in brackets before the text', async () => {
  const { read, made } = await written(true)
  assert.deepEqual(
    read.map(({ texts }) => ({ ...texts })),
    made.map(({ texts }) => {
      const title = texts['title'] ?? /^\[([^\]]*)\]/.exec(texts['description'] ?? '')?.[1]?.trim()
      return { ...texts, ...(title && { title }) }
    }),
  )
})
