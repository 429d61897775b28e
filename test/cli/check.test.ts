import assert from 'node:assert/strict'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { suite, test } from 'node:test'
import * as fc from 'fast-check'
import type { CheckReport } from '../../src/cli/check/check-report.js'
import { createKeyCounts, repeatsIn, sharedRows } from '../../src/cli/check/key-counts.js'
import { inFolder, runCommand, type Ran } from '../helpers/run-command.js'

const RULE = `kaskad: 1
project: Лунтик
claims:
  - title: { any: [Лунтик] }
    where: { broadcast: none }
`

/** Runs `kaskad check` on tables in a folder with one rule. */
async function check(
  files: Readonly<Record<string, string | Buffer>>,
  more: readonly string[] = [],
) {
  return inFolder(async (folder): Promise<Ran> => {
    mkdirSync(join(folder, 'rules'))
    writeFileSync(join(folder, 'rules/luntik.yaml'), RULE)
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text)
    const paths = Object.keys(files).map((name) => join(folder, name))
    const ran = await runCommand(['check', ...paths, '--rules', join(folder, 'rules'), ...more])
    return { ...ran, stdout: ran.stdout.replaceAll(`${folder}/`, '') }
  })
}

async function reportOn(files: Readonly<Record<string, string | Buffer>>): Promise<CheckReport> {
  const { stdout, code, stderr } = await check(files, ['--json'])
  assert.ok(code === 0 || code === 3, stderr)
  return JSON.parse(stdout) as CheckReport
}

const MESSY = `video_id,reel_name,название,views,cartoon,date,broadcast,titel
a1,Лунтик и его друзья на Луне,,5,Лунтик,2024-01-05,none,
a1,Лунтик и его друзья на луне!,,6,Лунтик ,2024-01-06,premiere,
a2,ЛУНТИК И ЕГО ДРУЗЬЯ НА ЛУНЕ,,7,Лyнтик,вчера,premiere,
a3,Лунтик и его друзья на Луне 2,,8,none,,none,
a4,"Ð¡Ð¼ÐµÑÐ°ÑÐ¸ÐºÐ¸ &amp; Ко",,9,none,2024-03-01,none,
a5,torn
`

suite('kaskad check', () => {
  test('says what each column is taken for, and why, or how it can be', async () => {
    const { files } = await reportOn({ 'messy.csv': MESSY })
    assert.deepEqual(
      files[0]?.columns.map(({ column, taken, why }) => [column, taken, why]),
      [
        ['video_id', 'id', 'a known name'],
        ['reel_name', 'title (text)', 'a known name'],
        ['название', '–', '"reel_name" is the title here'],
        ['views', '–', 'no known name; --numeric views takes it'],
        ['cartoon', 'label', 'a known name'],
        ['date', 'date', 'a known name'],
        ['broadcast', 'broadcast (category)', 'a known name'],
        ['titel', '–', 'no known name (did you mean "title"?); --categorical titel takes it'],
      ],
    )
    const { stdout } = await check({ 'messy.csv': MESSY }, ['--numeric', 'views'])
    assert.match(stdout, /views +views \(number\) +you said so/)
  })

  test('tells of copies, labels, dates, broken letters, values and rows that cannot be read', async () => {
    const { stdout, code } = await check({ 'messy.csv': MESSY })
    assert.equal(code, 3)
    for (const fact of [
      /messy\.csv: 6 rows, 8 columns, utf-8, 1 row cannot be read/,
      /1 row cannot be read: expected 8 fields, found 2 \(first: messy\.csv:7\)/,
      /1 id stands more than once in a file \(a1\)/,
      /1 text with more than one label/,
      /2 rows with the texts of another row/,
      /4 titles of 5 nearly the same as another's/,
      /label "Лyнтик" looks like "Лунтик"/,
      /1 date in "date" cannot be read/,
      /"reel_name" has 1 cell with letters of another encoding/,
      /"broadcast" has values that no rule asks for: "premiere" \(2 rows\)/,
      /1 label without a rule: Лyнтик/,
      /2 projects with fewer than 10 rows/,
      /dates +2024-01-05 to 2024-03-01, known in 60 % of the rows/,
      /labels +2 projects, from 1 \(Лyнтик\) to 2 rows \(Лунтик\); none 40 %/,
      /languages +.*(of 5 rows)/,
    ])
      assert.match(stdout, fact)
  })

  test('tells what of a second file stands in the first', async () => {
    const train =
      'id,title,project,date\n1,Лунтик и друзья,Лунтик,2024-05-01\n2,Каша,none,2024-05-02\n'
    const held =
      'id,title,project,date\n2,Каша!,none,2024-05-01\n3,Лунтик и друзья,Лунтик,2024-06-01\n4,Суп,none,2024-06-01\n'
    const { pairs, copies, findings } = await reportOn({ 'train.csv': train, 'held.csv': held })
    assert.deepEqual(
      pairs.map(({ ids, texts, near, nearAmong }) => ({ ids, texts, near, nearAmong })),
      [{ ids: 1, texts: 2, near: 2, nearAmong: 3 }],
    )
    assert.deepEqual(copies.ids, { keys: 0, rows: 0, examples: [] })
    const messages = findings.map(({ message }) => message).join('\n')
    assert.match(messages, /2 of 3 rows of \S*held\.csv \(67 %\) have the texts of a row/)
    assert.match(messages, /overlap: no test of the future/)
  })

  test('reads other encodings and formats, and says which', async () => {
    const utf16 = Buffer.from('\uFEFFid;Название\n1;Лунтик\n', 'utf16le')
    const jsonl = '{"id":"1","snippet":{"title":"Лунтик"},"n":1}\n{"id":"2","title":"Каша"}\n'
    const { files } = await reportOn({ 'excel.csv': utf16, 'rows.jsonl': jsonl })
    assert.deepEqual(
      files.map(({ encoding, rows }) => [encoding, rows]),
      [
        ['utf-16le', 1],
        ['utf-8', 2],
      ],
    )
    assert.deepEqual(
      files[1]?.columns.map(({ column }) => column),
      ['id', 'snippet.title', 'n', 'title'],
    )
  })

  test('refuses stdin, which cannot be read twice', async () => {
    const { code, stderr } = await runCommand(['check', '-'])
    assert.equal(code, 2)
    assert.match(stderr, /expected files, not -/)
  })
})

suite('counting keys', () => {
  test('is exact while they fit, and near the truth where they do not', () => {
    const keys = fc.array(fc.tuple(fc.nat(50), fc.nat(1)), { maxLength: 120 })
    fc.assert(
      fc.property(keys, (rows) => {
        const counts = createKeyCounts(1000)
        for (const [key, file] of rows) counts.add(`k${key}`, file)
        const all = rows.map(([key]) => key)
        const first = new Set(rows.filter(([, file]) => file === 0).map(([key]) => key))
        assert.equal(repeatsIn(counts).rows, all.length - new Set(all).size)
        assert.equal(
          sharedRows(counts, [0, 1]),
          rows.filter(([key, file]) => file === 1 && first.has(key)).length,
        )
      }),
    )
    const counts = createKeyCounts(1000)
    for (let row = 0; row < 60_000; row++) counts.add(`k${row % 40_000}`, 0)
    assert.ok([...counts.counts()].length <= 1000)
    assert.ok(Math.abs(repeatsIn(counts).rows - 20_000) < 3000, String(repeatsIn(counts).rows))
  })
})
