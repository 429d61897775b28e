import assert from 'node:assert/strict'
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { suite, test } from 'node:test'
import type { FoundChange } from '../../src/cli/commands/explain-change.js'
import { inFolder, runCommand } from '../helpers/run-command.js'

const RULES = {
  'fox.yaml': [
    'kaskad: 1',
    'project: fox',
    'claims:',
    '  - title:',
    '      any:',
    '        - лисёнок # by name',
    '        - норка',
    '    where: { is_shorts: 0 }',
    '',
  ],
  'hare.yaml': ['kaskad: 1', 'project: hare', 'claims:', '  - title:', '      any: [зайчонок]', ''],
}

interface Explained {
  readonly decision: { readonly project: string }
  readonly changes: readonly FoundChange[]
}

async function explained(args: readonly string[]): Promise<Explained> {
  const { code, stdout, stderr } = await runCommand(['explain', ...args, '--json'])
  assert.equal(code, 0, stderr)
  return JSON.parse(stdout) as Explained
}

/** The text with the hunks of a comparison. */
function patched(text: string, diff: string): string {
  const lines = diff.split('\n').filter((line) => !/^(?:---|\+\+\+|@@)/.test(line))
  const side = (sign: string): string =>
    lines
      .filter((line) => line.startsWith(' ') || line.startsWith(sign))
      .map((line) => `${line.slice(1)}\n`)
      .join('')
  assert.ok(text.includes(side('-')), diff)
  return text.replace(side('-'), () => side('+'))
}

suite('explain --change tells only what gives the other decision when it is done', () => {
  const cases: readonly (readonly [title: string, set: string, project?: string])[] = [
    ['Лисёнок у дома', 'is_shorts=0'],
    ['Зайчонак и морковь', 'is_shorts=1'],
    ['весёлая норка и сад', 'is_shorts=1', 'fox'],
    ['Лисёнок у дома', 'is_shorts=0', 'hare'],
    ['обзор игрушек', 'is_shorts=1', 'hare'],
  ]
  for (const [title, set, project] of cases)
    test(`${title}, ${set}${project === undefined ? '' : `, to ${project}`}`, async () => {
      await inFolder(async (folder) => {
        const rules = join(folder, 'rules')
        mkdirSync(rules)
        for (const [name, lines] of Object.entries(RULES))
          writeFileSync(join(rules, name), lines.join('\n'))
        const goal = project === undefined ? [] : ['--project', project]
        const base = ['--rules', rules, ...goal]
        const { decision, changes } = await explained([title, '--set', set, ...base, '--change'])
        assert.ok(changes.length > 0)
        for (const { kind, what, project: after, diff } of changes) {
          assert.notEqual(after, decision.project)
          if (project !== undefined) assert.equal(after, project)
          const [, other = title] = kind === 'title' ? (/«(.*)»/.exec(what) ?? []) : []
          const [, column, value] = /^(\w+): (\S+) in place/.exec(what) ?? []
          const values = kind === 'column' ? `${column}=${value === 'nothing' ? '' : value}` : set
          const folderAfter = join(folder, kind)
          cpSync(rules, folderAfter, { recursive: true })
          if (diff !== undefined) {
            const [, file = ''] = /^\+\+\+ (.*)$/m.exec(diff) ?? []
            const copy = file.replace(rules, folderAfter)
            writeFileSync(copy, patched(readFileSync(file, 'utf8'), diff))
          }
          const again = await explained([other, '--set', values, '--rules', folderAfter])
          assert.equal(again.decision.project, after, `${kind}: ${what}`)
        }
      })
    })
})

test('explain --change leaves the rules as they are and says where it found nothing', async () => {
  await inFolder(async (folder) => {
    const file = join(folder, 'fox.yaml')
    writeFileSync(file, RULES['fox.yaml'].join('\n'))
    const asked = ['explain', 'Лисёнок', '--set', 'is_shorts=0', '--rules', folder, '--change']
    const { stdout } = await runCommand(asked)
    assert.match(stdout, /title: .*→|title: no single change/)
    assert.match(stdout, /column: is_shorts: .* → none/)
    assert.match(stdout, /rule: .*fox\.yaml:6:11: without the keyword "лисёнок" → none/)
    assert.equal(readFileSync(file, 'utf8'), RULES['fox.yaml'].join('\n'))
  })
})
