import assert from 'node:assert/strict'
import {
  appendFileSync,
  existsSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { suite, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { spawnCommand, start, withFiles } from '../helpers/spawn-command.js'

const ROWS = Array.from(
  { length: 12_000 },
  (_, at) => `${at},${at % 3 === 0 ? 'Alpha' : 'Бета'} ${at}${at % 1000 === 5 ? ',torn' : ''}\n`,
)
const CSV = `id,title\n${ROWS.join('')}`
const OUT = ['--rejects', 'r.csv', '--conflicts', 'c.csv', '-o', 'o.csv']

function outputsIn(folder: string): readonly string[] {
  return ['o.csv', 'r.csv', 'c.csv'].map((name) => readFileSync(join(folder, name), 'utf8'))
}

/** Starts a run, gives it half of its input and kills it once its journal has begun. */
async function killHalfWay(folder: string, args: readonly string[]): Promise<void> {
  const { child, ended } = start(folder, args)
  child.stdin.write(CSV.slice(0, CSV.length / 2))
  const journal = join(folder, 'run/answers.jsonl')
  while (!existsSync(journal) || statSync(journal).size === 0) await sleep(5)
  child.kill('SIGKILL')
  assert.equal((await ended).signal, 'SIGKILL')
}

suite('classify --run', () => {
  for (const workers of ['1', '2']) {
    test(`goes on after kill -9 and ends with the same bytes, workers ${workers}`, async () => {
      await withFiles({}, async (folder) => {
        const args = ['classify', '-', ...OUT, '--workers', workers]
        const whole = await spawnCommand(folder, args, CSV)
        const wanted = outputsIn(folder)
        const run = [...args, '--run', 'run']
        await killHalfWay(folder, run)
        appendFileSync(join(folder, 'run/answers.jsonl'), '{"batch":99,"rows":"x","ans')
        const rest = await spawnCommand(folder, run, CSV)
        assert.match(rest.stderr, /going on with a run, \d+ parts? done/)
        assert.deepEqual([rest.code, outputsIn(folder)], [whole.code, wanted], rest.stderr)
        assert.deepEqual(readdirSync(join(folder, 'run')), [])
      })
    })
  }

  test('refuses other rules and other rows until it is told to begin anew', async () => {
    await withFiles({}, async (folder) => {
      const run = ['classify', '-', ...OUT, '--run', 'run']
      await killHalfWay(folder, run)
      const rows = await spawnCommand(folder, run, CSV.replace('Alpha 0', 'Alpha 1'))
      assert.match(rows.stderr, /the input is not as it was when the run began/)
      writeFileSync(
        join(folder, 'rules/z.yaml'),
        'kaskad: 1\nproject: Z\nclaims: [{ title: { any: [zebra] } }]\n',
      )
      const rules = await spawnCommand(folder, run, CSV)
      assert.match(rules.stderr, /its run began with other rules; --restart/)
      assert.deepEqual([rows.code, rules.code, existsSync(join(folder, 'o.csv'))], [2, 2, false])
      const anew = await spawnCommand(folder, [...run, '--restart'], CSV)
      assert.equal(anew.code, 3, anew.stderr)
    })
  })

  test('tells its figures to a file, its words as JSON or not at all', async () => {
    await withFiles({}, async (folder) => {
      const ran = await spawnCommand(
        folder,
        ['classify', '-', ...OUT, '--summary', 's.json', '--log', 'json'],
        CSV,
      )
      const summary = JSON.parse(readFileSync(join(folder, 's.json'), 'utf8')) as Record<
        string,
        unknown
      >
      assert.deepEqual(
        [summary['rows'], summary['rejects'], summary['decisions']],
        [12_000, 12, 11_988],
      )
      const lines = ran.stderr
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as { level: string })
      assert.ok(lines.some(({ level }) => level === 'note'))
      const quiet = await spawnCommand(folder, ['classify', '-', ...OUT, '--quiet'], CSV)
      assert.deepEqual([quiet.code, quiet.stderr], [3, ''])
      const wrong = await spawnCommand(folder, ['classify', 'nope.csv', '--log', 'json'])
      assert.equal((JSON.parse(wrong.stderr) as { level: string }).level, 'error')
    })
  })
})
