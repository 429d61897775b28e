import assert from 'node:assert/strict'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { suite, test } from 'node:test'
import { inFolder, runCommand } from '../helpers/run-command.js'

/** A folder with rules, settings and rows whose only telling text is `field`. */
function prepare(folder: string, field: string): string[] {
  const rules = join(folder, 'rules')
  mkdirSync(rules)
  const lines = [
    'kaskad: 1',
    'project: Зебра',
    'claims:',
    '  - any field:',
    '      any: [зебра в клеточку]',
    'examples:',
    `  match: [{ title: серия, ${field}: Зебра в клеточку }]`,
    '  miss: [{ title: серия }]',
  ]
  writeFileSync(join(rules, 'zebra.yaml'), lines.join('\n'))
  const rows = [`id,title,${field}`, '1,серия,Зебра в клеточку', '2,серия,']
  writeFileSync(join(folder, 'rows.csv'), `${rows.join('\n')}\n`)
  return ['--rules', rules]
}

suite('rules are asked alike by every command', () => {
  for (const field of ['description', 'channel', 'tags']) {
    test(`any field looks into ${field}`, async () => {
      await inFolder(async (folder) => {
        const rules = prepare(folder, field)
        const rows = join(folder, 'rows.csv')
        const classified = await runCommand(['classify', rows, ...rules])
        assert.match(classified.stdout, /^1,Зебра,assigned/m)
        assert.match(classified.stdout, /^2,none,none/m)

        const set = ['--set', `${field}=Зебра в клеточку`]
        const explained = await runCommand(['explain', 'серия', ...set, ...rules])
        assert.match(explained.stdout, /^Зебра: assigned by rules/m)
        assert.match(explained.stdout, /^Зебра, level 0: claimed/m)
        const row = await runCommand(['explain', '--in', rows, '--row', '1', ...rules])
        assert.match(row.stdout, /^Зебра, level 0: claimed/m)

        const asked = ['rules', 'explain', 'серия', '--project', 'Зебра', ...set, ...rules]
        assert.match((await runCommand(asked)).stdout, /level 0: claimed/)
        const covered = await runCommand(['rules', 'coverage', rows, ...rules])
        assert.match(covered.stdout, /^2 rows, 1 claimed/m)
        const tested = await runCommand(['rules', 'test', rules[1] ?? ''])
        assert.match(tested.stdout, /^2 examples: 2 passed, 0 failed/m)
      })
    })
  }

  test('a text field of the settings is one for tests and lint too', async () => {
    await inFolder(async (folder) => {
      const rules = prepare(folder, 'subs')
      const config = join(folder, 'settings.yaml')
      writeFileSync(config, 'kaskad: 1\ncolumns: { text: { title: title, subs: subs } }\n')
      const path = rules[1] ?? ''
      const tested = await runCommand(['rules', 'test', path, '--config', config])
      assert.match(tested.stdout, /^2 examples: 2 passed, 0 failed/m)
      const linted = await runCommand(['rules', 'lint', path, '--config', config])
      assert.match(linted.stdout, /^0 errors, 0 warnings|: 0 errors, 0 warnings/m)
      const without = await runCommand(['rules', 'test', path])
      assert.match(without.stdout, /1 failed/)
    })
  })

  test('impact honours what overrides the rules', async () => {
    await inFolder(async (folder) => {
      const [, rules = ''] = prepare(folder, 'description')
      const rows = join(folder, 'slips.csv')
      writeFileSync(rows, 'id,title\n1,Зебра в клкточку\n')
      const impact = (...more: readonly string[]) =>
        runCommand(['rules', 'impact', join(folder, 'none'), rules, '--on', rows, ...more])
      mkdirSync(join(folder, 'none'))
      const empty = 'kaskad: 1\nproject: Другое\nclaims: [{ title: { any: [другое] } }]\n'
      writeFileSync(join(folder, 'none', 'other.yaml'), empty)
      assert.match((await impact()).stdout, /Зебра/)
      assert.doesNotMatch((await impact('--typos', 'off')).stdout, /Зебра/)
    })
  })
})

suite('explain, where no rule claims', () => {
  test('tells the nearest rules and what stood in the way', async () => {
    await inFolder(async (folder) => {
      const rule = (project: string, words: string): void => {
        const text = `kaskad: 1\nproject: ${project}\nclaims: [{ title: { any: [${words}] } }]\n`
        writeFileSync(join(folder, `${words}.yaml`), text)
      }
      rule('Три кота', 'три кота')
      rule('Фиксики', 'фиксики')
      const { stdout } = await runCommand(['explain', 'Три кита', '--rules', folder])
      assert.match(
        stdout,
        /^none: none by rules, probability 0.9000\nnearest rules:\nТри кота, level 0: not claimed/,
      )
      assert.match(stdout, /nearest to "три кота": "Три кита" in title/)
      assert.doesNotMatch(stdout, /Фиксики/)
      const far = await runCommand(['explain', 'Утренние новости', '--rules', folder])
      assert.match(far.stdout, /no rule comes near/)
    })
  })
})
