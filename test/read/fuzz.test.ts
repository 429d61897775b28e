import assert from 'node:assert/strict'
import { Readable } from 'node:stream'
import { suite, test } from 'node:test'
import { gzipSync } from 'node:zlib'
import * as fc from 'fast-check'
import { readItems, type Reading } from '../../src/read/read.js'
import { KaskadError } from '../../src/types/error.js'
import { fuzz } from '../helpers/fuzz.js'

const ROWS = 12
const LINES = Array.from({ length: ROWS }, (_, at) =>
  JSON.stringify({ id: `v${at}`, title: `Ёж ${at} 😀`, description: 'a,"b"\nc', seconds: at }),
)
const CSV = `id,title,description,seconds\n${Array.from(
  { length: ROWS },
  (_, at) => `v${at},Ёж ${at} 😀,"a, ""b""\nc",${at}\n`,
).join('')}`
const TSV = CSV.replaceAll(',', '\t')
const JSONL = `${LINES.join('\n')}\n`

const FILES: Readonly<Record<string, Buffer>> = {
  csv: Buffer.from(CSV),
  'csv with marks of Windows': Buffer.from(`\uFEFF${CSV.replaceAll('\n', '\r\n')}`),
  tsv: Buffer.from(TSV),
  jsonl: Buffer.from(JSONL),
  'packed csv': gzipSync(CSV),
  'packed jsonl': gzipSync(JSONL),
  'UTF-16': Buffer.from(`\uFEFF${CSV}`, 'utf16le'),
}

const piece = fc.constantFrom(
  ...'" , ; \t \n \r \r\n \\ { [ } ] : null 1e999 \u0000 \u001b[2J \uFEFF \uFFFF \u2028'.split(' '),
  'id,title\n',
  '"__proto__":1,',
  '\\u',
)
const filling = fc.oneof(
  piece.map((text) => Buffer.from(text)),
  fc.uint8Array({ maxLength: 4 }).map((bytes) => Buffer.from(bytes)),
)
const change = fc.record({
  at: fc.nat(10_000),
  cut: fc.oneof(fc.nat(12), fc.constant(1e9)),
  put: filling,
  times: fc.constantFrom(1, 1, 1, 1, 2, 300, 20_000),
})
const changes = fc.array(change, { minLength: 1, maxLength: 4 })
type Change = typeof change extends fc.Arbitrary<infer T> ? T : never

function changed(bytes: Buffer, all: readonly Change[]): Buffer {
  return all.reduce((before, { at, cut, put, times }) => {
    const from = at % (before.length + 1)
    const added = Buffer.concat(Array.from({ length: times }, () => put))
    return Buffer.concat([before.subarray(0, from), added, before.subarray(from + cut)])
  }, bytes)
}

/** Ids of the items read; undefined where the whole input was refused, in words. */
async function idsOf(bytes: Buffer, reading: Partial<Reading>): Promise<string[] | undefined> {
  const ids: string[] = []
  try {
    const stdin = Readable.from([bytes])
    for await (const { items, rejects } of readItems({ inputs: ['-'], stdin, ...reading })) {
      ids.push(...items.map(({ id }) => id))
      for (const { place, reason } of rejects) {
        assert.ok((place.line ?? 0) > 0 && reason !== '')
        assert.ok(!reason.includes('bug'), reason)
      }
    }
  } catch (error) {
    assert.ok(error instanceof KaskadError, String(error))
    return undefined
  }
  return ids
}

suite('whatever an input holds is read or refused in words, soon', () => {
  for (const [what, bytes] of Object.entries(FILES)) {
    test(what, () =>
      fuzz([changes], {
        runs: 60,
        answer: async (all) => {
          await idsOf(changed(bytes, all), {})
        },
      }),
    )
  }
})

test('a line of JSON that is whole is read, whatever its neighbours are', () =>
  fuzz([fc.nat(ROWS - 1), changes], {
    runs: 200,
    answer: async (at, all) => {
      const broken = changed(Buffer.from(LINES[at] ?? ''), all)
      const lines = LINES.map((line, other) => (other === at ? broken : Buffer.from(line)))
      const bytes = Buffer.concat(lines.flatMap((line) => [line, Buffer.from('\n')]))
      const ids = await idsOf(bytes, { format: 'jsonl' })
      if (ids === undefined) return
      for (let other = 0; other < ROWS; other++)
        if (other !== at) assert.ok(ids.includes(`v${other}`), `v${other} is lost`)
    },
  }))
