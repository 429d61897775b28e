import { evaluate } from '../../src/evaluate/evaluate.js'
import type { Evaluation, JudgedRow } from '../../src/evaluate/evaluation.js'
import type { InducedRule } from '../../src/induce/files/induced-rule.js'
import type { AskRules } from '../../src/cascade/ask-rules.js'
import type { Item } from '../../src/types/item.js'

/** The word for titles that name several. */
export const COLLECTION = 'сборник'

/** What a stage of rules alone says of rows, beside their labels. */
export function judgeBy(ask: AskRules, items: readonly Item[]): JudgedRow[] {
  return items.map((item) => {
    const [first = 'none', ...rest] = ask(item).projects
    return judged(item, rest.length > 0 ? COLLECTION : first)
  })
}

/** One answer beside its label. */
export function judged(item: Item, predicted: string): JudgedRow {
  const kind = predicted === 'none' ? 'none' : 'assigned'
  return { gold: item.gold ?? 'none', predicted, kind, stage: 'rules' }
}

/** A line: macro F1 with its interval, precision and recall over the projects, none. */
export async function line(name: string, rows: readonly JudgedRow[]): Promise<void> {
  const found = await evaluate(rows, { none: 'none', seed: 1, bootstrap: 200 })
  const [low, high] = found.intervals?.macroF1WithoutNone ?? [0, 0]
  const { f1, precision, recall } = overProjects(found)
  console.log(
    `${name.padEnd(44)}${figure(f1)} (all labels ${figure(found.macroF1WithoutNone ?? 0)} [${figure(low)}, ${figure(high)}])  ` +
      `P ${figure(precision)}  R ${figure(recall)}  none P ${figure(found.none.precision ?? 0)} R ${figure(found.none.recall ?? 0)}`,
  )
}

/** Means over the projects, the word for collections left out. */
function overProjects({ projects }: Evaluation): { f1: number; precision: number; recall: number } {
  const own = projects.filter(({ project, support }) => support > 0 && project !== COLLECTION)
  const mean = (of: 'f1' | 'precision' | 'recall'): number =>
    own.reduce((sum, one) => sum + (one[of] ?? 0), 0) / own.length
  return { f1: mean('f1'), precision: mean('precision'), recall: mean('recall') }
}

/** How much there is to read: keywords and conditions per project. */
export function readability(rules: readonly InducedRule[]): string {
  const keywords = rules.map(({ claims }) =>
    claims.reduce((sum, claim) => sum + claim.keywords.length, 0),
  )
  const conditions = rules.map(({ claims }) =>
    claims.reduce((sum, claim) => sum + claim.conditions.length, 0),
  )
  return `keywords per project: median ${median(keywords)}, most ${Math.max(...keywords)}; conditions: median ${median(conditions)}, most ${Math.max(...conditions)}`
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0
}

function figure(value: number): string {
  return value.toFixed(4)
}
