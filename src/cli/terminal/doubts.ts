import { similarNames } from '../../normalise/words/similar-names.js'
import type { InputHas } from '../../read/read.js'
import { unmetNeeds } from '../../rules/checks/needs.js'
import type { RuleSet } from '../../rules/language/rule.js'
import type { ColumnFill } from '../../types/fill.js'
import { say, type Edge } from './edge.js'
import { sayIssues } from './fail.js'
import { many } from './tally.js'

/** Doubts of one kind that a run tells of. */
const TOLD = 5

/** Warns of what rules probably do not mean and decisions depend on, the first few; lint tells them all. */
export async function sayRuleWarnings(
  edge: Edge,
  { warnings }: RuleSet,
  path: string,
): Promise<void> {
  const told = warnings.filter(({ severity }) => severity === 'warning')
  await sayIssues(edge, told.slice(0, TOLD))
  const more = told.length - TOLD
  if (more > 0) say(edge, `${many(more, 'warning')} more: kaskad rules lint ${path} tells them all`)
}

/** Warns of labels that look alike; they stay labels of their own. */
export function saySimilarLabels(edge: Edge, labels: Iterable<string>): void {
  const found = similarNames(labels)
  for (const { first, second } of found.slice(0, TOLD))
    say(
      edge,
      `warning: label "${second}" looks like "${first}": two projects, or one written twice?`,
    )
  const more = found.length - TOLD
  if (more > 0) say(edge, `warning: ${many(more, 'label')} more that look like another`)
}

/** Rules, and what was said of inputs beside them: headers looked at and lines told. */
export interface Unmet {
  readonly rules: RuleSet | undefined
  /** What stands in for missing values: such columns are there. */
  readonly missing: readonly ColumnFill[]
  readonly unmet: Set<string>
}

/** Says once which fields and columns rules ask for and the input has not. */
export function sayUnmet(
  edge: Edge,
  has: InputHas | undefined,
  { rules, unmet, missing }: Unmet,
): void {
  const header = has?.header.join('\n')
  if (!rules || !has || header === undefined || unmet.has(header)) return
  unmet.add(header)
  for (const line of unmetNeeds(rules, {
    ...has,
    names: [...has.names, ...missing.map(({ column }) => column)],
  })) {
    if (unmet.has(line)) continue
    unmet.add(line)
    say(edge, `warning: ${line}`)
  }
}
