import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { after, before, suite, test } from 'node:test'
import { gzipSync } from 'node:zlib'
import { readItems, readRows } from '../../src/read/read.js'
import type { Reading } from '../../src/read/read.js'
import type { Item } from '../../src/types/item.js'
import type { Issue } from '../../src/types/parsed.js'
import { formatIssue } from '../../src/types/parsed.js'
import type { Reject } from '../../src/types/reject.js'

interface All {
  readonly items: Item[]
  readonly rejects: Reject[]
  readonly notes: Issue[]
}

async function readAll(reading: Partial<Reading>, text?: string | Buffer): Promise<All> {
  const all: All = { items: [], rejects: [], notes: [] }
  const stdin = Readable.from(text === undefined ? [] : [Buffer.from(text)])
  for await (const batch of readItems({ inputs: ['-'], stdin, ...reading })) {
    all.items.push(...batch.items)
    all.rejects.push(...batch.rejects)
    all.notes.push(...batch.notes)
  }
  return all
}

suite('readItems', () => {
  let folder = ''
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'kaskad-read-'))
  })
  after(() => rm(folder, { recursive: true }))

  const csv =
    'id,title,description,seconds,is_shorts,project\n1,Ёжик,,12.5,true,none\n2,"Лес, сад","a\nb",NA,нет,\n'

  test('reads texts, numbers and labels; what is blank is an absent key', async () => {
    const { items, rejects } = await readAll({}, csv)
    assert.deepEqual(rejects, [])
    assert.deepEqual(items, [
      {
        id: '1',
        texts: { title: 'Ёжик' },
        numbers: { seconds: 12.5, is_shorts: 1 },
        categories: {},
        gold: 'none',
        kept: [],
        place: { file: 'stdin', line: 2, column: 0 },
      },
      {
        id: '2',
        texts: { title: 'Лес, сад', description: 'a\nb' },
        numbers: { is_shorts: 0 },
        categories: {},
        gold: undefined,
        kept: [],
        place: { file: 'stdin', line: 3, column: 0 },
      },
    ])
  })

  test('reads the same items from CSV, TSV and JSONL, plain and gzipped, by name and by content', async () => {
    const tables = {
      'a.csv': 'id,title,seconds\n1,"Лес, сад",5\n2,Луг,\n',
      'a.tsv': 'id\ttitle\tseconds\n1\tЛес, сад\t5\n2\tЛуг\t\n',
      'a.jsonl':
        '{"id":1,"title":"Лес, сад","seconds":5}\n{"id":"2","title":"Луг","seconds":null}\n',
    }
    const seen: unknown[] = []
    for (const [name, text] of Object.entries(tables)) {
      for (const file of [name, `${name}.gz`, `${name}.any`]) {
        const path = join(folder, file)
        await writeFile(path, file.endsWith('.gz') ? gzipSync(text) : text)
        const { items } = await readAll({ inputs: [path] })
        seen.push(items.map(({ id, texts, numbers }) => ({ id, texts, numbers })))
      }
    }
    for (const items of seen)
      assert.deepEqual(items, [
        { id: '1', texts: { title: 'Лес, сад' }, numbers: { seconds: 5 } },
        { id: '2', texts: { title: 'Луг' }, numbers: {} },
      ])
  })

  test('reads several inputs with different headers, one after the other', async () => {
    await writeFile(join(folder, 'one.csv'), 'id,title\n1,a\n')
    await writeFile(join(folder, 'two.csv'), 'name;video_id\nb;2\n')
    const inputs = [join(folder, 'one.csv'), join(folder, 'two.csv')]
    const { items, notes } = await readAll({ inputs })
    assert.deepEqual(
      items.map(({ id, texts }) => [id, texts['title']]),
      [
        ['1', 'a'],
        ['2', 'b'],
      ],
    )
    assert.deepEqual(
      notes.map(({ message }) => message),
      ['id id; no label; text title', 'id video_id; no label; text title = name'],
    )
  })

  test('a byte order mark and any line end are no part of the data', async () => {
    for (const end of ['\n', '\r\n', '\r']) {
      const { items } = await readAll({}, `\uFEFFid,title${end}1,a${end}2,b`)
      assert.deepEqual(
        items.map(({ id, place }) => [id, place.line]),
        [
          ['1', 2],
          ['2', 3],
        ],
      )
    }
  })

  test('every row is an item or a reject, in readRows in the order of the file', async () => {
    const text = 'id,title\n1,a\n2\n3,c\n,d\n5,"e\n6,f\n'
    const rows: string[] = []
    const stdin = Readable.from([Buffer.from(text)])
    for await (const row of readRows({ inputs: ['-'], stdin }))
      rows.push(row.ok ? row.value.id : row.issues.map(formatIssue).join())
    assert.deepEqual(rows, [
      '1',
      'stdin:3 expected 2 fields, found 1',
      '3',
      'stdin:5 the id is empty',
      'stdin:6:3 a quote opens here and does not close in its row',
      '6',
    ])
  })

  test('cells that are no numbers are absent, counted and said once', async () => {
    const { items, notes } = await readAll({}, 'id,title,seconds\n1,a,12 min\n2,b,1 h\n3,c,-\n')
    assert.deepEqual(
      items.map(({ numbers }) => numbers),
      [{}, {}, {}],
    )
    assert.equal(
      notes.map(formatIssue).at(-1),
      'stdin:2 seconds: 2 values are no number and taken as absent (first: "12 min")',
    )
  })

  test('kept columns come in the order asked for, as written', async () => {
    const reading = { wishes: { keep: ['extra', 'title'] } }
    const { items } = await readAll(reading, 'id,title,extra\n1,a, x \n2,b,\n')
    assert.deepEqual(
      items.map(({ kept }) => kept),
      [
        [' x ', 'a'],
        ['', 'b'],
      ],
    )
    const json = await readAll(
      reading,
      '{"id":1,"title":"a","extra":{"b":[1]}}\n{"id":2,"title":"b"}\n',
    )
    assert.deepEqual(
      json.items.map(({ kept }) => kept),
      [
        ['{"b":[1]}', 'a'],
        ['', 'b'],
      ],
    )
  })

  test('a row that is read byte by byte is the same row', async () => {
    const stdin = Readable.from(Array.from(Buffer.from(csv), (byte) => Buffer.from([byte])))
    assert.deepEqual((await readAll({ stdin })).items, (await readAll({}, csv)).items)
  })

  test('what has been taken adds up to the bytes of the inputs', async () => {
    let taken = 0
    for await (const batch of readItems({
      inputs: ['-'],
      stdin: Readable.from([Buffer.from(csv)]),
    }))
      taken = batch.taken
    assert.equal(taken, Buffer.byteLength(csv))
  })

  const BOM = '\uFEFF'
  const JOINED: Readonly<Record<string, readonly [string, string]>> = {
    'a mark before a row': [`id,title\n1,a\n${BOM}2,b\n`, '1=a 2=b'],
    'a mark before a quoted field': [`${BOM}"id","title"\n${BOM}"1","a\nb"\n`, '1=a\nb'],
    'a mark on a line of its own': [`id,title\n1,a\n${BOM}\n2,b\n`, '1=a 2=b'],
    'the same header again, quoted': [`id,title\n1,a\n${BOM}"id","title"\n2,b\n`, '1=a 2=b'],
    'a header in another order': ['id,title\n1,a\ntitle,id\nb,2\n', '1=a 2=b'],
    'a header of other columns': ['id,title\n1,a\nvideo_id,название,seconds\n2,b,5\n', '1=a 2=b'],
    'Excel’s line for the delimiter': ['sep=;\r\nid;title\r\n1;a,b\r\n', '1=a,b'],
    'the same line in quotes, behind a mark': [`${BOM}"sep=|"\nid|title\n1|"a|b"\n`, '1=a|b'],
    'the same line twice': ['sep=\t\nid\ttitle\n1\ta\nsep=\t\nid\ttitle\n2\tb\n', '1=a 2=b'],
    'JSONL with marks': [`${BOM}{"id":1,"title":"a"}\n${BOM}{"id":2,"title":"b"}\n`, '1=a 2=b'],
    'titles that are words of headers': ['id,title\n1,id\nid,Лунтик\n', '1=id id=Лунтик'],
  }
  for (const [name, [text, expected]] of Object.entries(JOINED))
    test(`files joined into one, ${name}`, async () => {
      for (const bytes of [Buffer.from(text), gzipSync(text)]) {
        const { items, rejects } = await readAll({}, bytes)
        assert.deepEqual(rejects, [])
        assert.equal(items.map(({ id, texts }) => `${id}=${texts['title']}`).join(' '), expected)
      }
    })

  test('files joined without a line end between them lose no row', async () => {
    const GLUED: Readonly<Record<string, string>> = {
      'id,title\n1,a\n2,bid,title\n3,c': '2 1=a 3 2=b 4 3=c',
      'id,title\n1,a\n2,"b"id,title\n3,c': '2 1=a 3 2=b 4 3=c',
      '\uFEFFid;title\r\n1;"a\n;"\uFEFFid;title\r\n2;"b"\r\n': '2 1=a\n; 4 2=b',
      '"id","title"\n"1","a""id","title"\n2,b"id","title"\n"3","c"\n': '2 1=a 3 2=b 4 3=c',
    }
    for (const [text, expected] of Object.entries(GLUED)) {
      const { items, rejects } = await readAll({}, text)
      assert.deepEqual(rejects, [])
      const found = items.map(({ id, texts, place }) => `${place.line} ${id}=${texts['title']}`)
      assert.equal(found.join(' '), expected)
    }
    const json = await readAll(
      {},
      '{"id":1,"title":"a"}{"id":2,"title":"{"}\uFEFF{"id":3}\n{"id":4}{',
    )
    assert.deepEqual(
      json.items.map(({ id, place }) => `${id}:${place.line}`),
      ['1:1', '2:1', '3:1', '4:2'],
    )
    assert.deepEqual(
      json.rejects.map(({ place, reason }) => `${place.line} ${reason}`),
      ['2 not JSON: the line ends too early'],
    )
  })

  test('files without a header, and any delimiter, by what is said', async () => {
    const header = ['id', 'title', 'seconds']
    const piped = await readAll({ header, delimiter: '|' }, '1|a, "b"|5\n2|c|6|7\n')
    assert.deepEqual(
      piped.items.map(({ id, texts, numbers, place }) => [id, texts, numbers, place.line]),
      [['1', { title: 'a, "b"' }, { seconds: 5 }, 1]],
    )
    assert.equal(piped.rejects[0]?.reason, 'expected 3 fields, found 4')
    const again = await readAll({ header }, 'id,title,seconds\n1,a,5\n')
    assert.deepEqual(
      again.items.map(({ id }) => id),
      ['1'],
    )
    await assert.rejects(readAll({ header }, '{"id":1}\n'), /--header: stdin is JSONL/)
    await assert.rejects(
      readAll({ delimiter: '|', format: 'jsonl' }, '{}'),
      /--delimiter: stdin is/,
    )
  })

  test('gzip members joined into one are read as one; the headers among rows are told of', async () => {
    const members = ['id,title\n1,a\n', 'id,title\n2,b\n'].map((text) => gzipSync(`${BOM}${text}`))
    const { items, notes } = await readAll({}, Buffer.concat([...members, ...members]))
    assert.equal(items.map(({ id }) => id).join(), '1,2,1,2')
    assert.equal(
      notes.map(formatIssue).at(-2),
      'stdin:3 3 headers stand, the first among the rows, as in files joined into one: read as headers',
    )
  })

  test('lists are their values, objects are looked into, an own key goes before a nested one', async () => {
    const rows = [
      { id: ['1'], title: 'a', tags: ['муль, тик', null, 'дети', 5] },
      { id: 2, snippet: { title: 'b', seconds: 5 }, tags: [] },
      { id: 3, title: ['c'], 'snippet.title': 'own', snippet: { title: 'x' }, tags: null },
    ]
    const wishes = {
      texts: ['title', 'tags', 'snippet.title'].map((name) => ({ name, column: name })),
    }
    const { items, rejects } = await readAll(
      { wishes },
      rows.map((row) => JSON.stringify(row)).join('\n'),
    )
    assert.deepEqual(rejects, [])
    assert.deepEqual(
      items.map(({ texts }) => texts),
      [
        { title: 'a', tags: 'муль, тик, дети, 5' },
        { 'snippet.title': 'b' },
        { title: 'c', 'snippet.title': 'own' },
      ],
    )
  })

  const VIDEOS: Readonly<Record<string, readonly [object, object]>> = {
    'videos.list': [
      {
        kind: 'youtube#video',
        id: 'v1',
        snippet: {
          title: 'Лунтик',
          description: 'd',
          channelTitle: 'Канал',
          channelId: 'UC1',
          tags: ['a', 'b'],
          liveBroadcastContent: 'live',
        },
        contentDetails: { duration: 'PT1H2M3S' },
      },
      { seconds: 3723, broadcast: 'live', tags: 'a, b', channel: 'Канал', yt_channel_id: 'UC1' },
    ],
    'search.list': [
      { id: { kind: 'youtube#video', videoId: 'v1' }, snippet: { title: 'Лунтик' } },
      {},
    ],
    'playlistItems.list': [
      { id: 'UEx', snippet: { title: 'Лунтик' }, contentDetails: { videoId: 'v1' } },
      {},
    ],
    'yt-dlp, a short': [
      {
        id: 'v1',
        title: 'Лунтик',
        webpage_url: 'https://www.youtube.com/shorts/v1',
        duration: 30,
        live_status: 'was_live',
        tags: [],
        categories: ['Film'],
        channel_id: null,
      },
      { seconds: 30, is_shorts: 1, broadcast: 'none', category: 'Film' },
    ],
    'yt-dlp, a short by the address that was given': [
      {
        id: 'v1',
        title: 'Лунтик',
        original_url: 'https://www.youtube.com/shorts/v1',
        webpage_url: 'https://www.youtube.com/watch?v=v1',
      },
      { is_shorts: 1 },
    ],
    'yt-dlp, upright and brief': [
      {
        id: 'v1',
        title: 'Лунтик',
        webpage_url: 'https://www.youtube.com/watch?v=v1',
        duration: 90,
        width: 720,
        height: 1280,
      },
      { seconds: 90, is_shorts: 1 },
    ],
    'yt-dlp, long': [
      { id: 'v1', title: 'Лунтик', webpage_url: 'https://youtu.be/v1', duration: 3600 },
      { seconds: 3600, is_shorts: 0 },
    ],
    'a table in Ukrainian': [
      { 'ID відео': 'v1', Назва: 'Лунтик', Тривалість: '1:02:03' },
      { seconds: 3723 },
    ],
    'a table of a Russian spreadsheet': [
      { Идентификатор: 'v1', 'Название\u00A0ролика': 'Лунтик', 'Длительность (сек.)': '123,5' },
      { seconds: 123.5 },
    ],
    'a table in Russian': [
      { ID: 'v1', Название: 'Лунтик', Длительность: '02:03' },
      { seconds: 123 },
    ],
  }
  test('commas in numbers are what their column shows, or ; between cells; else no numbers', async () => {
    const TABLES: Readonly<Record<string, readonly (number | undefined)[]>> = {
      'id;title;seconds\n1;a;1,500\n2;b;1\u00A0234,5\n': [1.5, 1234.5],
      'id;title;seconds\n1;a;1,500\n2;b;2\n': [1.5, 2],
      'id;title;seconds\n1;a;1,500\n2;b;1,234,567\n': [1500, 1234567],
      'id,title,seconds\n1,a,"1,500"\n2,b,"0,5"\n': [1.5, 0.5],
      'id,title,seconds\n1,a,"1,500"\n2,b,"2,500.25"\n': [1500, 2500.25],
      'id,title,seconds\n1,a,"1,500"\n2,b,"2,500"\n': [undefined, undefined],
      'id,title,seconds\n1,a,"1,500"\n2,b,"0,5"\n3,c,"2,500.25"\n': [undefined, 0.5, 2500.25],
    }
    for (const [text, expected] of Object.entries(TABLES)) {
      const { items, notes } = await readAll({}, text)
      assert.deepEqual(
        items.map(({ numbers }) => numbers['seconds']),
        expected,
        text,
      )
      assert.ok(notes.some(({ code }) => code === 'commas' || code === 'not-a-number'))
    }
  })
  test('channels and playlists among what a search found are told to be no videos', async () => {
    const items = ['channel', 'playlist', 'video'].map((kind) => ({
      kind: 'youtube#searchResult',
      id: { kind: `youtube#${kind}`, [`${kind}Id`]: 'x1' },
      snippet: { title: 'Лунтик' },
    }))
    const found = await readAll({}, JSON.stringify({ kind: 'youtube#searchListResponse', items }))
    assert.deepEqual(
      found.items.map(({ id }) => id),
      ['x1'],
    )
    assert.deepEqual(
      found.rejects.map(({ code, reason }) => `${code}: ${reason}`),
      ['not-a-video: a channel, not a video', 'not-a-video: a playlist, not a video'],
    )
  })
  test('a length of P0D, as a stream has, is absent', async () => {
    const row = { id: 'v1', snippet: { title: 'a' }, contentDetails: { duration: 'P0D' } }
    const { items, notes } = await readAll({}, `${JSON.stringify(row)}\n`)
    assert.deepEqual(items[0]?.numbers, {})
    assert.ok(notes.every(({ severity }) => severity === 'note'))
  })
  for (const [name, [row, expected]] of Object.entries(VIDEOS))
    test(`videos as their tools write them, ${name}`, async () => {
      const { items, rejects } = await readAll({}, `${JSON.stringify(row)}\n`)
      assert.deepEqual(rejects, [])
      const { id, texts, numbers, categories } = items[0] ?? {}
      assert.equal(id, 'v1')
      assert.equal(texts?.['title'], 'Лунтик')
      const all: object = { ...texts, ...numbers, ...categories }
      assert.deepEqual({ ...all, ...expected }, all)
      const documents = [[row], row, { kind: 'youtube#videoListResponse', items: [row, row] }]
      for (const document of documents) {
        const found = await readAll({}, JSON.stringify(document, null, 2))
        assert.deepEqual(found.rejects, [])
        for (const item of found.items)
          assert.deepEqual({ ...item, place: undefined }, { ...items[0], place: undefined })
      }
    })
})
