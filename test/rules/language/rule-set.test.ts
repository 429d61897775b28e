import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { suite, test } from 'node:test'
import { loadRules } from '../../../src/rules/language/folder.js'
import { rulesFrom } from '../../../src/rules/language/rule-set.js'
import { keywordsOf, type RuleSet } from '../../../src/rules/language/rule.js'
import type { Source } from '../../../src/yaml/source.js'
import { formatIssue } from '../../../src/types/parsed.js'
import { cpuSeconds } from '../../helpers/cpu-seconds.js'
import { titleRule } from '../sources.js'

async function setOf(...files: readonly Source[]): Promise<RuleSet> {
  const set = await rulesFrom({ files })
  assert.ok(set.ok, set.ok ? '' : set.issues.map((issue) => formatIssue(issue)).join('\n'))
  return set.value
}

async function issuesOf(...files: readonly Source[]): Promise<string[]> {
  const set = await rulesFrom({ files })
  return set.ok ? [] : set.issues.map((issue) => `${issue.code} ${formatIssue(issue)}`)
}

function list(name: string, keywords: string, extra = ''): Source {
  return { path: `${name}.yaml`, text: `kaskad: 1\nlist: ${name}\n${extra}keywords: ${keywords}\n` }
}

function more(name: string, text: string): Source {
  return { path: `more-${name}.yaml`, text: `kaskad: 1\nextend: ${name}\n${text}\n` }
}

function including(entries: string, extra = ''): Source {
  const text = `kaskad: 1\nproject: Заяц\n${extra}claims:\n  - title:\n      any: ${entries}\n`
  return { path: 'hare.yaml', text }
}

suite('a set of rules', () => {
  test('has the keywords of included lists in their place', async () => {
    const { rules } = await setOf(
      including('[один, { include: more }, пять]'),
      list('more', '[два, { include: most }]'),
      list('most', '[три, четыре]'),
    )
    const [rule] = rules
    assert.ok(rule)
    assert.deepEqual(
      [...keywordsOf(rule)].map(({ text, place }) => `${text} ${place.file}`),
      ['один hare.yaml', 'два more.yaml', 'три most.yaml', 'четыре most.yaml', 'пять hare.yaml'],
    )
  })

  test('knows what other files add to projects and lists, or say in their place', async () => {
    const base = [including('[один, { include: songs }]'), list('songs', '[песня]')]
    const keywords = async (...files: readonly Source[]): Promise<string> => {
      const { rules } = await setOf(...base, ...files)
      return rules.flatMap((rule) => [...keywordsOf(rule)].map(({ text }) => text)).join(' ')
    }
    assert.equal(await keywords(more('songs', 'keywords: [клип]')), 'один песня клип')
    assert.equal(await keywords(more('songs', 'replace: true\nkeywords: клип')), 'один клип')
    const claims = 'typos: off\nclaims: { title: { any: [два] } }'
    assert.equal(await keywords(more('Заяц', claims)), 'один песня два')
    assert.equal(await keywords(more('Заяц', `replace: true\n${claims}`)), 'два')
    const { rules, warnings } = await setOf(
      ...base,
      more('Заяц', `except: [одна]\n${claims}\nexamples: { match: [Два] }`),
    )
    const [rule] = rules
    assert.ok(rule)
    assert.deepEqual(
      [...keywordsOf(rule)].map(({ typos, except }) => [typos, ...except]),
      [
        ['auto', 'одна'],
        ['auto', 'одна'],
        [0, 'одна'],
      ],
    )
    assert.deepEqual(
      rule.examples.match.map(({ name }) => name),
      ['Два'],
    )
    assert.deepEqual(
      warnings.map(({ code, message }) => `${code} ${message}`),
      ['extended extends project "Заяц": 1 claim added; except одна; examples added'],
    )
    assert.deepEqual(await issuesOf(...base, more('Зая', 'except: [одна]')), [
      'unknown-extend more-Зая.yaml:2:9 extend: no project or list "Зая" in the folder (did you mean "Заяц"?)',
    ])
    assert.deepEqual(await issuesOf(...base, more('songs', 'except: [одна]')), [
      'wrong-type more-songs.yaml:2:9 extend: "songs" is a list: write keywords',
    ])
  })

  test('takes the nearest word on matching: keyword, list, includer, file, language', async () => {
    const { rules } = await setOf(
      including(
        '{ of: [{ include: more }, { keyword: три, match: start }, четыре], typos: 1 }',
        'match: word\nfold: { leet: off, yo: off }\n',
      ),
      list('more', '[один, { keyword: два, fold: { yo: on } }]', 'match: anywhere\n'),
    )
    const [rule] = rules
    assert.ok(rule)
    assert.deepEqual(
      [...keywordsOf(rule)].map(({ text, match, typos, fold }) => [text, match, typos, fold]),
      [
        ['один', 'anywhere', 1, { leet: false, yo: false }],
        ['два', 'anywhere', 1, { leet: false, yo: true }],
        ['три', 'start', 1, { leet: false, yo: false }],
        ['четыре', 'word', 1, { leet: false, yo: false }],
      ],
    )
  })

  test('forgives no typos in case and regex keywords', async () => {
    const { rules } = await setOf(
      including('[{ keyword: Рой, match: case }, { keyword: "R.y", match: regex }]', 'typos: 2\n'),
    )
    assert.deepEqual(
      rules.flatMap((rule) => [...keywordsOf(rule)]).map(({ typos }) => typos),
      [0, 0],
    )
  })

  test('holds compiled expressions, which answer with a place', async () => {
    const { regexes } = await setOf(including('{ of: ["сер(ия|ии) \\\\d+"], match: regex }'))
    const [regex] = [...regexes.values()]
    assert.deepEqual(regex?.('новая серия 12!'), [{ start: 6, end: 14 }])
    assert.deepEqual(regex?.('серия без числа'), [])
  })
})

suite('a broken set of rules', () => {
  const cases: readonly (readonly [string, readonly Source[], readonly string[]])[] = [
    [
      'an unknown list',
      [including('[{ include: song }]'), list('songs', '[песенки]')],
      ['unknown-include hare.yaml:5:13 unknown list "song" (did you mean "songs"?)'],
    ],
    [
      'lists in a circle',
      [including('[{ include: a }]'), list('a', '[{ include: b }]'), list('b', '[{ include: a }]')],
      [
        'include-cycle b.yaml:3:12 lists include each other in a circle: a → b → a',
        'include-cycle a.yaml:3:12 lists include each other in a circle: b → a → b',
      ],
    ],
    [
      'two files for a project',
      [titleRule('Заяц', ['заяц']), { ...titleRule('Заяц', ['кролик']), path: 'rabbit.yaml' }],
      [
        'duplicate-project rabbit.yaml:2:10 project "Заяц" has a file already, Заяц.yaml:2:10: join the two',
      ],
    ],
    [
      'two lists of a name',
      [list('a', '[x]'), { ...list('a', '[y]'), path: 'b.yaml' }],
      ['duplicate-list b.yaml:2:7 list "a" has a file already, a.yaml:2:7: join the two'],
    ],
    [
      'expressions that need backtracking, are torn or match everything',
      [including('{ of: ["(a", "(?=b)c", "d*", "(a?){500}a{500}"], match: regex }')],
      [
        'unsafe-regex hare.yaml:5:19 not an RE2 expression, missing closing ): `(a`',
        'unsafe-regex hare.yaml:5:25 not an RE2 expression, invalid or unsupported Perl syntax: `(?=`',
        'unsafe-regex hare.yaml:5:35 "d*" matches an empty text and so everything',
        'unsafe-regex hare.yaml:5:41 (a?){500}a{500}: a program of 2502 steps, at most 500 are run; lower the counts in its braces',
      ],
    ],
  ]
  for (const [what, files, issues] of cases)
    test(`is refused with a place: ${what}`, async () => {
      assert.deepEqual(await issuesOf(...files), issues)
    })

  test('an expression is run once, in time linear in the text', async () => {
    const { regexes } = await setOf(including('{ of: ["а.б"], match: regex }'))
    const [regex] = [...regexes.values()]
    assert.deepEqual(regex?.('а б а б'), [{ start: 0, end: 3 }])
    assert.ok((await cpuSeconds(() => regex?.('а б'.repeat(200_000)))) < 5)
  })

  test('tells of every file at once', async () => {
    const broken = { path: 'a.yaml', text: 'kaskad: 1\nproject: А\nclaims: 5\n' }
    const issues = await issuesOf(broken, { ...broken, path: 'b.yaml' }, titleRule('В', ['в']))
    assert.deepEqual(issues.length, 2)
  })

  test('does not go down a chain of 5,000 lists', async () => {
    const chain = Array.from({ length: 5_000 }, (_, at) =>
      list(`l${at}`, at === 4_999 ? '[x]' : `[{ include: l${at + 1} }]`),
    )
    const issues = await issuesOf(including('[{ include: l0 }]'), ...chain)
    assert.equal(issues.length, 50)
    assert.match(issues[0] ?? '', /^include-too-deep .* more than 32 levels deep$/)
  })

  test('does not grow without bound where lists include lists', async () => {
    const lists = Array.from({ length: 12 }, (_, level) =>
      list(`l${level}`, level === 0 ? '[x]' : `[${`{ include: l${level - 1} }, `.repeat(9)}]`),
    )
    const issues = await issuesOf(including('[{ include: l11 }]'), ...lists)
    assert.equal(issues.length, 1)
    assert.match(issues[0] ?? '', /^include-too-big/)
  })
})

suite('a folder of rules', () => {
  test('is read in the order of its names, without hidden and other files', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'kaskad-rules-'))
    const write = (name: string, text: string) => writeFile(join(folder, name), text)
    await write('b.yml', titleRule('Б', ['б']).text)
    await write('a.yaml', titleRule('А', ['а']).text)
    await write('.c.yaml', 'broken: [')
    await write('rule.schema.json', '{}')
    await write('ordinary.txt', 'каша\nмаша\n')
    const set = await loadRules(folder)
    const one = await loadRules(join(folder, 'b.yml'))
    await writeFile(join(folder, 'd.yaml'), Buffer.from([0xcf, 0xf0, 0xe8]))
    const foreign = await loadRules(folder)
    await rm(folder, { recursive: true })

    assert.ok(set.ok && one.ok && !foreign.ok)
    assert.deepEqual(
      set.value.rules.map(({ project }) => project),
      ['А', 'Б'],
    )
    assert.equal(set.value.ordinaryWords, 'каша\nмаша\n')
    assert.deepEqual(
      one.value.rules.map(({ project }) => project),
      ['Б'],
    )
    assert.match(foreign.issues[0].message, /^the file is not UTF-8/)
  })

  test('that is missing or has no rules is an issue', async () => {
    const missing = await loadRules('/no/such/folder')
    assert.ok(!missing.ok)
    assert.equal(formatIssue(missing.issues[0]), '/no/such/folder: no such folder or file of rules')
  })
})
