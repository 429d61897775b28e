import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import fc from 'fast-check'
import { writeSegments } from '../../src/batch/archive/append.js'
import { archivePieces } from '../../src/batch/archive/archive-lines.js'
import { decideArchive, openArchive } from '../../src/batch/archive/archive.js'
import { writeDecided } from '../../src/batch/archive/decided.js'
import type { ArchiveManifest } from '../../src/batch/archive/manifest.js'
import type { SectionFile } from '../../src/batch/archive/sections.js'
import { numberClaims } from '../../src/batch/archive/rule-keys.js'
import { changedClaims } from '../../src/batch/archive/touched-rows.js'
import { buildEngine } from '../../src/cascade/build.js'
import { classifyBatch } from '../../src/cascade/classify.js'
import { itemOf } from '../../src/cascade/plain-item.js'
import { rulesFrom } from '../../src/rules/language/rule-set.js'
import type { RuleSet } from '../../src/rules/language/rule.js'
import type { Item } from '../../src/types/item.js'
import { decisionLines } from '../../src/write/decisions.js'
import { inFolder } from '../helpers/run-command.js'

const FORM = { format: 'csv', keep: [], excel: undefined } as const

const NAMES = [
  'маша',
  'маша и медведь',
  'три кота',
  'симпсоны',
  'барбоскины',
  'трансформеры',
  'лунтик',
  'кот',
  'simpsons',
  'ми',
  'синий трактор',
] as const

const name = fc.constantFrom(...NAMES)

/** A name as people write it: whole, inflected, misspelt, glued or capital. */
const written = fc
  .tuple(
    name,
    fc.nat(),
    fc.constantFrom('', '', 'drop', 'swap', 'double', 'у', 'ами', 'caps', 'glue'),
  )
  .map(([word, at, how]) => {
    const place = at % Math.max(1, word.length - 1)
    const [before, a = '', b = '', after] = [
      word.slice(0, place),
      word[place],
      word[place + 1],
      word.slice(place + 2),
    ]
    if (how === 'drop') return before + b + after
    if (how === 'swap') return before + b + a + after
    if (how === 'double') return before + a + a + b + after
    if (how === 'caps') return word.toUpperCase()
    if (how === 'glue') return word.replaceAll(' ', '')
    return how === '' ? word : word.slice(0, -1) + how
  })

const text = fc
  .array(fc.oneof(written, fc.constantFrom('каша', 'новая серия', 'обзор', 'и', '№ 3', 'в лесу')), {
    maxLength: 5,
  })
  .map((words) => words.join(' '))

const row = fc.record(
  {
    title: text,
    description: text,
    channel: text,
    is_shorts: fc.constantFrom('0', '1'),
    seconds: fc.constantFrom('10', '100'),
  },
  { requiredKeys: [] },
)

const keyword = fc.oneof(
  { weight: 3, arbitrary: name },
  fc.record({ keyword: name, typos: fc.constantFrom(0, 1, 2, 'auto') }),
  fc.record({ keyword: name, match: fc.constantFrom('word', 'start', 'case', 'anywhere') }),
  fc.record({ keyword: name, forms: fc.constantFrom('off', 'all'), language: fc.constant('ru') }),
  fc.record({ keyword: name, fold: fc.constant({ homoglyphs: false }) }),
  fc.record({ keyword: name, order: fc.constantFrom('any', 'written'), between: fc.nat(2) }),
  fc.constant({ keyword: '(?i)маш[аеу]', match: 'regex' }),
)

const part = fc.record(
  {
    any: fc.array(keyword, { minLength: 1, maxLength: 3 }),
    stop: fc.array(fc.constantFrom('обзор', 'каша', 'серия'), { minLength: 1, maxLength: 2 }),
    shorter_than: fc.constantFrom(20, 40),
  },
  { requiredKeys: ['any'] },
)

const claim = fc
  .tuple(
    fc.constantFrom('title', 'description', 'title or description', 'any field'),
    part,
    fc.option(part),
    fc.option(fc.constantFrom({ is_shorts: 0 }, { seconds: { at_least: 60 } })),
    fc.option(fc.constantFrom(0.5, 0.9)),
  )
  .map(([field, first, second, where, precision]) => ({
    [field]: first,
    ...(second && field !== 'description' && { description: second }),
    ...(where && { where }),
    ...(precision && { precision }),
  }))

const rule = fc.record({
  level: fc.constantFrom(0, 0, 1),
  enabled: fc.constantFrom(true, true, true, false),
  claims: fc.array(claim, { minLength: 1, maxLength: 3 }),
})

/** One version of the rules, and how many rows there are by then. */
const version = fc.record({
  rules: fc.array(rule, { minLength: 1, maxLength: 3 }),
  turned: fc.boolean(),
  ordinary: fc.constantFrom('', 'каша\nмашу\n'),
  rows: fc.nat(4),
})

type Version = typeof version extends fc.Arbitrary<infer T> ? T : never

/** Rules of their own, or the last ones with a claim added or removed. */
const step = fc.oneof(version, fc.tuple(version, fc.nat(), claim))

type Step = typeof step extends fc.Arbitrary<infer T> ? T : never

async function rulesOf({ rules, turned, ordinary }: Version): Promise<RuleSet> {
  const files = rules.map((own, at) => ({
    path: `rules/${turned ? rules.length - at : at}.yaml`,
    text: JSON.stringify({ kaskad: 1, project: `p${at}`, ...own }, undefined, 1),
  }))
  const set = await rulesFrom({
    files: files.toSorted((a, b) => (a.path < b.path ? -1 : 1)),
    ordinaryWords: ordinary,
  })
  if (!set.ok) throw new Error(set.issues[0].message)
  return set.value
}

async function* batchOf(items: readonly Item[]) {
  yield await Promise.resolve({ items, rejects: [], notes: [], has: undefined, taken: 0 })
}

const EMPTY: ArchiveManifest = {
  format: 'kaskad archive',
  version: 1,
  columns: '{}',
  inputs: [],
  headers: [],
  rowsRead: 0,
  segments: [],
}

/** Decides an archive after every version and compares its lines with those of a full run. @returns Rows decided each time. */
async function assertSame(rows: readonly object[], steps: readonly Step[]): Promise<number[]> {
  const items = rows.map((each, at) => itemOf({ id: at % 5 === 4 ? `a "${at}"` : at, ...each }))
  const touched: number[] = []
  await inFolder(async (folder) => {
    let segments: ArchiveManifest['segments'] = []
    let last: SectionFile | undefined
    let version: Version | undefined
    let known = 0
    for (const step of steps) {
      version = next(version, step)
      const more = items.slice(known, known + version.rows + 1)
      known += more.length
      const added = await writeSegments(folder, batchOf(more), async () => {})
      segments = segments.concat(added)
      const rules = await rulesOf(version)
      const numbered = numberClaims(rules)
      const archive = openArchive(folder, { ...EMPTY, segments, ...(last && { decided: last }) })
      const engine = buildEngine({ rules: numbered.rules })
      const { signal: interrupted } = new AbortController()
      const decider = { engine, numbered, identity: '', interrupted }
      const { decided, keyed, touched: count } = await decideArchive(archive, decider)
      const source = { ...archive, rows: decided.rows, bodies: decided.bodies.bodies }
      const pieces = [...archivePieces({ ...source, keep: [] }, FORM, keyed)]
      const said = pieces.map(({ lines }) => lines).join('')
      last = await writeDecided(folder, decided)
      archive.close()
      touched.push(count)
      const all = items.slice(0, known)
      const decisions = await classifyBatch(buildEngine({ rules }), all)
      assert.equal(said, decisionLines(FORM)(decisions, all))
    }
  })
  return touched
}

/** Claims with letters for keys. */
function claimsOf(keys: string) {
  return keys.split('').map((key) => ({ key, place: '', needles: [], asleep: [] }))
}

/** One rule of one claim over all rows. */
function oneClaim(claim: object, ordinary = ''): Version {
  const rules = [{ level: 0, enabled: true, claims: [claim] }]
  return { rules, turned: false, ordinary, rows: 99 } as never
}

suite('an archive', () => {
  test('says what a full run says after any edits of rules and any new rows', async () => {
    const history = fc.tuple(
      fc.array(row, { minLength: 1, maxLength: 12 }),
      fc.array(step, { minLength: 2, maxLength: 4 }),
    )
    const property = fc.asyncProperty(history, async ([rows, steps]) => {
      await assertSame(rows, steps)
    })
    await fc.assert(property, { numRuns: Number(process.env['RUNS'] ?? 6) })
  })

  test('decides only the rows that an edit can touch', async () => {
    const one = { any: ['лунтик'] }
    const both = { title: one, description: { any: ['барбоскины'] } }
    const more = { title: { any: ['лунтик', 'барбоскины'] } }
    for (const [titles, before, after, count] of [
      [['лунтик', 'кот', 'барбоскины', 'обзор'], { title: one }, more, 2],
      [['лунтик', 'кот', 'лунтик'], { title: one }, { title: one, precision: 0.5 }, 2],
      [['лунтик', 'кот', 'лунтик'], { title: one }, { title: { ...one, stop: ['кот'] } }, 2],
      [['барбаскины', 'кот', 'каша'], { title: one }, more, 1],
      [['лунтик', undefined, 'кот'], { title: one }, both, 2],
      [['лунтик', undefined, 'кот'], both, { ...both, where: { seconds: 1 } }, 2],
    ] as const) {
      const rows = titles.map((title) =>
        title === undefined ? { description: 'барбоскины' } : { title },
      )
      const touched = await assertSame(rows, [oneClaim(before), oneClaim(after), oneClaim(after)])
      assert.deepEqual(touched, [titles.length, count, 0])
    }
  })

  test('takes a claim for changed where it came, went or changed its place', () => {
    for (const [before, now, changed] of [
      ['abc', 'abc', ''],
      ['abc', 'abXc', 'X'],
      ['abcd', 'acd', 'b'],
      ['abcd', 'bcda', 'aa'],
      ['abcd', 'abdc', 'dd'],
    ] as const) {
      const found = changedClaims(claimsOf(before), claimsOf(now))
      assert.equal(found.map(({ key }) => key).join(''), changed, `${before} → ${now}`)
    }
  })
})

function next(last: Version | undefined, given: Step): Version {
  if (!Array.isArray(given)) return given
  const [own, at, added] = given
  if (!last) return own
  const place = at % last.rules.length
  const rules = last.rules.map((rule, number) => {
    if (number !== place) return rule
    const claims = at % 2 === 0 ? [added, ...rule.claims] : rule.claims.slice(1)
    return { ...rule, claims: claims.length === 0 ? [added] : claims }
  })
  return { ...last, rules, rows: own.rows }
}
