import assert from 'node:assert/strict'
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { suite, test } from 'node:test'
import { gzipSync } from 'node:zlib'
import { inFolder, runCommand } from '../helpers/run-command.js'

/** What is wrong, the files that are there, the command, its exit code and what it says. */
type Case = readonly [
  name: string,
  files: Readonly<Record<string, string | Uint8Array>>,
  args: readonly string[],
  code: number,
  said: readonly string[],
]

const RULE =
  'kaskad: 1\nproject: A\nclaims:\n  - title: { any: [alpha] }\nexamples: { match: [alpha], miss: [beta] }\n'
const ROWS = 'id,title\n1,alpha\n'
const CLASSIFY = ['classify', 'v.csv', '--rules', 'r']

function rule(text: string | Uint8Array): Case[1] {
  return { 'r/a.yaml': text, 'v.csv': ROWS }
}

function file(text: string | Uint8Array, name = 'v.csv'): Case[1] {
  return { 'r/a.yaml': RULE, [name]: text }
}

const CASES: readonly Case[] = [
  [
    'an address',
    { 'r/a.yaml': RULE },
    ['classify', 'https://a.b/c.csv?d=1', '--rules', 'r'],
    2,
    [
      'kaskad: https://a.b/c.csv?d=1 is an address: fetch it and pass it on: curl -L ADDRESS | kaskad classify -',
    ],
  ],
  ['no such file', { 'r/a.yaml': RULE }, CLASSIFY, 2, ['kaskad: v.csv: no such file']],
  [
    'a folder for a file',
    { 'r/a.yaml': RULE, 'v.csv/x': '' },
    CLASSIFY,
    2,
    [
      'kaskad: v.csv is a folder that holds no .info.json files and no tables (CSV, TSV, JSONL, JSON, XLSX, Parquet), only x',
    ],
  ],
  ['an empty file', file(''), CLASSIFY, 2, ['kaskad: v.csv is empty: expected a header and rows']],
  [
    'no id column of the name given',
    file('title\nalpha\n'),
    [...CLASSIFY, '--id', 'video_id'],
    2,
    ['v.csv:1 no column "video_id"; the columns are title'],
  ],
  [
    'an id column in one input and none in another',
    { ...file(ROWS), 'w.csv': 'title\nalpha\n' },
    ['classify', 'v.csv', 'w.csv', '--rules', 'r'],
    2,
    [
      'kaskad: w.csv has no id column and the inputs before it have one: give them one by one, or each an id column',
    ],
  ],
  [
    'no text column',
    file('id,x\n1,2\n'),
    CLASSIFY,
    2,
    ['v.csv:1 no text column is recognised: say --text title=COLUMN,…; the columns are id, x'],
  ],
  [
    'a wished column that is not there',
    file(ROWS),
    [...CLASSIFY, '--text', 'title=titel'],
    2,
    ['v.csv:1 no column "titel" (did you mean "title"?); the columns are id, title'],
  ],
  [
    'a kept column that is not there',
    file(ROWS),
    [...CLASSIFY, '--keep', 'x'],
    2,
    ['v.csv:1 no column "x"; the columns are id, title'],
  ],
  [
    'header names twice',
    file('id,title,title\n1,a,b\n'),
    CLASSIFY,
    2,
    [
      'v.csv:1 column "title" stands more than once in the header, as number 2 and 3: give each its own name',
    ],
  ],
  [
    'Windows-1251',
    file(
      Buffer.from([105, 100, 44, 116, 105, 116, 108, 101, 10, 49, 44, 0xcc, 0xe0, 0xf8, 0xe0, 10]),
    ),
    CLASSIFY,
    2,
    ['kaskad: v.csv is not UTF-8, it may be WINDOWS-1251: say --encoding windows-1251 if it is'],
  ],
  [
    'XLSX',
    file(Buffer.from('504b0304140000000000', 'hex')),
    CLASSIFY,
    2,
    ['kaskad: v.csv is cut short or damaged: its ZIP has no end'],
  ],
  [
    'truncated gzip',
    file(gzipSync(ROWS + '2,beta\n'.repeat(500)).subarray(0, 60), 'v.csv.gz'),
    ['classify', 'v.csv.gz', '--rules', 'r'],
    2,
    ['kaskad: v.csv.gz is cut short: its gzip data ends too early'],
  ],
  [
    'a torn quote',
    file('id,title\n1,"alpha\n2,beta\n'),
    CLASSIFY,
    3,
    [
      'rejected: v.csv:2:3 a quote opens here and does not close in its row',
      '2 rows: 1 decision, 1 reject',
    ],
  ],
  [
    'too few fields',
    file('id,title\n1\n2,beta\n'),
    CLASSIFY,
    3,
    ['rejected: v.csv:2 expected 2 fields, found 1', '2 rows: 1 decision, 1 reject'],
  ],
  [
    'too many fields',
    file('id,title\n1,a,b\n'),
    CLASSIFY,
    3,
    ['rejected: v.csv:2 expected 2 fields, found 3', '1 row: 0 decisions, 1 reject'],
  ],
  [
    'a row without id',
    file('id,title\n,alpha\n'),
    CLASSIFY,
    3,
    ['rejected: v.csv:2 the id is empty', '1 row: 0 decisions, 1 reject'],
  ],
  [
    'not JSON',
    file('{"id":1,"title":"a"}\n{"id":2,\n', 'v.jsonl'),
    ['classify', 'v.jsonl', '--rules', 'r'],
    3,
    ['rejected: v.jsonl:2:9 not JSON: the line ends too early', '2 rows: 1 decision, 1 reject'],
  ],
  [
    'JSON that is a list',
    file('[1]\n', 'v.jsonl'),
    ['classify', 'v.jsonl', '--rules', 'r'],
    3,
    ['rejected: v.jsonl:1 expected an object, found a number', '1 row: 0 decisions, 1 reject'],
  ],
  [
    'a nested value',
    file('{"id":1,"title":{"a":1}}\n', 'v.jsonl'),
    ['classify', 'v.jsonl', '--rules', 'r'],
    2,
    [
      'v.jsonl:1 no text column is recognised: say --text title=COLUMN,…; the columns are id, title.a',
    ],
  ],
  [
    'strict stops',
    file('id,title\n1\n2,beta\n'),
    [...CLASSIFY, '--strict'],
    2,
    ['v.csv:2 expected 2 fields, found 1'],
  ],
  [
    'a NUL byte',
    file('id,title\n1,al\u0000pha\n'),
    CLASSIFY,
    3,
    ['rejected: v.csv:2:5 the row holds a NUL byte: expected text', '1 row: 0 decisions, 1 reject'],
  ],
  ['no rules folder', { 'v.csv': ROWS }, CLASSIFY, 2, ['r: no such folder or file of rules']],
  [
    'empty rules folder',
    { 'v.csv': ROWS, 'r/readme.txt': '' },
    CLASSIFY,
    2,
    ['r: no rule files, expected .yaml or .yml'],
  ],
  [
    'a rule that is not YAML',
    rule('project: [\n'),
    CLASSIFY,
    2,
    [
      'r/a.yaml:2:1 yaml: flow sequence in block collection must be sufficiently indented and end with a ]',
    ],
  ],
  [
    'an unknown key',
    rule(RULE + 'owners: me\n'),
    CLASSIFY,
    2,
    ['r/a.yaml:6:1 unknown key "owners" (did you mean "owner"?)'],
  ],
  [
    'a key twice',
    rule(RULE + 'project: B\n'),
    CLASSIFY,
    2,
    ['r/a.yaml:6:1 project: the key stands twice, first on line 2'],
  ],
  [
    'no project',
    rule('kaskad: 1\nclaims: [{ title: { any: [a] } }]\n'),
    CLASSIFY,
    2,
    ["r/a.yaml:1:1 project: missing, expected the project's name"],
  ],
  [
    'an unknown match mode',
    rule(RULE + 'match: anywere\n'),
    CLASSIFY,
    2,
    [
      'r/a.yaml:6:8 match: unknown "anywere", expected one of anywhere, word, start, case, regex (did you mean "anywhere"?)',
    ],
  ],
  [
    'a claim without keyword',
    rule('kaskad: 1\nproject: A\nclaims: [{ where: { seconds: 1 } }]\n'),
    CLASSIFY,
    2,
    ['r/a.yaml:3:10 a claim needs at least one keyword: add any or all to a text field'],
  ],
  [
    'an empty keyword',
    rule('kaskad: 1\nproject: A\nclaims: [{ title: { any: [""] } }]\n'),
    CLASSIFY,
    2,
    ['r/a.yaml:3:27 any: an empty keyword, expected some text'],
  ],
  [
    'a broken regex',
    rule('kaskad: 1\nproject: A\nmatch: regex\nclaims: [{ title: { any: ["a(b"] } }]\n'),
    CLASSIFY,
    2,
    ['r/a.yaml:4:27 not an RE2 expression, missing closing ): `a(b`'],
  ],
  [
    'a regex RE2 refuses',
    rule('kaskad: 1\nproject: A\nmatch: regex\nclaims: [{ title: { any: ["(a)\\\\1"] } }]\n'),
    CLASSIFY,
    2,
    ['r/a.yaml:4:27 not an RE2 expression, invalid escape sequence: `\\1`'],
  ],
  [
    'an unknown include',
    rule('kaskad: 1\nproject: A\nclaims: [{ title: { any: [{ include: songs }] } }]\n'),
    CLASSIFY,
    2,
    ['r/a.yaml:3:27 unknown list "songs", the folder has no shared list ("list: …")'],
  ],
  [
    'an include circle',
    {
      ...rule('kaskad: 1\nproject: A\nclaims: [{ title: { any: [{ include: a }] } }]\n'),
      'r/l.yaml': 'kaskad: 1\nlist: a\nkeywords: [{ include: b }]\n',
      'r/m.yaml': 'kaskad: 1\nlist: b\nkeywords: [{ include: a }]\n',
    },
    CLASSIFY,
    2,
    [
      'r/m.yaml:3:12 lists include each other in a circle: a → b → a',
      'r/l.yaml:3:12 lists include each other in a circle: b → a → b',
    ],
  ],
  [
    'two files for a project',
    { ...rule(RULE), 'r/b.yaml': RULE },
    CLASSIFY,
    2,
    ['r/b.yaml:2:10 project "A" has a file already, r/a.yaml:2:10: join the two'],
  ],
  [
    'a later language version',
    rule(RULE.replace('kaskad: 1', 'kaskad: 9')),
    CLASSIFY,
    2,
    [
      'r/a.yaml:1:9 kaskad: unknown version 9, expected "kaskad: 1", the version of the rule language',
    ],
  ],
  [
    'an alias bomb',
    rule(
      'kaskad: 1\nproject: &a A\nclaims:\n' +
        '  - title: { any: [' +
        Array(20).fill('*a').join(', ') +
        '] }\n'.repeat(1) +
        ('  - title: { any: [' + Array(20).fill('*a').join(', ') + '] }\n').repeat(10),
    ),
    CLASSIFY,
    2,
    ['r/a.yaml:9:20 more than 100 aliases in the file'],
  ],
  [
    'deep nesting',
    rule('a: ' + '['.repeat(200) + ']'.repeat(200) + '\n'),
    CLASSIFY,
    2,
    ['r/a.yaml:1:67 nested deeper than 32 levels'],
  ],
  [
    'a rule file over 1 MiB',
    rule('#'.repeat(1100000) + '\n'),
    CLASSIFY,
    2,
    ['r/a.yaml: the file is over 1 MiB, expected a smaller one: split it'],
  ],
  [
    'a rule file that is not UTF-8',
    rule(Buffer.from([0xff, 0xfe, 0xfd])),
    CLASSIFY,
    2,
    ['r/a.yaml: the file is not UTF-8, expected UTF-8: save it anew'],
  ],
  [
    'two documents',
    rule(RULE + '---\n' + RULE),
    CLASSIFY,
    2,
    ['r/a.yaml:6:1 expected one document per file'],
  ],
  [
    'typos out of range',
    rule(RULE + 'typos: 7\n'),
    CLASSIFY,
    2,
    ['r/a.yaml:6:8 typos: expected auto, off, 0, 1 or 2, found "7"'],
  ],
  [
    'a level that is a word',
    rule(RULE + 'level: first\n'),
    CLASSIFY,
    2,
    ['r/a.yaml:6:8 level: expected a whole number, found "first"'],
  ],
  [
    'an unknown option',
    rule(RULE),
    [...CLASSIFY, '--rejcts', 'x'],
    2,
    [
      "error: unknown option '--rejcts'",
      '(Did you mean --rejects?)',
      '(kaskad --help lists the commands, kaskad COMMAND --help its options)',
    ],
  ],
  [
    'an unknown choice',
    rule(RULE),
    [...CLASSIFY, '--typos', 'maybe'],
    2,
    [
      "error: option '--typos <how>' argument 'maybe' is invalid. Allowed choices are auto, off.",
      '(kaskad --help lists the commands, kaskad COMMAND --help its options)',
    ],
  ],
  [
    'no input',
    rule(RULE),
    ['classify', '--rules', 'r'],
    2,
    ['kaskad: expected files, or --from with a database'],
  ],
  [
    'an unknown stage',
    rule(RULE),
    [...CLASSIFY, '--stages', 'rule'],
    2,
    ['kaskad: --stages: expected rules, heads or hybrid, not "rule"'],
  ],
  [
    'a stage there is nothing for',
    rule(RULE),
    [...CLASSIFY, '--stages', 'heads'],
    2,
    ['kaskad: model/manifest.json: not found; is model a model folder?'],
  ],
  [
    'a config that is named and not there',
    rule(RULE),
    [...CLASSIFY, '--config', 'k.yaml'],
    2,
    ['kaskad: k.yaml: no such file'],
  ],
  [
    'a config with an unknown key',
    { ...rule(RULE), 'kaskad.yaml': 'kaskad: 1\ncolumn: {}\n' },
    CLASSIFY,
    2,
    ['kaskad.yaml:2:1 column: unknown key (did you mean "columns"?)'],
  ],
  [
    'a config of the wrong type',
    { ...rule(RULE), 'kaskad.yaml': 'kaskad: 1\ncollection: both\n' },
    CLASSIFY,
    2,
    ['kaskad.yaml:2:13 collection: expected label, first or best'],
  ],
  [
    'an output folder that is not there',
    rule(RULE),
    [...CLASSIFY, '-o', 'x/y.csv'],
    2,
    ['kaskad: x/y.csv cannot be written: its folder does not exist'],
  ],
  [
    'an output that is a folder',
    { ...rule(RULE), 'out/x': '' },
    [...CLASSIFY, '-o', 'out'],
    2,
    ['kaskad: out cannot be written: it is a folder'],
  ],
  [
    'excel and JSONL',
    rule(RULE),
    [...CLASSIFY, '-o', 'o.jsonl', '--excel'],
    2,
    ['kaskad: --excel: expected an output in CSV or TSV, not JSONL'],
  ],
  [
    'excel of no country',
    rule(RULE),
    [...CLASSIFY, '--excel', 'de'],
    2,
    ['kaskad: --excel: expected ru or nothing after it, found "de": put --excel behind the inputs'],
  ],
  [
    'labels wanted and not there',
    rule(RULE),
    ['evaluate', 'v.csv', '--rules', 'r'],
    2,
    ['v.csv:1 no label column is recognised: say --label COLUMN; the columns are id, title'],
  ],
  [
    'a bootstrap that is no number',
    { ...rule(RULE), 'v.csv': 'id,title,project\n1,alpha,A\n' },
    ['evaluate', 'v.csv', '--rules', 'r', '--bootstrap', 'many'],
    2,
    ['kaskad: --bootstrap: expected a whole number, not "many"'],
  ],
  [
    'nothing to decide by',
    { 'v.csv': ROWS },
    ['classify', 'v.csv'],
    2,
    [
      'kaskad: nothing to decide by: no rules in rules, no model in model; say --rules FOLDER or --model FOLDER',
    ],
  ],
  [
    'rows of one label to train on',
    { 'v.csv': 'title,project\nalpha,A\nbeta,A\n' },
    ['train', 'v.csv'],
    2,
    ['kaskad: every row is labelled "A": heads need rows of at least two labels'],
  ],
  [
    'no rows to train on',
    { 'v.csv': 'title,project\n' },
    ['train', 'v.csv'],
    2,
    ['kaskad: no labelled rows: heads are learned from rows with a label'],
  ],
  [
    'decisions without a project',
    { ...rule(RULE), 'v.csv': 'id,title,project\n1,alpha,A\n', 'd.csv': 'id,x\n1,2\n' },
    ['evaluate', 'v.csv', '--decisions', 'd.csv'],
    2,
    ['d.csv:1 no column "project"; the columns are id, x'],
  ],
  [
    'a wish with an empty name',
    rule(RULE),
    [...CLASSIFY, '--text', 'title=,x'],
    2,
    ['kaskad: --text: a name is empty in "title=": expected NAME=COLUMN or COLUMN'],
  ],
]

/** What a person is told beside the mistake. */
const BESIDE = /^(note: |stage {3}|rules {3})/

suite('bad input is told in words, with its place and exit code', () => {
  for (const [name, files, args, code, said] of CASES) {
    test(name, async () => {
      await inFolder(async (folder) => {
        for (const [path, text] of Object.entries(files)) {
          mkdirSync(dirname(join(folder, path)), { recursive: true })
          writeFileSync(join(folder, path), text)
        }
        process.chdir(folder)
        const ran = await runCommand(args)
        process.chdir('/')
        const lines = ran.stderr.split('\n').filter((line) => line !== '' && !BESIDE.test(line))
        assert.deepEqual({ code: ran.code, said: lines }, { code, said })
      })
    })
  }
})
