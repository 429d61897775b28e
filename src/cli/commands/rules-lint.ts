import { askRules, type RuleSettings } from '../../cascade/ask-rules.js'
import { loadRules } from '../../rules/language/folder.js'
import { lintRules } from '../../rules/checks/lint.js'
import type { RuleSet } from '../../rules/language/rule.js'
import type { Issue } from '../../types/parsed.js'
import { EXIT, put, putJson, type Edge, type ExitCode } from '../terminal/edge.js'
import { sayIssues } from '../terminal/fail.js'
import { loadSettings, ruleSettingsOf } from '../settings/settings.js'
import { many } from '../terminal/tally.js'

/** What `kaskad rules lint` was asked. */
export interface LintRequest {
  readonly path: string
  readonly options: { readonly config?: string; readonly json: boolean; readonly strict: boolean }
}

/** Checks rule files: 2 where there is an error, or a warning under `strict`; else 0. */
export async function lintFolder(edge: Edge, { path, options }: LintRequest): Promise<ExitCode> {
  const { config } = options
  const settings = ruleSettingsOf(await loadSettings(config === undefined ? {} : { config }))
  const parsed = await loadRules(path)
  const issues = parsed.ok ? lintFor(parsed.value, settings) : parsed.issues
  if (options.json) putJson(edge, issues)
  else {
    await sayIssues(edge, issues)
    const files = parsed.ok ? `${many(parsed.value.rules.length, 'rule')}: ` : ''
    put(edge, files + countsOf(issues))
  }
  const fatal = options.strict ? ['error', 'warning'] : ['error']
  return issues.some(({ severity }) => fatal.includes(severity)) ? EXIT.mistake : EXIT.done
}

function lintFor(
  set: RuleSet,
  settings: RuleSettings & { readonly fields: readonly string[] },
): Issue[] {
  const { compiled, ask } = askRules(set, settings)
  const { fields } = settings
  return lintRules(set, { fields, compiled, projectsOf: (item) => ask(item).projects })
}

function countsOf(issues: readonly Issue[]): string {
  const count = (severity: Issue['severity']): string =>
    many(issues.filter((issue) => issue.severity === severity).length, severity)
  return `${count('error')}, ${count('warning')}, ${count('note')}`
}
