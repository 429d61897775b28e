import assert from 'node:assert/strict'
import { appendFileSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { suite, test } from 'node:test'
import { writeStudioCsv } from '../../benchmarks/studio/csv.js'
import { inFolder, runCommand, RULES } from '../helpers/run-command.js'

async function sample(folder: string, rows: number): Promise<string> {
  const path = join(folder, 'labelled.csv')
  await writeStudioCsv(path, { seed: 3, rows, noise: true, typos: 0 })
  return path
}

suite('rules from labelled rows', () => {
  test('new files are written; files that are there change only with --write', async () => {
    await inFolder(async (folder) => {
      const labelled = await sample(folder, 1500)
      const rules = join(folder, 'rules')
      const induce = ['rules', 'induce', labelled, '-o', rules]
      assert.equal((await runCommand(induce)).code, 0)
      assert.equal((await runCommand(['rules', 'test', rules])).code, 0)

      const file = join(rules, readdirSync(rules).find((name) => name.endsWith('.yaml')) ?? '')
      appendFileSync(file, '# mine\n')
      const before = readFileSync(file, 'utf8')
      assert.equal((await runCommand(induce)).code, 0)
      assert.equal(readFileSync(file, 'utf8'), before)
      assert.equal((await runCommand([...induce, '--write'])).code, 0)
      assert.match(readFileSync(file, 'utf8'), /^# mine$/m)
    })
  })

  test('an impact above --max-loss ends with 2', async () => {
    await inFolder(async (folder) => {
      const labelled = await sample(folder, 1500)
      const lone = join(folder, 'lone')
      assert.equal((await runCommand(['rules', 'seed', 'Три кота', '-o', lone])).code, 0)
      const impact = ['rules', 'impact', RULES, lone, '--on', labelled]
      const told = await runCommand(impact)
      assert.equal(told.code, 0)
      assert.match(told.stdout, /changed, loss \d/)
      assert.equal((await runCommand([...impact, '--max-loss', '0.01'])).code, 2)
    })
  })
})

suite('heads from labelled rows', () => {
  test('are trained, listed, put aside and brought back, each alone', async () => {
    await inFolder(async (folder) => {
      const labelled = await sample(folder, 900)
      const model = join(folder, 'model')
      const trained = await runCommand(['train', labelled, '--model', model, '--rules', RULES])
      assert.equal(trained.code, 0, trained.stderr)
      const project = 'Маша и медведь'
      const listed = async (): Promise<readonly { project: string; enabled: boolean }[]> =>
        JSON.parse((await runCommand(['heads', 'list', '--model', model, '--json'])).stdout)
      const head = async () => (await listed()).find((other) => other.project === project)
      assert.equal((await head())?.enabled, true)

      const files = (): string[] =>
        readdirSync(join(model, 'heads')).map((name) =>
          readFileSync(join(model, 'heads', name), 'hex'),
        )
      const bytes = files()
      for (const [change, enabled] of [
        ['disable', false],
        ['enable', true],
        ['remove', undefined],
        ['rollback', true],
      ] as const) {
        assert.equal((await runCommand(['heads', change, project, '--model', model])).code, 0)
        assert.equal((await head())?.enabled, enabled, change)
        assert.deepEqual(files(), bytes)
      }

      const figures = join(folder, 'figures.json')
      const evaluate = ['evaluate', labelled, '--model', model, '--rules', RULES, '--json', figures]
      assert.equal((await runCommand([...evaluate, '--bootstrap', '0'])).code, 0)
      const { macroF1WithoutNone, stages } = JSON.parse(readFileSync(figures, 'utf8')) as {
        readonly macroF1WithoutNone: number
        readonly stages: readonly { readonly stage: string }[]
      }
      assert.ok(macroF1WithoutNone > 0.8, String(macroF1WithoutNone))
      assert.deepEqual(
        stages.map(({ stage }) => stage),
        ['rules', 'heads'],
      )
    })
  })
})
