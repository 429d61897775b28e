import assert from 'node:assert/strict'
import { existsSync, readdirSync } from 'node:fs'
import { cp, readFile, writeFile } from 'node:fs/promises'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { suite, test } from 'node:test'
import { enableHead, listHeads } from '../../src/model/change-heads.js'
import { withFolderLock } from '../../src/model/lock.js'
import { inFolder, ROOT } from '../helpers/run-command.js'
import { writeBeside } from './beside.js'

const GOLDEN = join(ROOT, 'test/golden/model-v5')

suite('writers of one model folder', () => {
  for (const work of ['change', 'replace'] as const) {
    test(`lose nothing and disturb no reader: ${work}`, async () => {
      const { updates, lost, reads, failures } = await writeBeside(work, { writers: 2, seconds: 2 })
      assert.deepEqual(failures, [])
      assert.equal(lost, 0)
      assert.ok(updates > 2 && reads > 2, `${updates} updates, ${reads} reads`)
    })
  }

  test('in one process wait for each other too', async () => {
    await inFolder(async (home) => {
      const folder = join(home, 'model')
      await cp(GOLDEN, folder, { recursive: true })
      await Promise.all(['cats', 'bears'].map((project) => enableHead(folder, project, false)))
      assert.deepEqual(
        (await listHeads(folder)).map(({ enabled }) => enabled),
        [false, false],
      )
    })
  })

  test('that wait too long are told who writes', async () => {
    await inFolder(async (folder) => {
      await withFolderLock(folder, async () => {
        const second = withFolderLock(folder, async () => {}, 50)
        const words = new RegExp(`process ${process.pid} on .+ since \\d{4}-.+ remove .+\\.lock`)
        await assert.rejects(second, { code: 'model', message: words })
      })
      assert.deepEqual(readdirSync(folder), [])
    })
  })

  test('take over the lock of a process that has died, and its guard', async () => {
    await inFolder(async (folder) => {
      const dead = { pid: 2 ** 22 - 1, host: hostname(), since: '2020-01-01T00:00:00Z', born: '1' }
      const lock = join(folder, '.lock')
      await writeFile(lock, JSON.stringify({ ...dead, token: 'a'.repeat(12) }))
      await writeFile(
        `${lock}.${'a'.repeat(12)}`,
        JSON.stringify({ ...dead, token: 'b'.repeat(12) }),
      )
      const many = Array.from({ length: 8 }, (_, at) =>
        withFolderLock(folder, async () => {
          const path = join(folder, 'inside')
          assert.ok(!existsSync(path), 'two are inside')
          await writeFile(path, String(at))
          assert.equal(await readFile(path, 'utf8'), String(at))
          await import('node:fs/promises').then(({ rm }) => rm(path))
        }),
      )
      await Promise.all(many)
      assert.deepEqual(readdirSync(folder), [])
    })
  })

  test('wait for one on another machine, however long it is silent', async () => {
    await inFolder(async (folder) => {
      const holder = { pid: 1, host: 'elsewhere', since: '2020-01-01T00:00:00Z', born: '' }
      await writeFile(join(folder, '.lock'), JSON.stringify({ ...holder, token: 'c'.repeat(12) }))
      await assert.rejects(
        withFolderLock(folder, async () => {}, 20),
        { message: /process 1 on elsewhere since 2020/ },
      )
    })
  })
})
