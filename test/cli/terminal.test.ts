import assert from 'node:assert/strict'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import { suite, test } from 'node:test'
import { visible, visibleJson, visibleText } from '../../src/cli/terminal/visible.js'
import { inFolder, runCommand } from '../helpers/run-command.js'

/** A colour, a window's title, C1, an override of direction, a line of its own. */
const HOSTILE = 'A\u001B[31m\u001B]0;x\u0007\u009B2J\u202E\nkaskad: done'

/** What a terminal acts on, but the ends of lines and tabs. */
const ACTED_ON = /(?![\t\n])\p{Cc}|[\u200E\u200F\u202A-\u202E\u2066-\u2069]/u

suite('text for people', () => {
  test('shows control characters and direction marks, and leaves emoji and joiners alone', () => {
    assert.equal(
      visible('a\u001B[31mb\u009B\u202E\nc\td'),
      'a\\u{1b}[31mb\\u{9b}\\u{202e}\\u{a}c\td',
    )
    assert.equal(visible('\uD800x\u2028'), '\\u{d800}x\\u{2028}')
    for (const fine of ['Ёжик 👩‍👩‍👧 🏴󠁧󠁢󠁥󠁮󠁧󠁿', 'می‌خواهم', 'a\u0301']) assert.equal(visible(fine), fine)
    assert.equal(visibleText('a\nb\rc'), 'a\nb\\u{d}c')
  })

  test('is the same value in JSON', () => {
    const value = { title: `${HOSTILE}\uD800\u{E0001}` }
    const json = visibleJson(JSON.stringify(value, undefined, 2))
    assert.doesNotMatch(json, ACTED_ON)
    assert.deepEqual(JSON.parse(json), value)
  })
})

/** What a command shows on a terminal. */
async function shown(args: readonly string[]): Promise<string> {
  const stdout = Object.assign(new PassThrough(), { isTTY: true })
  const chunks: Buffer[] = []
  stdout.on('data', (chunk: Buffer) => chunks.push(chunk))
  const { code, stderr } = await runCommand(args, { stdout })
  assert.notEqual(code, 1, stderr)
  return Buffer.concat(chunks).toString('utf8') + stderr
}

suite('hostile titles, labels, keywords and names reach no terminal', () => {
  const NAMES = ['A\u001B[1m.csv', 'b\u202E.csv'] as const
  const rows = (label: string): string =>
    Array.from(
      { length: 12 },
      (_, row) => `${row}${label.length},"${HOSTILE} ${label} alpha",${label}\n`,
    ).join('')
  const csv = `id,title,project\n${rows(`"${HOSTILE}"`)}${rows('other')}${rows('none')}`.replaceAll(
    /" "A/g,
    ' A',
  )
  const rule = `kaskad: 1\nproject: ${JSON.stringify(HOSTILE)}\nclaims:\n  - title: { any: [alpha, ${JSON.stringify(`${HOSTILE}b`)}] }\nexamples:\n  match: [beta]\n`

  test('of any command', async () => {
    await inFolder(async (folder) => {
      const at = (name: string): string => join(folder, name)
      mkdirSync(at('rules'))
      writeFileSync(at('rules/a.yaml'), rule)
      writeFileSync(at('in.csv'), csv)
      writeFileSync(at('bad.csv'), `id,title\n1,"${HOSTILE}" torn\n2,${'x\u001B,'.repeat(4)}\n`)
      for (const name of NAMES) writeFileSync(at(name), 'id,title\n1,alpha\n')
      const [rules, model] = [at('rules'), at('model')]
      const given = ['--rules', rules, '--model', model]
      const runs = [
        ['train', at('in.csv'), '--threads', '1', ...given],
        ['classify', at('in.csv'), ...given, '--keep', 'title'],
        ['classify', at('in.csv'), ...given, '--format', 'jsonl'],
        ['classify', at('bad.csv'), ...given],
        ...NAMES.map((name) => ['classify', at(name), ...given, '--text', 'x\u001B=title']),
        ['classify', at('not\u001Bthere.csv'), ...given],
        ['evaluate', at('in.csv'), ...given],
        ['evaluate', at('in.csv'), ...given, '--json', '-'],
        ['labels', 'suspects', at('in.csv'), '--threads', '1', '--rules', rules],
        ['heads', 'list', '--model', model],
        ['heads', 'show', HOSTILE, '--model', model],
        ['heads', 'show', HOSTILE, '--model', model, '--json'],
        ['heads', 'show', `${HOSTILE}!`, '--model', model],
        ['heads', 'disable', HOSTILE, '--model', model],
        ['rules', 'lint', rules],
        ['rules', 'lint', rules, '--json'],
        ['rules', 'test', rules],
        ['rules', 'explain', `${HOSTILE} alpha`, '--project', HOSTILE, '--rules', rules],
        ['rules', 'explain', 'x', '--project', `${HOSTILE}!`, '--rules', rules],
        ['rules', 'coverage', at('in.csv'), '--rules', rules],
        ['rules', 'impact', rules, rules, '--on', at('in.csv')],
        ['rules', 'induce', at('in.csv'), '-o', rules],
        ['rules', 'induce', at('in.csv'), '-o', at('new\u001B'), '--suspects', at('s.csv')],
        ['rules', 'seed', HOSTILE],
        ['rules', 'seed', HOSTILE, '-o', rules],
        ['explain', `${HOSTILE} alpha`, ...given],
        ['explain', `${HOSTILE} alpha`, '--project', `${HOSTILE}!`, ...given],
        ['export', '--onnx', at('x\u001B.onnx'), '--model', model],
        ['init', at('new\u009B')],
        ['doctor'],
        [HOSTILE],
        ['classify', at('in.csv'), `--${HOSTILE}`],
      ]
      for (const args of runs) {
        const text = await shown(args)
        assert.doesNotMatch(text, ACTED_ON, JSON.stringify(args.slice(0, 3)))
        if (!['classify', 'labels', HOSTILE].includes(args[0] ?? '') && args[1] !== 'seed')
          assert.doesNotMatch(text, /^kaskad: done/m, JSON.stringify(args))
      }
    })
  })
})
