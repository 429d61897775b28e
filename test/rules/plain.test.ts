import fc from 'fast-check'
import { suite, test } from 'node:test'
import assert from 'node:assert/strict'
import { matchRules } from '../../src/rules/match.js'
import { compiledOf, normalItemOf } from './matching.js'

/** A part of a claim, as data: what a rule file says and a plain evaluation reads. */
interface PlainPart {
  readonly any?: readonly string[]
  readonly all?: readonly string[]
  readonly stop?: readonly string[]
  readonly shorter_than?: number
}

type PlainClaim = Readonly<Record<string, PlainPart>>
type Texts = Readonly<Record<string, string | undefined>>

const FIELDS = ['title', 'description', 'channel']
const unit = fc.constantFrom(...Array.from('аАбБёЁеaA bB.-5 🐰İσΣς'), ' аб ')
const keyword = fc.string({ unit, minLength: 1, maxLength: 4 }).filter((text) => text.trim() !== '')
const keywords = fc.array(keyword, { minLength: 1, maxLength: 3 })
const part: fc.Arbitrary<PlainPart> = fc.record(
  { any: keywords, all: keywords, stop: keywords, shorter_than: fc.nat(12) },
  { requiredKeys: ['any'] },
)
const fieldKey = fc.constantFrom(...FIELDS, 'title or channel', 'any field')
const claim: fc.Arbitrary<PlainClaim> = fc.dictionary(fieldKey, part, { minKeys: 1, maxKeys: 2 })
const rules = fc.array(fc.array(claim, { minLength: 1, maxLength: 2 }), {
  minLength: 1,
  maxLength: 4,
})
const text = fc.string({ unit, maxLength: 14 })
const items: fc.Arbitrary<readonly Texts[]> = fc.array(
  fc.record({ title: text, description: text, channel: text }),
  { minLength: 1, maxLength: 6 },
)

function fieldsOf(key: string): readonly string[] {
  return key === 'any field' ? FIELDS : key.split(' or ')
}

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
  const sources = files.map((claims, index) => ({
    path: `${index}.yaml`,
    text: `kaskad: 1\nproject: p${index}\n${header}claims: ${JSON.stringify(claims)}\n`,
  }))
  const compiled = await compiledOf(sources, { fold: 'case', typos: 'off' })
  for (const texts of rows) {
    const found = matchRules(compiled, normalItemOf({ texts })).map(({ place }) => place)
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
