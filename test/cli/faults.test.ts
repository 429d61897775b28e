import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { closeSync, existsSync, openSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { suite, test } from 'node:test'
import { inFolder } from '../helpers/run-command.js'
import {
  answers,
  MAIN,
  spawnCommand,
  start,
  temporaries,
  until,
  withFiles,
  type Ended,
} from '../helpers/spawn-command.js'

const isWindows = process.platform === 'win32'
const isLinux = process.platform === 'linux'

/** More rows than a command gets through while a test looks at it. */
function manyRows(): string {
  return `id,title\n${'1,an alpha among other words\n'.repeat(1_000_000)}`
}

function assertQuiet({ stderr }: Ended): void {
  assert.doesNotMatch(stderr, /\n\s+at |bug of ours|EPIPE|Error/)
}

suite('an interrupted run', { skip: isWindows && 'signals' }, () => {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    test(`leaves no file behind where stdin is slow, at ${signal}`, async () => {
      await withFiles({}, async (folder) => {
        const args = ['classify', '-', '-o', 'out.csv', '--rejects', 'rejects.csv']
        const { child, ended } = start(folder, args)
        child.stdin.write('id,title\n1,alpha\n')
        await until(() => temporaries(folder).length === 2)
        child.kill(signal)
        const { code, stderr } = await ended
        assert.deepEqual([code, stderr], [130, 'interrupted: nothing is left half-written\n'])
        assert.deepEqual(readdirSync(folder), ['rules'])
      })
    })
  }

  test('leaves the old output, and nothing else, in the middle of a file', async () => {
    await withFiles({ 'in.csv': manyRows(), 'out.csv': 'old\n' }, async (folder) => {
      const { child, ended } = start(folder, ['classify', 'in.csv', '-o', 'out.csv'])
      await until(() => temporaries(folder).length === 1)
      child.kill('SIGINT')
      child.kill('SIGINT')
      const { code, stderr } = await ended
      assert.equal(code, 130)
      assert.match(stderr, /interrupted: nothing is left half-written\n$/)
      assert.deepEqual(readdirSync(folder).toSorted(), ['in.csv', 'out.csv', 'rules'])
      assert.equal(readFileSync(join(folder, 'out.csv'), 'utf8'), 'old\n')
    })
  })

  test('ends even while nobody takes what it prints', async () => {
    await withFiles({ 'in.csv': manyRows() }, async (folder) => {
      const { child, ended } = start(folder, ['classify', 'in.csv'])
      child.stdout.pause()
      await until(() => child.stdout.readableLength > 0)
      child.kill('SIGINT')
      await until(() => child.exitCode !== null)
      child.stdout.resume()
      assert.equal((await ended).code, 130)
    })
  })

  test('is told so by a command that only measures', async () => {
    await withFiles({}, async (folder) => {
      const { child, ended } = start(folder, ['rules', 'coverage', '-'])
      child.stdin.write(`id,title\n${'1,alpha\n'.repeat(20_000)}`)
      let said = ''
      child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString('utf8')))
      await until(() => said.includes('note'))
      child.kill('SIGINT')
      assert.equal((await ended).code, 130)
    })
  })

  test('that is killed leaves the old output as it was', async () => {
    await withFiles({ 'in.csv': manyRows(), 'out.csv': 'old\n' }, async (folder) => {
      const { child, ended } = start(folder, ['classify', 'in.csv', '-o', 'out.csv'])
      await until(() => temporaries(folder).length === 1)
      child.kill('SIGKILL')
      assert.equal((await ended).signal, 'SIGKILL')
      assert.equal(readFileSync(join(folder, 'out.csv'), 'utf8'), 'old\n')
    })
  })
})

suite('a reader', { skip: isWindows && 'pipes' }, () => {
  test('that has seen enough ends the run without a word and without a file', async () => {
    await withFiles({ 'in.csv': manyRows() }, async (folder) => {
      const { child, ended } = start(folder, ['classify', 'in.csv', '--rejects', 'rejects.csv'])
      child.stdout.once('data', () => child.stdout.destroy())
      const end = await ended
      assert.equal(end.code, 0)
      assertQuiet(end)
      assert.deepEqual(readdirSync(folder).toSorted(), ['in.csv', 'rules'])
    })
  })

  test('of the help may leave early too', async () => {
    await inFolder(async (folder) => {
      const { child, ended } = start(folder, ['--help'])
      child.stdout.destroy()
      const end = await ended
      assert.deepEqual([end.code, end.stderr], [0, ''])
    })
  })

  test('of stderr may leave; the file is written all the same', async () => {
    await withFiles({ 'in.csv': 'id,title\n1,alpha\n' }, async (folder) => {
      const { child, ended } = start(folder, ['classify', 'in.csv', '-o', 'out.csv'])
      child.stderr.destroy()
      assert.equal((await ended).code, 0)
      assert.deepEqual(answers(readFileSync(join(folder, 'out.csv'), 'utf8')), ['1 A'])
    })
  })

  test('that stops stops the reading of the input', { skip: !isLinux && '/proc' }, async () => {
    await withFiles({ 'in.csv': manyRows() }, async (folder) => {
      const { child, ended } = start(folder, ['classify', 'in.csv'])
      child.stdout.pause()
      await until(() => child.stdout.readableLength > 0)
      const proc = (file: string, name: RegExp): number =>
        Number(name.exec(readFileSync(`/proc/${child.pid}/${file}`, 'utf8'))?.[1])
      const read: number[] = []
      await until(() => {
        read.push(proc('io', /rchar: (\d+)/))
        return read.length > 50 && read.at(-1) === read.at(-50)
      })
      const peakKiB = proc('status', /VmHWM:\s+(\d+)/)
      child.kill('SIGKILL')
      await ended
      assert.ok((read.at(-1) ?? 0) < manyRows().length / 2, `${read.at(-1)} bytes read`)
      assert.ok(peakKiB < 300 * 1024, `${peakKiB} KiB`)
    })
  })
})

suite('a full disk', { skip: !existsSync('/dev/full') && 'no /dev/full' }, () => {
  const files = { 'in.csv': 'id,title\n1,alpha\n' }

  test('is told of where it is the output, the rejects or the conflicts', async () => {
    await withFiles(files, async (folder) => {
      for (const option of ['--output', '--rejects', '--conflicts']) {
        const end = await spawnCommand(folder, ['classify', 'in.csv', option, '/dev/full'])
        assert.equal(end.code, 2)
        assert.match(end.stderr, /kaskad: \/dev\/full cannot be written: no space left on the dev/)
        assertQuiet(end)
      }
    })
  })

  test('is told of where it is stdout, by any command', async () => {
    await withFiles(files, async (folder) => {
      for (const args of ['classify in.csv', 'rules test', '--help']) {
        const full = openSync('/dev/full', 'w')
        const { status, stderr } = spawnSync(process.execPath, [MAIN, ...args.split(' ')], {
          cwd: folder,
          stdio: ['ignore', full, 'pipe'],
          encoding: 'utf8',
        })
        closeSync(full)
        assert.equal(status, 2, args)
        assert.match(stderr, /^kaskad: the standard output cannot be written: .*no space/m)
        assert.doesNotMatch(stderr, /\n\s+at /)
      }
    })
  })
})

suite('outputs', () => {
  test('of one name are refused before anything is written', async () => {
    await withFiles({ 'in.csv': 'id,title\n1,alpha\n' }, async (folder) => {
      const args = ['classify', 'in.csv', '-o', 'out.csv', '--rejects', './out.csv']
      const { code, stderr } = await spawnCommand(folder, args)
      assert.deepEqual(
        [code, stderr],
        [
          2,
          'kaskad: --rejects ./out.csv is the same file as --output out.csv: nothing was written\n',
        ],
      )
      assert.deepEqual(readdirSync(folder).toSorted(), ['in.csv', 'rules'])
    })
  })
})
