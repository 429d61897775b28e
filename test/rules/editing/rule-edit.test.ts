import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { addExamples, editRule, type RuleEdit } from '../../../src/rules/editing/rule-edit.js'
import { outlineRule } from '../../../src/rules/editing/rule-outline.js'
import { parseRuleFile } from '../../../src/rules/language/parse.js'
import type { Place } from '../../../src/types/item.js'

const TEXT = `# a
kaskad: 1
project: X # p
claims:
  - title:
      any:
        - one # c1
        # above two
        - 'two'
        - { of: [three], forms: only }
      stop: [ bad, worse ]
    where: { is_shorts: 0 }
  - where:
      # why
      is_shorts: 1
      seconds: { above: 3 }
    description: { any: [ four, { keyword: five, typos: off } ] }
examples: { match: [ one ] }
# end
`

function at(word: string): Place {
  const before = TEXT.slice(0, TEXT.indexOf(word)).split('\n')
  return { file: 'x.yaml', line: before.length, column: (before.at(-1) ?? '').length + 1 }
}

/** The lines that an edit takes away (-) and puts in (+); the others stand as they stood. */
function changed(edit: RuleEdit, text = TEXT): readonly string[] | undefined {
  const edited = editRule({ path: 'x.yaml', text }, edit)
  assert.ok(edited.ok)
  if (edited.value === undefined) return undefined
  assert.ok(parseRuleFile({ path: 'x.yaml', text: edited.value }).ok, edited.value)
  const [old, fresh] = [text, edited.value].map((each) => each.split(/\r?\n/u))
  const gone = old?.filter((line) => fresh?.includes(line) === false) ?? []
  const come = fresh?.filter((line) => old?.includes(line) === false) ?? []
  assert.equal((old?.length ?? 0) - gone.length, (fresh?.length ?? 0) - come.length)
  return [...gone.map((line) => `-${line}`), ...come.map((line) => `+${line}`)]
}

function added(text: string, kind: 'match' | 'miss'): string {
  const parsed = addExamples({ path: 'x.yaml', text }, kind, ['a', "'b: c'"])
  assert.ok(parsed.ok && parseRuleFile({ path: 'x.yaml', text: parsed.value }).ok)
  return parsed.value
}

const title = { claim: 0, part: 'title' } as const
const description = { claim: 1, part: 'description' } as const

suite('one edit of a rule file', () => {
  const edits: readonly (readonly [RuleEdit, readonly string[] | undefined])[] = [
    [{ kind: 'add', ...title, list: 'any', text: 'six' }, ['+        - six']],
    [
      { kind: 'add', ...title, list: 'stop', text: 'six' },
      ['-      stop: [ bad, worse ]', '+      stop: [ bad, worse, six ]'],
    ],
    [{ kind: 'add', ...title, list: 'all', text: 'six' }, ['+      all: [six]']],
    [
      { kind: 'add', claim: 0, part: 'channel', list: 'stop', text: 'six' },
      ['+    channel: { stop: [six] }'],
    ],
    [{ kind: 'remove', at: at('one #') }, ['-        - one # c1']],
    [{ kind: 'remove', at: at("'two'") }, ["-        - 'two'"]],
    [{ kind: 'remove', at: at('three') }, ['-        - { of: [three], forms: only }']],
    [{ kind: 'remove', at: at('bad') }, ['-      stop: [ bad, worse ]', '+      stop: [ worse ]']],
    [
      { kind: 'manner', at: at("'two'"), key: 'typos', text: 'off' },
      ["-        - 'two'", "+        - { keyword: 'two', typos: off }"],
    ],
    [
      { kind: 'where', claim: 0, column: 'is_shorts', text: undefined },
      ['-    where: { is_shorts: 0 }'],
    ],
    [
      { kind: 'where', claim: 0, column: 'seconds', text: '{ above: 3 }' },
      ['-    where: { is_shorts: 0 }', '+    where: { is_shorts: 0, seconds: { above: 3 } }'],
    ],
    [
      { kind: 'where', claim: 1, column: 'seconds', text: undefined },
      ['-      seconds: { above: 3 }'],
    ],
    [{ kind: 'length', ...title, key: 'shorter_than', text: '30' }, ['+      shorter_than: 30']],
    [{ kind: 'level', level: -2 }, ['+level: -2']],
    [{ kind: 'where', claim: 7, column: 'x', text: '1' }, undefined],
    [{ kind: 'remove', at: { file: 'x.yaml', line: 400, column: 1 } }, undefined],
    [{ kind: 'length', ...description, key: 'longer_than', text: undefined }, undefined],
  ]

  test('changes its line and no other byte', () => {
    for (const [edit, lines] of edits) assert.deepEqual(changed(edit), lines, JSON.stringify(edit))
  })

  test('keeps the line breaks of Windows', () => {
    const text = TEXT.replaceAll('\n', '\r\n')
    const edited = editRule({ path: 'x.yaml', text }, { kind: 'level', level: 4 })
    assert.ok(edited.ok && edited.value)
    assert.doesNotMatch(edited.value, /[^\r]\n/u)
    assert.deepEqual(changed({ kind: 'remove', at: at("'two'") }, text), ["-        - 'two'"])
  })

  test('leaves what is locked, and never the last keyword of a rule', () => {
    const locked = TEXT.replace('    where: { is', '    locked: true\n    where: { is')
    assert.equal(changed({ kind: 'remove', at: at('one #') }, locked), undefined)
    assert.equal(changed({ kind: 'add', ...title, list: 'any', text: 'six' }, locked), undefined)
    const text = 'kaskad: 1\nproject: X\nclaims:\n  - title: { any: [one] }\n'
    const place = { file: 'x.yaml', line: 4, column: 20 }
    assert.equal(changed({ kind: 'remove', at: place }, text), undefined)
  })

  test('takes a claim with its last keyword, and a list with its last word', () => {
    const text =
      'kaskad: 1\nproject: X\nclaims:\n  - title: { any: [one], stop: [b] }\n  - title: { any: [two] }\n'
    const remove = (column: number): unknown =>
      changed({ kind: 'remove', at: { file: 'x.yaml', line: 4, column } }, text)
    assert.deepEqual(remove(33), [
      '-  - title: { any: [one], stop: [b] }',
      '+  - title: { any: [one] }',
    ])
    const last = { file: 'x.yaml', line: 5, column: 20 }
    assert.deepEqual(changed({ kind: 'remove', at: last }, text), ['-  - title: { any: [two] }'])
  })

  test('adds examples where there are some, and where there are none', () => {
    assert.match(added(TEXT, 'match'), /match: \[ one, a, 'b: c' \]/u)
    assert.match(added(TEXT, 'miss'), /miss: \[a, 'b: c'\]/u)
    const none = TEXT.replace(/examples.*\n/u, '')
    assert.match(added(none, 'miss'), /examples:\n {2}miss:\n {4}- a\n {4}- 'b: c'\n# end/u)
    const block = none.replace('# end', 'examples:\n    match:\n      - x\n# end')
    assert.match(added(block, 'miss'), / {4}miss:\n {6}- a\n/u)
  })

  test('finds what stands where', () => {
    assert.deepEqual(
      outlineRule({ path: 'x.yaml', text: TEXT }).map(({ where, parts }) => [where, parts]),
      [
        [['is_shorts'], [{ part: 'title', keys: ['any', 'stop'] }]],
        [['is_shorts', 'seconds'], [{ part: 'description', keys: ['any'] }]],
      ],
    )
  })
})
