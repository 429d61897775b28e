import { createArena } from '../normalise/arena.js'
import { createFolder } from '../normalise/fold.js'
import { FULL_FOLD } from '../normalise/fold-steps.js'
import type { NormalItem } from '../normalise/normal-item.js'
import { normalise } from '../normalise/normalise.js'
import { TEXT_FIELDS } from '../cascade/plain-item.js'
import type { Evidence } from '../heads/features.js'
import { readItems } from '../read/read.js'
import { compileRules } from '../rules/compile.js'
import { matchRules } from '../rules/match.js'
import { KaskadError } from '../types/error.js'
import { say, type Edge } from './edge.js'
import { rulesFor } from './engine-of.js'
import { sayIssues } from './fail.js'
import type { CascadeOptions, ColumnOptions } from './options.js'
import { readingOf, textFieldsOf, type Settings } from './settings.js'
import { many } from './tally.js'

/** What labelled rows are read for. */
export interface LabelledRequest {
  readonly inputs: readonly string[]
  readonly options: CascadeOptions & ColumnOptions
  readonly settings: Settings
}

/**
 * Reads labelled rows whole, each with what the rules claim of it.
 *
 * A row without a label, or labelled as a compilation, is no project's to learn from.
 */
export async function labelledRows(edge: Edge, request: LabelledRequest): Promise<Evidence[]> {
  const { settings } = request
  const fields = textFieldsOf(settings.wishes) ?? TEXT_FIELDS
  const folder = createFolder(FULL_FOLD)
  const arena = createArena()
  const items: NormalItem[] = []
  let left = 0
  for await (const batch of readItems(readingOf(edge, { ...request, needLabel: true }))) {
    edge.interrupted.throwIfAborted()
    if (batch.notes.length > 0) await sayIssues(edge, batch.notes)
    const usable = batch.items.filter(
      ({ gold }) => gold !== undefined && gold !== settings.wording.collectionLabel,
    )
    for (const raw of usable) items.push(normalise(raw, folder, arena))
    left += batch.rejects.length + batch.items.length - usable.length
  }
  if (left > 0)
    say(
      edge,
      `left out: ${many(left, 'row')} that cannot be read, has no label or is a compilation`,
    )

  refuseOneLabel(items)
  const usesRules = settings.stages?.includes('rules') ?? true
  const projects = new Set(items.map(({ item }) => item.gold ?? ''))
  const set = usesRules ? await rulesFor(edge, { settings, projects }) : undefined
  const { fold = 'full', typos = 'auto' } = settings
  const rules = set && compileRules(set, { fields, fold, typos, itemSteps: FULL_FOLD })
  return items.map((item) => ({ item, claims: rules ? matchRules(rules, item) : [] }))
}

/** @throws KaskadError `input` where there is nothing to tell apart. */
function refuseOneLabel(items: readonly NormalItem[]): void {
  const labels = new Set(items.map(({ item }) => item.gold ?? ''))
  if (labels.size > 1) return
  const [only] = labels
  throw new KaskadError(
    'input',
    only === undefined
      ? 'no labelled rows: heads are learned from rows with a label'
      : `every row is labelled "${only}": heads need rows of at least two labels`,
  )
}
