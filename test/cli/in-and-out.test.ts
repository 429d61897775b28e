import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { suite, test } from 'node:test'
import { gunzipSync, gzipSync } from 'node:zlib'
import { answers, spawnCommand, withFiles } from '../helpers/spawn-command.js'

const CSV = 'id,title\n1,alpha\n2,beta\n'
const JSONL = '{"id":"3","title":"Alpha!"}\n{"id":4,"title":null}\n'
const HEADER = 'id,project,decision,stage,probability,why,runner_up'

suite('classify', () => {
  for (const [what, input, expected] of [
    ['CSV', CSV, ['1 A', '2 none']],
    ['JSONL', JSONL, ['3 A', '4 none']],
    ['gzipped CSV', gzipSync(CSV), ['1 A', '2 none']],
    ['TSV', CSV.replaceAll(',', '\t'), ['1 A', '2 none']],
  ] as const) {
    test(`reads ${what} from stdin`, async () => {
      await withFiles({}, async (folder) => {
        const { code, stdout } = await spawnCommand(folder, ['classify', '-'], input)
        assert.equal(code, 0)
        assert.ok(stdout.toString('utf8').startsWith(`${HEADER}\n`))
        assert.deepEqual(answers(stdout.toString('utf8')), expected)
      })
    })
  }

  test('reads inputs of different headers and formats one after the other', async () => {
    const files = {
      'a.csv': CSV,
      'b.tsv': 'project\tname\tvideo_id\nX\tan alpha\t5\n',
      'c.jsonl.gz': gzipSync(JSONL),
    }
    await withFiles(files, async (folder) => {
      const args = ['classify', 'a.csv', 'b.tsv', '-', 'c.jsonl.gz']
      const { code, stdout, stderr } = await spawnCommand(folder, args, 'title,id\nalpha,6\n')
      assert.deepEqual([code, answers(stdout.toString('utf8'))], [0, EVERYTHING], stderr)
      for (const name of ['a.csv', 'b.tsv', 'stdin']) {
        assert.match(stderr, new RegExp(`^note: ${name}: id `, 'm'))
      }
    })
  })

  test('threads give the bytes of one, rejects and conflicts too', async () => {
    const rows = Array.from({ length: 4000 }, (_, at) => {
      const title = at % 7 === 0 ? '"torn' : `${at % 3 === 0 ? 'Alpha' : 'Бета'} ${at}`
      return `${at},${title},${at % 5 === 0 ? 'x' : at}`
    })
    const files = {
      'a.csv': `id,title,duration\n${rows.join('\n')}\n`,
      'b.jsonl': `${JSONL.repeat(2000)}not json\n`,
    }
    await withFiles(files, async (folder) => {
      const run = async (workers: string): Promise<readonly unknown[]> => {
        const outputs = ['--rejects', 'r.csv', '--conflicts', 'c.csv', '-o', 'o.csv']
        const args = ['--workers', workers, '--keep', 'title', ...outputs]
        const ran = await spawnCommand(folder, ['classify', 'a.csv', 'b.jsonl', ...args])
        const read = (name: string): string => readFileSync(join(folder, name), 'utf8')
        return [ran.code, ran.stderr, read('o.csv'), read('r.csv'), read('c.csv')]
      }
      const one = await run('1')
      assert.equal(one[0], 3)
      assert.deepEqual(await run('3'), one)
    })
  })

  test('packs an output whose name ends in .gz', async () => {
    await withFiles({ 'in.csv.gz': gzipSync(CSV) }, async (folder) => {
      const { code } = await spawnCommand(folder, ['classify', 'in.csv.gz', '-o', 'out.csv.gz'])
      const csv = gunzipSync(readFileSync(join(folder, 'out.csv.gz'))).toString('utf8')
      assert.deepEqual([code, answers(csv)], [0, ['1 A', '2 none']])
    })
  })

  test('leaves cells as they are, and disarms formulas only for --excel', async () => {
    await withFiles({ 'in.csv': 'id,title\n=1+1,alpha\n-5,beta\n' }, async (folder) => {
      const plain = await spawnCommand(folder, ['classify', 'in.csv'])
      assert.deepEqual(answers(plain.stdout.toString('utf8')), ['=1+1 A', '-5 none'])
      const safe = await spawnCommand(folder, ['classify', 'in.csv', '--excel'])
      assert.deepEqual(answers(safe.stdout.toString('utf8')), ["'=1+1 A", '-5 none'])
    })
  })

  test('carries input columns along with --keep, in the order asked for', async () => {
    const files = { 'in.csv': 'id,title,seconds,project\n1,"alpha, beta",,X\n' }
    await withFiles(files, async (folder) => {
      const args = ['classify', 'in.csv', '--keep', 'project,title,seconds']
      const [header, row] = (await spawnCommand(folder, args)).stdout.toString('utf8').split('\n')
      assert.equal(header, `${HEADER},input_project,title,seconds`)
      assert.match(row ?? '', /^1,A,assigned,rules,.*,X,"alpha, beta",$/)
    })
  })

  test("--keep '*' carries every column of the first input; what clashes or is left out is said", async () => {
    const files = {
      'a.csv': 'id,title,project,note,,note\n1,alpha,X,n,u,m\n',
      'b.csv': 'title,id,more\nbeta,2,z\n',
      'c.jsonl': '{"id":3,"title":"alpha","a":{"b":[1,"c"]}}\n',
    }
    await withFiles(files, async (folder) => {
      const run = (...args: string[]): ReturnType<typeof spawnCommand> =>
        spawnCommand(folder, ['classify', ...args, '--keep', '*'])
      const { stdout, stderr } = await run('a.csv', 'b.csv')
      const [header, ...rows] = stdout.toString('utf8').trimEnd().split('\n')
      assert.equal(header, `${HEADER},input_id,title,input_project,note,column_5,note_2`)
      assert.deepEqual(
        rows.map((row) => row.split(',').slice(7)),
        [
          ['1', 'alpha', 'X', 'n', 'u', 'm'],
          ['2', 'beta', '', '', '', ''],
        ],
      )
      assert.match(stderr, /clash: id as input_id, project as input_project/)
      assert.match(stderr, /kept as column_5, note_2/)
      assert.match(stderr, /b\.csv:1 not kept, since the first input has no such column: more/)
      const nested = await run('c.jsonl')
      assert.match(nested.stdout.toString('utf8'), /,input_id,title,a\.b\n.*,3,alpha,"1, c"\n/)
    })
  })

  test('workbooks: decisions, rejects and kept columns, from a pipe too', async () => {
    const files = { 'a.csv': 'id,title,views\n9007199254740993,alpha,7\n2\n3,beta,\n' }
    await withFiles(files, async (folder) => {
      const args = ['--keep', 'title,views', '--rejects', 'r.xlsx', '-o', 'o.xlsx']
      const { code, stderr } = await spawnCommand(folder, ['classify', 'a.csv', ...args])
      assert.equal(code, 3, stderr)
      const again = await spawnCommand(folder, ['classify', 'o.xlsx', '--keep', 'title,views'])
      assert.deepEqual(answers(again.stdout.toString('utf8')), ['9007199254740993 A', '3 none'])
      const rejects = await spawnCommand(folder, [
        'classify',
        'r.xlsx',
        '--text',
        'title=reason',
        '--keep',
        'code,row',
      ])
      assert.match(rejects.stdout.toString('utf8'), /,wrong-field-count,2\n$/)
      const piped = await spawnCommand(folder, ['classify', 'a.csv', '--format', 'xlsx'])
      assert.deepEqual(piped.stdout.subarray(0, 4).toString('latin1'), 'PK\x03\x04')
    })
  })

  test('writes the format asked for where the name does not say', async () => {
    await withFiles({ 'in.csv': CSV }, async (folder) => {
      const run = async (format: string): Promise<string> =>
        (await spawnCommand(folder, ['classify', 'in.csv', '--format', format])).stdout.toString()
      assert.ok((await run('tsv')).startsWith(HEADER.replaceAll(',', '\t')))
      const [first] = (await run('jsonl')).split('\n')
      const { id, project, projects } = JSON.parse(first ?? '') as Record<string, unknown>
      assert.deepEqual([id, project, projects], ['1', 'A', ['A']])
    })
  })
})

const EVERYTHING = ['1 A', '2 none', '5 A', '6 A', '3 A', '4 none']
