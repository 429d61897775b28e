import assert from 'node:assert/strict'
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { suite, test } from 'node:test'
import { readItems } from '../../src/read/read.js'
import type { Item } from '../../src/types/item.js'
import { formatIssue } from '../../src/types/parsed.js'
import { inFolder } from '../helpers/run-command.js'

/** What came of files in a folder: ids, rejects and what was said. */
interface Read {
  readonly ids: readonly string[]
  readonly items: readonly Item[]
  readonly rejects: readonly string[]
  readonly notes: readonly string[]
}

async function readIn(
  files: Readonly<Record<string, string>>,
  inputs: readonly string[],
): Promise<Read> {
  return inFolder(async (folder) => {
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, name)), { recursive: true })
      writeFileSync(join(folder, name), text)
    }
    const items: Item[] = []
    const rejects: string[] = []
    const notes: string[] = []
    for await (const batch of readItems({ inputs: inputs.map((name) => join(folder, name)) })) {
      items.push(...batch.items)
      for (const { place, reason } of batch.rejects)
        rejects.push(
          `${place.file.slice(folder.length + 1)}:${place.line}:${place.column} ${reason}`,
        )
      notes.push(...batch.notes.map((note) => formatIssue(note).replaceAll(folder, '')))
    }
    return { ids: items.map(({ id }) => id), items, rejects, notes }
  })
}

function info(id: string, more: object = {}): string {
  return JSON.stringify({
    id,
    title: `Video ${id}`,
    webpage_url: `https://youtu.be/${id}`,
    ...more,
  })
}

suite('folders and patterns as inputs', () => {
  test('a folder of .info.json files is one table, in the order of names; other files are told of', async () => {
    const { ids, notes, rejects, items } = await readIn(
      {
        'v/b [b].info.json': info('b', {
          availability: 'public',
          playlist_index: 2,
          playlist_title: 'P',
        }),
        'v/a [a].info.json': info('a'),
        'v/sub/c.info.json': JSON.stringify(JSON.parse(info('c')), undefined, 2),
        'v/a [a].mp4': 'x',
        'v/.hidden.info.json': 'x',
        'v/list.info.json': JSON.stringify({ _type: 'playlist', id: 'PL', title: 'Kids' }),
      },
      ['v'],
    )
    assert.deepEqual(ids, ['a', 'b', 'c'])
    assert.deepEqual(rejects, [])
    assert.deepEqual(items[1]?.categories, { availability: 'public', playlist: 'P' })
    assert.deepEqual(items[1]?.numbers, { playlist_index: 2 })
    assert.match(
      notes.join('\n'),
      /one other file is left out, beside \.info\.json files: a \[a\]\.mp4/,
    )
    assert.match(notes.join('\n'), /list\.info\.json: describes a playlist and no video: left out/)
  })

  test('a broken .info.json is a reject at its place, and the others are read', async () => {
    const { ids, rejects } = await readIn(
      {
        'v/a.info.json': '{\n "id": "a",\n "title": oops}',
        'v/b.info.json': info('b'),
        'v/c.info.json': '',
      },
      ['v'],
    )
    assert.deepEqual(ids, ['b'])
    assert.deepEqual(rejects, [
      'v/a.info.json:3:11 not JSON: unexpected "o"',
      'v/c.info.json:1:0 the file is empty: expected a JSON object',
    ])
  })

  test('columns that only later files have are found too', async () => {
    const many = Array.from({ length: 200 }, (_, at) => [`v/${1000 + at}.info.json`, info(`${at}`)])
    const files = Object.fromEntries([
      ...many,
      ['v/2000.info.json', info('z', { channel: 'Канал' })],
    ])
    const { items } = await readIn(files, ['v'])
    assert.equal(items.length, 201)
    assert.equal(items.at(-1)?.texts['channel'], 'Канал')
  })

  test('a folder of tables is its tables; what is no table is told of', async () => {
    const csv = 'id,title\n'
    const { ids, notes } = await readIn(
      {
        't/b.csv': `${csv}2,b\n`,
        't/a.csv': `${csv}1,a\n`,
        't/c.jsonl': info('3'),
        't/notes.txt': '',
      },
      ['t'],
    )
    assert.deepEqual(ids, ['1', '2', '3'])
    assert.match(notes.join('\n'), /one other file is left out, .*: notes\.txt/)
  })

  test('a folder without anything to read is refused with what it holds', async () => {
    await assert.rejects(
      readIn({ 'v/a.mp4': '' }, ['v']),
      /holds no .info.json files .* only a\.mp4/,
    )
  })

  const FILES = {
    'a/1.csv': 'id,title\n1,a\n',
    'a/2.csv': 'id,title\n2,b\n',
    'b/x/3.csv': 'id,title\n3,c\n',
  }
  for (const [pattern, expected] of [
    ['a/*.csv', ['1', '2']],
    ['a/?.csv', ['1', '2']],
    ['a/[2-9].csv', ['2']],
    ['a/[!2].csv', ['1']],
    ['**/*.csv', ['1', '2', '3']],
    ['{a,b/*}/*.csv', ['1', '2', '3']],
    ['b/*/3.csv', ['3']],
  ] as const)
    test(`the pattern ${pattern} names files where the shell left it`, async () => {
      assert.deepEqual((await readIn(FILES, [pattern])).ids, expected)
    })

  test('a pattern that names nothing is refused; a file of that very name is read', async () => {
    await assert.rejects(readIn(FILES, ['a/*.tsv']), /no file has such a name/)
    assert.deepEqual((await readIn({ 'a [x].csv': 'id,title\n7,b\n' }, ['a [x].csv'])).ids, ['7'])
  })
})

suite('ids that stand twice', () => {
  test('are told of with their places, and every row stays', async () => {
    const { ids, notes } = await readIn(
      { 'a.csv': 'id,title\n1,a\n2,b\n1,c\n', 'b.csv': 'id,title\n2,b\n' },
      ['a.csv', 'b.csv'],
    )
    assert.deepEqual(ids, ['1', '2', '1', '2'])
    assert.match(
      notes.at(-1) ?? '',
      /2 rows have ids of an earlier row: "1" at .*a\.csv:2 and .*a\.csv:4; "2" at .*a\.csv:3 and .*b\.csv:2; each/,
    )
  })

  test('are found among many ids, and no other is taken for one', async () => {
    const rows = Array.from({ length: 5000 }, (_, at) => `${at % 4999},t`)
    const { notes } = await readIn({ 'a.csv': `id,title\n${rows.join('\n')}\n` }, ['a.csv'])
    assert.match(
      notes.at(-1) ?? '',
      /one row has an id of an earlier row: "0" at .*:2 and .*:5001;/,
    )
  })
})
