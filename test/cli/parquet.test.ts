import assert from 'node:assert/strict'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { suite, test } from 'node:test'
import { columnTypesOf } from '../../src/read/parquet/column-types.js'
import { inFolder, ROOT, RULES, runCommand } from '../helpers/run-command.js'

const files = join(ROOT, 'test/read/parquet/files')
const KEPT = ['id', 'tags', 'is_shorts', 'score', 'price', 'day', 'at_local', 'at_utc', 'names']

/** The kept columns of CSV. */
function tails(text: string): readonly string[] {
  return text
    .split('\n')
    .slice(1)
    .map((line) => line.split(',').slice(7).join(','))
}

suite('Parquet in and out', () => {
  test('keeps values and types, also by threads and with a journal', async () => {
    await inFolder(async (folder) => {
      const input = join(files, 'videos-zstd.parquet')
      const classify = async (name: string, ...more: readonly string[]): Promise<string> => {
        const output = join(folder, name)
        const args = [
          'classify',
          input,
          '--rules',
          RULES,
          '--quiet',
          '--keep',
          KEPT.join(','),
          '-o',
          output,
        ]
        const { code, stderr } = await runCommand([...args, ...more])
        assert.deepEqual([code, stderr], [0, ''])
        return output
      }
      const output = await classify('out.parquet')
      for (const more of [
        ['--workers', '2'],
        ['--run', join(folder, 'run')],
      ])
        assert.deepEqual(
          readFileSync(await classify('again.parquet', ...more)),
          readFileSync(output),
        )
      const types = await columnTypesOf([output])
      assert.deepEqual(
        [...types].map(([name, { kind }]) => `${name} ${kind}`),
        [
          ...['id', 'project', 'decision', 'stage'].map((name) => `${name} text`),
          'probability number',
          'why text',
          'runner_up text',
          'input_id integer',
          'tags text',
          'is_shorts boolean',
          'score number',
          'price text',
          'day date',
          'at_local moment',
          'at_utc moment',
          'names text',
        ],
      )
      const asText = await runCommand([
        'classify',
        output,
        '--id',
        'id',
        '--text',
        'title=project',
        '--rules',
        RULES,
        '--quiet',
        '--keep',
        'input_id,score,day,at_local,at_utc',
      ])
      const { stdout } = await runCommand([
        'classify',
        input,
        '--rules',
        RULES,
        '--quiet',
        '--keep',
        'id,score,day,at_local,at_utc',
      ])
      assert.deepEqual(tails(asText.stdout), tails(stdout))
    })
  })

  test('goes from decisions to figures', async () => {
    await inFolder(async (folder) => {
      const rows = join(folder, 'rows.csv')
      const decided = join(folder, 'decided.parquet')
      writeFileSync(rows, 'id,title,label\n1,Чебурашка,Чебурашка\n2,пусто,none\n')
      const made = await runCommand(['classify', rows, '--rules', RULES, '--quiet', '-o', decided])
      assert.equal(made.code, 0, made.stderr)
      const { code, stdout, stderr } = await runCommand([
        'evaluate',
        rows,
        '--decisions',
        decided,
        '--rules',
        RULES,
        '--bootstrap',
        '0',
      ])
      assert.equal(code, 0, stderr)
      assert.match(stdout, /2 rows/)
    })
  })

  test('a damaged input leaves the output as it was', async () => {
    await inFolder(async (folder) => {
      const torn = join(folder, 'torn.parquet')
      const output = join(folder, 'out.parquet')
      const bytes = readFileSync(join(files, 'groups-v2.parquet'))
      bytes.fill(0xff, 5000, 5200)
      writeFileSync(torn, bytes)
      writeFileSync(output, 'как было')
      const { code, stderr } = await runCommand([
        'classify',
        torn,
        '--rules',
        RULES,
        '--quiet',
        '-o',
        output,
      ])
      assert.equal(code, 2)
      assert.match(stderr, /torn\.parquet is a damaged Parquet file: row group \d, column "\w+": /)
      assert.equal(readFileSync(output, 'utf8'), 'как было')
    })
  })

  test('is what DuckDB is to be asked for', async () => {
    for (const input of [['duckdb:a.db'], ['--from', 'duckdb:a.db']]) {
      const { code, stderr } = await runCommand(['classify', ...input, '--rules', RULES])
      assert.equal(code, 2)
      assert.match(stderr, /duckdb: is not read: COPY \(SELECT …\) TO 'rows\.parquet'/)
    }
  })
})
