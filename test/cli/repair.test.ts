import assert from 'node:assert/strict'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { suite, test } from 'node:test'
import { inFolder, runCommand, type Ran } from '../helpers/run-command.js'

const HARE = `# asked by Olga
kaskad: 1
project: hare
claims:
  - title:
      any:
        - заяц # the name
examples:
  match: [заяц]
`

const ROWS = ['мяч', 'кот', 'дом'].flatMap((word, nth) => [
  `r${nth},красный ${word}`,
  `h${nth},заяц и ${word}`,
  `m${nth},ушастик и ${word}`,
])

const answer = (id: string, label: string, more = {}): string =>
  JSON.stringify({ id, label, who: 'anna', when: '2026-01-31T12:00:00.000Z', ...more })

interface Ground {
  readonly repair: (args: readonly string[], input?: string) => Promise<Ran>
  readonly text: (name: string) => string
}

function withRules(work: (ground: Ground) => Promise<void>): Promise<void> {
  return inFolder(async (folder) => {
    mkdirSync(join(folder, 'rules'))
    writeFileSync(join(folder, 'rules/hare.yaml'), HARE)
    writeFileSync(join(folder, 'rows.csv'), `id,title\n${ROWS.join('\n')}\n`)
    const lines = [answer('m0', 'hare'), answer('m1', 'hare'), answer('gone', 'hare')]
    lines.push(answer('away', 'hare', { title: 'ушастик где-то' }))
    writeFileSync(join(folder, 'c.jsonl'), `${lines.join('\n')}\n`)
    await work({
      repair: (args, input) => {
        const [corrections, rows, rules] = ['c.jsonl', 'rows.csv', 'rules'].map((name) =>
          join(folder, name),
        ) as [string, string, string]
        const base = ['rules', 'repair', corrections, '--on', rows, '--rules', rules]
        return runCommand([...base, ...args], input === undefined ? {} : { input })
      },
      text: (name) => readFileSync(join(folder, name), 'utf8'),
    })
  })
}

suite('kaskad rules repair', () => {
  test('shows an edit with its rows, and makes it where a person says yes', () =>
    withRules(async ({ repair, text }) => {
      const { code, stdout, stderr } = await repair([], 'maybe\ny\n')
      assert.equal(code, 0, stderr)
      assert.match(stdout, /hare: the keyword "ушастик" in title \(mends 3 corrected rows\)/u)
      assert.match(stdout, /^\+ {8}- ушастик$/mu)
      assert.match(stdout, /hare: 3 → 7 rows \(\+4 gained\)/u)
      assert.match(stderr, /expected y, n or q, not "maybe"/u)
      assert.match(stderr, /2 corrected rows not in .*: 1 by their titles alone, 1 left out/u)
      const rule = text('rules/hare.yaml')
      assert.match(rule, /^# asked by Olga\n[^]*- заяц # the name\n {8}- ушастик\n/u)
      assert.match(rule, /match: \[заяц, ушастик и мяч, ушастик и кот\]/u)
      const again = await repair([], '')
      assert.equal(again.stdout, '')
      assert.match(again.stderr, /0 corrected rows that the rules answer otherwise/u)
    }))

  test('remembers what was refused', () =>
    withRules(async ({ repair, text }) => {
      await repair([], 'n\nq\n')
      assert.equal(text('rules/hare.yaml'), HARE)
      assert.deepEqual(JSON.parse(text('rules/rejected.json')), { hare: ['ушастик'] })
      const { stdout } = await repair(['--dry-run'])
      assert.doesNotMatch(stdout, /keyword "ушастик"/u)
    }))

  test('tells scripts the same, and writes nothing in a dry run', () =>
    withRules(async ({ repair, text }) => {
      const dry = await repair(['--dry-run', '--json'])
      const [only] = JSON.parse(dry.stdout) as readonly Record<string, unknown>[]
      assert.deepEqual([only?.['project'], only?.['answer']], ['hare', 'not written'])
      assert.deepEqual(only?.['mended'], ['m0', 'm1', 'away'])
      assert.equal(text('rules/hare.yaml'), HARE)
      const { stdout } = await repair(['--yes'])
      assert.match(stdout, /ушастик/u)
      assert.notEqual(text('rules/hare.yaml'), HARE)
      assert.equal((await repair(['--yes', '--dry-run'])).code, 2)
    }))
})
