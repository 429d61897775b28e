import fc from 'fast-check'
import { suite, test } from 'node:test'
import assert from 'node:assert/strict'
import { matchRules } from '../../src/rules/matching/match.js'
import { fieldsOf, items, rules, sourcesOf, type PlainClaim, type Texts } from './random-rules.js'
import { compiledOf, normalItemOf } from './matching.js'

function lowered(text: string): string {
  return text.toLowerCase()
}

function asWritten(text: string): string {
  return text
}

type Cased = (text: string) => string

/** Evaluates a claim with nothing but `includes`. */
function plainly(plain: PlainClaim, texts: Texts, cased: Cased): boolean {
  return Object.entries(plain).every(([key, { any, all, stop, shorter_than: limit }]) => {
    const present = fieldsOf(key).flatMap((field) => texts[field] ?? [])
    const has = (word: string) => present.some((raw) => cased(raw).includes(cased(word)))
    return (
      (!any || any.some((word) => has(word))) &&
      (!all || all.every((word) => has(word))) &&
      (!stop || !stop.some((word) => has(word))) &&
      (limit === undefined || present.some((raw) => Array.from(raw).length < limit))
    )
  })
}

async function agree(
  files: readonly (readonly PlainClaim[])[],
  rows: readonly Texts[],
  { header, cased }: { readonly header: string; readonly cased: Cased },
): Promise<void> {
  const compiled = await compiledOf(sourcesOf(files, header), { fold: 'case', typos: 'off' })
  for (const texts of rows) {
    const found = matchRules(compiled, normalItemOf({ texts }))
      .filter(({ absent }) => absent.length === 0)
      .map(({ place }) => place)
    const wanted = compiled.claims
      .filter(({ rank, claim: { place } }) => {
        const position = compiled.claims.filter((each) => each.rank === rank)
        const index = position.findIndex((each) => each.claim.place === place)
        const plain = files[rank]?.[index]
        return plain !== undefined && plainly(plain, texts, cased)
      })
      .map(({ claim: { place } }) => place)
    assert.deepEqual(found, wanted)
  }
}

suite('matching agrees with a plain evaluation by substrings', () => {
  test('lower-cased, under fold case and typos off', async () => {
    await fc.assert(
      fc.asyncProperty(rules, items, (files, rows) =>
        agree(files, rows, { header: '', cased: lowered }),
      ),
      { numRuns: 150 },
    )
  })

  test('as written, for case-sensitive keywords', async () => {
    const header = 'match: case\n'
    await fc.assert(
      fc.asyncProperty(rules, items, (files, rows) =>
        agree(files, rows, { header, cased: asWritten }),
      ),
      { numRuns: 150 },
    )
  })
})
