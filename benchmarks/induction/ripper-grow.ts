import { hasFeature, type Table } from './ripper-table.js'

/** Whether a feature is there, or is not. */
export interface Condition {
  readonly feature: number
  readonly present: boolean
}

/** Rows to grow a rule on or to prune it. */
export interface Sample {
  readonly table: Table
  readonly rows: readonly number[]
  readonly isPositive: Uint8Array
}

/** Positive rows that a rule must keep. */
const LEAST_POSITIVE = 2

/** Adds the condition with the largest gain of information until no negative row is covered. */
export function growRule(
  { table, rows, isPositive }: Sample,
  start: readonly Condition[],
): readonly Condition[] {
  const conditions = [...start]
  const counts = [new Int32Array(table.having.length), new Int32Array(table.having.length)] as const
  const meets = (row: number, { feature, present }: Condition): boolean =>
    hasFeature(table.rows[row] as Int32Array, feature) === present
  let covered = rows.filter((row) => start.every((condition) => meets(row, condition)))
  while (covered.some((row) => isPositive[row] === 0)) {
    const next = bestCondition({ table, rows: covered, isPositive }, counts)
    if (!next) break
    conditions.push(next)
    covered = covered.filter((row) => meets(row, next))
  }
  return conditions
}

/** With more rows than these, features that no positive row has are left out: their absence tells next to nothing. */
const MANY = 500

/** FOIL's gain: positive rows kept times the bits that each of them is surer by. */
function bestCondition(
  { table, rows, isPositive }: Sample,
  counts: readonly [Int32Array, Int32Array],
): Condition | undefined {
  const [negatives, positives] = counts
  const own = rows.filter((row) => isPositive[row] === 1)
  const touched: number[] = []
  for (const row of own) {
    for (const feature of table.rows[row] as Int32Array) {
      if (positives[feature] === 0) touched.push(feature)
      positives[feature] = (positives[feature] as number) + 1
    }
  }
  const all = rows.length > MANY
  for (const row of rows) {
    if (isPositive[row] === 1) continue
    for (const feature of table.rows[row] as Int32Array) {
      if (positives[feature] === 0 && all) continue
      if (positives[feature] === 0 && negatives[feature] === 0) touched.push(feature)
      negatives[feature] = (negatives[feature] as number) + 1
    }
  }
  const best = mostTelling(touched, counts, { positive: own.length, all: rows.length })
  for (const feature of touched) {
    positives[feature] = 0
    negatives[feature] = 0
  }
  return best
}

function mostTelling(
  features: readonly number[],
  [negatives, positives]: readonly [Int32Array, Int32Array],
  { positive, all }: { readonly positive: number; readonly all: number },
): Condition | undefined {
  const before = Math.log2(positive / all)
  let best: Condition | undefined
  let most = 0
  for (const feature of features) {
    const right = positives[feature] as number
    const wrong = negatives[feature] as number
    for (const present of [true, false]) {
      const kept = present ? right : positive - right
      const other = present ? wrong : all - positive - wrong
      if (kept < Math.min(LEAST_POSITIVE, positive)) continue
      const gain = kept * (Math.log2(kept / (kept + other)) - before)
      if (gain <= most) continue
      most = gain
      best = { feature, present }
    }
  }
  return best
}
