import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import * as fc from 'fast-check'
import { createFiller, learnFills } from '../../src/cascade/fill-missing.js'
import { loadLanguages } from '../../src/normalise/language/item-language.js'
import type { Item } from '../../src/types/item.js'

function row(values: Readonly<Record<string, number | string | undefined>>): Item {
  const parts = { numbers: {} as Record<string, number>, categories: {} as Record<string, string> }
  for (const [name, value] of Object.entries(values)) {
    if (typeof value === 'number') parts.numbers[name] = value
    else if (value !== undefined) parts.categories[name] = value
  }
  const place = { file: '', line: 0, column: 0 }
  return { id: '1', texts: {}, ...parts, gold: undefined, kept: [], place }
}

suite('fills of missing values', () => {
  test('work the language of a row out where they say detect', async () => {
    await loadLanguages()
    const fill = createFiller([{ column: 'language', values: [], otherwise: 'detect' }])
    const spoken = (title: string, language?: string): string | undefined =>
      fill({ ...row({ language }), texts: { title } }).categories['language']
    assert.equal(spoken('Веселі пригоди їжачка та його друзів'), 'uk')
    assert.equal(spoken('Веселі пригоди їжачка та його друзів', 'pl'), 'pl')
    assert.equal(spoken('Booba'), undefined)
  })

  test('are the most frequent value or the lower median of the rows with the same value beside', () => {
    const kind = fc.option(fc.constantFrom('a', 'b'), { nil: undefined })
    const rows = fc.array(fc.record({ kind, n: fc.option(fc.nat(5), { nil: undefined }) }), {
      minLength: 1,
      maxLength: 30,
    })
    fc.assert(
      fc.property(rows, fc.constantFrom('mode', 'median'), kind, (given, how, asked) => {
        const known = given.filter(({ n }) => n !== undefined)
        fc.pre(known.length > 0)
        const learner = learnFills([{ column: 'n', how: { kind: how, by: 'kind' } }])
        for (const each of given) learner.add(row(each))
        const filled = createFiller(learner.fills().fills)(row({ kind: asked }))
        const alike = known.filter((each) => asked !== undefined && each.kind === asked)
        const values = (alike.length > 0 ? alike : known)
          .map(({ n = 0 }) => n)
          .toSorted((a, b) => a - b)
        const times = (value: number): number => values.filter((each) => each === value).length
        const mode = values.reduce((best, each) => (times(each) > times(best) ? each : best))
        const median = values[Math.ceil(values.length / 2) - 1]
        assert.equal(filled.numbers['n'], how === 'mode' ? mode : median)
      }),
    )
  })

  test('leave what is there, go in order, and tell what no row had', () => {
    const fill = createFiller([
      { column: 'type', values: [], otherwise: 'studio' },
      { column: 'broadcast', by: 'type', values: [['studio', 'none']], otherwise: 'live' },
    ])
    assert.deepEqual(fill(row({})).categories, { type: 'studio', broadcast: 'none' })
    assert.deepEqual(fill(row({ type: 'fan' })).categories, { type: 'fan', broadcast: 'live' })
    const whole = row({ type: 'fan', broadcast: 'none' })
    assert.equal(fill(whole), whole)
    const learner = learnFills([{ column: 'seconds', how: { kind: 'median' } }])
    learner.add(row({ type: 'x' }))
    assert.deepEqual(learner.fills(), { fills: [], unknown: ['seconds'] })
  })
})
