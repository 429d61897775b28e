import { askRules } from '../../cascade/ask-rules.js'
import { explainRule } from '../../rules/checks/explain.js'
import { formatExplanation } from '../../rules/checks/format-explanation.js'
import { KaskadError } from '../../types/error.js'
import { EXIT, put, putJson, type Edge, type ExitCode } from '../terminal/edge.js'
import { rulesAt } from '../settings/open-rules.js'
import { typedItem } from '../settings/one-item.js'
import type { OptionsOf } from '../terminal/shell.js'
import type { declareRulesExplain } from './rules.js'
import { loadSettings, ruleSettingsOf } from '../settings/settings.js'

type Options = OptionsOf<typeof declareRulesExplain>

/** Says why a project's rule matches a title, or why it does not. */
export async function explainProject(
  edge: Edge,
  title: string,
  options: Options,
): Promise<ExitCode> {
  const settings = await loadSettings(options)
  const set = await rulesAt(edge, settings.rules)
  const asking = ruleSettingsOf(settings)
  const { compiled, ask } = askRules(set, asking)
  const { item } = ask(typedItem(title, options.set, asking))
  const explanation = explainRule(compiled, options.project, item)
  if (!explanation) {
    const known = set.rules.map((rule) => rule.project).join(', ')
    throw new KaskadError('usage', `no rule for "${options.project}"; there are rules for ${known}`)
  }
  if (options.json) putJson(edge, explanation)
  else for (const line of formatExplanation(explanation)) put(edge, line)
  return EXIT.done
}
