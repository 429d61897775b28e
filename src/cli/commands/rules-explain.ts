import { createArena } from '../../normalise/fold/arena.js'
import { TEXT_FIELDS } from '../../cascade/plain-item.js'
import { createFolder } from '../../normalise/fold/fold.js'
import { CASE_FOLD, FULL_FOLD } from '../../normalise/fold/fold-steps.js'
import { normalise } from '../../normalise/fold/normalise.js'
import { compileRules } from '../../rules/matching/compile.js'
import { explainRule, type Explanation } from '../../rules/checks/explain.js'
import { formatExplanation } from '../../rules/checks/format-explanation.js'
import type { RuleSet } from '../../rules/language/rule.js'
import { KaskadError } from '../../types/error.js'
import type { Item } from '../../types/item.js'
import { EXIT, put, type Edge, type ExitCode } from '../terminal/edge.js'
import { rulesAt } from '../settings/engine-of.js'
import { typedItem } from '../settings/one-item.js'
import type { CascadeOptions } from '../settings/options.js'
import { loadSettings, type Settings } from '../settings/settings.js'

/** What `kaskad rules explain` was asked. */
export interface ExplainRequest {
  readonly title: string
  readonly options: CascadeOptions & {
    readonly project: string
    readonly set?: string
    readonly json: boolean
  }
}

/** Says why a project's rule matches a title, or why it does not. */
export async function explainProject(
  edge: Edge,
  { title, options }: ExplainRequest,
): Promise<ExitCode> {
  const settings = await loadSettings(options)
  const set = await rulesAt(settings.rules)
  const item = typedItem(title, options.set)
  const explanation = explanationOf({ set, settings, item }, options.project)
  const text = options.json
    ? JSON.stringify(explanation, undefined, 2)
    : formatExplanation(explanation).join('\n')
  put(edge, text)
  return EXIT.done
}

/** What is explained: an item, under some rules. */
export interface Explained {
  readonly set: RuleSet
  readonly settings: Settings
  readonly item: Item
}

/** One project's explanation. @throws KaskadError `usage` where no rule is for it. */
export function explanationOf({ set, settings, item }: Explained, project: string): Explanation {
  const { fold = 'full', typos = 'auto', wishes } = settings
  const steps = fold === 'case' ? CASE_FOLD : FULL_FOLD
  const fields = wishes.texts?.map(({ name }) => name) ?? TEXT_FIELDS
  const compiled = compileRules(set, { fields, fold, typos, itemSteps: steps })
  const normal = normalise(item, createFolder(steps), createArena())
  const explanation = explainRule(compiled, project, normal)
  if (explanation) return explanation
  const known = set.rules.map((rule) => rule.project).join(', ')
  throw new KaskadError('usage', `no rule for "${project}"; there are rules for ${known}`)
}
