import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { suite, test } from 'node:test'
import { inFolder, ROOT, runCommand } from '../helpers/run-command.js'
import { MAIN, start, until } from '../helpers/spawn-command.js'

const RULE = [
  '# yaml-language-server: $schema=./rule.schema.json',
  'kaskad: 1',
  'project: hare',
  'claims:',
  '  - title:',
  '      any:',
  '        - ой',
  '        - заяц',
  'examples: { match: [заяц], miss: [пусто] }',
].join('\n')

function withRule(text: string, work: (folder: string) => Promise<void>): Promise<void> {
  return inFolder(async (folder) => {
    mkdirSync(join(folder, 'rules'))
    writeFileSync(join(folder, 'rules/a.yaml'), text)
    await work(folder)
  })
}

interface Found {
  readonly code: string
  readonly place: { readonly line: number }
}

async function codesOf(text: string): Promise<readonly string[]> {
  let codes: readonly string[] = []
  await withRule(text, async (folder) => {
    const { stdout } = await runCommand(['rules', 'lint', join(folder, 'rules'), '--json'])
    codes = (JSON.parse(stdout) as readonly Found[]).map(
      ({ code, place }) => `${code} ${place.line}`,
    )
  })
  return codes
}

suite('rules lint', () => {
  test('a comment with a reason silences a check on its line or the next, and no other', async () => {
    const cases: readonly (readonly [string, readonly string[]])[] = [
      ['- ой', ['short-keyword 7']],
      ['- ой # lint-ignore short-keyword: the whole title', []],
      ['# lint-ignore short-keyword: the whole title\n        - ой', []],
      ['- ой # lint-ignore dead-stop, short-keyword: both', []],
      ['- ой # lint-ignore short-keyword', ['short-keyword 7', 'unused-ignore 7']],
      ['- ой # lint-ignore dead-stop: other', ['short-keyword 7', 'unused-ignore 7']],
    ]
    for (const [line, expected] of cases) {
      const found = await codesOf(RULE.replace('- ой', line))
      assert.deepEqual(
        found.filter((each) => !each.startsWith('text-after')),
        expected,
        line,
      )
    }
  })

  test('writes SARIF, and annotations of GitHub', async () => {
    await withRule(RULE, async (folder) => {
      const lint = ['rules', 'lint', join(folder, 'rules'), '--format']
      const sarif = JSON.parse((await runCommand([...lint, 'sarif'])).stdout) as {
        readonly version: string
        readonly runs: readonly {
          readonly results: readonly { readonly ruleId: string; readonly level: string }[]
        }[]
      }
      assert.equal(sarif.version, '2.1.0')
      assert.deepEqual(
        sarif.runs[0]?.results.map(({ ruleId, level }) => `${ruleId} ${level}`),
        ['short-keyword warning'],
      )
      const { stdout } = await runCommand([...lint, 'github'])
      assert.match(
        stdout,
        /^::warning file=[^,]*rules\/a\.yaml,line=7,col=11,title=short-keyword::.+\n$/,
      )
    })
  })

  test('--watch checks again when a file changes', async () => {
    await withRule(RULE, async (folder) => {
      const running = start(folder, ['rules', 'lint', 'rules', '--watch'])
      let said = ''
      running.child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()))
      await until(() => said.includes('1 warning'))
      writeFileSync(join(folder, 'rules/a.yaml'), RULE.replace('- ой', '- волк'))
      await until(() => said.includes('0 warnings'))
      running.child.kill('SIGTERM')
      await running.ended
    })
  })

  test('the workflow of the page fails a change that loses rows', async () => {
    const page = readFileSync(join(ROOT, 'src/cli/README.md'), 'utf8')
    const [, workflow = ''] = /^```yaml\n(name: rules\n[\s\S]*?)^```/m.exec(page) ?? []
    const steps = [...workflow.matchAll(/- run: npx (kaskad .*)$/gm)].map(([, line = '']) => line)
    assert.ok(steps.length >= 3)
    await withRule(RULE, async (folder) => {
      mkdirSync(join(folder, 'before/rules'), { recursive: true })
      writeFileSync(join(folder, 'before/rules/a.yaml'), RULE)
      writeFileSync(join(folder, 'labelled.csv'), 'id,title,project\n1,заяц,hare\n2,лес,none\n')
      const run = (): boolean =>
        steps.every((step) => {
          const args = step.split(' ').slice(1)
          try {
            execFileSync(process.execPath, [MAIN, ...args], { cwd: folder, stdio: 'ignore' })
            return true
          } catch {
            return false
          }
        })
      assert.ok(run())
      writeFileSync(join(folder, 'rules/a.yaml'), RULE.replaceAll('заяц', 'волк'))
      assert.ok(!run())
    })
  })
})
