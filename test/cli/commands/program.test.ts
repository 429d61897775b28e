import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { suite, test } from 'node:test'
import { PROGRAM_VERSION } from '../../../src/cli/settings/version.js'
import { ROOT, runCommand } from '../../helpers/run-command.js'

suite('the command line', () => {
  test('--help lists every command on stdout and ends with 0', async () => {
    const { code, stdout, stderr } = await runCommand(['--help'])
    assert.deepEqual([code, stderr], [0, ''])
    for (const name of ['classify', 'evaluate', 'init', 'doctor', 'completion']) {
      assert.match(stdout, new RegExp(`^  ${name} `, 'm'))
    }
  })

  test('the version is the package’s', async () => {
    const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
      readonly version: string
    }
    assert.equal(PROGRAM_VERSION, version)
    assert.equal((await runCommand(['--version'])).stdout, `${version}\n`)
  })

  test('a mistyped command or option is told with what was meant, and ends with 2', async () => {
    const command = await runCommand(['clasify'])
    assert.equal(command.code, 2)
    assert.match(command.stderr, /unknown command 'clasify'\n\(Did you mean classify\?\)/)
    const option = await runCommand(['classify', 'x.csv', '--rule', 'r'])
    assert.equal(option.code, 2)
    assert.match(option.stderr, /unknown option '--rule'\n\(Did you mean --rules\?\)/)
  })

  for (const shell of ['bash', 'zsh', 'fish']) {
    test(`completion for ${shell} knows commands and their options`, async () => {
      const { code, stdout } = await runCommand(['completion', shell])
      assert.equal(code, 0)
      for (const word of ['classify', 'evaluate', 'rejects']) assert.ok(stdout.includes(word), word)
    })
  }
})
