import assert from 'node:assert/strict'
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { suite, test } from 'node:test'
import { inFolder, runCommand } from '../helpers/run-command.js'

const RABBIT = 'kaskad: 1\nproject: Крош\nclaims: [{ title: { any: [крош] } }]\n'
const CLASSIFY = ['classify', 'in.csv', '--rules', 'rules']

/** Files, a command line, and what its output must and must not say. */
interface Kind {
  readonly what: string
  readonly files: Readonly<Record<string, string>>
  readonly args: readonly string[]
  readonly says: readonly RegExp[]
  readonly never?: RegExp
}

const KINDS: readonly Kind[] = [
  {
    what: 'files joined with their headers and byte order marks',
    files: { 'in.csv': '\uFEFFid,title\n1,Крош\n\uFEFFid,title\n2,Крош\n' },
    args: CLASSIFY,
    says: [/^1,Крош/m, /^2,Крош/m, /2 decisions, 0 rejects/],
    never: /^id,none/m,
  },
  {
    what: "Excel's sep line",
    files: { 'in.csv': 'sep=;\r\nid;title\r\n7;Крош\r\n' },
    args: CLASSIFY,
    says: [/^7,Крош,assigned/m],
  },
  {
    what: 'a rule file whose ending is in capitals, and one with a second ending',
    files: {
      'in.csv': 'id,title\n1,Ёжик\n',
      'rules/B.YML': RABBIT.replaceAll(/крош/gi, 'Ёжик'),
      'rules/c.yaml.txt': RABBIT,
    },
    args: CLASSIFY,
    says: [/^1,Ёжик,assigned/m, /c\.yaml\.txt/],
  },
  {
    what: 'a label with a space at its end in decisions made elsewhere',
    files: {
      'in.csv': 'id,title,project\n1,a,Крош\n2,b,None\n3,c,Крош\n',
      'd.csv': 'id,project\n1,Крош \n2,none\n3,Крош\n',
    },
    args: ['evaluate', 'in.csv', '--decisions', 'd.csv', '--bootstrap', '0', '--json', '-'],
    says: [/"accuracy": 1,/],
  },
  {
    what: 'labels that differ in case alone',
    files: {
      'in.csv': `id,title,project\n${Array.from({ length: 40 }, (_, at) => `${at},крош ${at},${at % 2 ? 'Крош' : 'крош'}\n${at}n,новости ${at},none\n`).join('')}`,
    },
    args: ['evaluate', 'in.csv', '--rules', 'rules', '--bootstrap', '0'],
    says: [/looks like/],
  },
  {
    what: 'a condition on a column that is not there',
    files: {
      'in.csv': 'id,title,seconds\n1,Крош,60\n',
      'rules/a.yaml': RABBIT.replace('[крош] } }', '[крош] }, where: { sekonds: { above: 5 } } }'),
    },
    args: CLASSIFY,
    says: [/"sekonds".*did you mean "seconds"/, /cannot be claimed/],
  },
  {
    what: 'a keyword with a comment behind it, one over two lines, one with a star',
    files: {
      'rules/a.yaml':
        'kaskad: 1\nproject: Крош\nclaims:\n  - title:\n      any:\n        - Крош #1\n        - ёжик\n          нюша\n        - крош*\n',
    },
    args: ['rules', 'lint', 'rules'],
    says: [/a\.yaml:6.*comment/, /a\.yaml:7.*one text/, /a\.yaml:9.*"\*" means nothing/],
  },
  {
    what: 'a project called as the word for none',
    files: { 'rules/b.yaml': RABBIT.replace('project: Крош', 'project: Нет') },
    args: ['rules', 'lint', 'rules'],
    says: [/b\.yaml:2.*word for no project/],
  },
  {
    what: 'lists in JSON lines',
    files: {
      'in.jsonl': '{"id":["v"],"title":"Крош","tags":["а","б"]}\n',
    },
    args: ['classify', 'in.jsonl', '--rules', 'rules'],
    says: [/^v,Крош,assigned/m],
  },
  {
    what: 'a line of 100,000 brackets, and a character that is none',
    files: {
      'in.jsonl': `{"id":1,"title":${'['.repeat(100_000)}\n{"id":2,"title":"Крош \uFFFF"}\n`,
    },
    args: ['classify', 'in.jsonl', '--rules', 'rules'],
    says: [/^2,Крош,assigned/m, /rejected: .*in\.jsonl:1/],
    never: /bug of ours/,
  },
]

/** Runs a command line in a folder with these files; their names stand for their paths. */
async function outputOf(files: Kind['files'], args: readonly string[]): Promise<string> {
  return inFolder(async (folder) => {
    for (const [name, text] of Object.entries({ 'rules/a.yaml': RABBIT, ...files })) {
      mkdirSync(dirname(join(folder, name)), { recursive: true })
      writeFileSync(join(folder, name), text)
    }
    const words = args.map((word, at) => (at > 0 && isPath(word) ? join(folder, word) : word))
    if (args[0] === 'rules') words[2] = join(folder, 'rules')
    const { stdout, stderr } = await runCommand(words)
    return stdout + stderr
  })
}

function isPath(word: string): boolean {
  return word === 'rules' || /^[a-z]+\.(csv|jsonl)$/.test(word)
}

suite('what people really have', () => {
  for (const { what, files, args, says, never } of KINDS) {
    test(what, async () => {
      const output = await outputOf(files, args)
      for (const expected of says) assert.match(output, expected)
      if (never) assert.doesNotMatch(output, never)
    })
  }
})

test('a project whose name is longer than a file name may be gets a rule file all the same', async () => {
  const long = `Очень ${'длинное '.repeat(31)}имя`
  await inFolder(async (folder) => {
    const rows = Array.from(
      { length: 30 },
      (_, at) => `${at},Барабашка ${at},${long}\nn${at},новости ${at},none\n`,
    )
    writeFileSync(join(folder, 'in.csv'), `id,title,project\n${rows.join('')}`)
    const rules = join(folder, 'rules')
    const { code, stderr } = await runCommand([
      'rules',
      'induce',
      join(folder, 'in.csv'),
      '-o',
      rules,
    ])
    assert.equal(code, 0, stderr)
    const names = readdirSync(rules).filter((name) => name.endsWith('.yaml'))
    assert.equal(names.length, 1)
    assert.ok(Buffer.byteLength(names[0] ?? '') <= 100, names[0])
    const told = await runCommand(['explain', 'Барабашка 99', '--rules', rules])
    assert.ok(told.stdout.startsWith(`${long}: assigned`), told.stdout)
  })
})
