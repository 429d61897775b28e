import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { parseDocument } from 'yaml'
import { mergeRule } from '../../../src/rules/editing/merge.js'
import { parseRuleFile } from '../../../src/rules/language/parse.js'

function merged(existing: string, induced: string, rejected: readonly string[] = []) {
  const result = mergeRule(
    { path: 'old.yaml', text: existing },
    { path: 'new.yaml', text: induced },
    { rejected },
  )
  assert.ok(result.ok, result.ok ? '' : JSON.stringify(result.issues))
  return result.value
}

const byHand = `# Masha: ask Olga before touching.
kaskad: 1
project: "Маша и медведь"   # as in the sheet
level: 0

claims:
  - title:
      any:
        - Маша и Медведь
        - 'Машины сказки' # season 2
    where: { is_shorts: 0 }

  # induced, support 3, precision 1.00 [0.44, 1.00]
  - description:
      any: [ "маша и медведь", masha ]
# the end
`

const induced = `kaskad: 1
project: Маша и медведь
level: 0
claims:
  # induced, support 40, precision 0.98 [0.91, 1.00]
  - description:
      any:
        - masha
        - Маша-и-медведь
        - { keyword: Миша, match: word }
  # induced, support 12, precision 1.00 [0.76, 1.00]
  - title or channel:
      any:
        - МАША  и медведь
        - Get Movies
`

test('new keywords go to the claim that asks the same, others into a claim of their own', () => {
  const { text, changes } = merged(byHand, induced)
  assert.equal(
    text,
    byHand
      .replace('support 3, precision 1.00 [0.44, 1.00]', 'support 40, precision 0.98 [0.91, 1.00]')
      .replace(
        '[ "маша и медведь", masha ]\n',
        `[ "маша и медведь", masha, { keyword: Миша, match: word } ]
  # induced, support 12, precision 1.00 [0.76, 1.00]
  - title or channel:
      any:
        - МАША  и медведь
        - Get Movies
`,
      ),
  )
  assert.deepEqual(changes, [
    'description: added Миша',
    'new claim on title or channel: МАША  и медведь, Get Movies',
  ])
  assert.ok(parseRuleFile({ path: 'merged.yaml', text }).ok)
})

test('merging again changes nothing', () => {
  const { text } = merged(byHand, induced)
  assert.deepEqual(merged(text, induced), { text, changes: [] })
})

test('a rejected keyword does not come back, in whatever writing', () => {
  const { text } = merged(byHand, induced, ['миша', 'GetMovies'])
  assert.doesNotMatch(text, /Миша|Movies/)
})

test('a locked file, and a locked claim, stay as they are', () => {
  const locked = byHand.replace('level: 0', 'level: 0\nlocked: true')
  assert.equal(merged(locked, induced).text, locked)
  const claim = byHand.replace('  - description:', '  - locked: true\n    description:')
  const { text } = merged(claim, induced)
  assert.match(text, /any: \[ "маша и медведь", masha \]\n/)
  assert.match(text, /support 3,/)
  assert.match(text, /- description:\n {6}any:\n {8}- \{ keyword: Миша, match: word \}/)
})

test('a file of Windows line ends keeps them', () => {
  const { text } = merged(byHand.replaceAll('\n', '\r\n'), induced)
  assert.equal(text.replaceAll('\r\n', '').includes('\n'), false)
  assert.equal(text.replaceAll('\r\n', '\n'), merged(byHand, induced).text)
})

test('a broken file is reported, not written over', () => {
  const result = mergeRule(
    { path: 'old.yaml', text: 'claims: [' },
    { path: 'new.yaml', text: induced },
    { rejected: [] },
  )
  assert.equal(result.ok, false)
})

test('whatever a person did to a file, its text stays, in its order', () => {
  fc.assert(
    fc.property(handEdited, newRule, (existing, fresh) => {
      const { text } = merged(existing, fresh)
      assert.ok(isSubsequence(Array.from(existing), Array.from(text)), `${existing}\n→\n${text}`)
      assert.ok(isSubsequence(commentsOf(existing), commentsOf(text)))
      assert.ok(isSubsequence(scalarsOf(existing), scalarsOf(text)))
      const parsed = parseRuleFile({ path: 'merged.yaml', text })
      assert.ok(parsed.ok, parsed.ok ? '' : `${JSON.stringify(parsed.issues)}\n${text}`)
      for (const keyword of keywordsOf(fresh)) assert.ok(keywordsOf(text).has(keyword), text)
      assert.equal(merged(text, fresh).text, text)
    }),
    { numRuns: 400 },
  )
})

const word = fc.constantFrom('Лунтик', 'Smurfs', 'Ну погоди', 'Three Cats', 'Буба', "Tom's", '007')
const quoted = fc.tuple(word, fc.constantFrom('plain', 'single', 'double')).map(([text, style]) => {
  if (style === 'double') return JSON.stringify(text)
  if (style === 'single' || text === '007') return `'${text.replaceAll("'", "''")}'`
  return text
})
const comment = fc.constantFrom('', '', ' # by hand', '   # keep: [this], "too"')
const over = fc.constantFrom('', '', '# a line over it\n', '\n', '\n# two\n# lines\n')

const flowList = fc
  .tuple(fc.uniqueArray(quoted, { maxLength: 3 }), fc.constantFrom(', ', ' , ', ',\n          '))
  .map(([words, comma]) => `any: [${words.length === 0 ? 'x1' : words.join(comma)}]`)
const blockList = fc
  .tuple(
    fc.array(fc.tuple(over, quoted, comment), { minLength: 1, maxLength: 4 }),
    fc.constantFrom('', '  '),
  )
  .map(([items, indent]) => {
    const lines = items.map(([above, text, behind]) => {
      const shown = above.replaceAll('#', `      ${indent}#`)
      return `${shown}      ${indent}- ${text}${behind}`
    })
    return `any:\n${lines.join('\n')}`
  })
const ofList = flowList.map((list) =>
  list.replace('any: [', 'any: { match: word, of: [').concat(' }'),
)
const claim = fc
  .tuple(
    over,
    fc.constantFrom('title', 'description', 'title or channel'),
    fc.oneof(flowList, blockList, ofList),
    fc.constantFrom('', '    where:\n      is_shorts: 0 # no shorts\n', '    precision: 0.9\n'),
    comment,
  )
  .map(
    ([above, field, list, where, behind]) =>
      `${above.replaceAll('#', '  #')}  - ${field}:${behind}\n      ${list}\n${where}`,
  )
const head = fc.constantFrom(
  'kaskad: 1\nproject: P\nlevel: 0\n',
  '# top\nlevel: 0   # first\nproject: "P"\nkaskad: 1\n\n',
)
const handEdited = fc
  .tuple(
    head,
    fc.array(claim, { minLength: 1, maxLength: 3 }),
    fc.constantFrom('', '# end', '\n\n'),
  )
  .map(([first, claims, last]) => `${first}claims:\n${claims.join('')}${last}`)
const newRule = fc
  .array(
    fc.tuple(
      fc.constantFrom('title', 'description', 'channel'),
      fc.uniqueArray(
        fc.constantFrom('Смурфы', '3 кота', 'a: b', '{ keyword: Буба, match: word }', 'Gena'),
        {
          minLength: 1,
          maxLength: 3,
        },
      ),
    ),
    { minLength: 1, maxLength: 3 },
  )
  .map((claims) => {
    const shown = claims.map(([field, words]) => {
      const items = words.map((text) => `        - ${text.includes(': b') ? `'${text}'` : text}`)
      return `  # induced, support 2, precision 1.00 [0.34, 1.00]\n  - ${field}:\n      any:\n${items.join('\n')}`
    })
    return `kaskad: 1\nproject: P\nclaims:\n${shown.join('\n')}\n`
  })

function commentsOf(text: string): string[] {
  return [...text.matchAll(/(?:^|\s)#.*$/gmu)].map(([found]) => found.trim())
}

/** Keys and values in order, with the quotes they are written in. */
function scalarsOf(text: string): string[] {
  const found: string[] = []
  const visit = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return
    const { items, key, value, type } = node as Record<string, unknown>
    if (Array.isArray(items)) for (const item of items) visit(item)
    else if (key !== undefined) {
      visit(key)
      visit(value)
    } else found.push(`${String(type)} ${String(value)}`)
  }
  visit(parseDocument(text, { schema: 'failsafe' }).contents)
  return found
}

function keywordsOf(text: string): Set<string> {
  const document = parseDocument(text, { schema: 'failsafe' }).toJS() as {
    claims: Record<string, unknown>[]
  }
  const found = new Set<string>()
  for (const one of document.claims) {
    for (const part of Object.values(one)) {
      const any = (part as { any?: unknown }).any
      const list = Array.isArray(any) ? any : ((any as { of?: unknown[] } | undefined)?.of ?? [])
      for (const item of list as unknown[]) {
        const keyword = typeof item === 'string' ? item : (item as { keyword: string }).keyword
        found.add(keyword.toLowerCase())
      }
    }
  }
  return found
}

function isSubsequence(few: readonly string[], many: readonly string[]): boolean {
  let at = 0
  for (const one of many) {
    if (one === few[at]) at++
  }
  return at === few.length
}
