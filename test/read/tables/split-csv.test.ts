import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import type { Row } from '../../../src/read/tables/split-csv.js'
import { createSplitter, MOST_QUOTED } from '../../../src/read/tables/split-csv.js'

const comma = { delimiter: ',', lineEnd: '\n' } as const

/** All rows of a text that is handed over in the given parts. */
function split(
  parts: readonly string[],
  dialect: Parameters<typeof createSplitter>[0] = comma,
): Row[] {
  const splitter = createSplitter(dialect)
  let carry = ''
  return parts.flatMap((part, at) => {
    const { text, rows, rest } = splitter(carry + part, at === parts.length - 1)
    carry = text.slice(rest)
    return rows
  })
}

function fieldsOf(text: string): (readonly string[])[] {
  return split([text]).map(({ fields }) => fields)
}

function tornLines(text: string): (number | undefined)[] {
  return split([text]).map(({ line, torn }) => (torn ? -torn.line : line))
}

suite('createSplitter', () => {
  const cell = fc.string({
    unit: fc.constantFrom('a', 'ж', '"', ',', '\t', '\n', '\r', ' ', '😀'),
    maxLength: 8,
  })
  const table = fc.integer({ min: 2, max: 5 }).chain((width) =>
    fc.array(fc.array(cell, { minLength: width, maxLength: width }), {
      minLength: 1,
      maxLength: 8,
    }),
  )
  const mark = fc.constantFrom('\n', '\r\n', '\r')

  test('agrees with csv-parse on every well-formed text', () => {
    fc.assert(
      fc.property(
        table,
        fc.constantFrom(',', ';', '\t'),
        mark,
        fc.boolean(),
        (rows, delimiter, end, ended) => {
          const text =
            rows.map((row) => row.map(quoted).join(delimiter)).join(end) + (ended ? end : '')
          const theirs: unknown = parse(text, {
            delimiter,
            recordDelimiter: end,
            skipEmptyLines: true,
          })
          const lineEnd = end === '\r' ? '\r' : '\n'
          const ours = split([text], { delimiter, lineEnd })
          assert.deepEqual(
            ours.map(({ fields }) => fields),
            theirs,
          )
          assert.deepEqual(
            ours.map(({ line }) => line),
            linesOf(rows, end),
          )
        },
      ),
      { numRuns: 2000 },
    )
  })

  test('gives the same rows however the text is handed over', () => {
    const line = fc.string({ unit: fc.constantFrom('a', '"', ','), maxLength: 6 })
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 12 }), (lines) => {
        const parts = lines.map((text) => `${text}\n`)
        assert.deepEqual(split([...parts, '']).map(plain), split([parts.join('')]).map(plain))
      }),
      { numRuns: 2000 },
    )
  })

  test('a line that is not blank is in a row, torn or not', () => {
    const line = fc.string({ unit: fc.constantFrom('a', '"', ','), maxLength: 6 })
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 12 }), (lines) => {
        const text = lines.map((line) => `${line}\n`).join('')
        const covered = new Set(
          split([text]).flatMap(({ start, end }) => range(lineAt(text, start), lineAt(text, end))),
        )
        lines.forEach((line, at) => assert.ok(line === '' || covered.has(at + 1), `line ${at + 1}`))
      }),
    )
  })

  test('a torn quote costs its own line and no other', () => {
    assert.deepEqual(tornLines('a,b,c\n1,"x,3\n2,y,3\n3,z,4\n'), [1, -2, 3, 4])
    assert.deepEqual(tornLines('a,b,c\n1,"x,3\n2,"y",3\n3,z,4\n'), [1, -2, 3, 4])
    assert.deepEqual(tornLines('a,b,c\n1,"x\n2,y,z",3,4\n3,z,4\n'), [1, -2, 3, 4])
    assert.deepEqual(tornLines('a,b\n1,"x"y\n2,z\n'), [1, -2, 3])
  })

  test('of several quotes that may be torn the first one is taken', () => {
    assert.deepEqual(tornLines('a,b\n"1\n1","x\n2,y\n'), [1, -2, -3, 4])
  })

  test('a quote that stays open for long is torn where it opened', () => {
    const rows = '1,x\n'.repeat(MOST_QUOTED / 4 + 1)
    const found = split([`a,b\n0,"x\n${rows}`, '2,y\n'])
    assert.deepEqual(found[1]?.torn, {
      line: 2,
      column: 3,
      reason: 'a quote opens here and does not close in its row',
    })
    assert.equal(found.length, MOST_QUOTED / 4 + 1 + 3)
  })

  test('a quote inside an unquoted field is an ordinary character', () => {
    assert.deepEqual(fieldsOf('a,b\n5" disk,say "hi"\n'), [
      ['a', 'b'],
      ['5" disk', 'say "hi"'],
    ])
  })

  test('the column of a torn quote is that of what is wrong', () => {
    assert.deepEqual(split(['a,b\n1,"x"y\n'])[1]?.torn?.column, 6)
  })
})

/** The line each row starts on: every line end counts, those inside fields too. */
function linesOf(rows: readonly (readonly string[])[], end: string): number[] {
  const inside = (row: readonly string[]): number =>
    row.join('').split(end === '\r' ? '\r' : '\n').length
  let line = 1
  return rows.map((row) => {
    const start = line
    line += inside(row)
    return start
  })
}

function plain({ line, fields, torn }: Row): unknown {
  return { line, fields, torn }
}

function quoted(value: string): string {
  return /["\r\n,;\t]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value
}

function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, at) => from + at)
}
