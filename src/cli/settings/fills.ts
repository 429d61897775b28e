import { detectsLanguage, loadLanguages } from '../../normalise/language/item-language.js'
import { learnFills, type FillLearner } from '../../cascade/fill-missing.js'
import type { ColumnWishes } from '../../read/columns/columns.js'
import { readItems } from '../../read/read.js'
import { KaskadError } from '../../types/error.js'
import type { ColumnFill, FillPlan, FillWish } from '../../types/fill.js'
import type { Item } from '../../types/item.js'
import { say, type Edge } from '../terminal/edge.js'

/**
 * What stands in for missing values by a plan alone: what it states, or learns from the file that it
 * names. Undefined where training learns it.
 *
 * @throws KaskadError `config` where the file has no value of a column.
 */
export async function fillsOf(
  plan: FillPlan | 'off' | undefined,
  asked: ColumnWishes,
): Promise<readonly ColumnFill[] | undefined> {
  if (plan === undefined || plan === 'off') return undefined
  if (plan.wishes.some((wish) => isDetected(wish))) await loadLanguages()
  if (plan.from === undefined)
    return isStated(plan) ? learnFills(plan.wishes).fills().fills : undefined
  // The file needs no labels, and nothing of it is carried along.
  const wishes: ColumnWishes = Object.fromEntries(
    Object.entries(asked).filter(([name]) => name !== 'keep' && name !== 'label'),
  )
  const learner = learnFills(plan.wishes)
  for await (const { items } of readItems({ inputs: [plan.from], wishes }))
    for (const item of items) learner.add(item)
  return known(learner.fills(), plan.from)
}

function isDetected({ column, how }: FillWish): boolean {
  return how.kind === 'value' && detectsLanguage({ column, otherwise: how.value })
}

/** True where nothing has to be learnt. */
function isStated({ wishes }: FillPlan): boolean {
  return wishes.every(({ how }) => how.kind === 'value')
}

/** What stands in for missing values of training rows: by the plan, else learnt from the rows. */
export function fillsForTraining(
  { missing: plan, fills }: FillSettings,
  rows: readonly Item[],
): readonly ColumnFill[] | undefined {
  if (plan === undefined || plan === 'off' || fills) return fills
  const learner = learnFills(plan.wishes)
  for (const row of rows) learner.add(row)
  return known(learner.fills(), 'the labelled rows')
}

/** Files that fills are learnt from: read, so never written over. */
export function filesOfFills({ missing }: FillSettings): readonly string[] {
  return missing === undefined || missing === 'off' || missing.from === undefined
    ? []
    : [missing.from]
}

/** The settings that say what stands in for missing values. */
interface FillSettings {
  readonly missing: FillPlan | 'off' | undefined
  readonly fills: readonly ColumnFill[] | undefined
}

/**
 * What stands in for missing values beside a model: what the settings say, else what it was trained
 * with.
 *
 * @throws KaskadError `config` where modes or medians are wanted and nothing has learnt them.
 */
export function fillsBeside(
  { missing: plan, fills }: FillSettings,
  learnt: readonly ColumnFill[] | undefined,
): readonly ColumnFill[] {
  if (plan === 'off') return []
  if (fills ?? learnt ?? plan === undefined) return fills ?? learnt ?? []
  const wished = plan?.wishes.find(({ how }) => how.kind !== 'value')
  throw new KaskadError(
    'config',
    `missing: the ${wished?.how.kind} of "${wished?.column}" is learnt from rows: say missing.from FILE, or train a model with these settings`,
  )
}

/** Says what stands in for missing values, where anything does. */
export function sayFills(edge: Edge, fills: readonly ColumnFill[]): void {
  if (fills.length === 0) return
  const named = fills.map(({ column, by, otherwise }) =>
    by === undefined ? `${column} = ${otherwise}` : `${column} by ${by}, else ${otherwise}`,
  )
  say(edge, `note: missing values are filled: ${named.join('; ')}`)
}

function known(
  { fills, unknown }: ReturnType<FillLearner['fills']>,
  source: string,
): readonly ColumnFill[] {
  const [first] = unknown
  if (first === undefined) return fills
  throw new KaskadError(
    'config',
    `missing: no row of ${source} has a value of "${first}" to learn from`,
  )
}
