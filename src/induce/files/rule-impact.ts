import { measureImpact, type Impact, type RowChange } from '../../evaluate/impact.js'
import type { RuleSet } from '../../rules/language/rule.js'
import type { Item } from '../../types/item.js'
import { askRules, type AskRules, type RuleSettings } from '../../cascade/ask-rules.js'

/** How two versions of the rules are compared. */
export interface RuleImpactOptions extends RuleSettings {
  readonly none: string
  /** What the project column holds for a title that names several. */
  readonly collection: string
  /** Rows shown per project and kind of change. */
  readonly examples: number
}

/** Runs two versions of the rules over the same rows, in one pass, and compares what they say. */
export async function measureRuleImpact(
  versions: { readonly before: RuleSet; readonly after: RuleSet },
  items: AsyncIterable<Item> | Iterable<Item>,
  options: RuleImpactOptions,
): Promise<Impact> {
  const { ask: before } = askRules(versions.before, options)
  const { ask: after } = askRules(versions.after, options)
  async function* changes(): AsyncGenerator<RowChange> {
    for await (const item of items) {
      yield {
        id: item.id,
        title: item.texts['title'] ?? '',
        before: columnOf(before, item, options),
        after: columnOf(after, item, options),
        gold: item.gold,
      }
    }
  }
  return measureImpact(changes(), options)
}

function columnOf(ask: AskRules, item: Item, words: ProjectWords): string {
  return columnAnswer(ask(item).projects, words)
}

/** The words of the project column that are no project. */
export type ProjectWords = Pick<RuleImpactOptions, 'none' | 'collection'>

/** What the project column holds for these projects. */
export function columnAnswer(
  projects: readonly string[],
  { none, collection }: ProjectWords,
): string {
  const [first = none, ...rest] = projects
  return rest.length > 0 ? collection : first
}
