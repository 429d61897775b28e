import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { compileRules } from '../../../src/rules/matching/compile.js'
import { lintRules } from '../../../src/rules/checks/lint.js'
import type { ProjectsOf } from '../../../src/rules/checks/test-examples.js'
import { formatIssue } from '../../../src/types/parsed.js'
import { checkConditions } from '../../../src/rules/checks/lint-data.js'
import { itemOf, ruleSetOf } from '../matching.js'
import type { Source } from '../../../src/yaml/source.js'

const SCHEMA = '# yaml-language-server: $schema=./rule.schema.json\n'
const EXAMPLES = 'examples: { match: [a], miss: [b] }\n'

function rule(project: string, claims: string, head = ''): Source {
  const text = `${SCHEMA}kaskad: 1\nproject: ${project}\n${head}${EXAMPLES}claims:\n${claims}\n`
  return { path: `${project}.yaml`, text }
}

async function lint(files: readonly Source[], projectsOf?: ProjectsOf): Promise<string[]> {
  const fields = ['title', 'description', 'channel']
  const set = await ruleSetOf(files)
  const compiled = compileRules(set, { fields })
  return lintRules(set, { fields, compiled, ...(projectsOf && { projectsOf }) }).map(
    (issue) => `${issue.severity} ${issue.code} ${formatIssue(issue)}`,
  )
}

const CASES: readonly (readonly [string, readonly Source[], readonly string[]])[] = [
  ['nothing in sound rules', [rule('Заяц', '  - title: { any: [заяц, зайчонок] }')], []],
  [
    'a keyword of which the fold leaves nothing',
    [rule('Заяц', '  - title: { any: [заяц, "!!!"] }')],
    [
      'error dead-keyword Заяц.yaml:6:26 "!!!" can never match: the fold leaves nothing of it; use match: case',
    ],
  ],
  [
    'a keyword whose own stop stands in it',
    [rule('Заяц', '  - title: { any: [заяц поёт, заяц], stop: [поет] }')],
    [
      'error dead-keyword Заяц.yaml:6:20 "заяц поёт" never claims: the stop "поет", Заяц.yaml:6:45 stands in it',
    ],
  ],
  [
    'a keyword and a stop longer than the text may be',
    [
      rule(
        'Заяц',
        '  - title: { any: [заяц], shorter_than: 20 }\n    description: { all: [зайчонок], stop: [песенки], shorter_than: 5 }',
      ),
    ],
    [
      'error dead-keyword Заяц.yaml:7:26 "зайчонок" can never match: it has 8 letters, and shorter_than is 5',
      'warning dead-stop Заяц.yaml:7:44 "песенки" can never match: it has 7 letters, and shorter_than is 5',
    ],
  ],
  [
    'a keyword twice in a list, however written',
    [rule('Заяц', '  - title: { any: [Заяц-Волк, ЗАЯЦ ВОЛК] }')],
    [
      'note duplicate-keyword Заяц.yaml:6:31 "ЗАЯЦ ВОЛК" is the same as "Заяц-Волк" once folded, Заяц.yaml:6:20',
    ],
  ],
  [
    'a stop that another stop makes needless',
    [rule('Заяц', '  - title: { any: [заяц], stop: [песенк, песенки] }')],
    ['warning dead-stop Заяц.yaml:6:42 "песенки" is found by "песенк", Заяц.yaml:6:34 already'],
  ],
  [
    'a keyword that claims for two projects of a level',
    [rule('Заяц', '  - title: { any: [кролик] }'), rule('Волк', '  - title: { any: [кролик] }')],
    [
      'warning duplicate-keyword Волк.yaml:6:20 "кролик" claims for Заяц too: "кролик", Заяц.yaml:6:20',
      'warning duplicate-keyword Заяц.yaml:6:20 "кролик" claims for Волк too: "кролик", Волк.yaml:6:20',
    ],
  ],
  [
    'a keyword that never decides, for a project of an earlier level',
    [
      rule('Заяц', '  - title: { any: [заяц] }', 'level: -1\n'),
      rule('Волк', '  - title: { any: [волк и заяц] }'),
    ],
    [
      'warning shadowed-keyword Волк.yaml:6:20 "волк и заяц" never decides: Заяц on level -1 claims it first by "заяц", Заяц.yaml:7:20',
    ],
  ],
  [
    'nothing where the earlier claim asks for more than the keyword',
    [
      rule('Заяц', '  - title: { any: [заяц] }\n    where: { is_shorts: 0 }', 'level: -1\n'),
      rule('Волк', '  - title: { any: [волк и заяц] }'),
    ],
    [],
  ],
  [
    'a short keyword without bounds, not one with them nor two ideographs',
    [rule('Заяц', '  - title: { any: [бо, " зо ", { keyword: но, match: word }, 兎子] }')],
    [
      'warning short-keyword Заяц.yaml:6:20 "бо" is found inside many words: add match: word, or a space on both sides',
    ],
  ],
  [
    'a text field that the input does not have',
    [rule('Заяц', '  - tittle: { any: [заяц] }')],
    [
      'warning unknown-field Заяц.yaml:6:5 no text field "tittle" in the input (did you mean "title"?)',
    ],
  ],
  [
    'text behind a hash sign, which may be a remark, not a quoted one',
    [
      rule(
        'Заяц',
        "  - title:\n      any:\n        - Лунтик #1\n        - волк # he\n        - 'лиса #2'",
      ),
    ],
    [
      'warning text-after-hash Заяц.yaml:8:11 any: " #" starts a comment, so this is "Лунтик": put the whole in quotes, or the comment on its own line',
      'note text-after-hash Заяц.yaml:9:11 any: " #" starts a comment, so this is "волк": put the whole in quotes, or the comment on its own line',
    ],
  ],
  [
    'lines joined where a dash is missing',
    [rule('Заяц', '  - title:\n      any:\n        - лунтик\n          маша')],
    [
      'warning joined-lines Заяц.yaml:8:11 any: these lines are one text, "лунтик маша": put a dash before each, or the whole in quotes on one line',
    ],
  ],
  [
    'signs that a keyword drops, and lists in one keyword, not in a regex nor in quotes',
    [
      rule(
        'Заяц',
        "  - title:\n      any:\n        - лунт*\n        - ма?а\n        - a1|b1\n        - кот, пёс\n        - 'кит, лев'\n        - кто это?\n        - { keyword: 'лис.*', match: regex }",
      ),
    ],
    [
      'warning pattern-sign Заяц.yaml:8:11 "лунт*": "*" means nothing in a keyword and is dropped: for the start of a word say match: start, for more match: regex',
      'warning pattern-sign Заяц.yaml:9:11 "ма?а": "?" means nothing in a keyword and is dropped: for the start of a word say match: start, for more match: regex',
      'warning pattern-sign Заяц.yaml:10:11 "a1|b1": "|" means nothing in a keyword and is dropped: give each keyword its own line',
      'warning several-in-one Заяц.yaml:11:11 "кот, пёс" is one keyword, the "," is dropped: give each keyword its own line, or put the whole in quotes',
    ],
  ],
  [
    'projects that look alike: case, and Latin letters among Cyrillic ones',
    [
      rule('Лунтик', '  - title: { any: [лунтик] }'),
      rule('лунтик', '  - title: { any: [мила] }'),
      rule('Лyнтик', '  - title: { any: [кузя] }'),
    ],
    [
      'warning similar-projects Лyнтик.yaml:3:10 project "Лyнтик" looks like "Лунтик", Лунтик.yaml:3:10: two projects, or one written twice?',
      'warning similar-projects лунтик.yaml:3:10 project "лунтик" looks like "Лунтик", Лунтик.yaml:3:10: two projects, or one written twice?',
    ],
  ],
  [
    'conditions that never hold',
    [
      rule(
        'Заяц',
        '  - title: { any: [заяц], longer_than: 9, shorter_than: 10 }\n    where: { seconds: { above: 100, below: 50 }, is_shorts: maybe, views: "> 60", title: заяц }',
      ),
    ],
    [
      'warning impossible-condition Заяц.yaml:6:5 no text is longer than 9 and shorter than 10: the claim never holds',
      'warning impossible-condition Заяц.yaml:7:14 seconds: no number is above 100 and below 50: the claim never holds',
      'warning impossible-condition Заяц.yaml:7:50 is_shorts: "maybe" is compared as a text, and is_shorts holds numbers: write a number, yes or no',
      'warning impossible-condition Заяц.yaml:7:68 views: "> 60" is compared as a text: write "views: { above: 60 }", or below, at_least, at_most',
      'warning impossible-condition Заяц.yaml:7:83 title: a text is not compared in where: write "title: { any: [ … ] }" beside it',
    ],
  ],
  [
    'a column near a usual one',
    [rule('Заяц', '  - title: { any: [заяц] }\n    where: { sekonds: 0, seconds: 0, own: 1 }')],
    [
      'warning unknown-column Заяц.yaml:7:14 "sekonds" is none of the usual columns (did you mean "seconds"?)',
    ],
  ],
  [
    'no examples and no schema line',
    [{ path: 'a.yaml', text: 'kaskad: 1\nproject: А\nclaims: [{ title: { any: [заяц] } }]\n' }],
    [
      'note missing-schema-line a.yaml: no "# yaml-language-server: $schema=./rule.schema.json" line for editors',
      'note no-examples a.yaml:2:10 no examples of match and miss: "kaskad rules test" has nothing to run',
    ],
  ],
]

suite('lint tells of', () => {
  for (const [what, files, issues] of CASES)
    test(what, async () => {
      assert.deepEqual(await lint(files), issues)
    })

  test('conditions that the rows of a file cannot meet, and in how many rows each holds', async () => {
    const where = 'broadcast: lvie, sekonds: { above: 60 }, is_shorts: no, seconds: "> 60"'
    const check = checkConditions(
      await ruleSetOf([rule('Заяц', `  - title: { any: [заяц] }\n    where: { ${where} }`)]),
    )
    const seconds = { numbers: { seconds: 70, is_shorts: 0 }, categories: { broadcast: 'live' } }
    for (const row of [seconds, { ...seconds, numbers: {} }]) check.add(itemOf(row))
    assert.deepEqual(
      check.issues().map(({ severity, message }) => `${severity} ${message}`),
      [
        'warning broadcast: no row has the value "lvie" (did you mean "live"?): holds in 0 of 2 rows (0.0 %)',
        'warning no row has a value in a column "sekonds" (did you mean "seconds"?): holds in 0 of 2 rows (0.0 %)',
        'note is_shorts is no: holds in 1 of 2 rows (50.0 %)',
        'warning seconds: "> 60" is asked for, and the column holds numbers: holds in 0 of 2 rows (0.0 %)',
      ],
    )
  })

  test('an example that fails', async () => {
    const files = [rule('Заяц', '  - title: { any: [заяц] }')]
    assert.deepEqual(await lint(files, () => ['Заяц']), [
      'error failing-example Заяц.yaml:4:32 "b": expected no Заяц, but it is claimed',
    ])
  })
})
