import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { parseRuleFile } from '../../../src/rules/language/parse.js'
import type { RuleFile } from '../../../src/rules/language/rule.js'
import type { Place } from '../../../src/types/item.js'
import { formatIssue } from '../../../src/types/parsed.js'
import { ruleText } from '../sources.js'

const CLAIM = 'claims:\n  - title: { any: [заяц] }\n'

function issuesOf(text: string): string[] {
  const parsed = parseRuleFile({ path: 'hare.yaml', text })
  return parsed.ok ? [] : parsed.issues.map((issue) => `${issue.code} ${formatIssue(issue)}`)
}

function ruleOf(text: string): RuleFile {
  const parsed = parseRuleFile({ path: 'hare.yaml', text })
  assert.ok(parsed.ok && parsed.value.kind === 'rule', issuesOf(text).join('\n'))
  return parsed.value
}

function place(line: number, column: number): Place {
  return { file: 'hare.yaml', line, column }
}

const FULL = `# yaml-language-server: $schema=./rule.schema.json
kaskad: 1
project: Простоквашино
level: -1
owner: Анна
comment: по названию
precision: 0.97
match: word
typos: off
fold: { leet: off, translit: on }
claims:
  - title:
      any: [Шарик, { keyword: Печкин, match: start, typos: 2 }, { include: postmen }]
      all: { of: [" дом "], match: case }
    any field:
      stop: [песенки]
      shorter_than: 270
    where:
      is_shorts: false
      seconds: { above: 60, at_most: 3600 }
      language: [english, arabic]
      broadcast: { not: live, present: true }
    precision: 0.5
    locked: true
  - title or channel:
      any: Простоквашино
      longer_than: 3
examples:
  match: [Шарик и Печкин, { title: Шарик, seconds: 90, is_shorts: false }]
  miss: ['101']
  todo: [Матроскин]
`

suite('a rule file', () => {
  test('is read whole, each thing with its place', () => {
    const rule = ruleOf(FULL)
    assert.equal(rule.project, 'Простоквашино')
    assert.deepEqual(rule.place, { file: 'hare.yaml', line: 3, column: 10 })
    assert.deepEqual(
      [rule.level, rule.enabled, rule.precision, rule.schemaLine],
      [-1, true, 0.97, true],
    )
    assert.deepEqual(rule.manner, {
      match: 'word',
      typos: 0,
      fold: { leet: false, translit: true },
    })

    const [first, second] = rule.claims
    assert.ok(first && second)
    assert.deepEqual(
      first.parts.map((part) => part.fields),
      [{ kind: 'named', names: ['title'] }, { kind: 'any field' }],
    )
    assert.deepEqual(first.parts[0].any?.entries, [
      { kind: 'keyword', text: 'Шарик', plain: true, manner: {}, place: place(13, 13) },
      {
        kind: 'keyword',
        text: 'Печкин',
        plain: true,
        manner: { match: 'start', typos: 2 },
        place: place(13, 31),
      },
      { kind: 'include', list: 'postmen', place: place(13, 65) },
    ])
    assert.equal(
      first.parts[0].all?.entries[0]?.kind === 'keyword' && first.parts[0].all.entries[0].text,
      ' дом ',
    )
    assert.deepEqual(first.parts[0].all?.manner, { match: 'case' })
    assert.equal(first.parts[1]?.shorterThan, 270)
    assert.deepEqual([first.precision, first.locked, second.locked], [0.5, true, false])
    assert.deepEqual(second.parts[0].fields, { kind: 'named', names: ['title', 'channel'] })
    assert.equal(second.parts[0].longerThan, 3)
  })

  test('says what it asks of columns', () => {
    const [claim] = ruleOf(FULL).claims
    assert.deepEqual(
      claim?.where.map(({ column, tests }) => [column, tests]),
      [
        ['is_shorts', [{ kind: 'is', values: [{ text: 'false', number: 0 }] }]],
        [
          'seconds',
          [
            { kind: 'above', bound: 60 },
            { kind: 'at_most', bound: 3600 },
          ],
        ],
        [
          'language',
          [
            {
              kind: 'is',
              values: [
                { text: 'english', number: undefined },
                { text: 'arabic', number: undefined },
              ],
            },
          ],
        ],
        [
          'broadcast',
          [
            { kind: 'not', values: [{ text: 'live', number: undefined }] },
            { kind: 'present', wanted: true },
          ],
        ],
      ],
    )
  })

  test('carries its examples; a bare one is a title, digits or not', () => {
    const { match, miss, todo } = ruleOf(FULL).examples
    assert.deepEqual(
      [...(match[1]?.values ?? [])],
      [
        ['title', { text: 'Шарик', number: undefined }],
        ['seconds', { text: '90', number: 90 }],
        ['is_shorts', { text: 'false', number: 0 }],
      ],
    )
    assert.deepEqual(
      [...match, ...miss, ...todo].map(({ name }) => name),
      ['Шарик и Печкин', 'Шарик', '101', 'Матроскин'],
    )
  })

  test('keeps keywords as they are written, whatever YAML would make of them', () => {
    const rule = ruleOf(ruleText('claims:\n  - title: { any: [007, off, null, 1.10, yes, ~] }\n'))
    const entries = rule.claims[0]?.parts[0].any?.entries ?? []
    assert.deepEqual(
      entries.map((entry) => entry.kind === 'keyword' && entry.text),
      ['007', 'off', 'null', '1.10', 'yes', '~'],
    )
  })

  test('takes names in composed form without outer spaces, and yes and no as a table does', () => {
    const rule = ruleOf(
      `kaskad: 1\nproject: ' И\u0306од '\nclaims:\n  - title: { any: [й] }\n    where: { ' a': no, b: [' И\u0306од', "007"] }\n`,
    )
    assert.equal(rule.project, 'Йод')
    assert.deepEqual(
      rule.claims[0]?.where.map(({ column, tests: [test] }) => [column, test]),
      [
        ['a', { kind: 'is', values: [{ text: 'no', number: 0 }] }],
        [
          'b',
          {
            kind: 'is',
            values: [
              { text: 'Йод', number: undefined },
              { text: '007', number: 7 },
            ],
          },
        ],
      ],
    )
  })

  test('may use anchors and aliases', () => {
    const rule = ruleOf(
      ruleText('claims:\n  - title: { any: &names [заяц, кот] }\n  - channel: { any: *names }\n'),
    )
    assert.equal(rule.claims[1]?.parts[0].any?.entries.length, 2)
  })
})

const BROKEN: readonly (readonly [string, string, readonly string[]])[] = [
  [
    'an empty file',
    '',
    ['empty-file hare.yaml: the file is empty, expected "kaskad: 1" and more keys'],
  ],
  [
    'a list at the top',
    '- a\n',
    ['wrong-type hare.yaml:1:1 the file: expected a map of keys, found a list'],
  ],
  [
    'no version',
    `project: Заяц\n${CLAIM}`,
    [
      'unknown-version hare.yaml:1:1 kaskad: missing, expected "kaskad: 1", the version of the rule language',
    ],
  ],
  [
    'a version of the future',
    `kaskad: 2\nproject: Заяц\n${CLAIM}`,
    [
      'unknown-version hare.yaml:1:9 kaskad: unknown version 2, expected "kaskad: 1", the version of the rule language',
    ],
  ],
  [
    'no project and no claims',
    'kaskad: 1\n',
    [
      "missing-key hare.yaml:1:1 project: missing, expected the project's name",
      'missing-key hare.yaml:1:1 claims: missing, expected a list of claims',
    ],
  ],
  ...[
    ['none', 'no project'],
    ['Нет', 'no project'],
    ['Сборник', 'a compilation'],
  ].map(([word = '', meaning = '']): readonly [string, string, readonly string[]] => [
    `a project called ${word}`,
    `kaskad: 1\nproject: ${word}\n${CLAIM}`,
    [
      `reserved-project hare.yaml:2:10 project: "${word}" is a word for ${meaning}, expected the project's own name`,
    ],
  ]),
  [
    'a slip in a key',
    ruleText(`clams:\n  - title: { any: [a] }\n${CLAIM}`),
    ['unknown-key hare.yaml:3:1 unknown key "clams" (did you mean "claims"?)'],
  ],
  [
    'a foreign key',
    ruleText(`${CLAIM}zzz: 1\n`),
    [
      'unknown-key hare.yaml:5:1 unknown key "zzz", expected one of kaskad, project, level, owner, comment, enabled, locked, precision, match, typos, fold, forms, language, except, order, between, claims, examples',
    ],
  ],
  [
    'a key twice',
    ruleText(`level: 1\nlevel: 2\n${CLAIM}`),
    ['duplicate-key hare.yaml:4:1 level: the key stands twice, first on line 3'],
  ],
  [
    'wrong types, all at once',
    ruleText(`level: high\nenabled: yes\nprecision: 97\nowner: []\n${CLAIM}`),
    [
      'wrong-type hare.yaml:3:8 level: expected a whole number, found "high"',
      'wrong-type hare.yaml:4:10 enabled: expected true or false, found "yes"',
      'wrong-type hare.yaml:5:12 precision: expected a share between 0 and 1, found "97"',
      'wrong-type hare.yaml:6:8 owner: expected some text, found a list',
    ],
  ],
  [
    'an unknown match mode',
    ruleText(`match: wrod\n${CLAIM}`),
    [
      'unknown-match-mode hare.yaml:3:8 match: unknown "wrod", expected one of anywhere, word, start, case, regex (did you mean "word"?)',
    ],
  ],
  [
    'typos over 2',
    ruleText(`typos: 3\n${CLAIM}`),
    ['wrong-type hare.yaml:3:8 typos: expected auto, off, 0, 1 or 2, found "3"'],
  ],
  [
    'an unknown fold step',
    ruleText(`fold: { leat: off }\n${CLAIM}`),
    ['unknown-key hare.yaml:3:9 unknown key "leat" (did you mean "leet"?)'],
  ],
  [
    'an empty keyword',
    ruleText('claims:\n  - title: { any: [" "] }\n'),
    ['empty-keyword hare.yaml:4:20 any: an empty keyword, expected some text'],
  ],
  [
    'a keyword of a megabyte',
    ruleText(`claims:\n  - title: { any: [${'ж'.repeat(500_000)}] }\n`),
    ['long-keyword hare.yaml:4:20 any: a keyword of 500000 characters, expected at most 2000'],
  ],
  [
    'an empty list',
    ruleText('claims:\n  - title: { any: [] }\n'),
    ['wrong-type hare.yaml:4:19 any: expected a list with at least one keyword, found a list'],
  ],
  [
    'only stops',
    ruleText('claims:\n  - title: { stop: [a] }\n'),
    ['no-keyword hare.yaml:4:5 a claim needs at least one keyword: add any or all to a text field'],
  ],
  [
    'only conditions',
    ruleText('claims:\n  - where: { is_shorts: 0 }\n'),
    ['no-keyword hare.yaml:4:5 a claim needs at least one keyword: add any or all to a text field'],
  ],
  [
    'a slip in a part',
    ruleText('claims:\n  - title: { any: [a], stpo: [b] }\n'),
    ['unknown-key hare.yaml:4:24 unknown key "stpo" (did you mean "stop"?)'],
  ],
  [
    'a slip in where',
    ruleText('claims:\n  - title: { any: [a] }\n    wheer: { is_shorts: 0 }\n'),
    ['unknown-key hare.yaml:5:5 unknown key "wheer" (did you mean "where"?)'],
  ],
  [
    'an unknown test',
    ruleText('claims:\n  - title: { any: [a] }\n    where: { seconds: { abov: 3 } }\n'),
    ['unknown-key hare.yaml:5:25 unknown key "abov" (did you mean "above"?)'],
  ],
  [
    'a bound that is no number',
    ruleText('claims:\n  - title: { any: [a] }\n    where: { seconds: { above: long } }\n'),
    ['wrong-type hare.yaml:5:32 above: expected a number, found "long"'],
  ],
  [
    'a negative length',
    ruleText('claims:\n  - title: { any: [a], shorter_than: -1 }\n'),
    [
      'wrong-type hare.yaml:4:38 shorter_than: expected a number of characters, 0 or more, found "-1"',
    ],
  ],
  [
    'a keyword object without keyword',
    ruleText('claims:\n  - title: { any: [{ match: word }] }\n'),
    [
      'wrong-type hare.yaml:4:20 any: expected { keyword: … }, { include: … } or { of: […] }, found a map',
    ],
  ],
  [
    'examples of no kind',
    ruleText(`${CLAIM}examples: { matches: [a] }\n`),
    ['unknown-key hare.yaml:5:13 unknown key "matches" (did you mean "match"?)'],
  ],
  [
    'names that every object has',
    ruleText('claims:\n  - __proto__: { any: [a] }\n    where: { constructor: 1 }\n'),
    [
      'wrong-type hare.yaml:4:5 "__proto__" cannot name a text field',
      'wrong-type hare.yaml:5:14 "constructor" cannot name a column',
    ],
  ],
  [
    'an example that is a list',
    ruleText(`${CLAIM}examples: { match: [[a]] }\n`),
    ['wrong-type hare.yaml:5:21 match: expected a title or a map of columns, found a list'],
  ],
  [
    'a shared list without keywords',
    'kaskad: 1\nlist: songs\n',
    ['missing-key hare.yaml:1:1 keywords: missing, expected a list of keywords'],
  ],
  [
    'two documents',
    `${ruleText(CLAIM)}---\na: 1\n`,
    ['several-documents hare.yaml:5:1 expected one document per file'],
  ],
  [
    'a tag',
    ruleText('level: !!int 3\n' + CLAIM),
    ['yaml-syntax hare.yaml:3:8 tags ("!…") are not read: write the value without one'],
  ],
  [
    'an unclosed list',
    'kaskad: 1\nproject: [a\n',
    [
      'yaml-syntax hare.yaml:3:1 yaml: flow sequence in block collection must be sufficiently indented and end with a ]',
    ],
  ],
]

suite('a broken rule file', () => {
  for (const [what, text, issues] of BROKEN)
    test(`is refused with a place: ${what}`, () => {
      assert.deepEqual(issuesOf(text), issues)
    })
})
