import { TEXT_FIELDS } from '../../cascade/plain-item.js'
import { loadRules } from '../../rules/language/folder.js'
import { lintRules } from '../../rules/checks/lint.js'
import type { Issue } from '../../types/parsed.js'
import { EXIT, put, type Edge, type ExitCode } from '../terminal/edge.js'
import { sayIssues } from '../terminal/fail.js'
import { projectsBy } from './rules-test.js'
import { many } from '../terminal/tally.js'

/** What `kaskad rules lint` was asked. */
export interface LintRequest {
  readonly path: string
  readonly options: { readonly json: boolean; readonly strict: boolean }
}

/** Checks rule files: 2 where there is an error, or a warning under `strict`; else 0. */
export async function lintFolder(edge: Edge, { path, options }: LintRequest): Promise<ExitCode> {
  const parsed = await loadRules(path)
  const issues = parsed.ok
    ? lintRules(parsed.value, { fields: TEXT_FIELDS, projectsOf: projectsBy(parsed.value) })
    : parsed.issues
  if (options.json) put(edge, JSON.stringify(issues, undefined, 2))
  else {
    await sayIssues(edge, issues)
    const files = parsed.ok ? `${many(parsed.value.rules.length, 'rule')}: ` : ''
    put(edge, files + countsOf(issues))
  }
  const fatal = options.strict ? ['error', 'warning'] : ['error']
  return issues.some(({ severity }) => fatal.includes(severity)) ? EXIT.mistake : EXIT.done
}

function countsOf(issues: readonly Issue[]): string {
  const count = (severity: Issue['severity']): string =>
    many(issues.filter((issue) => issue.severity === severity).length, severity)
  return `${count('error')}, ${count('warning')}, ${count('note')}`
}
