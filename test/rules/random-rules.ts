import fc from 'fast-check'
import type { Source } from '../../src/yaml/source.js'

/** A part of a claim, as data: what a rule file says and a plain evaluation reads. */
export interface PlainPart {
  readonly any?: readonly string[]
  readonly all?: readonly string[]
  readonly stop?: readonly string[]
  readonly shorter_than?: number
}

/** A claim by the key of each part. */
export type PlainClaim = Readonly<Record<string, PlainPart>>
/** An item's texts by field. */
export type Texts = Readonly<Record<string, string | undefined>>

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
/** Claims of some files. */
export const rules = fc.array(fc.array(claim, { minLength: 1, maxLength: 2 }), {
  minLength: 1,
  maxLength: 4,
})
const text = fc.string({ unit, maxLength: 14 })
/** Texts of some items; any field may be absent. */
export const items: fc.Arbitrary<readonly Texts[]> = fc.array(
  fc.record({ title: text, description: text, channel: text }, { requiredKeys: [] }),
  { minLength: 1, maxLength: 6 },
)

/** The fields that a part's key names. */
export function fieldsOf(key: string): readonly string[] {
  return key === 'any field' ? FIELDS : key.split(' or ')
}

/** The claims as rule files. */
export function sourcesOf(files: readonly (readonly PlainClaim[])[], header: string): Source[] {
  return files.map((claims, index) => ({
    path: `${index}.yaml`,
    text: `kaskad: 1\nproject: p${index}\n${header}claims: ${JSON.stringify(claims)}\n`,
  }))
}
