import type { Evidence } from '../../heads/features/features.js'
import { readItems } from '../../read/read.js'
import { evidenceOf } from '../../learn/rows/evidence.js'
import { createFiller } from '../../cascade/fill-missing.js'
import type { RuleSet } from '../../rules/language/rule.js'
import type { ColumnFill } from '../../types/fill.js'
import { KaskadError } from '../../types/error.js'
import type { Item } from '../../types/item.js'
import { saySimilarLabels } from '../terminal/doubts.js'
import { say, type Edge } from '../terminal/edge.js'
import { fillsForTraining, sayFills } from './fills.js'
import { rulesFor } from './engine-of.js'
import { sayIssues } from '../terminal/fail.js'
import { readingOf, ruleSettingsOf, type Settings } from './settings.js'
import { many } from '../terminal/tally.js'

/** What labelled rows are read for. */
export interface LabelledOptions {
  readonly inputs: readonly string[]
  readonly settings: Settings
  /** What stood in for missing values of a model that a head alone is to join. */
  readonly missing?: readonly ColumnFill[] | undefined
}

/** Labelled rows, and what stands in for the values that they lack. */
export interface RowsToLearn {
  readonly rows: Evidence[]
  readonly missing: readonly ColumnFill[] | undefined
  /** The rules that stand before. */
  readonly rules: RuleSet | undefined
}

/**
 * Reads labelled rows whole, each with what the rules claim of it.
 *
 * A row without a label, or labelled as a compilation, is no project's to learn from.
 */
export async function labelledRows(edge: Edge, request: LabelledOptions): Promise<RowsToLearn> {
  const { settings } = request
  const items: Item[] = []
  let left = 0
  for await (const batch of readItems(readingOf(edge, { ...request, needLabel: true }))) {
    edge.interrupted.throwIfAborted()
    if (batch.notes.length > 0) await sayIssues(edge, batch.notes)
    const usable = batch.items.filter(
      ({ gold }) => gold !== undefined && gold !== settings.wording.collectionLabel,
    )
    for (const item of usable) items.push(item)
    left += batch.rejects.length + batch.items.length - usable.length
  }
  if (left > 0)
    say(
      edge,
      `left out: ${many(left, 'row')} that cannot be read, has no label or is a compilation`,
    )

  refuseOneLabel(items)
  const usesRules = settings.stages?.includes('rules') ?? true
  const projects = new Set(items.map(({ gold }) => gold ?? ''))
  const opened = usesRules ? await rulesFor(edge, { settings, projects }) : undefined
  const rules = opened?.set
  await opened?.keep()
  saySimilarLabels(edge, [...projects, ...(rules?.rules ?? []).map(({ project }) => project)])
  const missing = request.missing ?? fillsForTraining(settings, items)
  sayFills(edge, missing ?? [])
  const filled = items.map(createFiller(missing))
  return {
    rows: evidenceOf(filled, rules && { rules, ...ruleSettingsOf(settings) }),
    missing,
    rules,
  }
}

/** @throws KaskadError `input` where there is nothing to tell apart. */
function refuseOneLabel(items: readonly Item[]): void {
  const labels = new Set(items.map(({ gold }) => gold ?? ''))
  if (labels.size > 1) return
  const [only] = labels
  throw new KaskadError(
    'input',
    only === undefined
      ? 'no labelled rows: heads are learned from rows with a label'
      : `every row is labelled "${only}": heads need rows of at least two labels`,
  )
}
