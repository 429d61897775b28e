import assert from 'node:assert/strict'
import { test } from 'node:test'
import { shippedRules } from '../../../benchmarks/parity.js'
import { compileRules } from '../../../src/rules/matching/compile.js'
import { matchRules } from '../../../src/rules/matching/match.js'
import { normalItemOf } from '../matching.js'
import { CASE_FORMS, TRAPS } from './case-forms.js'

const compiled = compileRules(await shippedRules(), { fields: ['title', 'channel', 'description'] })

/** The claims on a title of a video that is no short, by rule file. */
function claimsOn(title: string): readonly { readonly file: string; readonly holds: boolean }[] {
  const item = normalItemOf({ texts: { title }, numbers: { is_shorts: 0 } })
  return matchRules(compiled, item).map(({ place, absent }) => ({
    file: place.file.replace(/^.*\/|\.yaml$/gu, ''),
    holds: absent.length === 0,
  }))
}

test('98 of 100 case forms of the projects are claimed by the project', () => {
  const all = Object.entries(CASE_FORMS).flatMap(([file, forms]) =>
    forms.split(', ').map((form) => ({ file, form })),
  )
  const missed = all.filter(
    ({ file, form }) => !claimsOn(`Новая серия ${form} 12`).some((claim) => claim.file === file),
  )
  assert.ok(missed.length <= all.length * 0.02, JSON.stringify(missed))
})

test('of a hundred words and names near the projects at most two are claimed', () => {
  assert.ok(TRAPS.length >= 100)
  const claimed = TRAPS.filter((title) => claimsOn(title).some(({ holds }) => holds))
  assert.ok(claimed.length <= 2, claimed.join(', '))
})
