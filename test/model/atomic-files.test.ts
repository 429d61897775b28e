import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { suite, test } from 'node:test'
import { openAtomicFile, writeAtomicFile, writeFolder } from '../../src/model/atomic-files.js'
import { sweepTemporaries, temporaryBeside } from '../../src/model/temporary-name.js'
import { inFolder } from '../helpers/run-command.js'

const isWindows = process.platform === 'win32'

/** The number of a process that has ended. */
const DEAD = spawnSync(process.execPath, ['--version']).pid

function withPid(name: string, pid: number): string {
  return name.replace(`.${process.pid}.`, `.${pid}.`)
}

suite('a file written atomically', () => {
  test('is not seen before it is closed, and leaves nothing when it is given up', async () => {
    await inFolder(async (folder) => {
      writeFileSync(join(folder, 'a.csv'), 'old', { mode: 0o640 })
      const file = await openAtomicFile(join(folder, 'a.csv'))
      await file.write(Buffer.from('new'))
      assert.equal(readFileSync(join(folder, 'a.csv'), 'utf8'), 'old')
      await file.close()
      assert.equal(readFileSync(join(folder, 'a.csv'), 'utf8'), 'new')
      if (!isWindows) assert.equal(statSync(join(folder, 'a.csv')).mode & 0o777, 0o640)
      const other = await openAtomicFile(join(folder, 'b.csv'))
      await other.abort()
      assert.deepEqual(readdirSync(folder), ['a.csv'])
    })
  })

  test('goes through links, also to what is not there yet', { skip: isWindows }, async () => {
    await inFolder(async (folder) => {
      mkdirSync(join(folder, 'far/deep'), { recursive: true })
      symlinkSync('far/deep', join(folder, 'near'))
      symlinkSync('../target.csv', join(folder, 'far/deep/link.csv'))
      symlinkSync('near/link.csv', join(folder, 'out.csv'))
      await writeAtomicFile(join(folder, 'out.csv'), 'text')
      assert.equal(readFileSync(join(folder, 'far/target.csv'), 'utf8'), 'text')
      assert.equal(readFileSync(join(folder, 'out.csv'), 'utf8'), 'text')
      symlinkSync('loop', join(folder, 'loop'))
      await assert.rejects(writeAtomicFile(join(folder, 'loop'), ''), { code: 'output' })
    })
  })

  test('may have a name as long as names can be', async () => {
    await inFolder(async (folder) => {
      const name = `${'ж'.repeat(125)}.yaml`
      await writeAtomicFile(join(folder, name), 'text')
      assert.deepEqual(readdirSync(folder), [name])
    })
  })
})

suite('temporary files', () => {
  test('of dead processes go, those of living ones and of other programs stay', async () => {
    await inFolder(async (folder) => {
      const mine = basename(temporaryBeside(join(folder, 'a.csv')))
      const living = withPid(mine, process.ppid)
      const foreign = ['.a.csv.swp', '.a.123.tmp', 'a.tmp']
      const dead = [withPid(mine, DEAD), withPid(`.модель${mine}`, DEAD)]
      for (const name of [mine, living, ...foreign, dead[0] ?? '']) {
        writeFileSync(join(folder, name), '')
      }
      mkdirSync(join(folder, dead[1] ?? '', 'heads'), { recursive: true })
      await sweepTemporaries(folder)
      assert.deepEqual(readdirSync(folder).toSorted(), [mine, living, ...foreign].toSorted())
    })
  })
})

suite('a folder', () => {
  test('that is not there appears whole, or not at all', async () => {
    await inFolder(async (folder) => {
      const files = new Map([
        ['a.yaml', 'a'],
        ['heads/b.bin', 'b'],
      ])
      await writeFolder(join(folder, 'x/rules'), files)
      assert.equal(readFileSync(join(folder, 'x/rules/heads/b.bin'), 'utf8'), 'b')
      const wrong = new Map([...files, ['z'.repeat(300), '']])
      await assert.rejects(writeFolder(join(folder, 'y'), wrong), {
        code: 'output',
        message: /y.zzz.* cannot be written: its name is longer than the file system allows/,
      })
      assert.deepEqual(readdirSync(folder), ['x'])
    })
  })

  test('that is there takes all files or none, and keeps the others', async () => {
    await inFolder(async (folder) => {
      const seen = (): [string, string][] =>
        readdirSync(folder, { withFileTypes: true }).map(({ name }) => [
          name,
          statSync(join(folder, name)).isFile() ? readFileSync(join(folder, name), 'utf8') : '',
        ])
      writeFileSync(join(folder, 'a.yaml'), 'old')
      writeFileSync(join(folder, 'other.txt'), 'other')
      mkdirSync(join(folder, 'd.yaml'))
      const before = seen()
      for (const bad of ['d.yaml', 'z'.repeat(300)]) {
        const files = new Map([
          ['a.yaml', 'new'],
          ['c.yaml', 'new'],
          [bad, 'new'],
        ])
        await assert.rejects(writeFolder(folder, files), { code: 'output' })
        assert.deepEqual(seen(), before)
      }
      await writeFolder(folder, new Map([['a.yaml', 'new']]))
      assert.equal(readFileSync(join(folder, 'a.yaml'), 'utf8'), 'new')
    })
  })
})
