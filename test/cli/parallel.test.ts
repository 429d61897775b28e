import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { inFolder, runCommand } from '../helpers/run-command.js'
import { csvOf, smallCorpus } from '../helpers/small-corpus.js'
import { MAIN } from '../helpers/spawn-command.js'

const isThere = spawnSync('parallel', ['--version']).status === 0
const skip = !isThere && process.env['CI'] !== 'true' && 'GNU parallel is not installed'

test('GNU parallel feeds blocks of a table to as many commands, in order', { skip }, async () => {
  await inFolder(async (folder) => {
    const rows = smallCorpus(1).map(({ text, label }, at) => {
      return { text: `r${at},"${text},\n${label}"`, label }
    })
    const table = csvOf(rows, 'id,title,project')
    writeFileSync(join(folder, 'in.csv'), table)
    mkdirSync(join(folder, 'rules'))
    const rule = { kaskad: 1, project: 'hare', claims: [{ title: { any: ['заяц'] } }] }
    writeFileSync(join(folder, 'rules/hare.yaml'), JSON.stringify(rule))
    const filter = `${process.execPath} ${MAIN} classify - --rules rules -o - --format jsonl --quiet`
    const blocks = ['--pipe', '--csv', '--header', ':', '--keep-order', '--block', '2k', '-j2']
    const piped = spawnSync('parallel', [...blocks, filter], { cwd: folder, input: table })
    const args = ['classify', join(folder, 'in.csv'), '--rules', join(folder, 'rules')]
    const { stdout } = await runCommand([...args, '--format', 'jsonl'])
    assert.equal(piped.stdout.toString('utf8'), stdout, piped.stderr.toString('utf8'))
    assert.ok(Buffer.byteLength(table) > 2048, 'more than one block')
  })
})
