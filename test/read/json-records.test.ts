import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import fc from 'fast-check'
import { isJsonDocument, jsonRecords } from '../../src/read/files/json-records.js'
import { readItems } from '../../src/read/read.js'
import { cpuSeconds } from '../helpers/cpu-seconds.js'
import { Readable } from 'node:stream'

const RUNS = Number(process.env['KASKAD_FUZZ_RUNS'] ?? 300)

async function linesOf(text: string, size: number): Promise<string[]> {
  const bytes = Buffer.from(text)
  const chunks = Array.from({ length: Math.ceil(bytes.length / size) }, (_, at) =>
    bytes.subarray(at * size, (at + 1) * size),
  )
  let all = ''
  for await (const part of jsonRecords(Readable.from(chunks))) all += part.toString('utf8')
  return all.split('\n').slice(0, -1)
}

const WRAPPED: Readonly<Record<string, (rows: readonly unknown[]) => unknown>> = {
  'a list': (rows) => rows,
  'an answer of the API': (items) => ({
    kind: 'youtube#videoListResponse',
    etag: '"items":[',
    items,
    pageInfo: { totalResults: 1 },
  }),
  'a playlist': (entries) => ({ id: 'PL', title: 'a', _type: 'playlist', entries, tags: ['x'] }),
  'playlists of a channel': (entries) => ({
    _type: 'playlist',
    entries: [{ _type: 'playlist', id: 'PL', entries }],
  }),
}

suite('jsonRecords', () => {
  for (const [name, wrap] of Object.entries(WRAPPED))
    for (const indent of [0, 2])
      test(`every value of ${name} becomes a line, indent ${indent}`, async () => {
        const row = fc.dictionary(fc.string(), fc.jsonValue()).map((value) => ({ a: 1, ...value }))
        await fc.assert(
          fc.asyncProperty(
            fc.array(row, { minLength: 1 }),
            fc.integer({ min: 1, max: 40 }),
            async (rows, size) => {
              const text = JSON.stringify(wrap(rows), null, indent)
              const lines = (await linesOf(text, size)).filter((line) => line.trim() !== '')
              assert.deepEqual(
                lines.map((line): unknown => JSON.parse(line)),
                JSON.parse(JSON.stringify(rows)),
              )
            },
          ),
          { numRuns: RUNS, seed: 16 },
        )
      })

  test('a value stands at the line where it begins', async () => {
    const text = JSON.stringify([{ id: 1, tags: ['a', 'b'] }, { id: 2 }, { id: 3 }], null, 1)
    const at = (await linesOf(text, 7)).flatMap((line, index) => (line.trim() ? [index + 1] : []))
    assert.deepEqual(
      at,
      text.split('\n').flatMap((line, index) => (line === ' {' ? [index + 1] : [])),
    )
  })

  test('a row of its own that holds a list of items stays whole', async () => {
    const row = { id: 1, title: 'a', items: [1, 2] }
    assert.deepEqual(await linesOf(JSON.stringify([row]), 9), [JSON.stringify(row)])
    assert.equal(isJsonDocument(`${JSON.stringify(row)}\n`), false)
  })

  test('torn documents are read alike whatever their chunks', async () => {
    const piece = fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      '"',
      ',',
      ':',
      '\n',
      '1',
      'a',
      '\\',
      '"items":[',
      '{"id":"1"}',
    )
    await fc.assert(
      fc.asyncProperty(
        fc.array(piece, { maxLength: 60 }),
        fc.integer({ min: 1, max: 9 }),
        async (parts, size) => {
          const text = `[${parts.join('')}`
          const whole = await linesOf(text, text.length)
          assert.deepEqual(await linesOf(text, size), whole)
          for await (const { rejects } of readItems({
            inputs: ['-'],
            format: 'jsonl',
            stdin: Readable.from([Buffer.from(`[{"title":"a"},${text}`)]),
          }))
            assert.ok(rejects.every(({ reason }) => reason !== ''))
        },
      ),
      { numRuns: RUNS, seed: 16 },
    )
  })

  test('two million brackets take no more than seconds', async () => {
    const seconds = await cpuSeconds(async () => {
      await linesOf(`{${'"items":['.repeat(200_000)}`, 65_536)
      await linesOf('['.repeat(2_000_000), 65_536)
    })
    assert.ok(seconds < 10)
  })
})
