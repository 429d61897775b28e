import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import fc from 'fast-check'
import { askRules } from '../../src/cascade/ask-rules.js'
import { openRuleCache, type RuleCache } from '../../src/cli/settings/rule-cache.js'
import { rulesFrom } from '../../src/rules/language/rule-set.js'
import type { Parsed } from '../../src/types/parsed.js'
import type { RuleSet } from '../../src/rules/language/rule.js'
import type { CompileMemo } from '../../src/rules/matching/memo.js'
import { inFolder, ROOT } from '../helpers/run-command.js'
import { MAIN } from '../helpers/spawn-command.js'
import { itemOf } from '../rules/matching.js'
import { items, rules, sourcesOf, type Texts } from '../rules/random-rules.js'

/** What rules say of themselves and of some items. */
function answers(read: Parsed<RuleSet>, asked: readonly Texts[], memo?: CompileMemo): unknown {
  if (!read.ok) return read.issues
  const { ask } = askRules(read.value, { memo })
  const { regexes, ...plain } = read.value
  const said = asked.map((texts) => {
    const { claims, projects } = ask(itemOf({ texts }))
    return { claims, projects }
  })
  return structuredClone([plain, [...regexes.keys()], said])
}

const HEADERS = [
  '',
  'language: ru\nforms: all\n',
  'typos: off\nmatch: word\n',
  'fold: { homoglyphs: false }\nlanguage: ru\norder: any\nbetween: 1\n',
]
const header = fc.constantFrom(...HEADERS)
const ordinaryWords = fc.constantFrom('', 'аба\n')

test('rules from a cache, of other files or damaged, are the rules that are read', async () => {
  await inFolder(async (folder) => {
    const file = join(folder, 'cache')
    let kept = 0
    await fc.assert(
      fc.asyncProperty(
        fc.record({ rules, items, header, ordinaryWords }),
        fc.option(fc.record({ at: fc.double({ min: 0, max: 1, noNaN: true }), cut: fc.boolean() })),
        async (given, damage) => {
          const files = sourcesOf(given.rules, given.header)
          const sources = { files, ordinaryWords: given.ordinaryWords }
          const plain = answers(await rulesFrom(sources), given.items)
          // First over what the last run kept, then over its own, whole or damaged.
          for (const step of ['other', 'own', 'damaged']) {
            if (step === 'damaged' && existsSync(file)) hurt(file, damage)
            const cache = openRuleCache(file)
            const read = await cache.rules({ sources, warnings: [], issues: [] })
            assert.deepEqual(answers(read, given.items, cache.memo), plain, step)
            if (step === 'own') kept += cache.packed() === undefined ? 1 : 0
            keep(file, cache)
          }
        },
      ),
      { numRuns: 25 },
    )
    assert.ok(kept > 10)
  })
})

function keep(file: string, cache: RuleCache): void {
  const pieces = cache.packed()
  if (pieces) writeFileSync(file, Buffer.concat(pieces))
}

function hurt(file: string, damage: { readonly at: number; readonly cut: boolean } | null): void {
  if (!damage) return
  const bytes = readFileSync(file)
  const at = Math.floor(damage.at * (bytes.length - 1))
  if (!damage.cut) bytes[at] = (bytes[at] as number) ^ 0x10
  writeFileSync(file, damage.cut ? bytes.subarray(0, at) : bytes)
}

test('the command keeps compiled rules, says the same by them and does without', async () => {
  await inFolder(async (folder) => {
    const at = (name: string): string => join(folder, name)
    mkdirSync(at('rules'))
    cpSync(join(ROOT, 'rules/buba.yaml'), at('rules/buba.yaml'))
    writeFileSync(at('rules/notes.txt'), '')
    writeFileSync(at('in.csv'), 'id,title\n1,Буба готовит\n2,Хлеб\n')
    const run = (cache: string): readonly unknown[] => {
      const args = [MAIN, 'classify', at('in.csv'), '--rules', at('rules')]
      const env = { ...process.env, KASKAD_CACHE: cache }
      const { status, stdout, stderr } = spawnSync(process.execPath, args, { env })
      return [status, stdout.toString(), stderr.toString()]
    }
    const plain = run('off')
    assert.match(JSON.stringify(plain), /notes\.txt: left out/)
    assert.deepEqual(readdirSync(folder).toSorted(), ['in.csv', 'rules'])

    const cache = at('new/cache')
    assert.deepEqual(run(cache), plain)
    const kept = join(cache, ...readdirSync(cache))
    utimesSync(kept, 1, 1)
    assert.deepEqual(run(cache), plain)
    assert.equal(statSync(kept).mtimeMs, 1000, 'nothing is written where nothing is new')

    const { size } = statSync(kept)
    writeFileSync(kept, 'no cache')
    assert.deepEqual(run(cache), plain)
    assert.equal(statSync(kept).size, size)
    writeFileSync(kept, '')
    chmodSync(cache, 0o500)
    assert.deepEqual([run(cache), run(at('in.csv'))], [plain, plain])
    chmodSync(cache, 0o700)
  })
})
