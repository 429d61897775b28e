import { askRules } from '../../cascade/ask-rules.js'
import { describeExamples, testExamples } from '../../rules/checks/test-examples.js'
import type { Item } from '../../types/item.js'
import { EXIT, put, putJson, type Edge, type ExitCode } from '../terminal/edge.js'
import { rulesAt } from '../settings/open-rules.js'
import { sayIssues } from '../terminal/fail.js'
import { loadSettings, ruleSettingsOf } from '../settings/settings.js'
import type { OptionsOf } from '../terminal/shell.js'
import type { declareRulesTest } from './rules.js'

type Options = OptionsOf<typeof declareRulesTest>

/** Runs the examples of rule files: 0 where all came out as they say, else 2. */
export async function testFolder(edge: Edge, path: string, options: Options): Promise<ExitCode> {
  const settings = ruleSettingsOf(await loadSettings(options))
  const set = await rulesAt(edge, path)
  const { ask, compiled } = askRules(set, settings)
  const projectsOf = (item: Item): readonly string[] => ask(item).projects
  const report = testExamples(set.rules, { fields: compiled.fields, projectsOf })
  if (options.json) putJson(edge, report)
  else {
    await sayIssues(edge, [...report.failed, ...report.todo])
    put(edge, describeExamples(report))
  }
  return report.failed.length > 0 ? EXIT.mistake : EXIT.done
}
