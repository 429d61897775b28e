import assert from 'node:assert/strict'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, suite, test } from 'node:test'
import { inflateRawSync } from 'node:zlib'
import fc from 'fast-check'
import { readItems } from '../../src/read/read.js'
import { KaskadError } from '../../src/types/error.js'
import { openTable, prepareTable, type TableOutput } from '../../src/write/table-sink.js'
import { MOST_IN_CELL } from '../../src/write/xlsx/cell-xml.js'

let folder = ''
let target = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kaskad-xlsx-'))
  target = join(folder, 'out.xlsx')
})
afterEach(() => rm(folder, { recursive: true }))

type Row = readonly string[]

/** What was said while the rows were written. */
async function write(
  columns: Row,
  rows: readonly Row[],
  more: Partial<TableOutput> = {},
): Promise<readonly string[]> {
  const said: string[] = []
  const say = (message: string): void => void said.push(message)
  const sink = await prepareTable({ target, columns, sheet: 'decisions', say, ...more }, rows)
  await sink.close()
  return said
}

/** The rows of a sheet as any command reads them. */
async function readBack(keep: Row, sheet = 'decisions'): Promise<readonly Row[]> {
  const texts = [{ name: 'title', column: keep[0] ?? '' }]
  const rows: Row[] = []
  for await (const batch of readItems({ inputs: [target], sheet, wishes: { texts, keep } })) {
    assert.deepEqual(batch.rejects, [])
    rows.push(...batch.items.map(({ kept }) => kept))
  }
  return rows
}

/** The unpacked files of the workbook. */
async function parts(): Promise<ReadonlyMap<string, string>> {
  const bytes = await readFile(target)
  const found = new Map<string, string>()
  const end = bytes.length - 22
  let at = bytes.readUInt32LE(end + 16)
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left--) {
    const nameLength = bytes.readUInt16LE(at + 28)
    const name = bytes.toString('utf8', at + 46, at + 46 + nameLength)
    const from = bytes.readUInt32LE(at + 42)
    const data = from + 30 + bytes.readUInt16LE(from + 26)
    const packed = bytes.subarray(data, data + bytes.readUInt32LE(at + 20))
    found.set(name, inflateRawSync(packed).toString())
    at += 46 + nameLength
  }
  return found
}

async function partNamed(name: string): Promise<string> {
  return (await parts()).get(name) ?? ''
}

const SHEET = 'xl/worksheets/sheet1.xml'

suite('workbooks that are written', () => {
  test('are read back: Cyrillic, emoji, 64-bit ids, blanks, dates, numbers, formulas as text', async () => {
    const columns = ['id', 'название', 'дата', 'когда', 'seconds', 'x']
    const rows = [
      ['9223372036854775807', 'Ёж & «Сон» <1> 😀', '2024-02-29', '2024-03-01T18:20:05', '63', ''],
      ['007', '=HYPERLINK("http://x")', '2024-02-30', '31.05.2024', '1.5', '\n_x0041_\r\t'],
      ['1', ' край ', '1899-01-01', '', '0123', '12345678901234567'],
      ['-', '+7', '2024-03-01T25:00:00', '2024-03-01T18:20:05Z', '1e5', '\u0001\uFFFE\uD800'],
    ]
    await write(columns, rows)
    const back = await readBack(columns)
    assert.deepEqual(back, [
      ...rows.slice(0, 3),
      [...(rows[3] ?? []).slice(0, 5), '\u0001\uFFFE\uFFFD'],
    ])
  })

  const text = fc.string({
    unit: fc.constantFrom(
      'a',
      'ж',
      '_x0041_',
      '&',
      '<',
      ']]>',
      '"',
      '\n',
      '\r',
      ' ',
      '=',
      '1',
      '😀',
    ),
    maxLength: 8,
  })
  test('of any text are read back as they were', async () => {
    const filled = text.filter((each) => each.trim() !== '')
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(filled, text), { minLength: 1 }), async (rows) => {
        await write(['id', 'title'], rows)
        assert.deepEqual(await readBack(['id', 'title']), rows)
      }),
      { numRuns: 50 },
    )
  })

  test('have a header that stays, a filter, widths, and cells that no spreadsheet runs', async () => {
    await write(
      ['id', 'title', 'views'],
      [
        ['1', '=1+1', '7'],
        ['2', 'x'.repeat(100), '8'],
      ],
    )
    const sheet = await partNamed(SHEET)
    assert.match(sheet, /<pane ySplit="1" [^>]*state="frozen"\/>/)
    assert.match(sheet, /<col min="2" max="2" width="60" customWidth="1"\/>/)
    assert.match(sheet, /<autoFilter ref="A1:C3"\/>/)
    assert.match(sheet, /<c r="B2" s="2" t="inlineStr"><is><t>=1\+1</)
    assert.match(sheet, /<c r="A2" s="1" t="inlineStr"><is><t>1</)
    assert.match(sheet, /<c r="C2"><v>7<\/v>/)
    assert.doesNotMatch(sheet, /<f>/)
    assert.match(await partNamed('xl/styles.xml'), /quotePrefix="1"/)
  })

  test('link addresses, and ids where all of them are of YouTube', async () => {
    const rows = [
      ['dQw4w9WgXcQ', 'https://rutube.ru/video/1?a=1&b=2'],
      ['_-w4w9WgXcQ', 'none'],
    ]
    await write(['id', 'url'], rows)
    assert.match(await partNamed(SHEET), /ref="A2".*ref="B2".*ref="A3" r:id="rId3"/)
    const links = await partNamed('xl/worksheets/_rels/sheet1.xml.rels')
    assert.match(links, /Target="https:\/\/www\.youtube\.com\/watch\?v=dQw4w9WgXcQ"/)
    assert.match(links, /Target="https:\/\/rutube\.ru\/video\/1\?a=1&amp;b=2"/)
    await write(['id', 'url'], [...rows, ['17', '']])
    assert.doesNotMatch(await partNamed(SHEET), /ref="A2" r:id/)
  })

  test('count values in a second sheet', async () => {
    const rows = ['Ёж', 'Лес', 'Ёж'].map((project, at) => [String(at), project])
    await write(['id', 'project'], rows, { countBy: ['project'] })
    assert.deepEqual(await readBack(['project', 'rows', 'percent'], 'counts'), [
      ['Ёж', '2', '66.67'],
      ['Лес', '1', '33.33'],
    ])
  })

  test('above 50,000 rows are one plain sheet, and say so', async () => {
    const rows = Array.from({ length: 50_001 }, (_, at) => [String(at), 'https://a.b/c'])
    const said = await write(['id', 'url'], rows, { countBy: ['url'] })
    assert.match(said.join(), /more than 50000 rows: .* one plain sheet/)
    const found = await parts()
    assert.ok(!found.has('xl/worksheets/sheet2.xml'))
    assert.doesNotMatch(found.get(SHEET) ?? '', /<hyperlink|<autoFilter/)
    assert.equal((await readBack(['url'])).length, 50_001)
    assert.deepEqual(await write(['id', 'url'], rows.slice(1), { countBy: ['url'] }), [])
    assert.ok((await parts()).has('xl/worksheets/sheet2.xml'))
  })

  test('cut what is longer than a cell may be, and say so', async () => {
    const said = await write(['id', 'title'], [['1', 'ж'.repeat(MOST_IN_CELL + 1)]])
    assert.match(said.join(), /1 cell is longer than a spreadsheet takes/)
    assert.equal((await readBack(['title']))[0]?.[0]?.length, MOST_IN_CELL)
  })

  test('with more rows than a sheet holds are refused, and nothing is left', async () => {
    const sink = await openTable({ target, columns: ['id'], sheet: 'rows' })
    const rows = Array.from({ length: 1_048_576 }, () => [])
    await assert.rejects(sink.write(rows), KaskadError)
    await assert.rejects(readFile(target), { code: 'ENOENT' })
  })

  test('of the same rows are the same bytes', async () => {
    await write(['id'], [['1'], ['2']])
    const before = await readFile(target)
    await write(['id'], [['1'], ['2']])
    assert.ok(before.equals(await readFile(target)))
  })
})
