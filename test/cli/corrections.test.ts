import assert from 'node:assert/strict'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { suite, test } from 'node:test'
import * as fc from 'fast-check'
import { answersThatHold, parseCorrections } from '../../src/read/corrections.js'
import type { Correction } from '../../src/types/correction.js'
import { inFolder, runCommand } from '../helpers/run-command.js'

const line = (id: string, labels: readonly string[], second = 0, who = 'anna'): string =>
  JSON.stringify({ id, labels, who, when: new Date(1e12 + 1000 * second).toISOString() })

function fixed(table: string, name: string, lines: readonly string[]): Promise<string> {
  return inFolder(async (folder) => {
    const [file, out, corrections] = [name, `out-${name}`, 'c.jsonl'].map((each) =>
      join(folder, each),
    ) as [string, string, string]
    writeFileSync(file, table)
    writeFileSync(corrections, lines.join('\n'))
    const args = ['labels', 'fix', file, '--corrections', corrections, '-o', out]
    const { code, stderr } = await runCommand(args)
    assert.equal(code, 0, stderr)
    return readFileSync(out, 'utf8')
  })
}

function titled(id: number, title: string): string {
  return JSON.stringify({ id, title, label: 'Z', who: 'anna', when: '2026-01-01T00:00Z' })
}

suite('labels fix', () => {
  test('changes the cells of new labels and no other byte', async () => {
    const table =
      '\uFEFFid;project;title;project\u00A0\r\n1;A;"a ""b""\r\nc;d";\r\n\r\n2;"B";x; \r\n3;C;project;y'
    const lines = [
      line('1', ['X;"y"']),
      line('2', ['none']),
      line('3', ['A', 'B']),
      line('9', ['A']),
    ]
    const expected = table
      .replace('1;A;', '1;"X;""y""";')
      .replace('2;"B"', '2;"none"')
      .replace('3;C;', '3;сборник;')
    assert.equal(await fixed(table, 'table.csv', lines), expected)
  })

  test('changes the values of new labels and no other byte of JSONL', async () => {
    const rows = [
      '{ "title": "project\\":}", "n": [1e400, {"label": "no"}], "label" : "A" , "id": 1 }',
      '{"id":2,"title":"b","label":null}',
      '{"id":3,"title":"c"}',
    ]
    const expected = [
      rows[0]?.replace('"A"', '"Ж"'),
      rows[1]?.replace('null', '"B"'),
      rows[2]?.replace('"c"', '"c","label":"C"'),
    ]
    const lines = [line('1', ['Ж']), line('2', ['B']), line('3', ['C'])]
    assert.equal(await fixed(rows.join('\r\n'), 'table.jsonl', lines), expected.join('\r\n'))
  })

  test('a row known by its number alone is corrected only under its title', async () => {
    const table = 'title,label\none,A\ntwo,B\n'
    assert.equal(
      await fixed(table, 'table.csv', [titled(1, 'one'), titled(2, 'else')]),
      table.replace('A', 'Z'),
    )
  })
})

suite('corrections', () => {
  test('say the same in any order of their lines, doubled or not', () => {
    const answer = fc.record({
      id: fc.constantFrom('1', '2'),
      labels: fc.constantFrom(['A'], ['B'], ['A', 'B']),
      who: fc.constantFrom('anna', 'boris'),
    })
    const lines = fc.array(answer, { maxLength: 8 }).chain((answers) => {
      const given = answers.map((each, at) => ({ ...each, when: new Date(at).toISOString() }))
      const undos = given.map(({ id, who, when }) => ({ id, who, undo: when, when }))
      return fc.tuple(fc.constant(given), fc.subarray(undos))
    })
    fc.assert(
      fc.property(lines, fc.func(fc.nat()), ([given, undos], order) => {
        const all: Correction[] = [...given, ...undos]
        const other = [...all, ...all.slice(0, 3)]
          .map((each, at) => ({ each, key: order(at) }))
          .toSorted((a, b) => a.key - b.key)
          .map(({ each }) => each)
        const left = given.filter(
          (each) =>
            !undos.some(
              ({ id, who, undo }) => id === each.id && who === each.who && undo === each.when,
            ),
        )
        const expected = Object.fromEntries(left.map((each) => [each.id, each]))
        for (const some of [all, other])
          assert.deepEqual(Object.fromEntries(answersThatHold(some)), expected)
      }),
      { numRuns: 200 },
    )
  })

  test('a line that is none is told with its place; one cut off at the end is left out', () => {
    const text = `${line('1', ['A'])}\r\n\n<<<<<<< ours\n{"id":""}\n{"id":"2","lab`
    const { lines, issues } = parseCorrections(text, 'c.jsonl')
    assert.equal(lines.length, 1)
    assert.deepEqual(
      issues.map(({ place, message }) => `${place.line} ${message}`),
      [
        '3 a conflict of version control: keep the lines of both sides and remove this mark',
        '4 id: expected the id of a row',
      ],
    )
  })

  test('are labels for rows that have none', async () => {
    await inFolder(async (folder) => {
      const [table, decisions, corrections] = ['t.csv', 'd.csv', 'c.jsonl'].map((each) =>
        join(folder, each),
      ) as [string, string, string]
      writeFileSync(table, 'id,title\n1,a\n2,b\n3,c\n')
      writeFileSync(decisions, 'id,project\n1,A\n2,A\n3,A\n')
      writeFileSync(corrections, `${line('1', ['A'])}\n${line('2', ['none'])}\n`)
      const asked = ['evaluate', table, '--decisions', decisions, '--corrections', corrections]
      const { stdout, code } = await runCommand([...asked, '--json', '-', '--bootstrap', '0'])
      const figures = JSON.parse(stdout) as { readonly rows: number; readonly accuracy: number }
      assert.deepEqual([code, figures.rows, figures.accuracy], [0, 2, 0.5])
    })
  })
})
