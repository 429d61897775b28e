import assert from 'node:assert/strict'
import { appendFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { suite, test } from 'node:test'
import { runDisturbed } from '../helpers/killed-runs.js'
import { inFolder, runCommand } from '../helpers/run-command.js'
import { csvOf, smallCorpus } from '../helpers/small-corpus.js'

const isWindows = process.platform === 'win32' && 'signals'

/** Runs a command that must end well, every path in a folder. */
async function done(folder: string, args: string): Promise<string> {
  const words = args.split(' ').map((word) => (word.startsWith('./') ? join(folder, word) : word))
  const { code, stderr } = await runCommand(words)
  assert.ok(code === 0 || code === 3, `${args}: ${stderr}`)
  return stderr
}

function ruleOf(project: string, ...words: readonly string[]): string {
  return JSON.stringify({ kaskad: 1, project, claims: [{ title: { any: words } }] }, undefined, 1)
}

/** Two files without ids, one with a row that cannot be read, and two rules. */
function prepare(folder: string): void {
  const rows = smallCorpus(1)
  writeFileSync(join(folder, 'a.csv'), csvOf(rows, 'title,project'))
  writeFileSync(join(folder, 'b.csv'), `${csvOf(rows.slice(7), 'title,project')}"torn\n`)
  mkdirSync(join(folder, 'rules'))
  writeFileSync(join(folder, 'rules/hare.yaml'), ruleOf('hare', 'заяц'))
  writeFileSync(join(folder, 'rules/wolf.yaml'), ruleOf('wolf', 'сон'))
}

async function assertSame(folder: string, more: string, ending = 'csv'): Promise<void> {
  await done(folder, `archive classify ./archive -o ./said.${ending} ${more}`)
  await done(folder, `classify ./b.csv ./a.csv -o ./full.${ending} ${more}`)
  const [said, full] = ['said', 'full'].map((name) =>
    readFileSync(join(folder, `${name}.${ending}`), 'utf8'),
  )
  assert.equal(said, full)
}

suite('kaskad archive', () => {
  test('writes the bytes of classify, with a model too, whatever is added and edited', async () => {
    await inFolder(async (folder) => {
      prepare(folder)
      const RULES = '--rules ./rules'
      const model = `${RULES} --model ./model`
      await done(folder, `train ./a.csv --threads 1 ${model}`)
      await done(folder, 'archive build ./archive ./b.csv --model ./model')
      await done(folder, `archive classify ./archive -o ./first.csv ${model}`)
      await done(folder, 'archive build ./archive ./a.csv --model ./model')
      await assertSame(folder, model)
      writeFileSync(join(folder, 'rules/hare.yaml'), ruleOf('hare', 'нора', 'заяц'))
      await assertSame(folder, model, 'jsonl')
      writeFileSync(join(folder, 'rules/hare.yaml'), ruleOf('hare', 'заяц'))
      await assertSame(folder, model)
      const nothing = await done(folder, `archive classify ./archive -o ./said.csv ${model}`)
      assert.match(nothing, /: 0 rows decided again, 0 decisions changed/)
      const [rules, archive, heads] = ['rules', 'archive', 'model'].map((name) =>
        join(folder, name),
      )
      const asked = ['rules', 'impact', rules, '--archive', archive, '--model'] as const
      const impact = await runCommand([...asked, heads, '--json'] as string[])
      const other = await runCommand([...asked, folder] as string[])
      assert.equal((JSON.parse(impact.stdout) as { changed: number }).changed, 0, impact.stderr)
      assert.equal(other.code, 2)
    })
  })

  test('carries columns along and writes every table that classify writes', async () => {
    await inFolder(async (folder) => {
      prepare(folder)
      const rows = smallCorpus(1).map((row, at) => `-${at},"${row.text}; заяц сон",=${at}\n`)
      writeFileSync(join(folder, 'b.csv'), `id,title,n\n${rows.join('')}`)
      writeFileSync(join(folder, 'a.csv'), `title,n,id\n${rows.slice(5).join('')}`)
      await done(folder, 'archive build ./archive ./b.csv --keep *')
      await done(folder, 'archive build ./archive ./a.csv --keep *')
      for (const name of ['said', 'full']) {
        const from = name === 'said' ? 'archive classify ./archive' : 'classify ./b.csv ./a.csv'
        const tables = `--conflicts ./${name}-c.csv --segments ./${name}-s.csv`
        const how = '--rules ./rules --excel ru --output-encoding utf-16'
        await done(folder, `${from} -o ./${name}.csv --keep n,id ${tables} ${how}`)
        await done(folder, `${from} -o ./${name}.jsonl --keep * --rules ./rules`)
        await done(folder, `${from} -o ./${name}.tsv --excel ru --rules ./rules`)
      }
      for (const ending of ['.csv', '.jsonl', '.tsv', '-c.csv', '-s.csv'])
        assert.equal(
          readFileSync(join(folder, `said${ending}`), 'latin1'),
          readFileSync(join(folder, `full${ending}`), 'latin1'),
          ending,
        )
      const asked = ['archive', 'classify', join(folder, 'archive'), '--keep', 'nope']
      const { code, stderr } = await runCommand([...asked, '--rules', join(folder, 'rules')])
      assert.equal(code, 2)
      assert.match(stderr, /--keep nope: .* holds only id, title, n: kaskad archive build --keep/)
    })
  })

  test('lists what an edit changes, before it is kept and after', async () => {
    await inFolder(async (folder) => {
      prepare(folder)
      await done(folder, 'archive build ./archive ./b.csv ./a.csv')
      await done(folder, 'archive classify ./archive -o ./said.csv --rules ./rules')
      const before = readdirSync(join(folder, 'archive'))
      writeFileSync(join(folder, 'rules/hare.yaml'), ruleOf('hare', 'нет такого'))
      const archive = join(folder, 'archive')
      const asked = ['rules', 'impact', join(folder, 'rules'), '--archive', archive]
      const { stdout } = await runCommand(asked)
      const [, lost] = /-(\d+) lost/.exec(stdout) ?? []
      assert.ok(Number(lost) > 0, stdout)
      assert.deepEqual(readdirSync(archive), before)
      await done(
        folder,
        'archive classify ./archive -o ./said.csv --changes ./changes.csv --rules ./rules',
      )
      const changes = readFileSync(join(folder, 'changes.csv'), 'utf8').trim().split('\n')
      assert.equal(changes.length - 1, Number(lost))
      assert.match(
        changes[1] ?? '',
        /^\d+,hare,none,assigned,none,rules,rules,0\.9,0\.9,hare.yaml:\d+/,
      )
    })
  })

  test('a file of it that was changed is told by its hash, a folder that is none by its name', async () => {
    await inFolder(async (folder) => {
      prepare(folder)
      await done(folder, 'archive build ./archive ./a.csv')
      await done(folder, 'archive check ./archive')
      const archive = join(folder, 'archive')
      const name = readdirSync(archive).find((file) => file.startsWith('segment')) ?? ''
      appendFileSync(join(archive, name), 'x')
      for (const args of [
        ['archive', 'check', archive],
        ['archive', 'classify', archive, '--rules', join(folder, 'rules')],
        ['archive', 'classify', join(folder, 'rules'), '--rules', join(folder, 'rules')],
      ]) {
        const { code, stderr } = await runCommand(args)
        assert.equal(code, 2, stderr)
        assert.match(stderr, /is not as the archive wrote it|is no archive/)
      }
    })
  })

  test('a kill and a full disk leave the old archive', { skip: isWindows }, async () => {
    await inFolder(async (folder) => {
      prepare(folder)
      const at = (name: string): string => join(folder, name)
      const build = ['archive', 'build', at('archive'), at('a.csv')]
      const classify = ['archive', 'classify', at('archive'), '--rules', at('rules'), '-o']
      await done(folder, 'archive build ./archive ./b.csv')
      await done(folder, 'archive classify ./archive --rules ./rules -o ./old.csv')
      writeFileSync(at('rules/hare.yaml'), ruleOf('hare', 'нора'))
      await done(folder, 'classify ./b.csv --rules ./rules -o ./new.csv')
      const say = [...classify, at('said.csv')]
      for (const [args, change] of [
        [build, '8'],
        [say, '9'],
        [say, '14'],
      ] as const) {
        const { signal } = await runDisturbed(args, { DISTURB_KILL: change })
        assert.equal(signal, 'SIGKILL')
        await done(folder, 'archive check ./archive')
      }
      const { code, stderr } = await runDisturbed(build, { DISTURB_FULL: '8' })
      assert.equal(code, 2, stderr)
      assert.match(stderr, /no space left on the device/)
      await done(folder, 'archive classify ./archive --rules ./rules -o ./said.csv')
      assert.equal(readFileSync(at('said.csv'), 'utf8'), readFileSync(at('new.csv'), 'utf8'))
      const names = readdirSync(at('archive')).map((name) => name.replace(/-.*/, ''))
      assert.deepEqual(names.toSorted(), ['archive.json', 'decided', 'segment'])
    })
  })
})
