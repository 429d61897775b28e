import assert from 'node:assert/strict'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { suite, test } from 'node:test'
import { inFolder, runCommand, type Ran } from '../helpers/run-command.js'
import { smallCorpus } from '../helpers/small-corpus.js'

const RULE = `kaskad: 1
project: Лунтик
claims:
  - title: { any: [Лунтик] }
    where: { is_shorts: 0 }
`

type Run = (...args: string[]) => Promise<Ran>

/** A folder with one rule that asks for `is_shorts`, in which commands run. */
async function withRule(
  work: (run: Run, write: (name: string, text: string) => void) => Promise<void>,
) {
  await inFolder(async (folder) => {
    const old = process.cwd()
    process.chdir(folder)
    try {
      mkdirSync('rules')
      writeFileSync('rules/luntik.yaml', RULE)
      await work(
        async (...args) => runCommand(args),
        (name, text) => {
          writeFileSync(join(folder, name), text)
        },
      )
    } finally {
      process.chdir(old)
    }
  })
}

function projects({ stdout }: Ran): string[] {
  const lines = stdout.trim().split('\n').slice(1)
  return lines.map((line) => line.split(',').slice(1, 3).join(' '))
}

suite('missing: in kaskad.yaml', () => {
  test('is off where nothing is said: the warning says whom it costs and how it is switched on', () =>
    withRule(async (run, write) => {
      write('in.csv', 'id,title\n1,Лунтик\n')
      const ran = await run('classify', 'in.csv')
      assert.deepEqual(projects(ran), ['none abstained'])
      assert.match(
        ran.stderr,
        /"is_shorts".*1 project cannot be claimed, unless missing: in kaskad/,
      )
    }))

  test('fills by a value, or by what a stated file shows, and says so', () =>
    withRule(async (run, write) => {
      write('in.csv', 'id,title,channel_type\n1,Лунтик,studio\n2,Лунтик,fan\n3,Лунтик,\n')
      write('kaskad.yaml', 'kaskad: 1\nmissing: { columns: { is_shorts: no } }\n')
      const stated = await run('classify', 'in.csv')
      assert.deepEqual(
        projects(stated),
        Array.from({ length: 3 }, () => 'Лунтик assigned'),
      )
      assert.match(stated.stderr, /note: missing values are filled: is_shorts = 0\n/)
      assert.doesNotMatch(stated.stderr, /cannot be claimed/)

      write(
        'old.csv',
        'id,title,channel_type,is_shorts\n1,a,studio,0\n2,b,fan,1\n3,c,fan,1\n4,d,,\n',
      )
      const plan = 'from: old.csv, columns: { is_shorts: { median: yt_channel_type } }'
      write('kaskad.yaml', `kaskad: 1\nmissing: { ${plan} }\n`)
      const learnt = await run('classify', 'in.csv', '--workers', '2')
      assert.deepEqual(projects(learnt), ['Лунтик assigned', 'none none', 'none none'])
      assert.match(learnt.stderr, /is_shorts by yt_channel_type, else 1/)
      const refused = await run('classify', 'in.csv', '-o', 'old.csv')
      assert.match(refused.stderr, /same file as missing.from/)
    }))

  test('is never learnt from the rows that are decided', () =>
    withRule(async (run, write) => {
      write('in.csv', 'id,title,is_shorts\n1,Лунтик,0\n2,Лунтик,\n')
      write('kaskad.yaml', 'kaskad: 1\nmissing: { columns: { is_shorts: mode } }\n')
      const { code, stderr } = await run('classify', 'in.csv')
      assert.equal(code, 2)
      assert.match(stderr, /missing: the mode of "is_shorts" is learnt from rows: say missing.from/)
      write('kaskad.yaml', 'kaskad: 1\nmissing: { from: in.csv, columns: { seconds: mode } }\n')
      const none = await run('classify', 'in.csv')
      assert.match(none.stderr, /no row of in.csv has a value of "seconds"/)
    }))

  test('is learnt in training, kept in the model, and used with it until it is off', () =>
    withRule(async (run, write) => {
      const labelled = smallCorpus(1).map(({ text, label }, nth) => `r${nth},${text},${label},0`)
      write('rows.csv', `id,title,project,is_shorts\n${labelled.join('\n')}\n`)
      write('train.yaml', 'kaskad: 1\nmissing: { columns: { is_shorts: mode } }\n')
      const both = ['--model', 'model', '--rules', 'rules']
      const trained = await run(
        'train',
        'rows.csv',
        '--config',
        'train.yaml',
        ...both,
        '--threads',
        '1',
      )
      assert.equal(trained.code, 0, trained.stderr)
      const manifest = JSON.parse(readFileSync('model/manifest.json', 'utf8')) as {
        missing: unknown
      }
      assert.deepEqual(manifest.missing, [{ column: 'is_shorts', values: [], otherwise: 0 }])

      write('in.csv', 'id,title\n1,Лунтик\n')
      assert.deepEqual(projects(await run('classify', 'in.csv', ...both)), ['Лунтик assigned'])
      const explained = await run('explain', 'Лунтик', ...both)
      assert.match(explained.stdout, /assigned.*Лунтик|Лунтик.*assigned/)
      write('off.yaml', 'kaskad: 1\nmissing: off\n')
      const off = await run('classify', 'in.csv', ...both, '--config', 'off.yaml')
      assert.notDeepEqual(projects(off), ['Лунтик assigned'])
    }))
})
