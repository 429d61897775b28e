import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { diffText } from '../../src/induce/files/diff.js'
import type { InducedRule } from '../../src/induce/files/induced-rule.js'
import { planFiles } from '../../src/induce/files/plan-files.js'
import {
  joinRejections,
  parseRejections,
  writeRejections,
} from '../../src/induce/search/rejections.js'
import { reviewRules, type ReviewAnswer } from '../../src/induce/files/review.js'
import { measureRuleImpact } from '../../src/induce/files/rule-impact.js'
import { askRules } from '../../src/cascade/ask-rules.js'
import { ruleSetOf } from '../../src/induce/files/run-rules.js'
import { seedRule } from '../../src/induce/files/seed.js'
import { fileNameOf, writeRule } from '../../src/induce/files/write-rule.js'
import { projectName } from '../../src/types/project-name.js'
import type { Source } from '../../src/yaml/source.js'
import { parseRuleFile } from '../../src/rules/language/parse.js'
import { row } from './rows.js'

const rule: InducedRule = {
  project: 'Ну, погоди',
  level: 1,
  precision: 0.975,
  claims: [
    {
      fields: ['title', 'channel'],
      keywords: [
        { text: 'Ну погоди', match: 'anywhere', typos: 'auto', except: [], variants: true },
        { text: 'волк', match: 'word', typos: 'off', except: [], variants: true },
      ],
      conditions: [
        { kind: 'is', column: 'is_shorts', value: 0 },
        { kind: 'not', column: 'yt_channel_type', value: 'Блогеры' },
        { kind: 'below', column: 'seconds', bound: 600 },
        { kind: 'shorter', field: 'description', length: 270 },
        { kind: 'stop', field: 'description', word: 'песенки' },
      ],
      figures: { right: 41, claimed: 42 },
      rows: [],
      seeded: false,
    },
  ],
  match: [{ title: 'Ну, погоди! 5' }, { title: 'a: b', is_shorts: 0 }],
  miss: [],
}

test('a rule is written as an analyst would write it', () => {
  assert.equal(
    writeRule(rule, { count: 3 }),
    `# yaml-language-server: $schema=./rule.schema.json
kaskad: 1
project: 'Ну, погоди'
level: 1
precision: 0.97
claims:
  # induced, support 41, precision 0.98 [0.88, 1.00]
  - title or channel:
      any:
        - Ну погоди
        - { keyword: волк, match: word, typos: off }
    description:
      shorter_than: 270
      stop: [песенки]
    where:
      is_shorts: 0
      yt_channel_type: { not: Блогеры }
      seconds: { below: 600 }
examples:
  match:
    - 'Ну, погоди! 5'
    - { title: 'a: b', is_shorts: 0 }
`,
  )
  const parsed = parseRuleFile({ path: 'a.yaml', text: writeRule(rule, { count: 3 }) })
  assert.ok(parsed.ok, parsed.ok ? '' : JSON.stringify(parsed.issues))
})

test('whatever a keyword is made of, its file reads back as it was', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }), (text) => {
      fc.pre(text.trim() !== '')
      const [claim] = rule.claims
      if (!claim) return
      const written = writeRule(
        {
          ...rule,
          project: text,
          claims: [
            {
              ...claim,
              keywords: [{ text, match: 'word', typos: 'auto', except: [], variants: true }],
            },
          ],
        },
        { count: 3 },
      )
      const parsed = parseRuleFile({ path: 'a.yaml', text: written })
      assert.ok(parsed.ok, parsed.ok ? '' : JSON.stringify(parsed.issues))
      assert.equal(parsed.value.kind === 'rule' && parsed.value.project, projectName(text))
    }),
  )
})

test('a file is named for its project, in Latin letters', () => {
  assert.equal(fileNameOf('Маша и медведь'), 'masha-i-medved.yaml')
  assert.equal(fileNameOf('Enchantimals (Эншантималс)'), 'enchantimals-enshantimals.yaml')
  assert.equal(fileNameOf('***'), 'rule.yaml')
})

test('a seeded rule finds the name in other letters, glued and with a slip', async () => {
  const file = seedRule({
    project: 'Чебурашка',
    aliases: ['Cheburashka', 'Крокодил Гена'],
    fields: ['title'],
  })
  assert.equal(file.path, 'cheburashka.yaml')
  assert.match(file.text, /any:\n {8}- Чебурашк\n {8}- Cheburashka\n {8}- Крокодил Гена\n/)
  const { ask } = askRules(await ruleSetOf([file]), { fields: ['title'] })
  const given = (title: string): readonly string[] => ask(row(title, 'none')).projects
  for (const title of [
    'Новый Чебурашку видели',
    'КРОКОДИЛГЕНА 2',
    'cheburashka song',
    'чебурашкa',
  ]) {
    assert.deepEqual(given(title), ['Чебурашка'], title)
  }
  assert.deepEqual(given('Трактор'), [])
})

test('the impact of a new rule is what it takes', async () => {
  const before = await ruleSetOf([bare('Лунтик')])
  const after = await ruleSetOf([bare('Лунтик'), bare('Смешарики')])
  const rows = ['Лунтик', 'Смешарики', 'Трактор'].map((title) => row(title, title))
  const impact = await measureRuleImpact({ before, after }, rows, {
    fields: ['title'],
    none: 'none',
    collection: 'many',
    examples: 2,
  })
  assert.deepEqual(
    impact.projects.map(({ project, gained, lost }) => [project, gained, lost]),
    [['Смешарики', 1, 0]],
  )
  assert.equal(impact.loss, 0)
})

function bare(project: string): Source {
  return seedRule({ project, aliases: [], fields: ['title'] })
}

test('a review keeps what is accepted, remembers what is rejected and leaves the rest', async () => {
  const [claim] = rule.claims
  assert.ok(claim)
  const claims = ['a', 'b', 'c', 'd'].map((text) => {
    return {
      ...claim,
      keywords: [{ text, match: 'anywhere', typos: 'auto', except: [], variants: true } as const],
    }
  })
  const answers: ReviewAnswer[] = [
    { kind: 'accept' },
    { kind: 'accept' },
    { kind: 'undo' },
    { kind: 'reject' },
    { kind: 'edit', keywords: ['see'] },
    { kind: 'stop' },
  ]
  const asked: string[] = []
  const { rules, rejections } = await reviewRules(
    [{ ...rule, claims }],
    ['title'],
    async (proposal) => {
      asked.push(
        `${proposal.number}/${proposal.total} ${proposal.field} ${proposal.keywords.join()}`,
      )
      return Promise.resolve(answers[asked.length - 1] ?? { kind: 'stop' })
    },
  )
  assert.deepEqual(asked.map((one) => one[0]).join(''), '123234')
  assert.equal(asked[0], '1/4 title or channel a')
  assert.deepEqual(
    rules[0]?.claims.map(({ keywords }) => keywords.map(({ text }) => text)),
    [['a'], ['see']],
  )
  assert.deepEqual([...rejections], [['Ну, погоди', ['b', 'c']]])
})

test('rejections are read back as they were written, sorted and each once', () => {
  const both = joinRejections(
    new Map([['b', ['y', 'x']]]),
    new Map([
      ['a', ['z']],
      ['b', ['x']],
    ]),
  )
  const text = writeRejections(both)
  assert.equal(text, '{\n  "a": [\n    "z"\n  ],\n  "b": [\n    "x",\n    "y"\n  ]\n}\n')
  const read = parseRejections(text)
  assert.ok(read.ok)
  assert.deepEqual(
    [...read.value],
    [
      ['a', ['z']],
      ['b', ['x', 'y']],
    ],
  )
  assert.equal(parseRejections('[1]').ok, false)
  assert.equal(parseRejections('{').ok, false)
})

test('a plan merges into the file that has the project, and makes a file where none has', () => {
  const induced = [
    { path: 'nu-pogodi.yaml', text: writeRule(rule, { count: 3 }) },
    { path: 'fresh.yaml', text: writeRule({ ...rule, project: 'Fresh' }, { count: 3 }) },
  ]
  const home = {
    path: 'wolf.yaml',
    text: "kaskad: 1\nproject: 'Ну, погоди'\nclaims:\n  - title:\n      any: [hare] # by hand\n",
  }
  const plans = planFiles(
    induced,
    [home, { path: 'fresh.yaml', text: 'list: x\nkeywords: [a]\n' }],
    new Map(),
  )
  assert.ok(plans.ok)
  assert.deepEqual(
    plans.value.map(({ path, before }) => [path, before === home.text]),
    [
      ['wolf.yaml', true],
      ['fresh-2.yaml', false],
    ],
  )
  assert.match(
    plans.value[0]?.diff ?? '',
    /^--- wolf\.yaml\n\+\+\+ wolf\.yaml\n@@ -\d,\d \+\d,\d+ @@\n/,
  )
  assert.ok(plans.value[0]?.after.startsWith(home.text))
})

test('a diff, applied, gives the new text', () => {
  const text = fc
    .array(fc.constantFrom('a', 'b', 'c', 'd'), { minLength: 1, maxLength: 12 })
    .map((lines) => `${lines.join('\n')}\n`)
  fc.assert(
    fc.property(text, text, (before, after) => {
      const diff = diffText('x', before, after)
      if (before === after) return assert.equal(diff, '')
      const lines = before.split('\n').slice(0, -1)
      const out: string[] = []
      let at = 0
      for (const line of diff.split('\n').slice(2, -1)) {
        const head = /^@@ -(\d+)/u.exec(line)
        if (head) while (at < Number(head[1]) - 1) out.push(lines[at++] ?? '')
        else if (line.startsWith('+')) out.push(line.slice(1))
        else if (line.startsWith('-')) at++
        else out.push(lines[at++] ?? '')
      }
      return assert.equal([...out, ...lines.slice(at)].join('\n') + '\n', after)
    }),
  )
})
