import assert from 'node:assert/strict'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { suite, test } from 'node:test'
import { inFolder, runCommand } from '../helpers/run-command.js'

suite('kaskad init', () => {
  test('leaves rules that pass their examples and settings under which a plain file runs', async () => {
    await inFolder(async (folder) => {
      assert.equal((await runCommand(['init', folder])).code, 0)
      const rules = join(folder, 'rules')
      const checked = await runCommand(['rules', 'test', rules])
      assert.deepEqual([checked.code, checked.stdout], [0, '8 examples: 8 passed, 0 failed\n'])
      const input = join(folder, 'videos.csv')
      writeFileSync(input, 'id,title\n1,#трикота\n')
      const config = join(folder, 'kaskad.yaml')
      const { code, stdout } = await runCommand(['classify', input, '--config', config])
      assert.equal(code, 0)
      assert.match(stdout, /^1,Три кота,assigned,rules/m)
    })
  })

  test('overwrites nothing', async () => {
    await inFolder(async (folder) => {
      writeFileSync(join(folder, 'kaskad.yaml'), '# mine\n')
      assert.equal((await runCommand(['init', folder])).code, 0)
      assert.equal(readFileSync(join(folder, 'kaskad.yaml'), 'utf8'), '# mine\n')
      const again = await runCommand(['init', folder])
      assert.equal(again.code, 2)
      assert.match(again.stderr, /holds rule files already: nothing was written/)
      assert.equal(
        readdirSync(join(folder, 'rules')).filter((name) => name.endsWith('.yaml')).length,
        2,
      )
    })
  })
})
