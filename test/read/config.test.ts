import assert from 'node:assert/strict'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { suite, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { format } from 'prettier'
import * as z from 'zod'
import { DEFAULT_CONFIG, parseConfig, readConfig } from '../../src/read/config.js'
import { configSchema } from '../../src/read/config-schema.js'
import { formatIssue } from '../../src/types/parsed.js'

async function mistakesOf(text: string): Promise<string[]> {
  const parsed = await parseConfig(text, 'kaskad.yaml')
  return parsed.ok ? [] : parsed.issues.map(formatIssue)
}

suite('parseConfig', () => {
  test('a file with its version alone has the defaults', async () => {
    assert.deepEqual(await parseConfig('kaskad: 1', 'kaskad.yaml'), {
      ok: true,
      value: DEFAULT_CONFIG,
    })
  })

  test('reads every key; folders are seen from the folder of the file', async () => {
    const text = `
kaskad: 1
columns:
  id: yt_reel_id
  label: cartoon
  text: { title: reel_name, description: text }
  numeric: [seconds, is_shorts]
  categorical: { kind: yt_channel_type }
none: нет
rules: my-rules
model: /models/last
stages: [rules, heads]
typos: off
fold: case
collection: best
collection_label: набор
missing:
  from: archive.csv
  columns:
    yt_channel_type: mode
    broadcast: { mode: yt_channel_type }
    seconds: { median: yt_channel_type }
    is_shorts: нет
    flag_closed: false
    kind: { value: mode }
`
    assert.deepEqual(await parseConfig(text, 'studio/kaskad.yaml'), {
      ok: true,
      value: {
        columns: {
          id: 'yt_reel_id',
          label: 'cartoon',
          texts: [
            { name: 'title', column: 'reel_name' },
            { name: 'description', column: 'text' },
          ],
          numeric: [
            { name: 'seconds', column: 'seconds' },
            { name: 'is_shorts', column: 'is_shorts' },
          ],
          categorical: [{ name: 'kind', column: 'yt_channel_type' }],
        },
        none: 'нет',
        rules: 'studio/my-rules',
        model: '/models/last',
        named: ['rules', 'model'],
        stages: ['rules', 'heads'],
        typos: 'off',
        forms: undefined,
        fold: 'case',
        collection: 'best',
        collectionLabel: 'набор',
        missing: {
          from: 'studio/archive.csv',
          wishes: [
            { column: 'yt_channel_type', how: { kind: 'mode' } },
            { column: 'broadcast', how: { kind: 'mode', by: 'yt_channel_type' } },
            { column: 'seconds', how: { kind: 'median', by: 'yt_channel_type' } },
            { column: 'is_shorts', how: { kind: 'value', value: 0 } },
            { column: 'flag_closed', how: { kind: 'value', value: 0 } },
            { column: 'kind', how: { kind: 'value', value: 'mode' } },
          ],
        },
      },
    })
  })

  test('every mistake is told with its place', async () => {
    const many = `kaskad: 1
colums: 2
typos: maybe
columns:
  id: []
  lable: x
  numeric: 5
  text: [a]
stages: []
`
    const table: Readonly<Record<string, readonly string[]>> = {
      '': ['kaskad.yaml: the file is empty, expected "kaskad: 1" and more keys'],
      '- a': ['kaskad.yaml:1:1 expected a map of keys'],
      'none: x': ['kaskad.yaml:1:1 kaskad: expected 1'],
      'kaskad: 2': ['kaskad.yaml:1:9 kaskad: expected 1'],
      'kaskad: 1\nkaskad: 1': ['kaskad.yaml:2:1 kaskad: the key stands twice, first on line 1'],
      'kaskad: 1\nnone: 5\nstages: [rules, head]': [
        'kaskad.yaml:2:7 none: expected text',
        'kaskad.yaml:3:17 stages.1: expected rules, heads or hybrid',
      ],
      'kaskad: 1\ncolumns: { text: {} }': [
        'kaskad.yaml:2:18 columns.text: expected something, found nothing',
      ],
      'kaskad: 1\ncolumns: { numeric: [__proto__] }': [
        'kaskad.yaml:2:21 columns.numeric: "__proto__" cannot name a column',
      ],
      'kaskad: 1\nmissing: on': [
        'kaskad.yaml:2:10 missing: expected off, or a map with columns, and from where a file tells modes and medians',
      ],
      'kaskad: 1\nmissing: { columns: { is_shorts: [] } }': [
        'kaskad.yaml:2:34 missing.columns.is_shorts: expected mode, median, { mode: COLUMN }, { median: COLUMN } or a value',
      ],
      'kaskad: 1\nmissing: { columns: { title: mode } }': [
        'kaskad.yaml:2:30 missing.columns.title: a text is not filled, expected a column of numbers or categories',
      ],
      'kaskad: *gone': ['kaskad.yaml:1:9 *gone stands for nothing: no &gone before it'],
      '<<: { kaskad: 1 }': ['kaskad.yaml:1:1 merge keys ("<<") are not read: write the keys out'],
      [`kaskad: &a 1\nnone: [${'*a,'.repeat(101)}]`]: [
        'kaskad.yaml:2:308 more than 100 aliases in the file',
      ],
      ['['.repeat(100_000)]: ['kaskad.yaml:1:65 nested deeper than 32 levels'],
      [`# ${'x'.repeat(1 << 20)}`]: [
        'kaskad.yaml:1:1 the file is over 1 MiB, expected a smaller one: split it',
      ],
      [many]: [
        'kaskad.yaml:2:1 colums: unknown key (did you mean "columns"?)',
        'kaskad.yaml:3:8 typos: expected auto or off',
        'kaskad.yaml:5:7 columns.id: expected text',
        'kaskad.yaml:6:3 columns.lable: unknown key (did you mean "label"?)',
        'kaskad.yaml:7:12 columns.numeric: expected a list of columns or a map from names to columns',
        'kaskad.yaml:8:9 columns.text: expected a map from names to columns',
        'kaskad.yaml:9:9 stages: expected something, found nothing',
      ],
    }
    for (const [text, mistakes] of Object.entries(table))
      assert.deepEqual(await mistakesOf(text), mistakes, text.slice(0, 60))
  })
})

suite('readConfig', () => {
  test('a file that is not there is undefined; a folder is an error', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'kaskad-config-'))
    try {
      assert.equal(await readConfig(join(folder, 'kaskad.yaml')), undefined)
      const read = await readConfig(folder)
      assert.ok(read?.ok === false)
      assert.equal(read.issues[0].message, 'is a folder, expected a file of text')
      await writeFile(join(folder, 'kaskad.yaml'), 'kaskad: 1')
      assert.equal((await readConfig(join(folder, 'kaskad.yaml')))?.ok, true)
    } finally {
      await rm(folder, { recursive: true })
    }
  })
})

test('rules/config.schema.json is the schema kaskad.yaml is checked by', async () => {
  const path = fileURLToPath(new URL('../../../rules/config.schema.json', import.meta.url))
  const schema = await format(JSON.stringify(z.toJSONSchema(configSchema, { io: 'input' })), {
    parser: 'json',
    printWidth: 100,
  })
  if (process.env['KASKAD_GOLDEN_WRITE'] || !existsSync(path)) writeFileSync(path, schema)
  assert.equal(readFileSync(path, 'utf8'), schema)
})
