import { setTimeout as sleep } from 'node:timers/promises'
import { askRules, type RuleSettings } from '../../cascade/ask-rules.js'
import { loadRules } from '../../rules/language/folder.js'
import { readRuleSources } from '../../rules/language/rule-sources.js'
import { readItems } from '../../read/read.js'
import { checkConditions } from '../../rules/checks/lint-data.js'
import { LINT_CHECKS, lintRules } from '../../rules/checks/lint.js'
import { withoutIgnored } from '../../rules/checks/lint-ignores.js'
import { KaskadError } from '../../types/error.js'
import type { RuleSet } from '../../rules/language/rule.js'
import type { Issue } from '../../types/parsed.js'
import { EXIT, put, putJson, say, type Edge, type ExitCode } from '../terminal/edge.js'
import { sayIssues } from '../terminal/fail.js'
import { loadSettings, readingOf, ruleSettingsOf, type Settings } from '../settings/settings.js'
import { many } from '../terminal/tally.js'
import { githubLine, sarifOf } from './lint-annotations.js'
import type { OptionsOf } from '../terminal/shell.js'
import type { declareLint } from './rules.js'

type Options = OptionsOf<typeof declareLint>

/** Checks rule files: 2 where there is an error, or a warning under `strict`; else 0. */
export async function lintFolder(edge: Edge, path: string, options: Options): Promise<ExitCode> {
  if (options.json && options.format !== undefined)
    throw new KaskadError('usage', '--json and --format: expected one of them')
  if (!options.watch) return lintOnce(edge, path, options)
  const { createStateReader } = await import('../../batch/server/folder-state.js')
  const readState = createStateReader([path], undefined)
  const { interrupted: signal } = edge
  let code: ExitCode = EXIT.done
  let seen = ''
  while (!signal.aborted) {
    const state = await readState()
    if (state !== seen) code = await lintOnce(edge, path, options)
    if (state !== seen) say(edge, `watching ${path}`)
    seen = state
    await sleep(LOOK_MS, undefined, { signal }).catch(() => undefined)
  }
  return code
}

/** How often the files are looked at. */
const LOOK_MS = 250

async function lintOnce(edge: Edge, path: string, options: Options): Promise<ExitCode> {
  const settings = await loadSettings(options)
  const parsed = await loadRules(path)
  const found = parsed.ok
    ? [
        ...lintFor(parsed.value, ruleSettingsOf(settings)),
        ...(options.on === undefined
          ? []
          : await lintOn(edge, parsed.value, { settings, on: options.on })),
      ]
    : parsed.issues
  const texts = await readRuleSources(path)
  const issues = withoutIgnored(found, texts.ok ? texts.value.sources.files : [])
  if (options.json) putJson(edge, issues)
  else if (options.format === 'sarif') putJson(edge, sarifOf(issues, LINT_CHECKS))
  else if (options.format === 'github') for (const issue of issues) put(edge, githubLine(issue))
  else {
    await sayIssues(
      edge,
      issues.map((issue) => ({ ...issue, message: `${issue.message} [${issue.code}]` })),
    )
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

/** Sets the conditions of rules beside the rows of files. */
async function lintOn(
  edge: Edge,
  set: RuleSet,
  { settings, on }: { readonly settings: Settings; readonly on: string },
): Promise<Issue[]> {
  const inputs = on.split(',').map((name) => name.trim())
  const check = checkConditions(set)
  for await (const { items } of readItems(readingOf(edge, { inputs, settings })))
    for (const item of items) check.add(item)
  return check.issues()
}

function countsOf(issues: readonly Issue[]): string {
  const count = (severity: Issue['severity']): string =>
    many(issues.filter((issue) => issue.severity === severity).length, severity)
  return `${count('error')}, ${count('warning')}, ${count('note')}`
}
