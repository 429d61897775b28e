import assert from 'node:assert/strict'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { suite, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { format } from 'prettier'
import { parse } from 'yaml'
import { parseRuleFile } from '../../../src/rules/language/parse.js'
import { ruleJsonSchema, ruleSchema } from './rule-schema.js'

const folder = fileURLToPath(new URL('../../../../rules/', import.meta.url))

suite('the schema of rule files', () => {
  test('is published as rules/rule.schema.json', async () => {
    const path = `${folder}rule.schema.json`
    const schema = await format(JSON.stringify(ruleJsonSchema()), {
      parser: 'json',
      printWidth: 100,
    })
    if (process.env['KASKAD_GOLDEN_WRITE'] || !existsSync(path)) writeFileSync(path, schema)
    assert.equal(readFileSync(path, 'utf8'), schema)
  })

  test('takes every shipped file', () => {
    const refused = readdirSync(folder)
      .filter((name) => name.endsWith('.yaml'))
      .filter((name) => {
        const read: unknown = parse(readFileSync(folder + name, 'utf8'))
        return !ruleSchema.safeParse(read).success
      })
    assert.deepEqual(refused, [])
  })

  const claims = 'claims: [{ title: { any: [a] } }]'
  const head = `kaskad: 1\nproject: p\n`
  const texts: readonly (readonly [string, string])[] = [
    ['one keyword for a list', `${head}claims: { title: { any: a } }`],
    ['a list with its manner', `${head}claims: [{ title: { all: { of: [a], match: word } } }]`],
    ['numbers for keywords', `${head}claims: [{ title: { any: [101, { keyword: 7 }] } }]`],
    ['typos as a number', `${head}typos: 2\n${claims}`],
    ['three typos', `${head}typos: 3\n${claims}`],
    ['a fold step', `${head}fold: { leet: off }\n${claims}`],
    ['a foreign fold step', `${head}fold: { leat: off }\n${claims}`],
    ['an unknown mode', `${head}match: wrod\n${claims}`],
    ['an unknown key', `${head}${claims}\nzzz: 1`],
    ['no claims', head],
    ['an empty list', `${head}claims: [{ title: { any: [] } }]`],
    ['a slip in a part', `${head}claims: [{ title: { any: [a], stpo: [b] } }]`],
    ['a slip in where', `${head}claims: [{ title: { any: [a] }, wheer: { is_shorts: 0 } }]`],
    [
      'conditions',
      `${head}claims: [{ title: { any: [a] }, where: { a: 1, b: [x], c: { at_most: 3, not: x, present: true } } }]`,
    ],
    ['a share over 1', `${head}precision: 97\n${claims}`],
    ['a fractional level', `${head}level: 0.5\n${claims}`],
    ['examples', `${head}${claims}\nexamples: { match: [a, { title: b, seconds: 3 }], todo: [c] }`],
    ['an example that is a list', `${head}${claims}\nexamples: { match: [[a]] }`],
    ['a shared list', 'kaskad: 1\nlist: songs\nkeywords: [a, { include: b }]'],
    ['a shared list with claims', `kaskad: 1\nlist: songs\nkeywords: [a]\n${claims}`],
    ['the next version', `kaskad: 2\nproject: p\n${claims}`],
  ]
  for (const [what, text] of texts)
    test(`agrees with the reader on ${what}`, () => {
      const read: unknown = parse(text)
      assert.equal(ruleSchema.safeParse(read).success, parseRuleFile({ path: 'a.yaml', text }).ok)
    })
})
