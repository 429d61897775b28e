import type { Issue } from '../../types/parsed.js'
import type { CompiledRules } from '../matching/compile.js'
import { keywordUses } from '../matching/keyword-use.js'
import { lintKeyword } from './lint-keywords.js'
import { lintShadows } from './lint-shadows.js'
import { KNOWN } from '../../read/columns/known-columns.js'
import { didYouMean, nearestOf } from '../../yaml/suggest.js'
import type { Rule, RuleSet, SharedList } from '../language/rule.js'
import { testExamples, type ProjectsOf } from './test-examples.js'

/** What lint checks beside what reading the files has checked, with its severity. */
export const LINT_CHECKS = {
  'dead-keyword': 'error: can never match, or never claims for its own stop',
  'failing-example': 'error: an example comes out otherwise',
  'text-after-hash':
    'warning: text without quotes ends at " #"; a note where that looks like a remark',
  'joined-lines': 'warning: several lines are read as one text, a dash is missing',
  'pattern-sign': 'warning: *, ?, | and the like are dropped from a keyword',
  'several-in-one': 'warning: a comma or semicolon between the words of one keyword',
  'similar-projects': 'warning: two projects look alike: case, form of letters, alphabet',
  'impossible-condition': 'warning: a condition that no value fulfils',
  'condition-data': 'warning, with data: a column or value of a condition that the rows have not',
  'condition-share':
    'note, with data: the share of rows in which a condition holds; a warning where it is none',
  'unknown-column': 'warning: a column of a condition whose name is near a usual one',
  'left-out': 'warning: something in the folder that is no rule file',
  'duplicate-keyword': 'warning: stands twice in a list, or claims for two projects of a level',
  'shadowed-keyword': 'warning: a shorter keyword, or one of an earlier level, always comes first',
  'dead-stop': 'warning: a stop that changes nothing',
  'short-keyword': 'warning: under 3 letters and found inside words',
  'unknown-field': 'warning: a text field that the input does not have',
  'unused-ignore': 'warning: a lint-ignore comment without a reason, or that silences nothing',
  'no-examples': 'note: no example of a match or of a miss',
  'missing-schema-line': 'note: the first line does not name the schema for editors',
} as const

/** What rules are checked with. */
export interface LintSettings {
  /** The text fields of the input. */
  readonly fields: readonly string[]
  /** The rules as they are compiled for the input. */
  readonly compiled: CompiledRules
  /** Runs the examples too, where it is given. */
  readonly projectsOf?: ProjectsOf
}

/** Checks rules that could be read; issues in the order of files and lines. */
export function lintRules(set: RuleSet, { fields, compiled, projectsOf }: LintSettings): Issue[] {
  const uses = keywordUses(compiled)
  const issues = [
    ...set.warnings,
    ...uses.flatMap((use) => lintKeyword(use)),
    ...lintShadows(uses),
    ...set.rules.flatMap((rule) => unknownFields(rule, fields)),
    ...set.rules.flatMap((rule) => nearColumns(rule, fields)),
    ...set.rules.flatMap((rule) => noExamples(rule)),
    ...[...set.rules, ...set.lists].flatMap((file) => noSchemaLine(file)),
    ...(projectsOf ? testExamples(set.rules, { fields: compiled.fields, projectsOf }).failed : []),
  ]
  return withoutRepeats(issues).toSorted((a, b) => byPlace(a, b))
}

function unknownFields({ claims }: Rule, fields: readonly string[]): Issue[] {
  return claims.flatMap(({ parts }) =>
    parts.flatMap(({ fields: choice, place }) => {
      if (choice.kind === 'any field') return []
      return choice.names
        .filter((name) => !fields.includes(name))
        .map((name): Issue => {
          const known = didYouMean(name, fields) || `, there are ${fields.join(', ')}`
          const message = `no text field "${name}" in the input${known}`
          return { severity: 'warning', code: 'unknown-field', place, message }
        })
    }),
  )
}

const COLUMNS = [...KNOWN.numeric, ...KNOWN.categorical].map(([name]) => name)

/** Columns of conditions that nobody knows by that name and that are near a usual one. */
function nearColumns({ claims }: Rule, fields: readonly string[]): Issue[] {
  return claims.flatMap(({ where }) =>
    where.flatMap(({ column, place }): Issue[] => {
      const near = nearestOf(column, COLUMNS)
      if (near === undefined || COLUMNS.includes(column) || fields.includes(column)) return []
      const message = `"${column}" is none of the usual columns (did you mean "${near}"?)`
      return [{ severity: 'warning', code: 'unknown-column', place, message }]
    }),
  )
}

function noExamples({ examples, place, enabled }: Rule): Issue[] {
  const lacking = (['match', 'miss'] as const).filter((kind) => examples[kind].length === 0)
  if (lacking.length === 0 || !enabled) return []
  const message = `no examples of ${lacking.join(' and ')}: "kaskad rules test" has nothing to run`
  return [{ severity: 'note', code: 'no-examples', place, message }]
}

function noSchemaLine({ schemaLine, place }: Rule | SharedList): Issue[] {
  if (schemaLine) return []
  const message = 'no "# yaml-language-server: $schema=./rule.schema.json" line for editors'
  const whole = { file: place.file, line: 0, column: 0 }
  return [{ severity: 'note', code: 'missing-schema-line', place: whole, message }]
}

/** A keyword of a shared list is met once for each rule that includes it. */
function withoutRepeats(issues: readonly Issue[]): Issue[] {
  const byWords = new Map(
    issues.map((issue) => [`${Object.values(issue.place).join(':')} ${issue.message}`, issue]),
  )
  return [...byWords.values()]
}

function byPlace({ place: a }: Issue, { place: b }: Issue): number {
  if (a.file !== b.file) return a.file < b.file ? -1 : 1
  return a.line - b.line || a.column - b.column
}
