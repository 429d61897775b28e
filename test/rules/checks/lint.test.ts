import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { compileRules } from '../../../src/rules/matching/compile.js'
import { lintRules } from '../../../src/rules/checks/lint.js'
import type { ProjectsOf } from '../../../src/rules/checks/test-examples.js'
import { formatIssue } from '../../../src/types/parsed.js'
import { ruleSetOf } from '../matching.js'
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

  test('an example that fails', async () => {
    const files = [rule('Заяц', '  - title: { any: [заяц] }')]
    assert.deepEqual(await lint(files, () => ['Заяц']), [
      'error failing-example Заяц.yaml:4:32 "b": expected no Заяц, but it is claimed',
    ])
  })
})
