import assert from 'node:assert/strict'
import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { after, before, suite, test } from 'node:test'
import { gzipSync } from 'node:zlib'
import type { Reading } from '../../src/read/read.js'
import { readItems } from '../../src/read/read.js'
import { KaskadError } from '../../src/types/error.js'
import { formatIssue } from '../../src/types/parsed.js'
import { rejectIssue } from '../../src/types/reject.js'

/** Ids of the items, then rejects, warnings and the error in words. */
async function outcome(reading: Partial<Reading>, bytes: Buffer | string): Promise<string[]> {
  const items: string[] = []
  const said: string[] = []
  const stdin = Readable.from(chunksOf(Buffer.from(bytes)))
  try {
    for await (const batch of readItems({ inputs: ['-'], stdin, ...reading })) {
      items.push(...batch.items.map(({ id }) => id))
      said.push(...batch.rejects.map((bad) => `${bad.code} ${formatIssue(rejectIssue(bad))}`))
      said.push(...batch.notes.filter(({ severity }) => severity !== 'note').map(formatIssue))
    }
  } catch (error) {
    if (!(error instanceof KaskadError)) throw error
    return [...said, `${error.code}! ${error.message}`]
  }
  return [items.join(' '), ...said]
}

function chunksOf(bytes: Buffer): Buffer[] {
  const size = 1 << 16
  return Array.from({ length: Math.ceil(bytes.length / size) }, (_, at) =>
    bytes.subarray(at * size, (at + 1) * size),
  )
}

/** Text in a one-byte encoding whose Cyrillic block begins at the given byte. */
function oneByte(text: string, letters: Readonly<Record<string, number>>): Buffer {
  return Buffer.from(text.split('').map((letter) => letters[letter] ?? letter.charCodeAt(0)))
}

const windows1251 = Object.fromEntries(
  Array.from({ length: 64 }, (_, at) => [String.fromCharCode(0x410 + at), 0xc0 + at]),
)
const koi8 = Object.fromEntries(
  'юабцдефгхийклмнопярстужвьызшэщчъЮАБЦДЕФГХИЙКЛМНОПЯРСТУЖВЬЫЗШЭЩЧЪ'
    .split('')
    .map((letter, at) => [letter, 0xc0 + at]),
)
const russian = 'id,title\n1,Ну погоди\n2,Кот Леопольд\n3,Бременские музыканты\n'
const latin = oneByte("id,title\n1,Los niños\n2,Über uns\n3,fin de l'été\n", {
  ñ: 0xf1,
  Ü: 0xdc,
  é: 0xe9,
})
const jsonl = { format: 'jsonl' } as const
const many = (text: string): string => text.repeat(2000)
const fields = 'wrong-field-count stdin:3 expected 2 fields, found'

const FILES: Readonly<Record<string, readonly [Buffer | string, readonly string[]]>> = {
  'an empty file': ['', ['input! stdin is empty: expected a header and rows']],
  'blank lines only': ['\n\r\n\n', ['input! stdin is empty: expected a header and rows']],
  'a byte order mark only': ['\uFEFF', ['input! stdin is empty: expected a header and rows']],
  'a header only': ['id,title\n', ['']],
  'gzip of nothing': [gzipSync(''), ['input! stdin is empty: expected a header and rows']],
  'gzip cut short': [
    gzipSync(many('id,title\n1,a\n')).subarray(0, 40),
    ['input! stdin is cut short: its gzip data ends too early'],
  ],
  'gzip with a bad byte': [
    Buffer.concat([gzipSync('id,title\n').subarray(0, 10), Buffer.alloc(20, 0xff)]),
    ['input! stdin is damaged: its gzip data does not unpack'],
  ],
  'a gzip bomb': [
    gzipSync(Buffer.alloc(80 << 20, 'id,title\n')),
    ['input! stdin unpacks to more than 250 times its size: refused as a gzip bomb'],
  ],
  'UTF-16LE with its mark': [Buffer.from(`\uFEFF${russian}`, 'utf16le'), ['1 2 3']],
  'UTF-16BE with its mark': [Buffer.from(`\uFEFF${russian}`, 'utf16le').swap16(), ['1 2 3']],
  'UTF-16LE without a mark': [Buffer.from(russian, 'utf16le'), ['1 2 3']],
  'UTF-16BE without a mark': [Buffer.from(russian, 'utf16le').swap16(), ['1 2 3']],
  'Windows-1251': [oneByte(russian, windows1251), ['1 2 3']],
  'KOI8-R': [oneByte(russian, koi8), ['1 2 3']],
  'KOI8-R in capital letters': [
    oneByte(`${russian}4,Ещё не вечер\n`.replace('ё', 'е').toUpperCase(), koi8),
    ['1 2 3 4'],
  ],
  'GBK is not taken for Cyrillic': [
    Buffer.from(
      '69642c7469746c650a312cd0a1d0dccea4c4e1bacdc5f3d3d1c3c7d2bbc6f0c8a5c9adc1d6c0efcde6cba3b5c4b9cacac20a',
      'hex',
    ),
    ['input! stdin is not UTF-8, it may be KOI8-R: say --encoding koi8-r if it is'],
  ],
  'Windows-1251 in few letters': [
    oneByte('id,title\n1,Ёж Кот\n'.replace('Ё', 'Е'), windows1251),
    ['input! stdin is not UTF-8, it may be WINDOWS-1251: say --encoding windows-1251 if it is'],
  ],
  'Latin-1': [
    latin,
    ['input! stdin is not UTF-8, it may be ISO-8859-1: say --encoding iso-8859-1 if it is'],
  ],
  'bytes of no known encoding': [
    Buffer.concat([Buffer.from('id,title\n1,'), Buffer.alloc(9, 0x93)]),
    ['input! stdin is not UTF-8: say its --encoding, or save it as UTF-8'],
  ],
  'an XLSX workbook': [
    Buffer.from('504b030414000600', 'hex'),
    ['input! stdin is cut short or damaged: its ZIP has no end'],
  ],
  'a Parquet file': [
    'PAR1....',
    ['input! stdin is a damaged Parquet file: it has no end: it is cut short'],
  ],
  zstd: [
    Buffer.from('28b52ffd00', 'hex'),
    ['input! stdin is cut short: its zstd data ends too early'],
  ],
  'a JSON list that ends too early': [
    '[{"id":1,"title":"a"},\n{"id":2,"title":"b"',
    ['1', 'not-json stdin:2:20 not JSON: the line ends too early'],
  ],
  'a JSON list without its end': [
    '[{"id":1,"title":"a"}\n',
    ['1', 'not-json stdin:2:2 not JSON: the line ends too early'],
  ],
  'an empty JSON list': ['{"items":[]}', ['input! stdin holds no rows: its list is empty']],
  'a torn header': [
    'id,"title\n1,a\n',
    [
      'input! stdin:1:4 the header cannot be read: a quote opens here and does not close in its row',
    ],
  ],
  'a header that is not UTF-8 among rows that are': [
    Buffer.concat([Buffer.from([0xd0]), Buffer.from('id,title\n1,Ёж\n2,Ёж\n')]),
    ['input! stdin:1 the header cannot be read: the row holds bytes that are not UTF-8'],
  ],
  'no text column': [
    'id,words\n1,a\n',
    [
      'columns! stdin:1 no text column is recognised: say --text title=COLUMN,…; the columns are id, words',
    ],
  ],
  'a title column that stands twice': [
    'id,title,title\n1,a,b\n',
    [
      'columns! stdin:1 column "title" stands more than once in the header, as number 2 and 3: give each its own name',
    ],
  ],
}

const ROWS: Readonly<Record<string, readonly [Buffer | string, readonly string[]]>> = {
  'too few fields': ['id,title\n1,a\n2\n3,c\n', ['1 3', `${fields} 1`]],
  'too many fields': ['id,title\n1,a\n2,b,b\n3,c\n', ['1 3', `${fields} 3`]],
  'a comma that is not quoted': ['id,title\n1,a\n2,Лес, сад\n3,c\n', ['1 3', `${fields} 3`]],
  'no id column': ['nr,title\n7,a\n8\n\n9,c\n', ['1 3', `${fields} 1`]],
  'no id': ['id,title\n1,a\n,b\n3,c\n', ['1 3', 'missing-id stdin:3 the id is empty']],
  'a blank id': ['id,title\n1,a\n  ,b\n3,c\n', ['1 3', 'missing-id stdin:3 the id is empty']],
  'blank lines between rows': ['id,title\n1,a\n\n\r\n3,c\n', ['1 3']],
  'blank cells below and beside a table': ['id;title\n1;a;;\n;\n"";""\n3;c; ;\n', ['1 3']],
  'a header with commas in names between ;': ['id;a, b;title\n1;x;a\n3;y,z;c\n', ['1 3']],
  'no line end at the end': ['id,title\n1,a\n3,"c"', ['1 3']],
  'a quote that never closes': [
    'id,title\n1,a\n2,"b\n3,c\n4,d\n',
    ['1 3 4', 'torn-quote stdin:3:3 a quote opens here and does not close in its row'],
  ],
  'a quote that never closes on the last line': [
    'id,title\n1,a\n2,"b',
    ['1', 'torn-quote stdin:3:3 a quote opens here and does not close in its row'],
  ],
  'a quote that closes in a later row': [
    'id,title\n1,a\n2,"b\n3,"c"\n4,d\n',
    ['1 3 4', 'torn-quote stdin:3:3 a quote opens here and does not close in its row'],
  ],
  'text after a closing quote': [
    'id,title\n1,a\n2,"b"b\n3,c\n',
    [
      '1 3',
      'torn-quote stdin:3:6 text after a closing quote: a quote inside a quoted field is written twice',
    ],
  ],
  'a quote inside a quoted field': [
    'id,title\n1,a\n2,"say "hi" now"\n3,c\n',
    [
      '1 3',
      'torn-quote stdin:3:9 text after a closing quote: a quote inside a quoted field is written twice',
    ],
  ],
  'quotes inside an unquoted field': ['id,title\n1,a\n2,say "hi"\n3,c\n', ['1 2 3']],
  'several lines in a field, then a bad row': [
    'id,title\n1,"a\n\na"\n2\n',
    ['1', 'wrong-field-count stdin:5 expected 2 fields, found 1'],
  ],
  'a bad row among Windows line ends': ['id,title\r\n1,a\r\n2\r\n3,c\r\n', ['1 3', `${fields} 1`]],
  'a bad row among old Mac line ends': ['id,title\r1,a\r2\r3,c\r', ['1 3', `${fields} 1`]],
  'a bad row in a TSV file': ['id\ttitle\n1\ta\n2\n3\tc,c\n', ['1 3', `${fields} 1`]],
  'a NUL byte': [
    'id,title\n1,a\n2,b\0\n3,c\n',
    ['1 3', 'nul-byte stdin:3:4 the row holds a NUL byte: expected text'],
  ],
  'a broken letter in one row': [
    Buffer.concat([
      Buffer.from('id,title\n1,Ёж\n2,'),
      Buffer.from([0xd0]),
      Buffer.from('\n3,\uFFFD кот\n4,Ёж\n'),
    ]),
    ['1 3 4', 'not-utf8 stdin:3 the row holds bytes that are not UTF-8'],
  ],
  'noncharacters and lone surrogates beside a NUL byte': [
    'id,title\n1,\uFFFF\n2,\uFFFE Ёж\n3,\uD83D\uDFFF\n4,b\0\n',
    ['1 2 3', 'nul-byte stdin:5:4 the row holds a NUL byte: expected text'],
  ],
  'a row over 16 MiB': [
    `id,title\n1,a\n2,${'"x'.repeat((17 << 20) / 2)}\n3,c\n`,
    ['1 3', 'row-too-long stdin:3 the row is longer than 16 MiB'],
  ],
  'a number that is none': [
    'id,title,seconds\n1,a,12 min\n2,b,Infinity\n3,c,1e999\n',
    ['1 2 3', 'stdin:2 seconds: 3 values are no number and taken as absent (first: "12 min")'],
  ],
}

const good = '{"id":1,"title":"a"}\n'
const JSON_ROWS: Readonly<Record<string, readonly [string, readonly string[]]>> = {
  'not JSON': [`${good}title\n`, ['1', 'not-json stdin:2:1 not JSON: unexpected "t"']],
  'a comma too many': [`${good}{"id":2,}\n`, ['1', 'not-json stdin:2:9 not JSON: unexpected "}"']],
  'a string that does not end': [
    `${good}{"id":"2\n`,
    ['1', 'not-json stdin:2:9 not JSON: the line ends too early'],
  ],
  'a bad escape': [
    `${good}{"id":"\\x"}\n`,
    ['1', 'not-json stdin:2:8 not JSON: unexpected "\\\\"'],
  ],
  'an object cut short': [
    `${good}{"id":2,"a":[1,{}\n`,
    ['1', 'not-json stdin:2:18 not JSON: the line ends too early'],
  ],
  'two objects in a line': [`${good}{"id":2} {}\n`, ['1 2', 'missing-id stdin:2 the id is empty']],
  'an array': [`${good}[1]\n`, ['1', 'not-an-object stdin:2 expected an object, found an array']],
  'a number': [`${good}5\n`, ['1', 'not-an-object stdin:2 expected an object, found a number']],
  null: [`${good}null\n`, ['1', 'not-an-object stdin:2 expected an object, found null']],
  'no id column': [
    '{"title":"a"}\n[]\n{"title":"c"}\n',
    ['1 3', 'not-an-object stdin:2 expected an object, found an array'],
  ],
  'no id': [`${good}{"title":"b"}\n`, ['1', 'missing-id stdin:2 the id is empty']],
  'an object for a title': [
    `${good}{"id":2,"title":{"ru":"b"}}\n`,
    [
      '1',
      'nested-value stdin:2 "title" holds an object: expected text, a number or a list of them',
    ],
  ],
  'a list that holds an object for tags': [
    `${good}{"id":2,"title":"b","tags":["b",{}]}\n`,
    ['1', 'nested-value stdin:2 "tags" holds an array: expected text, a number or a list of them'],
  ],
  'two ids': [
    `${good}{"id":[2,3],"title":"b"}\n`,
    ['1', 'nested-value stdin:2 "id" holds an array: expected text, a number or a list of them'],
  ],
  '100,000 brackets that never close': [
    `${good}{"id":2,"a":${'['.repeat(100_000)}\n{"id":3,"title":"c"}\n`,
    ['1 3', 'not-json stdin:2:100013 not JSON: the line ends too early'],
  ],
  '100,000 objects that never close': [
    `${good}${'{"a":'.repeat(100_000)}\n{"id":3,"title":"c"}\n`,
    ['1 3', 'not-json stdin:2:500001 not JSON: the line ends too early'],
  ],
  'a string of 8 MiB that never ends': [
    `${good}{"id":"${'x'.repeat(8 << 20)}\n{"id":3,"title":"c"}\n`,
    ['1 3', 'not-json stdin:2:8388616 not JSON: the line ends too early'],
  ],
  'an id that JSON cannot hold': [
    `${good}{"id":12345678901234567890,"title":"b"}\n`,
    [
      '1',
      'nested-value stdin:2 "id" is a number too large to be kept exactly: write it as a string',
    ],
  ],
  'nothing but bad lines': [
    'x\ny\n',
    [
      '',
      'not-json stdin:1:1 not JSON: unexpected "x"',
      'not-json stdin:2:1 not JSON: unexpected "y"',
    ],
  ],
}

suite('broken input', () => {
  let folder = ''
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'kaskad-broken-'))
  })
  after(() => rm(folder, { recursive: true }))

  for (const [name, [bytes, said]] of Object.entries({ ...FILES, ...ROWS }))
    test(`${name}: ${said.at(-1)}`, async () => {
      assert.deepEqual(await outcome({}, bytes), said)
    })

  for (const [name, [text, said]] of Object.entries(JSON_ROWS))
    test(`JSONL, ${name}: ${said.at(-1)}`, async () => {
      assert.deepEqual(await outcome(jsonl, text), said)
    })

  test('a file that is not there, a folder and a file one may not read are told apart', async () => {
    const closed = join(folder, 'closed.csv')
    await writeFile(closed, russian)
    await chmod(closed, 0)
    await mkdir(join(folder, 'in.csv'))
    const table = {
      'gone.csv': `input! ${folder}/gone.csv: no such file`,
      'in.csv': `input! ${folder}/in.csv is a folder without files`,
      ...(process.getuid?.() === 0
        ? {}
        : { 'closed.csv': `input! ${closed}: no permission to read it` }),
    }
    for (const [name, said] of Object.entries(table))
      assert.deepEqual(await outcome({ inputs: [join(folder, name)] }, ''), [said])
  })

  test('a device is refused; without a line end reading stops after 256 MiB', async () => {
    assert.deepEqual(await outcome({ inputs: ['/dev/zero'] }, ''), [
      'input! /dev/zero is a device: expected a file, a pipe, or - for standard input',
    ])
    const chunk = Buffer.alloc(1 << 20)
    const endless = Readable.from(
      (function* () {
        for (;;) yield chunk
      })(),
    )
    assert.deepEqual(await outcome({ stdin: endless }, ''), [
      'input! stdin goes on for more than 256 MiB without a line end: expected CSV, TSV or JSONL',
    ])
  })

  test('an encoding that is said holds, in chunks of any size; one that is unknown is refused', async () => {
    const bytes = oneByte(russian, koi8)
    for (const size of [1, 3, 1000]) {
      const stdin = Readable.from(
        Array.from({ length: Math.ceil(bytes.length / size) }, (_, at) =>
          bytes.subarray(at * size, (at + 1) * size),
        ),
      )
      const titles: unknown[] = []
      for await (const { items } of readItems({ inputs: ['-'], stdin, encoding: 'koi8-r' }))
        titles.push(...items.map(({ texts }) => texts['title']))
      assert.deepEqual(titles, ['Ну погоди', 'Кот Леопольд', 'Бременские музыканты'])
    }
    const [said] = await outcome({ encoding: 'cp-none' }, russian)
    assert.match(said ?? '', /^usage! no encoding "cp-none": expected utf-8, windows-1251/)
  })

  test('no inputs at all is a mistake of usage', async () => {
    assert.deepEqual(await outcome({ inputs: [] }, ''), ['usage! expected at least one input'])
  })

  test('under strict the first bad row is an error', async () => {
    assert.deepEqual(await outcome({ strict: true }, 'id,title\n1,a\n2\n3\n'), [
      'input! stdin:3 expected 2 fields, found 1',
    ])
  })

  test('a column that is wished for and left out of JSONL rows is said, not refused', async () => {
    const wishes = { numeric: [{ name: 'seconds', column: 'second' }] }
    assert.deepEqual(await outcome({ ...jsonl, wishes }, '{"id":1,"title":"a","seconds":5}\n'), [
      '1',
      'stdin:1 no row at the beginning has "second" (did you mean "seconds"?)',
    ])
  })
})
