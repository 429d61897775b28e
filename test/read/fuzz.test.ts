import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { suite, test } from 'node:test'
import { gzipSync } from 'node:zlib'
import * as fc from 'fast-check'
import { readItems, type Reading } from '../../src/read/read.js'
import { openBytes } from '../../src/read/files/bytes.js'
import { openZip, unpackEntry } from '../../src/read/files/zip.js'
import { KaskadError } from '../../src/types/error.js'
import { createZipWriter } from '../../src/write/xlsx/zip-writer.js'
import { fuzz } from '../helpers/fuzz.js'
import { ROOT } from '../helpers/run-command.js'

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
  'a JSON list': Buffer.from(`[${LINES.join(',\n')}]`),
  'an answer of the API': Buffer.from(
    `{"kind":"youtube#searchListResponse","items":[${LINES.join(',\n')}]}`,
  ),
  'Windows-1251': fileOf('texts/files/libreoffice-1251.csv'),
  zstd: fileOf('texts/files/two-frames.csv.zst'),
  'a workbook': fileOf('texts/files/libreoffice.xlsx'),
  'a zip': fileOf('workbook/files/one-table.zip'),
  parquet: fileOf('parquet/files/groups-v2.parquet'),
}

function fileOf(name: string): Buffer {
  return readFileSync(join(ROOT, 'test/read', name))
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

/** The files of an archive as texts. */
async function unzipped(path: string): Promise<readonly (readonly [string, string])[]> {
  const source = { input: path, stdin: Readable.from([]), meter: { taken: 0 } }
  const zip = await openZip(source, await openBytes(source))
  const files: [string, string][] = []
  for (const entry of zip.entries) {
    const parts: Buffer[] = []
    for await (const part of unpackEntry(zip, entry)) parts.push(part)
    files.push([entry.name, Buffer.concat(parts).toString()])
  }
  await zip.close()
  return files
}

async function zipped(files: readonly (readonly [string, string])[]): Promise<Buffer> {
  const parts: Buffer[] = []
  const zip = createZipWriter(async (bytes) => void parts.push(Buffer.from(bytes)))
  for (const [name, text] of files) {
    await zip.begin(name)
    await zip.write(text)
  }
  await zip.end()
  return Buffer.concat(parts)
}

const XML_PIECES = [
  '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]>',
  '&b;&#0;&#x110000;&amp',
  '<!--',
  '<![CDATA[',
  '</row>',
  '</c>',
  '<c r="XFE1048577" t="s"><v>99999999999</v></c>',
  '<c r="A1" t="inlineStr"><is><t>x</t></is></c>',
  '<v>1e999</v>',
  '<si><t>',
  '<sheet name="../../x" r:id="rId1"/>',
  'Target="../../../etc/passwd"',
  '"',
]

test('a workbook whose XML is changed inside a whole archive is read or refused in words, soon', async () => {
  const files = await unzipped(join(ROOT, 'test/read/texts/files/libreoffice.xlsx'))
  const put = fc.constantFrom(...XML_PIECES)
  const at = fc.nat(1e6)
  const times = fc.constantFrom(1, 1, 2, 5000)
  const edit = fc.record({ file: fc.nat(files.length - 1), at, cut: fc.nat(40), put, times })
  await fuzz([edit], {
    runs: 80,
    answer: async ({ file, at: place, cut, put: text, times: count }) => {
      const edited = files.map(([name, xml], nth): [string, string] => {
        if (nth !== file) return [name, xml]
        const from = place % (xml.length + 1)
        return [name, xml.slice(0, from) + text.repeat(count) + xml.slice(from + cut)]
      })
      await idsOf(await zipped(edited), {})
    },
  })
})

test('names in an archive are never paths: what they say is read from the archive alone', async () => {
  for (const name of ['../../x.csv', '/etc/passwd', 'C:\\x.csv', '..\\x.csv', 'a\u0000.csv']) {
    const ids = await idsOf(await zipped([[name, CSV]]), {})
    assert.equal(ids?.length, ROWS, name)
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
