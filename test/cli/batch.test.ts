import assert from 'node:assert/strict'
import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, suite, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { openQueue } from '../../src/batch/queue/queue.js'
import { redisAddress } from '../../src/batch/queue/redis.js'
import { readPlan } from '../../src/batch/shards/plan.js'
import { noRedis, REDIS_PASSWORD, startRedis, type RedisServer } from '../helpers/redis.js'
import { inFolder, runCommand, type Ran } from '../helpers/run-command.js'
import { MAIN, until } from '../helpers/spawn-command.js'
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'

const FILES = 6

/** Some tables, two rules, and what `classify` makes of them. */
async function prepare(folder: string): Promise<readonly string[]> {
  mkdirSync(join(folder, 'rules'))
  for (const [project, word] of [
    ['hare', 'заяц'],
    ['fox', 'лиса'],
  ])
    writeFileSync(
      join(folder, `rules/${project}.yaml`),
      JSON.stringify({ kaskad: 1, project, claims: [{ title: { any: [word] } }] }),
    )
  const inputs = Array.from({ length: FILES }, (_, at) => join(folder, `in-${at}.csv`))
  for (const [at, path] of inputs.entries()) {
    const row = (n: number): string => {
      const id = `${at}-${n}`
      return n % 40 === 7
        ? `${id},"torn\n`
        : `${id},"${n % 3 ? 'Заяц' : 'Лиса и заяц'},\n${n}",${n}\n`
    }
    writeFileSync(path, `id,title,n\n${Array.from({ length: 200 }, (_, n) => row(n)).join('')}`)
  }
  const whole = await runCommand(['classify', ...inputs, ...outputs(folder, 'whole')])
  assert.equal(whole.code, 3, whole.stderr)
  return inputs
}

function outputs(folder: string, name: string): string[] {
  const path = (what: string): string => join(folder, `${name}-${what}.csv`)
  const rules = ['--rules', join(folder, 'rules'), '--keep', '*']
  return [
    ...rules,
    '-o',
    path('out'),
    '--rejects',
    path('rejects'),
    '--conflicts',
    path('conflicts'),
  ]
}

/** All that stands in the outputs of a run. */
function written(folder: string, name: string): string[] {
  const paths = ['out', 'rejects', 'conflicts'].map((what) => `${name}-${what}.csv`)
  return paths.map((path) => readFileSync(join(folder, path), 'utf8'))
}

suite('kaskad batch', { skip: noRedis() ?? false }, () => {
  let redis: RedisServer
  before(async () => {
    redis = await startRedis()
  })
  after(() => redis.stop())

  const batch = async (...args: readonly string[]): Promise<Ran> => {
    const ran = await runCommand(['batch', ...args], { env: { KASKAD_REDIS: redis.address } })
    assert.ok(!`${ran.stdout}${ran.stderr}`.includes('s3cret'), ran.stderr)
    return ran
  }
  const submit = async (folder: string, ...more: readonly string[]): Promise<Ran> => {
    const inputs = readdirSync(folder).filter((name) => /^in-\d/.test(name))
    const paths = inputs.map((name) => join(folder, name))
    return batch('submit', join(folder, 'run'), ...paths, ...outputs(folder, 'batch'), ...more)
  }
  const worker = (folder: string): ChildProcess => {
    const env = { ...process.env, KASKAD_REDIS: redis.address }
    const args = [MAIN, 'batch', 'work', join(folder, 'run'), '--take-over', '1']
    return spawn(process.execPath, args, { env, stdio: ['ignore', 'ignore', 'pipe'] })
  }

  test('a worker and Redis are killed: no row is lost, none stands twice', async () => {
    await inFolder(async (folder) => {
      await prepare(folder)
      assert.equal((await submit(folder)).code, 0)
      const { run = '' } = (await readPlan(join(folder, 'run'))) ?? {}
      const queue = await openQueue({ redis: redisAddress(redis.address), run })
      const first = worker(folder)
      await until(async () => (await queue.state()).active > 0)
      first.kill('SIGKILL')
      await queue.close()
      const second = worker(folder)
      let said = ''
      second.stderr?.on('data', (text) => (said += String(text)))
      await until(() => said.includes('shard '))
      await redis.whileAway(() => pause(200))
      const [code] = (await once(second, 'close')) as [number]
      assert.equal(code, 3, said)
      assert.ok(!said.includes('s3cret'), said)
      assert.deepEqual(written(folder, 'batch'), written(folder, 'whole'))
      assert.deepEqual(readdirSync(join(folder, 'run')), ['merged.json', 'plan.json'])
      assert.match((await batch('status', join(folder, 'run'))).stdout, /^merged {3}1,200 rows/m)
    })
  })

  test('a shard that fails is set aside with its reason, and its rows become rejects if wanted', async () => {
    await inFolder(async (folder) => {
      const [path = ''] = await prepare(folder)
      await submit(folder, '--attempts', '1')
      renameSync(path, `${path}.away`)
      const worked = await batch('work', join(folder, 'run'))
      assert.equal(worked.code, 2, worked.stderr)
      const { stdout } = await batch('status', join(folder, 'run'))
      assert.match(stdout, /^aside {4}shard 1: .*in-0\.csv cannot be read/m)
      assert.match(stdout, /^done {5}5 of 6 shards, 1,000 of 1,200 rows$/m)
      renameSync(`${path}.away`, path)
      const refused = await batch('merge', join(folder, 'run'))
      assert.match(refused.stderr, /1 shard of 6 not done: 1 \(set aside: .*in-0\.csv/)
      const merged = await batch('merge', join(folder, 'run'), '--set-aside')
      assert.match(merged.stderr, /^1,200 rows: 975 decisions, 225 rejects$/m)
      const [, rejects = ''] = written(folder, 'batch')
      assert.match(rejects, /shard 1 was set aside: .*in-0\.csv cannot be read/)
    })
  })

  test('the same command goes on with what is left, another one is refused', async () => {
    await inFolder(async (folder) => {
      const [path = ''] = await prepare(folder)
      await submit(folder)
      const again = await submit(folder)
      assert.match(again.stderr, /the run is under way/)
      assert.match((await batch('cancel', join(folder, 'run'))).stderr, /0 of 6 shards done/)
      assert.match((await batch('work', join(folder, 'run'))).stderr, /holds no shards of/)
      assert.match((await submit(folder)).stderr, /6 shards handed out/)
      const other = await submit(folder, '--typos', 'off')
      assert.match(other.stderr, /its run began with other options; --restart begins anew/)
      writeFileSync(path, 'id,title,n\n1,Заяц,1\n')
      assert.match((await submit(folder)).stderr, /its run began with other .*in-0\.csv/)
      assert.equal((await submit(folder, '--restart')).code, 0)
      assert.equal((await batch('work', join(folder, 'run'), '--threads', '2')).code, 3)
      assert.match((await submit(folder)).stderr, /is merged already/)
      const inRun = readdirSync(join(folder, 'run')).map((name) => join(folder, 'run', name))
      for (const name of inRun) assert.ok(!readFileSync(name, 'utf8').includes('s3cret'))
    })
  })

  test('a worker ends when it is told to while Redis is away', async () => {
    await inFolder(async (folder) => {
      await prepare(folder)
      assert.equal((await submit(folder)).code, 0)
      const { run = '' } = (await readPlan(join(folder, 'run'))) ?? {}
      const queue = await openQueue({ redis: redisAddress(redis.address), run })
      const child = worker(folder)
      await until(async () => (await queue.state()).active > 0)
      await queue.close()
      let said = ''
      child.stderr?.on('data', (text) => (said += String(text)))
      const end = once(child, 'close')
      await redis.whileAway(async () => {
        await until(() => said.includes('trying again'))
        child.kill('SIGTERM')
        assert.deepEqual(await end, [130, null])
      })
    })
  })

  test('an address that cannot be used is told without its password', async () => {
    await inFolder(async (folder) => {
      await prepare(folder)
      await submit(folder)
      for (const address of [
        `redis://u:${encodeURIComponent('s3cret!')}@127.0.0.1:1`,
        'redis://u:s3cret@/word@127.0.0.1:6379',
        `${redis.address}x`,
        redis.address.replace('%40', 'y'),
        `http://u:${REDIS_PASSWORD}@127.0.0.1`,
      ]) {
        const { code, stderr } = await batch('status', join(folder, 'run'), '--redis', address)
        assert.equal(code, 2, stderr)
        assert.match(stderr, /^kaskad: (redis:\/\/127\.0\.0\.1:\d+\/0: |--redis: expected)/)
      }
    })
  })
})
