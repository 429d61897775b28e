import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import fc from 'fast-check'
import { parseJsonRow } from '../../../src/read/tables/json-row.js'

/** An object written as JSON, with a stretch of it replaced. */
const damaged = fc
  .tuple(
    fc.dictionary(fc.string({ maxLength: 3 }), fc.jsonValue({ maxDepth: 2 }), { maxKeys: 3 }),
    fc.nat(60),
    fc.nat(3),
    fc.string({
      unit: fc.constantFrom('{', '}', '[', ']', ',', ':', '"', '\\', '1', 'x'),
      maxLength: 2,
    }),
  )
  .map(([value, at, cut, put]) => {
    const text = JSON.stringify(value)
    return text.slice(0, at) + put + text.slice(at + cut)
  })

suite('parseJsonRow', () => {
  test('what stands before the column it names can be completed to JSON; with the next letter it cannot', () => {
    fc.assert(
      fc.property(damaged, (line) => {
        const row = parseJsonRow(line)
        if (row.ok || row.code !== 'not-json') return
        const column = row.column
        assert.ok(column >= 1 && column <= line.length + 1)
        const early = column === line.length + 1
        assert.equal(
          row.reason,
          `not JSON: ${early ? 'the line ends too early' : `unexpected ${JSON.stringify(line[column - 1])}`}`,
        )
        assert.equal(canGoOn(line.slice(0, column - 1)), true, line)
        if (!early) assert.equal(canGoOn(line.slice(0, column)), false, line)
      }),
      { numRuns: 3000 },
    )
  })
})

/** True where the text is the beginning of some JSON: what it stops at is then its end. */
function canGoOn(text: string): boolean {
  const row = parseJsonRow(text)
  return row.ok || row.code !== 'not-json' || row.column === text.length + 1
}
